import Diagnostics
import FinancialValues
import StrictYAML

/// Values that are one scalar.
extension RecordReader {
    mutating func scalarValue(_ scalar: YAMLScalar, _ kind: ValueKind, at key: Located<String>) -> SyntaxValue {
        if refusesTimeOfDay(kind), reportsTimeOfDay(scalar, kind) { return .invalid }
        switch kind {
        case .text: return text(scalar, at: key)
        case .identifier: return .text(scalar.trimmedText)
        case .ownName: return ownName(scalar).map(SyntaxValue.word) ?? .invalid
        case .name: return name(scalar).map(SyntaxValue.word) ?? .invalid
        case .choice(let words): return choice(scalar, words).map(SyntaxValue.word) ?? .invalid
        case .boolean: return boolean(scalar)
        case .integer: return read(scalar) { text throws(ScalarFault) in .integer(try NumberText.integer(text)) }
        case .number: return read(scalar) { text throws(ScalarFault) in .number(try NumberText.read(text)) }
        case .money: return read(scalar) { text throws(ScalarFault) in .money(try MoneyText.read(text)) }
        case .date: return read(scalar) { text throws(ScalarFault) in .date(try DateText.read(text)) }
        case .currency: return currency(scalar)
        case .paymentTerms: return paymentTerms(scalar)
        case .literal: return literal(scalar)
        case .clock:
            let (clock, faults) = ClockParser.parse(scalar)
            diagnostics += faults
            return clock.map(SyntaxValue.clock) ?? .invalid
        default: return phrase(scalar, kind)
        }
    }

    /// Values that are a phrase of one form.
    private mutating func phrase(_ scalar: YAMLScalar, _ kind: ValueKind) -> SyntaxValue {
        let value: SyntaxValue? = read(phrase: scalar) { cursor throws(PhraseFault) in
            if case .promiseLimit = kind {
                let (broken, days) = try cursor.promiseLimit()
                return .promiseLimit(broken: broken, days: days)
            }
            if case .rateBound = kind { return try cursor.rateBound() }
            return switch kind {
            case .percent: .percent(try cursor.percent())
            case .publishedRate: .percent(try cursor.publishedRate())
            case .points: .number(try cursor.points())
            case .duration: .duration(try cursor.duration())
            case .fullDays: .fullDays(try cursor.fullDays())
            case .age: .duration(try cursor.age())
            case .warning: .warning(try cursor.warning())
            case .datePeriod: .period(try cursor.datePeriod())
            case .contactLimit: .frequency(try cursor.contactLimit())
            case .occurrences: .frequency(try cursor.occurrences())
            case .repetition: .repetition(try cursor.repetition())
            case .receipt: .receipt(try cursor.receipt())
            case .insertion: .insertion(try cursor.insertion())
            case .progress: .progress(days: try cursor.progress())
            default: preconditionFailure("every other kind is read elsewhere")
            }
        }
        return value ?? .invalid
    }

    /// What a phrase says; `nil` after a fault, which is reported.
    mutating func read<Value>(
        phrase scalar: YAMLScalar, _ parse: (inout PhraseCursor) throws(PhraseFault) -> Value
    ) -> Value? {
        var cursor = PhraseCursor(scalar)
        defer { diagnostics += cursor.diagnostics }
        do throws(PhraseFault) {
            return try parse(&cursor)
        } catch {
            // A text that is not closed was reported, and explains every other fault.
            if cursor.diagnostics.allSatisfy({ $0.code != .unbalanced }) { diagnostics.append(error.diagnostic) }
            return nil
        }
    }

    private mutating func read(
        _ scalar: YAMLScalar, _ parse: (String) throws(ScalarFault) -> SyntaxValue
    ) -> SyntaxValue {
        do throws(ScalarFault) {
            return try parse(scalar.trimmedText)
        } catch {
            diagnostics.append(error.diagnostic(at: scalar.range))
            return .invalid
        }
    }

    // MARK: Texts

    private mutating func text(_ scalar: YAMLScalar, at key: Located<String>) -> SyntaxValue {
        if scalar.style == .plain, let comment = scalar.trailingComment, comment.text.hasPrefix("# ") {
            report(
                .commentInText, .warning, at: comment,
                "the text of \"\(key.value)\" ends before \"\(comment.text)\", which is a comment",
                help: "put the text in quotes, with or without the comment inside")
        }
        if scalar.style == .plain, scalar.isMultiline {
            report(
                .textOverSeveralLines, .warning, at: scalar.range,
                "the text of \"\(key.value)\" goes on over several lines without quotes",
                help: "begin it with \"|\", or quote it")
        }
        return .text(scalar.trimmedText)
    }

    /// Any literal: its type is said elsewhere.
    private mutating func literal(_ scalar: YAMLScalar) -> SyntaxValue {
        let text = scalar.trimmedText
        guard scalar.style == .plain else { return .literal(.text(text)) }
        if text == "true" || text == "false" { return .literal(.boolean(text == "true")) }
        if let date = CalendarDate(iso: text) { return .literal(.date(date)) }
        guard let first = text.utf8.first, first.isDigit || first == UInt8(ascii: "-") else {
            return .literal(isName(text) ? .word(text) : .text(text))
        }
        if let days = try? days(text) { return .literal(.days(days)) }
        let hasUnit = text.contains(where: \.isLetter)
        if hasUnit, let currency = text.split(separator: " ").last, CurrencyCode(currency) == nil {
            return .literal(.text(text))
        }
        return read(scalar) { text throws(ScalarFault) in
            hasUnit ? .literal(.money(try MoneyText.read(text))) : .literal(.number(try NumberText.read(text)))
        }
    }

    /// `15 days`
    private func days(_ text: String) throws -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[1] == "days" || parts[1] == "day" else { return nil }
        let count = try NumberText.integer(String(parts[0]))
        return count >= 0 && count <= PhraseCursor.largestCount ? count : nil
    }

    private mutating func paymentTerms(_ scalar: YAMLScalar) -> SyntaxValue {
        do throws(PaymentTermsFault) {
            return .paymentTerms(try PaymentTerms(scalar.trimmedText))
        } catch {
            let readings = error.readings.map { "\"\($0)\"" }
            report(
                .malformedTerms, at: scalar.range, error.message,
                help: readings.isEmpty
                    ? "write them such as \"net 30\", \"days 45 then eom\" or \"eom then days 45\""
                    : "write \(readings.joined(separator: " or "))")
            return .invalid
        }
    }

    // MARK: Words

    private mutating func boolean(_ scalar: YAMLScalar) -> SyntaxValue {
        let text = scalar.trimmedText
        if text == "true" || text == "false" { return .boolean(text == "true") }
        let isTrue: Bool? =
            switch text.lowercased() {
            case "true", "yes", "on", "y", "oui", "ja", "1": true
            case "false", "no", "off", "n", "non", "nein", "0": false
            default: nil
            }
        report(
            .notABoolean, at: scalar.range, "expected true or false, found \"\(text)\"",
            help: isTrue.map { "write \"\($0)\"" },
            fix: isTrue.map { FixIt("write \($0)", replace: scalar.range, with: "\($0)") })
        return .invalid
    }

    private mutating func currency(_ scalar: YAMLScalar) -> SyntaxValue {
        let text = scalar.trimmedText
        if let currency = CurrencyCode(text), currency.isKnown { return .word(text) }
        report(unknownCurrency: text, at: scalar.range)
        return .invalid
    }

    mutating func report(unknownCurrency text: String, at range: SourceRange) {
        let capital = text.uppercased()
        let known = CurrencyCode(capital)?.isKnown == true ? capital : MoneyText.spoken[text.lowercased()]
        let near = known == nil ? NameSuggestion.question(for: capital, among: CurrencyCode.known.sorted()) : ""
        report(
            .unknownCurrency, at: range, "no currency \"\(text)\"\(near)",
            help: known.map { "write \"\($0)\"" } ?? "write a code of ISO 4217, such as EUR, GBP or USD",
            fix: known.map { FixIt("write \($0)", replace: range, with: $0) })
    }

    // MARK: Times of day

    private func refusesTimeOfDay(_ kind: ValueKind) -> Bool {
        switch kind {
        case .text, .identifier, .literal: false
        default: true
        }
    }

    /// `12:30`, which YAML 1.1 took for 750.
    private mutating func reportsTimeOfDay(_ scalar: YAMLScalar, _ kind: ValueKind) -> Bool {
        let parts = scalar.trimmedText.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0].count <= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return false }
        report(
            .timeOfDay, at: scalar.range, "there are no times of day in the language: \"\(scalar.trimmedText)\"",
            help: "expected \(kind.expected)")
        return true
    }
}

extension PhraseCursor {
    /// `2026-01-01 .. 2026-12-31`, and nothing more.
    fileprivate mutating func datePeriod() throws(PhraseFault) -> DayRange {
        let period = try wholePeriod()
        guard case .dates = period.value else {
            throw fault(
                .malformedPeriod, at: period.range, "this period needs its years",
                help: "write two dates, such as \"2026-01-01 .. 2026-12-31\"")
        }
        return period.value
    }

    mutating func wholePeriod() throws(PhraseFault) -> Located<DayRange> {
        let period = try period()
        guard isAtEnd else {
            throw fault(.malformedPeriod, at: rest, "expected the end of the period, found \(found)")
        }
        return period
    }
}
