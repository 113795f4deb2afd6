import Diagnostics
import FinancialValues

/// Comparisons, `in`, `between`, and facts about events.
extension ConditionParser {
    mutating func clause() throws(PhraseFault) -> ConditionSyntax {
        let first = cursor.next!
        if first.isWord("no"), cursor.token(ahead: 1)?.kind == .word { return try absence(first) }
        let left = try operand()
        guard let token = cursor.next else { return try truth(left) }
        if let comparison = try takeComparison() { return try self.comparison(left, comparison) }
        switch token.text.lowercased() {
        case "in" where token.kind == .word:
            if token.text != "in" { teach(token, "in") }
            cursor.advance()
            return try membership(of: left)
        case "not" where token.kind == .word && cursor.token(ahead: 1)?.isWord("in") == true:
            let whole = cursor.range(of: token).union(cursor.range(of: cursor.token(ahead: 1)!))
            throw cursor.fault(
                .malformedCondition, at: whole, "\"not\" stands before the whole comparison",
                help: "write \"not \(left.range.text) in ...\"")
        case "between" where token.kind == .word:
            if token.text != "between" { teach(token, "between") }
            cursor.advance()
            return try between(left)
        case "sent", "received", "done", "at", "within", "ago", "more", "less", "since", "older":
            return try event(left, from: first)
        default:
            if token.kind == .word, SpokenMoment.meaning(of: token.text) != nil {
                return try event(left, from: first)
            }
            // `formal_notice 8 days ago`
            if token.kind == .number, (2...4).contains(where: { cursor.token(ahead: $0)?.isWord("ago") == true }) {
                return try event(left, from: first)
            }
            return try truth(left)
        }
    }

    /// A name alone must be a boolean fact; a literal alone says nothing.
    private func truth(_ operand: OperandSyntax) throws(PhraseFault) -> ConditionSyntax {
        guard case .name(let name) = operand else {
            var help = "compare it with a fact, such as \"open_amount >= 500 EUR\""
            if case .boolean = operand { help = "without the key, it holds always" }
            throw cursor.fault(
                .malformedCondition, at: operand.range, "\"\(operand.range.text)\" alone is not a condition",
                help: help)
        }
        return .truth(name)
    }

    // MARK: Comparisons

    private mutating func comparison(
        _ left: OperandSyntax, _ sign: Located<String>
    ) throws(PhraseFault) -> ConditionSyntax {
        let right = try operand()
        let compared = ConditionSyntax.compare(left, sign, right)
        let chain = cursor.next
        guard let chain, try takeComparison() != nil else { return compared }
        // `100 < a < 500`: the second comparison is read, so that what follows is too.
        let third = try operand()
        throw cursor.fault(
            .chainedComparison, at: cursor.range(of: chain), "comparisons do not follow one another",
            help: """
                write "\(right.range.text) between \(left.range.text) and \(third.range.text)", both included, or two \
                comparisons joined with and
                """)
    }

    /// Takes `=`, `!=`, `<`, `<=`, `>` or `>=`, and what other languages write for them.
    private mutating func takeComparison() throws(PhraseFault) -> Located<String>? {
        guard let token = cursor.next, token.kind == .sign || token.kind == .word else { return nil }
        if token.kind == .sign, ConditionParser.comparisons.contains(token.text) {
            cursor.advance()
            return Located(token.text, at: cursor.range(of: token))
        }
        if token.kind == .word, token.text.lowercased() == "is" {
            return takeIs(token)
        }
        guard let proper = ConditionParser.foreignComparisons[token.text] else { return nil }
        teach(token, proper)
        cursor.advance()
        return Located(proper, at: cursor.range(of: token))
    }

    /// `is` and `is not`.
    private mutating func takeIs(_ token: PhraseToken) -> Located<String> {
        cursor.advance()
        guard let negation = cursor.next, negation.kind == .word, negation.text.lowercased() == "not" else {
            teach(token, "=")
            return Located("=", at: cursor.range(of: token))
        }
        cursor.advance()
        let range = cursor.range(from: token)
        cursor.report(
            .foreignOperator, at: range, "\"is not\" is written !=", help: "write \"!=\"",
            fix: FixIt("write !=", replace: range, with: "!="))
        return Located("!=", at: range)
    }

    static let comparisons: Set<String> = ["=", "!=", "<", "<=", ">", ">="]

    private static let foreignComparisons = [
        "==": "=", "===": "=", "!==": "!=", "<>": "!=", "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "≠": "!=",
        ":": "=",
        "equals": "=", "eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=",
    ]

    // MARK: in, between

    private mutating func membership(of left: OperandSyntax) throws(PhraseFault) -> ConditionSyntax {
        guard let first = cursor.next else {
            throw cursor.fault(
                .malformedCondition, at: cursor.here, "expected a list or a period after \"in\", found the end")
        }
        if first.isSign("[") { return try listMembership(of: left, from: first) }
        if cursor.beginsPeriod || first.kind == .number {
            let period = try cursor.period()
            return .isIn(left, period.value, left.range.union(period.range))
        }
        if first.isSign("(") || first.isSign("{") {
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: first),
                "a list stands in square brackets, not in \"\(first.text)\"",
                help: "write \"[a, b]\"")
        }
        let word = first.kind == .word ? first.text : "a"
        throw cursor.fault(
            .malformedCondition, at: cursor.range(of: first),
            "expected a list or a period after \"in\", found \(cursor.found)",
            help: "write \"[\(word)]\", or compare with \"=\"")
    }

    private mutating func listMembership(
        of left: OperandSyntax, from first: PhraseToken
    ) throws(PhraseFault) -> ConditionSyntax {
        cursor.advance()
        var words: [OperandSyntax] = []
        repeat {
            if let next = cursor.next, next.isSign("]") { break }
            words.append(try operand())
        } while cursor.take(sign: ",")
        guard cursor.take(sign: "]") else {
            if let next = cursor.next, next.kind != .sign {
                throw cursor.fault(
                    .malformedCondition, at: cursor.range(of: next), "the values of a list are set apart by commas",
                    help: "write a comma before \"\(next.text)\"")
            }
            throw cursor.fault(
                .unbalanced, at: cursor.range(of: first), "this list is not closed", help: "write \"]\" at its end")
        }
        guard !words.isEmpty else {
            throw cursor.fault(
                .malformedCondition, at: cursor.range(from: first), "the list is empty: nothing is in it")
        }
        return .isOneOf(left, words, left.range.union(cursor.range(from: first)))
    }

    private mutating func between(_ left: OperandSyntax) throws(PhraseFault) -> ConditionSyntax {
        let low = try operand()
        guard let and = cursor.next, and.kind == .word, and.text.lowercased() == "and" else {
            throw cursor.fault(
                .malformedCondition, at: cursor.here, "expected \"and\" and the other end, found \(cursor.found)",
                help: "write \"\(left.range.text) between \(low.range.text) and ...\", both included")
        }
        if and.text != "and" { teach(and, "and") }
        cursor.advance()
        let high = try operand()
        let range = left.range.union(high.range)
        guard low.isMore(than: high) else { return .isBetween(left, low, high, range) }
        cursor.report(
            .reversedBounds, at: low.range.union(high.range),
            "the bounds are reversed: nothing lies between \(low.range.text) and \(high.range.text)",
            help: "write \"\(left.range.text) between \(high.range.text) and \(low.range.text)\"",
            fix: FixIt(
                "put the lower bound first", replace: low.range.union(high.range),
                with: "\(high.range.text) and \(low.range.text)"))
        return .isBetween(left, high, low, range)
    }

    // MARK: Events

    /// `no EVENT within N days`
    private mutating func absence(_ no: PhraseToken) throws(PhraseFault) -> ConditionSyntax {
        cursor.advance()
        let name = try name()
        let anchor = takeMoment(of: name)
        guard cursor.take(word: "within") else {
            throw cursor.fault(
                .malformedCondition, at: cursor.here, "expected \"within\" and a number of days, found \(cursor.found)",
                help: """
                    write "no \(anchor.range.text) within 30 days", or "not \(anchor.range.text)" if it must never have been
                    """)
        }
        let days = try cursor.days(in: "a fact about an event")
        return .event(EventSyntax(anchor, .notWithin(days: days), at: cursor.range(from: no)))
    }

    private mutating func event(_ operand: OperandSyntax, from first: PhraseToken) throws(PhraseFault)
        -> ConditionSyntax
    {
        guard case .name(let name) = operand else {
            throw cursor.fault(
                .malformedCondition, at: operand.range, "\"\(operand.range.text)\" is not an event",
                help: "write \"EVENT at least N days ago\", such as \"formal_notice received at least 8 full days ago\""
            )
        }
        guard name.scope == nil else {
            throw cursor.fault(
                .malformedCondition, at: name.range, "the name of an event has no \"\(name.scope!).\" before it",
                help: "write \"\(name.name)\"")
        }
        let anchor = takeMoment(of: name)
        return .event(EventSyntax(anchor, try takeAge(of: anchor), at: cursor.range(from: first)))
    }

    private mutating func takeMoment(of name: NameSyntax) -> AnchorSyntax {
        let start = cursor.position
        guard let moment = cursor.takeMoment(of: name.name) else {
            return AnchorSyntax(name: name.name, moment: nil, at: name.range)
        }
        return AnchorSyntax(
            name: name.name, moment: moment, at: name.range.union(cursor.range(of: cursor.tokens[start])))
    }

    private mutating func takeAge(of anchor: AnchorSyntax) throws(PhraseFault) -> EventSyntax.Age {
        let event = anchor.range.text
        guard let token = cursor.next, token.kind == .word || token.kind == .number,
            !["and", "or"].contains(token.text.lowercased())
        else { return .happened }
        if cursor.take(word: "within") {
            return .within(days: try cursor.days(in: "a fact about an event"))
        }
        guard cursor.take(words: "at", "least") else {
            let isLimit = token.isWord("less") || (token.isWord("at") && cursor.token(ahead: 1)?.isWord("most") == true)
            throw cursor.fault(
                .malformedCondition, at: cursor.range(of: token),
                "expected \"at least\" or \"within\", found \(cursor.found)",
                help: isLimit
                    ? "write \"\(event) within 8 days\""
                    : "write \"\(event) at least 8 days ago\" or \"\(event) within 8 days\"")
        }
        let counted = try cursor.counted(in: "a fact about an event", takesFull: true)
        guard counted.offset.unit == .days else {
            throw cursor.fault(
                .unknownUnit, at: counted.range, "a fact about an event counts in days",
                help: "write \"\(event) at least 8 days ago\"")
        }
        guard cursor.take(word: "ago") else {
            throw cursor.fault(
                .malformedCondition, at: cursor.here, "expected \"ago\", found \(cursor.found)",
                help: "write \"\(event) at least \(counted.range.text) ago\"")
        }
        return counted.isFull ? .atLeastFull(days: counted.offset.count) : .atLeast(days: counted.offset.count)
    }
}

extension OperandSyntax {
    /// Both are literals of one kind, and this one is the greater; of two currencies or units neither is.
    fileprivate func isMore(than other: OperandSyntax) -> Bool {
        switch (self, other) {
        case (.number(let low), .number(let high)), (.percent(let low), .percent(let high)): low.value > high.value
        case (.date(let low), .date(let high)): low.value > high.value
        case (.money(let low), .money(let high)):
            low.value.currency == high.value.currency && low.value.minorUnits > high.value.minorUnits
        case (.duration(let low), .duration(let high)):
            low.value.unit == high.value.unit && low.value.count > high.value.count
        default: false
        }
    }
}
