import Diagnostics
import FinancialValues
import RelanceTestSupport
import Testing

@testable import PlaybookSyntax

@Suite("Whatever is written, a phrase is read or refused")
struct PhrasePropertyTests {
    private static let condition = """
        (account.collectable >= 1 000.50 EUR and not customer.segment in [sme, "a b"]) or (today in 1 nov .. 31 mar and \
        formal_notice received at least 8 full days ago) or no courtesy within 5 days or due + 10 days < 2026-01-31
        """
    private static let clock =
        "35 days after due and 8 full days after formal_notice received and month end after 2 months before due"

    @Test("every beginning of a long condition is read or refused, inside its own text")
    func beginningsOfConditions() {
        for text in beginnings(of: Self.condition) { check(condition: text) }
    }

    @Test("every beginning of a long clock is read or refused, inside its own text")
    func beginningsOfClocks() {
        for text in beginnings(of: Self.clock) { check(clock: text) }
    }

    @Test("words and signs in any order are read or refused", arguments: 0..<8)
    func soups(_ seed: UInt64) {
        let pieces = [
            "and", "or", "not", "(", ")", "[", "]", ",", "in", "between", "=", "!=", ">=", "==", "&&", "!", "..", ".",
            "+", "-",
            "%", "500", "0", "007", "1.234", "1,5", "5d", "EUR", "€", "eur", "days", "day", "business", "full", "weeks",
            "2026-01-31", "31.12.2026", "12:30", "nov", "31", "\"", "\"text\"", "'", "disputed", "account",
            "customer.segment",
            "formal_notice", "received", "sent", "done", "at", "least", "within", "ago", "no", "true", "after",
            "before", "due",
            "month", "end", "every", "J+5", "é", "ß", "🙂", "\u{202F}", "|", "/", ":", "#",
        ]
        var numbers = RandomNumbers(seed: seed)
        for _ in 0..<600 {
            let count = Int.random(in: 1...14, using: &numbers)
            let glue = Bool.random(using: &numbers) ? " " : ""
            let text = (0..<count).map { _ in pieces.randomElement(using: &numbers)! }.joined(separator: glue)
            check(condition: text)
            check(clock: text)
            checkFixedPhrases(text)
        }
    }

    @Test(
        "thirty thousand parentheses or nots are refused without a crash", arguments: ["(", "not ", "!", "((", "(not "])
    func deepConditions(_ opener: String) {
        let text = String(repeating: opener, count: 30_000 / opener.count) + "disputed"
        let (condition, diagnostics) = ConditionParser.parse(plainScalar(text))
        #expect(condition == nil)
        #expect(diagnostics.contains { $0.code == .deepPhrase })
    }

    @Test("a condition with thousands of clauses is read")
    func wideCondition() throws {
        let text = Array(repeating: "disputed", count: 5_000).joined(separator: " and ")
        let (condition, diagnostics) = ConditionParser.parse(plainScalar(text))
        #expect(diagnostics.isEmpty)
        guard case .all(let parts, _) = try #require(condition) else {
            Issue.record("no conjunction")
            return
        }
        #expect(parts.count == 5_000)
    }

    private func beginnings(of text: String) -> [String] {
        (1...text.count).map { String(text.prefix($0)) }
    }

    private func check(condition text: String) {
        let (condition, diagnostics) = ConditionParser.parse(plainScalar(text))
        #expect(condition != nil || diagnostics.hasErrors, "neither read nor refused: \(text)")
        if let condition { #expect(condition.range.bytes.upperBound <= text.utf8.count) }
        check(diagnostics, of: text)
    }

    private func check(clock text: String) {
        let (clock, diagnostics) = ClockParser.parse(plainScalar(text))
        #expect(clock != nil || diagnostics.hasErrors, "neither read nor refused: \(text)")
        check(diagnostics, of: text)
    }

    private func checkFixedPhrases(_ text: String) {
        let kinds: [ValueKind] = [
            .duration, .fullDays, .age, .warning, .datePeriod, .periods, .contactLimit, .occurrences, .repetition,
            .promiseLimit,
            .approval, .receipt, .insertion, .progress, .points, .percent, .money, .date, .number, .integer, .sendDays,
            .literal,
            .coverage, .occasion,
        ]
        let scalar = plainScalar(text)
        for kind in kinds {
            var reader = RecordReader(isComplete: true)
            let key = Located("key", at: scalar.range)
            let value = reader.value(.init(.scalar(scalar), at: scalar.range), as: kind, at: key)
            if case .invalid = value { #expect(reader.diagnostics.hasErrors, "silently refused as \(kind): \(text)") }
            check(reader.diagnostics, of: text)
        }
    }

    private func check(_ diagnostics: [Diagnostic], of text: String) {
        for diagnostic in diagnostics {
            #expect(diagnostic.range.bytes.upperBound <= text.utf8.count, "\(diagnostic.code) leaves the text: \(text)")
            #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."))
        }
    }
}
