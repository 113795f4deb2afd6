import Diagnostics
import FinancialValues

/// Names and literals: what is compared.
extension ConditionParser {
    mutating func operand() throws(PhraseFault) -> OperandSyntax {
        guard let token = cursor.next else {
            throw cursor.fault(.malformedCondition, at: cursor.here, "expected a fact or a value, found the end")
        }
        switch token.kind {
        case .text:
            cursor.advance()
            return .text(Located(token.text, at: cursor.range(of: token)))
        case .number: return try number(token)
        case .word: return try wordOperand(token)
        case .sign: return try signOperand(token)
        }
    }

    // MARK: Names

    /// The words of conditions, which are neither facts nor values.
    static let grammar: Set<String> = ["and", "or", "not", "in", "between"]

    mutating func name() throws(PhraseFault) -> NameSyntax {
        guard let token = cursor.next, token.kind == .word else {
            throw cursor.fault(.malformedCondition, at: cursor.here, "expected a name, found \(cursor.found)")
        }
        cursor.advance()
        guard let dot = cursor.next, dot.isSign("."), dot.bytes.lowerBound == token.bytes.upperBound else {
            return NameSyntax(scope: nil, name: token.text, at: cursor.range(of: token))
        }
        guard let name = cursor.token(ahead: 1), name.kind == .word, name.bytes.lowerBound == dot.bytes.upperBound
        else {
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: token).union(cursor.range(of: dot)),
                "expected a name behind \"\(token.text).\"")
        }
        cursor.position += 2
        if let second = cursor.next, second.isSign("."), second.bytes.lowerBound == name.bytes.upperBound {
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: second),
                "a fact has one dot, between what it is of and its name",
                help: "write \"\(token.text).\(name.text)\"")
        }
        return NameSyntax(scope: token.text, name: name.text, at: cursor.range(from: token))
    }

    private mutating func wordOperand(_ token: PhraseToken) throws(PhraseFault) -> OperandSyntax {
        if ConditionParser.grammar.contains(token.text.lowercased()) {
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: token), "expected a fact or a value, found \(cursor.found)")
        }
        if token.text.contains(where: \.isNumber), let amount = try spokenAmount(from: token) { return amount }
        if CurrencyCode(token.text)?.isKnown == true, let number = cursor.token(ahead: 1), number.kind == .number {
            // `EUR 250`
            return .money(try money(from: token, through: number))
        }
        if token.text == "true" || token.text == "false" {
            cursor.advance()
            return .boolean(Located(token.text == "true", at: cursor.range(of: token)))
        }
        let name = try name()
        if let paren = cursor.next, paren.isSign("("),
            paren.bytes.lowerBound == cursor.tokens[cursor.position - 1].bytes.upperBound
        {
            throw cursor.fault(
                .malformedCondition, at: name.range.union(cursor.range(of: paren)),
                "conditions have no functions: \"\(name.text)(\"",
                help: "ask for a fact by its name")
        }
        guard let plus = cursor.next, plus.isSign("+") else { return .name(name) }
        return .plus(name, try addedDays())
    }

    /// `+ 10 days` behind a date.
    private mutating func addedDays() throws(PhraseFault) -> Located<DateOffset> {
        let plus = cursor.next!
        let unit = cursor.token(ahead: 2)
        guard let number = cursor.token(ahead: 1), number.kind == .number, unit.map(isUnit) ?? true else {
            throw cursor.fault(
                .arithmetic, at: cursor.range(of: plus), "conditions do not compute: only a date and days can be added",
                help: "write a number of days behind the \"+\", such as \"due + 10 days\"")
        }
        cursor.advance()
        let counted = try cursor.counted(in: "a sum of a date and days")
        guard !counted.isFull else {
            throw cursor.fault(
                .fullDays, at: counted.range, "full days are counted by clocks and facts about events only")
        }
        return Located(counted.offset, at: counted.range)
    }

    // MARK: Literals

    private mutating func number(_ token: PhraseToken) throws(PhraseFault) -> OperandSyntax {
        if let amount = try spokenAmount(from: token) { return amount }
        if token.text.contains(where: { "-/".contains($0) }) || token.text.filter({ $0 == "." }).count == 2 {
            let isMoney = cursor.token(ahead: 1).map { $0.kind == .word && CurrencyCode($0.text) != nil } ?? false
            if !isMoney { return try date(token) }
        }
        if token.text.contains(":") {
            throw cursor.fault(
                .timeOfDay, at: cursor.range(of: token), "there are no times of day in the language: \"\(token.text)\"")
        }
        if token.text.contains(where: \.isLetter) { return try numberWithLetters(token) }
        guard let next = cursor.token(ahead: 1) else { return .number(try exactNumber(token)) }
        if next.isSign("%") {
            let number = try percentage(token, next)
            cursor.teachPercent(token, next)
            cursor.advance()
            return .percent(Located(number.value, at: cursor.range(from: token)))
        }
        // `1 000 EUR`, `250 EUR`, `250 €`.
        var last = 1
        while let digits = cursor.token(ahead: last), isGroup(digits) { last += 1 }
        if let currency = cursor.token(ahead: last), isCurrency(currency) {
            return .money(try money(from: token, through: currency))
        }
        if last > 1, !isInList { throw grouped(from: token, through: cursor.token(ahead: last - 1)!) }
        if next.kind == .word, isUnit(next) {
            let counted = try cursor.counted(in: "a condition")
            guard !counted.isFull else {
                throw cursor.fault(
                    .fullDays, at: counted.range, "full days are counted by clocks and facts about events only",
                    help: "write \"\(counted.offset)\"")
            }
            return .duration(Located(counted.offset, at: counted.range))
        }
        return .number(try exactNumber(token))
    }

    /// Three digits that go on with a number, the last of them perhaps with decimals.
    private func isGroup(_ token: PhraseToken) -> Bool {
        guard token.kind == .number else { return false }
        let digits = token.text.prefix { $0.isNumber }
        return digits.count == 3 && token.text.dropFirst(3).first.map { ".,".contains($0) } ?? true
    }

    /// Whether a bracket before the next token is still open.
    private var isInList: Bool {
        let before = cursor.tokens[..<cursor.position]
        return before.count(where: { $0.isSign("[") }) > before.count(where: { $0.isSign("]") })
    }

    private func grouped(from first: PhraseToken, through last: PhraseToken) -> PhraseFault {
        let range = cursor.range(of: first).union(cursor.range(of: last))
        do throws(ScalarFault) {
            _ = try NumberText.read(cursor.text(from: first, to: last))
        } catch {
            return PhraseFault(diagnostic: error.diagnostic(at: range))
        }
        return cursor.fault(.digitGrouping, at: range, "the digits of a number stand together")
    }

    /// `500EUR`, `10k EUR`, `10 k EUR`: what is wrong with it, from the longest that makes sense.
    private mutating func spokenAmount(from first: PhraseToken) throws(PhraseFault) -> OperandSyntax? {
        for ahead in [2, 1, 0] {
            guard let last = cursor.token(ahead: ahead), let amount = SpokenAmount(cursor.text(from: first, to: last))
            else { continue }
            let range = cursor.range(of: first).union(cursor.range(of: last))
            // `1M`, `3m` are months where nothing says money.
            if amount.currency == nil,
                PhraseCursor.isSpokenUnit(String(cursor.text(from: first, to: last).drop { !$0.isLetter }))
            {
                continue
            }
            guard amount.currency != nil, amount.fault.replacement != nil else {
                throw PhraseFault(diagnostic: amount.fault.diagnostic(at: range))
            }
            return .money(try money(from: first, through: last))
        }
        return nil
    }

    /// `5d` is a time, `1e3` a number that the language does not have, `2B` a name of the author's.
    private mutating func numberWithLetters(_ token: PhraseToken) throws(PhraseFault) -> OperandSyntax {
        let letters = token.text.drop { $0.isNumber }
        if PhraseCursor.isSpokenUnit(String(letters)) { _ = try cursor.count(in: "a condition") }
        let isExponent = "eE".contains(letters.first!) && letters.dropFirst().allSatisfy { $0.isNumber || $0 == "-" }
        let isRadix = token.text.hasPrefix("0") && "xXoObB".contains(letters.first!)
        guard !isExponent, !isRadix, letters.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
            return .number(try exactNumber(token))
        }
        cursor.advance()
        return .name(NameSyntax(scope: nil, name: token.text, at: cursor.range(of: token)))
    }

    private mutating func date(_ token: PhraseToken) throws(PhraseFault) -> OperandSyntax {
        let date = try cursor.date()
        let located = Located(date, at: cursor.range(of: token))
        guard let plus = cursor.next, plus.isSign("+") else { return .date(located) }
        return .datePlus(located, try addedDays())
    }

    private mutating func exactNumber(_ token: PhraseToken, isNegative: Bool = false) throws(PhraseFault) -> Located<
        ExactNumber
    > {
        let range = cursor.range(of: token)
        if token.text.contains(where: \.isLetter) {
            throw cursor.fault(
                .notANumber, at: range, "numbers are written in plain digits: \"\(token.text)\"",
                help: "write digits, a point and decimals; put a text in double quotes")
        }
        do throws(ScalarFault) {
            let number = try NumberText.read(token.text)
            cursor.advance()
            return Located(isNegative ? ExactNumber(millionths: -number.millionths) : number, at: range)
        } catch {
            throw PhraseFault(diagnostic: error.diagnostic(at: range))
        }
    }

    /// An amount. Where it is written in another way that has one meaning, that is reported, and reading goes on.
    private mutating func money(
        from first: PhraseToken, through last: PhraseToken
    ) throws(PhraseFault) -> Located<Money> {
        let range = cursor.range(of: first).union(cursor.range(of: last))
        do throws(ScalarFault) {
            let money = try cursor.meant(cursor.text(from: first, to: last), at: range, MoneyText.read)
            while let token = cursor.next, token.bytes.lowerBound <= last.bytes.lowerBound { cursor.advance() }
            return Located(money, at: range)
        } catch {
            throw PhraseFault(diagnostic: error.diagnostic(at: range))
        }
    }

    private mutating func percentage(
        _ token: PhraseToken, _ sign: PhraseToken
    ) throws(PhraseFault) -> Located<ExactNumber> {
        let range = cursor.range(of: token).union(cursor.range(of: sign))
        do throws(ScalarFault) {
            let number = try NumberText.read(token.text, before: "%")
            cursor.advance()
            return Located(number, at: range)
        } catch {
            throw PhraseFault(diagnostic: error.diagnostic(at: range))
        }
    }

    private func isCurrency(_ token: PhraseToken) -> Bool {
        if token.kind == .sign { return "€£$¥₣₹₽₺₴".contains(token.text) }
        guard token.kind == .word else { return false }
        return CurrencyCode(token.text) != nil || CurrencyCode(token.text.uppercased())?.isKnown == true
            || MoneyText.spoken[token.text.lowercased()] != nil
    }

    private func isUnit(_ token: PhraseToken) -> Bool {
        let word = token.text.lowercased()
        return PhraseCursor.isSpokenUnit(word) || ["business", "working", "work", "full"].contains(word)
    }

    private mutating func signOperand(_ token: PhraseToken) throws(PhraseFault) -> OperandSyntax {
        if token.isSign("-"), let number = cursor.token(ahead: 1), number.kind == .number {
            return try negative(token, number)
        }
        if isCurrency(token), let number = cursor.token(ahead: 1), number.kind == .number {
            return .money(try money(from: token, through: number))
        }
        switch token.text {
        case "“", "”", "„", "«", "»", "'", "‘", "’":
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: token),
                "texts stand in straight double quotes, not in \(token.text)",
                help: "write \"...\"")
        case "[":
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: token), "a list can only stand after in",
                help: "write \"FACT in [a, b]\"")
        default:
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: token), "expected a fact or a value, found \(cursor.found)")
        }
    }

    /// `-100 EUR`, `-3`: a balance can be negative, a count of days cannot.
    private mutating func negative(_ minus: PhraseToken, _ number: PhraseToken) throws(PhraseFault) -> OperandSyntax {
        if let unit = cursor.token(ahead: 2), unit.kind == .word {
            if isUnit(unit) {
                throw cursor.fault(
                    .notACount, at: cursor.range(of: minus).union(cursor.range(of: number)),
                    "there are no negative days in the language",
                    help: "days_overdue and days_until_due are both 0 or more")
            }
            if isCurrency(unit) { return .money(try money(from: minus, through: unit)) }
        }
        cursor.advance()
        let located = try exactNumber(number, isNegative: true)
        return .number(Located(located.value, at: cursor.range(of: minus).union(located.range)))
    }
}
