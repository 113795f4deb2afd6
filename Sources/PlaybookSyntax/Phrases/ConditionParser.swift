import Diagnostics
import FinancialValues
import StrictYAML

/// Reads conditions: `open_amount >= 1000 EUR and not disputed`.
///
/// Goes on after a fault at the next `and` or `or`, so that one reading tells all that is wrong with a condition. What other
/// languages write (`==`, `&&`) is reported, understood, and read on.
struct ConditionParser {
    var cursor: PhraseCursor
    private var depth: Int
    /// A part could not be read: there is no condition to hand on.
    private var isBroken = false
    private var isTooDeep = false

    /// How deeply parentheses, `not` and lists may be nested.
    static let deepest = 32

    /// - Parameter depth: Of the lists around it.
    /// - Returns: No condition when a part of it cannot be read; then there is a diagnostic.
    static func parse(_ scalar: YAMLScalar, depth: Int = 0) -> (condition: ConditionSyntax?, diagnostics: [Diagnostic])
    {
        var parser = ConditionParser(cursor: PhraseCursor(scalar), depth: depth)
        // A text that is not closed has swallowed the rest.
        guard parser.cursor.diagnostics.isEmpty else { return (nil, parser.cursor.diagnostics) }
        let condition = parser.wholeCondition()
        return (parser.isBroken ? nil : condition, parser.cursor.diagnostics)
    }

    private init(cursor: PhraseCursor, depth: Int) { (self.cursor, self.depth) = (cursor, depth) }

    private mutating func wholeCondition() -> ConditionSyntax? {
        guard !cursor.tokens.isEmpty else {
            isBroken = true
            cursor.report(
                .malformedCondition, at: cursor.scalar.range, "expected a condition, found nothing",
                help: "write one such as \"open_amount >= 500 EUR\"")
            return nil
        }
        let condition = expression()
        if let extra = cursor.next {
            isBroken = true
            // Only a closing parenthesis ends an expression before its end.
            cursor.report(
                .unbalanced, at: cursor.range(of: extra), "this \"\(extra.text)\" closes nothing", help: "take it out")
        }
        return condition
    }

    // MARK: and, or

    /// Parts joined with `and` or `or`, up to a closing parenthesis or the end.
    private mutating func expression() -> ConditionSyntax? {
        var parts: [ConditionSyntax] = []
        var joins: [Join] = []
        var partTokens: [Range<Int>] = []
        while true {
            let start = cursor.position
            if let part = recovering() { parts.append(part) }
            partTokens.append(start..<cursor.position)
            guard let join = takeJoin() else { break }
            joins.append(join)
        }
        checkMix(joins, partTokens)
        guard !isBroken, let first = parts.first, parts.count == joins.count + 1 else { return nil }
        guard let join = joins.first else { return first }
        let range = cursor.range(from: cursor.tokens[partTokens[0].lowerBound])
        return join.isAnd ? .all(parts, range) : .any(parts, range)
    }

    private struct Join {
        let isAnd: Bool
        let token: PhraseToken
    }

    /// One part; after a fault, skips to the next `and`, `or` or closing parenthesis.
    private mutating func recovering() -> ConditionSyntax? {
        do throws(PhraseFault) {
            let part = try unary()
            guard isBoundary(cursor.next) else { throw unexpected() }
            return part
        } catch {
            isBroken = true
            cursor.diagnostics.append(error.diagnostic)
            skipToBoundary()
            return nil
        }
    }

    private func isBoundary(_ token: PhraseToken?) -> Bool {
        guard let token else { return true }
        return token.isSign(")") || ConditionParser.join(of: token) != nil
    }

    private mutating func skipToBoundary() {
        var open = 0
        while let token = cursor.next {
            if token.isSign("(") || token.isSign("[") { open += 1 }
            if open == 0, isBoundary(token) { return }
            if token.isSign(")") || token.isSign("]") { open = max(0, open - 1) }
            cursor.advance()
        }
    }

    private static func join(of token: PhraseToken) -> String? {
        guard token.kind == .word || token.kind == .sign else { return nil }
        return switch token.text.lowercased() {
        case "and", "&&": "and"
        case "or", "||": "or"
        default: nil
        }
    }

    private mutating func takeJoin() -> Join? {
        guard let token = cursor.next, let word = ConditionParser.join(of: token) else { return nil }
        if token.text != word { teach(token, word) }
        cursor.advance()
        return Join(isAnd: word == "and", token: token)
    }

    /// `and` and `or` side by side: both readings are offered, neither is taken.
    private mutating func checkMix(_ joins: [Join], _ parts: [Range<Int>]) {
        guard let first = joins.first, let other = joins.first(where: { $0.isAnd != first.isAnd }) else { return }
        isBroken = true
        // A help longer than a line helps nobody.
        guard cursor.scalar.text.utf8.count <= 120 else {
            cursor.report(
                .mixedAndOr, at: cursor.range(of: other.token),
                "\"and\" and \"or\" side by side can be read in two ways",
                help: "put parentheses around what belongs together, or write a list of all: and any:")
            return
        }
        let texts = parts.map { tokens in
            tokens.isEmpty
                ? "..." : cursor.text(from: cursor.tokens[tokens.lowerBound], to: cursor.tokens[tokens.upperBound - 1])
        }
        let andFirst = reading(texts, joins, binding: true)
        let orFirst = reading(texts, joins, binding: false)
        cursor.report(
            .mixedAndOr, at: cursor.range(of: other.token),
            "\"and\" and \"or\" side by side can be read in two ways",
            help: "write \"\(andFirst)\" or \"\(orFirst)\"")
    }

    /// The text with parentheses around the runs of one of the two words.
    private func reading(_ texts: [String], _ joins: [Join], binding isAnd: Bool) -> String {
        var groups: [[String]] = [[texts[0]]]
        for (index, join) in joins.enumerated() {
            if join.isAnd == isAnd {
                groups[groups.count - 1].append(texts[index + 1])
            } else {
                groups.append([texts[index + 1]])
            }
        }
        let (inner, outer) = isAnd ? (" and ", " or ") : (" or ", " and ")
        return groups.map { $0.count == 1 ? $0[0] : "(" + $0.joined(separator: inner) + ")" }.joined(separator: outer)
    }

    // MARK: not, parentheses

    private mutating func unary() throws(PhraseFault) -> ConditionSyntax {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ConditionParser.deepest else {
            defer { cursor.position = cursor.tokens.count }
            isTooDeep = true
            throw cursor.fault(
                .deepPhrase, at: cursor.here, "this condition is nested more than \(ConditionParser.deepest) deep",
                help: "write it as a list of all: and any:")
        }
        guard let token = cursor.next else {
            throw cursor.fault(.malformedCondition, at: cursor.here, "expected a condition, found the end")
        }
        if token.kind == .word, token.text.lowercased() == "not" {
            if token.text != "not" { teach(token, "not") }
            return try negation(token)
        }
        if token.isSign("!") {
            teach(token, "not ")
            return try negation(token)
        }
        if token.isSign("(") { return try parenthesis(token) }
        return try clause()
    }

    private mutating func negation(_ token: PhraseToken) throws(PhraseFault) -> ConditionSyntax {
        cursor.advance()
        let inner = try unary()
        return .not(inner, cursor.range(from: token))
    }

    private mutating func parenthesis(_ token: PhraseToken) throws(PhraseFault) -> ConditionSyntax {
        cursor.advance()
        let wasBroken = isBroken
        isBroken = false
        let inner = expression()
        let isInnerBroken = isBroken
        isBroken = wasBroken || isInnerBroken
        guard cursor.take(sign: ")") || isTooDeep else {
            throw cursor.fault(
                .unbalanced, at: cursor.range(of: token), "this parenthesis is not closed",
                help: "write \")\" at its end")
        }
        // What is wrong inside was reported; a stand-in lets the rest be read.
        let range = cursor.range(of: token)
        return inner ?? .truth(NameSyntax(scope: nil, name: "", at: range))
    }

    // MARK: Faults

    /// Reports an operator of another language; it is understood all the same.
    mutating func teach(_ token: PhraseToken, _ proper: String) {
        let range = cursor.range(of: token)
        let word = proper.trimmingSpaces
        cursor.report(
            token.text.lowercased() == word ? .capitalLetters : .foreignOperator, at: range,
            "\"\(token.text)\" is written \(word)", help: "write \"\(word)\"",
            fix: FixIt("write \(word)", replace: range, with: proper))
    }

    /// The fault of a token that can follow nothing.
    private func unexpected() -> PhraseFault {
        let token = cursor.next!
        switch token.text {
        case "+", "-", "*", "/", "%":
            return cursor.fault(
                .arithmetic, at: cursor.range(of: token),
                "conditions do not compute: only a date and days can be added",
                help: "compare the facts as they are, or ask for a fact")
        case "]", "}":
            return cursor.fault(.unbalanced, at: cursor.range(of: token), "this \"\(token.text)\" closes nothing")
        case ",", ";":
            return cursor.fault(
                .malformedCondition, at: cursor.range(of: token),
                "conditions are joined with \"and\" or \"or\", not with \"\(token.text)\"")
        case let word where DayOfYear.monthWords.contains(word):
            return cursor.fault(
                .malformedCondition, at: cursor.range(of: token), "a day without a year stands in a period",
                help: "write \"today in 1 nov .. 31 mar\", or a date such as \"2026-11-01\"")
        default:
            return cursor.fault(
                .malformedCondition, at: cursor.range(of: token),
                "expected \"and\", \"or\" or the end of the condition, found \(cursor.found)")
        }
    }
}
