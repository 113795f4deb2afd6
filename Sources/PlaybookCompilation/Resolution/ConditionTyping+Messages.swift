import Diagnostics
import FinancialValues
import PlaybookProgram
import PlaybookSyntax

extension ConditionTyping {
    func notBoolean(_ name: NameSyntax, _ type: ValueType) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: name.range, "\"\(name.text)\" is \(type.words), which is neither true nor false",
            help: "compare it, as in \"\(name.text) \(type.exampleComparison)\"")
    }

    func bareEvent(_ name: NameSyntax, _ named: PlaybookNames.Named) -> Diagnostic {
        let moment = named.isTask ? "done" : "sent"
        return Diagnostic(
            .typeMismatch, at: name.range, "\"\(name.text)\" is a \(named.what), which is neither true nor false",
            help: "write \"\(name.text) \(moment)\", or \"no \(name.text) within 10 days\"")
    }

    func bareTask(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: name.range, "\"\(name.text)\" is a task, which is neither true nor false",
            help: "write \"\(name.text) done\"")
    }

    func bareDay(_ name: NameSyntax, _ anchor: Anchor) -> Diagnostic {
        let help: String =
            switch anchor {
            case .insolvency: "write \"customer.insolvent\", or \"insolvency within 30 days\""
            case .promiseDue, .courtDeadline: "write \"\(name.text) at least 1 day ago\""
            default: "write \"\(name.text) within 30 days\", or \"no \(name.text) within 30 days\""
            }
        return Diagnostic(
            .typeMismatch, at: name.range, "\"\(name.text)\" is a day, which is neither true nor false", help: help)
    }

    func noEventHere(_ event: EventSyntax) -> Diagnostic {
        Diagnostic(
            .factOutOfScope, at: event.range, "\(scope.place) cannot ask what has happened",
            help: "it may only use facts that do not change from day to day")
    }

    func comparedWithBoolean(_ other: OperandSyntax, _ sign: Comparison, _ literal: Located<Bool>) -> Diagnostic {
        let text = other.range.text
        let holds = (sign == .equal) == literal.value
        let written = holds ? text : "not \(text)"
        let whole = other.range.union(literal.range)
        return Diagnostic(
            .comparedWithBoolean, at: whole, "\"\(text)\" is compared with \"\(literal.value)\"",
            help: "write \"\(written)\"",
            fix: sign == .equal || sign == .notEqual
                ? FixIt("write \"\(written)\"", replace: whole, with: written) : nil)
    }

    func textWithoutQuotes(_ name: NameSyntax, _ fact: String) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: name.range,
            "\"\(fact)\" is a text and cannot be compared with \"\(name.text)\", which is no text",
            fix: FixIt("put it in quotes", replace: name.range, with: "\"\(name.text)\""))
    }

    func nothingFromLedger(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .constantCondition, at: range, "this is the same on every ledger: neither side is a fact",
            help: "compare with a fact, or take it out")
    }

    func factInList(_ item: OperandSyntax) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: item.range, "\"\(item.range.text)\" is a fact, and the list after \"in\" holds values",
            help: "write \"= \(item.range.text)\" as a comparison of its own")
    }

    func notOrdered(_ sign: Located<String>, _ type: ValueType) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: sign.range, "\(type.words) has no more and no less for \"\(sign.value)\"",
            help: "write \"=\", \"!=\" or \"in [...]\"")
    }

    func notADate(_ operand: TypedOperand) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: operand.range, "\"\(operand.range.text)\" is \(operand.type.words), not a date",
            help: "dates are \"today\", \"due\" and others of the reference")
    }

    func inexactPercent(_ literal: Located<ExactNumber>) -> Diagnostic {
        Diagnostic(
            .unitMismatch, at: literal.range, "\"\(literal.range.text)\" has more than four decimals",
            help: "write at most four")
    }

    func onlyDays(_ offset: Located<DateOffset>) -> Diagnostic {
        let days: String =
            switch offset.value.unit {
            case .weeks: "write \"\(DateOffset(offset.value.count.clampedTimes(7), .days))\""
            case .businessDays:
                "facts count calendar days: write days, such as \"\(DateOffset(offset.value.count, .days))\""
            case .months, .years:
                "their length varies: write days, such as \"\(DateOffset(offset.value.unit == .months ? 30 : 365, .days))\""
            case .days: "write days"
            }
        return Diagnostic(
            .unitMismatch, at: offset.range, "\"\(offset.range.text)\" is compared with a count of calendar days",
            help: days)
    }

    /// Two sides of different types, and what to write instead.
    func mismatch(_ left: TypedOperand, _ right: TypedOperand) -> Diagnostic {
        let (fact, other) = left.isLiteral && !right.isLiteral ? (right, left) : (left, right)
        let text = other.range.text
        let quoted = if case .text = other.value { text } else { "\"\(text)\"" }
        var code = DiagnosticCode.typeMismatch
        var help: String?
        switch (fact.type, other.value) {
        case (.money, .number) where !text.hasSuffix("%"):
            code = .unitMismatch
            help = "write \"\(text) \(vocabulary.reporting?.description ?? "EUR")\""
        case (.days, .number) where !text.hasSuffix("%"):
            code = .unitMismatch
            help = "write \"\(text) \(text == "1" ? "day" : "days")\""
        case (.money, .number), (.days, .number), (.number, .money), (.number, .duration), (.days, .money),
            (.money, .duration):
            code = .unitMismatch
            help = "write \(fact.type.example)"
        case (.enumeration, .text(let word)): help = "write \(word) without quotes"
        default: help = other.isLiteral ? "write \(fact.type.example)" : nil
        }
        return Diagnostic(
            code, at: other.range,
            "\"\(fact.range.text)\" is \(fact.type.words) and cannot be compared with \(quoted), which is \(other.typeWords)",
            help: help)
    }
}

extension TypedOperand {
    /// `5 business days` is no count of days.
    fileprivate var typeWords: String {
        if case .duration(let offset) = value, offset.unit != .days { return "a time in \(offset.unit.plural)" }
        return type.words
    }
}

extension DateOffset.Unit {
    var plural: String { self == .businessDays ? "business days" : rawValue }
}

extension ValueType {
    fileprivate var example: String {
        switch self {
        case .boolean: "the fact alone, or \"not\" and the fact"
        case .number: "a number without a unit, such as 3"
        case .money: "an amount and its currency, such as 500 EUR"
        case .days: "days, such as 15 days"
        case .date: "a date, such as 2026-01-31"
        case .text: "a text in quotes"
        case .enumeration(let list): "one of \(list.words), without quotes"
        }
    }

    fileprivate var exampleComparison: String {
        switch self {
        case .boolean: ""
        case .number: ">= 3"
        case .money: ">= 500 EUR"
        case .days: ">= 15 days"
        case .date: "<= today"
        case .text: "= \\\"...\\\""
        case .enumeration: "in [...]"
        }
    }
}

extension Int {
    /// The product, or the largest number where it would be larger.
    func clampedTimes(_ factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
