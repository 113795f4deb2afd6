import Diagnostics
import FinancialValues
import StrictYAML

/// Reads clocks: `7 days before due`, `8 full days after formal_notice received`, `month end after 30 days after due`.
struct ClockParser {
    private var cursor: PhraseCursor
    private var depth = 0

    /// How deeply clocks may be nested: nobody reads more.
    static let deepest = 8

    /// - Returns: No clock when it cannot be read; then there is a diagnostic.
    static func parse(_ scalar: YAMLScalar) -> (clock: ClockSyntax?, diagnostics: [Diagnostic]) {
        var parser = ClockParser(cursor: PhraseCursor(scalar))
        // A text that is not closed has swallowed the rest.
        guard parser.cursor.diagnostics.isEmpty else { return (nil, parser.cursor.diagnostics) }
        do {
            let clock = try parser.clock()
            return (clock, parser.cursor.diagnostics)
        } catch {
            return (nil, parser.cursor.diagnostics + [error.diagnostic])
        }
    }

    private mutating func clock() throws(PhraseFault) -> ClockSyntax {
        guard let first = cursor.next else {
            throw cursor.fault(
                .malformedClock, at: cursor.scalar.range, "expected a clock, found nothing",
                help: "write a day, such as \"10 days after due\"")
        }
        try refuseSigns()
        var terms: [ClockTermSyntax] = []
        repeat {
            depth = 0
            terms.append(try term())
        } while takeWord("and")
        try expectEnd()
        return ClockSyntax(terms, at: cursor.range(from: first))
    }

    private mutating func term() throws(PhraseFault) -> ClockTermSyntax {
        depth += 1
        guard depth <= ClockParser.deepest else {
            throw cursor.fault(
                .deepPhrase, at: cursor.rest, "this clock is nested more than \(ClockParser.deepest) times",
                help: "give a step a clock of its own, and count from the step")
        }
        dropLeadingWords()
        if isWord("month", ahead: 0), isWord("end", ahead: 1) {
            return try monthEnd(taking: 2)
        }
        if isWord("end", ahead: 0), isWord("of", ahead: 1), isWord("month", ahead: 2) || isWord("the", ahead: 2) {
            throw cursor.fault(
                .malformedClock, at: cursor.rest, "the last day of a month is called month end",
                help: "write \"month end after due\" or \"month end after 30 days after due\"")
        }
        guard let token = cursor.next, token.kind == .number || isNumberWord(token) else {
            return .anchor(try anchor())
        }
        return try counted(from: token)
    }

    private mutating func counted(from first: PhraseToken) throws(PhraseFault) -> ClockTermSyntax {
        let counted: PhraseCursor.Counted
        if cursor.token(ahead: 1) == nil, first.kind == .number, first.text.allSatisfy(\.isNumber) {
            throw cursor.fault(
                .missingUnit, at: cursor.range(of: first), "\"\(first.text)\" says neither the unit nor from when",
                help: "write \"\(first.text) days after due\"")
        }
        counted = try cursor.counted(in: "a clock")
        if counted.isFull, counted.offset.unit != .days {
            throw cursor.fault(
                .fullDays, at: counted.range, "only days can be full days",
                help: counted.offset.unit == .weeks ? "write \"\(7 * counted.offset.count) full days\"" : nil)
        }
        if takeWord("after") {
            let inner = try term()
            return counted.isFull ? .fullDaysAfter(counted.offset.count, inner) : .after(counted.offset, inner)
        }
        if isWord("before", ahead: 0) {
            let before = cursor.next!
            guard !counted.isFull else {
                throw cursor.fault(
                    .fullDays, at: counted.range.union(cursor.range(of: before)),
                    "full days are counted after something, not before it",
                    help: "write \"\(counted.offset) before\"")
            }
            _ = takeWord("before")
            return .before(counted.offset, try term())
        }
        let written = cursor.scalar.text.isEmpty ? "" : cursor.text(from: first, to: cursor.tokens[cursor.position - 1])
        guard let word = cursor.next, !word.isWord("and") else {
            throw cursor.fault(
                .missingAnchor, at: counted.range, "\"\(written)\" does not say from when it counts",
                help: "write \"\(written) after due\", or after a step's name")
        }
        if let proper = ClockParser.directions[word.text.lowercased()] {
            throw cursor.fault(
                .malformedClock, at: cursor.range(of: word),
                "clocks count \"after\" or \"before\", not \"\(word.text)\"",
                help: "write \"\(written) \(proper) \(rest(after: word))\"")
        }
        throw cursor.fault(
            .malformedClock, at: cursor.range(of: word), "expected \"after\" or \"before\", found \(cursor.found)",
            help: "write \"\(written) after due\"")
    }

    /// What stands behind a direction in other words; `due` when nothing does.
    private func rest(after word: PhraseToken) -> String {
        let rest = cursor.tokens.drop { $0.bytes.lowerBound <= word.bytes.lowerBound }
            .drop { ["to", "than", "the", "of", "after"].contains($0.text.lowercased()) }
        guard let first = rest.first, let last = rest.last else { return "due" }
        return cursor.text(from: first, to: last)
    }

    private mutating func monthEnd(taking count: Int) throws(PhraseFault) -> ClockTermSyntax {
        let first = cursor.next!
        for _ in 0..<count {
            cursor.lower(cursor.next!)
            cursor.advance()
        }
        guard takeWord("after") else {
            throw cursor.fault(
                .missingAnchor, at: cursor.range(from: first), "month end does not say from when it counts",
                help: "write \"month end after due\": the last day of that day's month")
        }
        return .monthEnd(try term())
    }

    private mutating func anchor() throws(PhraseFault) -> AnchorSyntax {
        guard let token = cursor.next, token.kind == .word else {
            throw cursor.fault(
                .malformedClock, at: cursor.here, "expected a day such as due, or a step's name, found \(cursor.found)")
        }
        guard !ClockParser.grammar.contains(token.text.lowercased()) else {
            let unit = cursor.unit(token)
            throw cursor.fault(
                .malformedClock, at: cursor.range(of: token),
                "expected a day such as due, or a step's name, found \(cursor.found)",
                help: unit.map { "write a number before it, such as \"\(DateOffset(5, $0))\"" })
        }
        if ClockParser.anchors.contains(token.text.lowercased()) { cursor.lower(token) }
        cursor.advance()
        let name = ClockParser.anchors.contains(token.text.lowercased()) ? token.text.lowercased() : token.text
        if let word = cursor.next, word.kind == .word, let anchor = ClockParser.spokenAnchors[name + " " + word.text] {
            cursor.advance()
            let range = cursor.range(from: token)
            throw cursor.fault(
                .malformedClock, at: range, "\"\(name) \(word.text)\" is called \(anchor)",
                help: "write \"\(anchor)\"", fix: FixIt("write \(anchor)", replace: range, with: anchor))
        }
        var moment: AnchorSyntax.Moment?
        if let word = cursor.next, let found = AnchorSyntax.Moment(rawValue: word.text.lowercased()) {
            cursor.lower(word)
            cursor.advance()
            moment = found
        } else if let word = cursor.next, let proper = ClockParser.moments[word.text.lowercased()] {
            throw cursor.fault(
                .malformedClock, at: cursor.range(of: word), "\"\(word.text)\" is called \(proper)",
                help: "write \"\(name) \(proper)\"")
        }
        return AnchorSyntax(name: name, moment: moment, at: cursor.range(from: token))
    }

    private mutating func expectEnd() throws(PhraseFault) {
        guard let token = cursor.next else { return }
        if token.isWord("or") || token.isSign(",") || token.isSign("||") || token.isSign("&&") {
            throw cursor.fault(
                .malformedClock, at: cursor.range(of: token), "clocks are joined with \"and\", which means the latest",
                help: "write \"and\" between them, or two steps")
        }
        throw cursor.fault(
            .malformedClock, at: cursor.rest, "expected \"and\" or the end of the clock, found \(cursor.found)")
    }

    // MARK: What people write instead

    /// `J+5`, `due + 5`, `D-15`, `-5 days after due`: signs are read in two ways, so there are none.
    private mutating func refuseSigns() throws(PhraseFault) {
        let text = cursor.scalar.trimmedText
        guard let signed = SignedClock(text) else { return }
        throw cursor.fault(
            .signedClock, at: cursor.rest, "clocks have no signs: \"\(text)\" is read in two ways",
            help: "write \"\(signed.inWords)\"",
            fix: signed.isCertain ? FixIt("write it in words", replace: cursor.rest, with: signed.inWords) : nil)
    }

    /// `on due`, `the due`: such words are reported, and what follows is read.
    private mutating func dropLeadingWords() {
        while let token = cursor.next, ["on", "at", "the", "from", "by"].contains(token.text.lowercased()),
            cursor.token(ahead: 1)?.kind == .word || cursor.token(ahead: 1)?.kind == .number
        {
            let range = cursor.range(of: token)
            cursor.report(
                .malformedClock, at: range, "a clock has no \"\(token.text)\"", help: "leave it out",
                fix: FixIt("leave it out", replace: range, with: ""))
            cursor.advance()
        }
    }

    private func isWord(_ word: String, ahead count: Int) -> Bool {
        guard let token = cursor.token(ahead: count), token.kind == .word else { return false }
        return token.text.lowercased() == word
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word, ahead: 0) else { return false }
        cursor.lower(cursor.next!)
        cursor.advance()
        return true
    }

    /// `five days`: a number in letters, unless it is a name.
    private func isNumberWord(_ token: PhraseToken) -> Bool {
        guard token.kind == .word, let unit = cursor.token(ahead: 1), unit.kind == .word else { return false }
        return PhraseCursor.wordsOfUnits[unit.text.lowercased()] != nil || unit.isWord("business")
    }

    /// The words of clocks, which are no names.
    static let grammar: Set<String> = [
        "and", "or", "not", "after", "before", "full", "end", "day", "days", "business", "week", "weeks", "month",
        "months",
        "year", "years", "sent", "received", "done",
    ]

    /// The anchors of the language.
    static let anchors: Set<String> = [
        "issued", "due", "entered", "promise_due", "promise_broken", "dispute_opened", "dispute_closed",
        "payment_received", "payment_rejected", "insolvency", "insolvency_published", "court_deadline", "factored_on",
    ]

    /// What stands between a count and its anchor in other words.
    private static let directions: [String: String] = [
        "from": "after", "past": "after", "since": "after", "following": "after", "of": "after", "later": "after",
        "overdue": "after", "late": "after", "prior": "before", "ahead": "before", "until": "before", "to": "before",
        "earlier": "before", "in": "before",
    ]

    private static let spokenAnchors: [String: String] = [
        "due date": "due", "due day": "due", "invoice date": "issued", "issue date": "issued", "entry date": "entered",
        "promise date": "promise_due", "promise due": "promise_due", "promise broken": "promise_broken",
        "dispute opened": "dispute_opened", "dispute closed": "dispute_closed",
    ]

    private static let moments: [String: String] = [
        "delivered": "received", "receipt": "received", "presented": "received", "served": "received",
        "emailed": "sent",
        "mailed": "sent", "posted": "sent", "dispatched": "sent", "finished": "done", "completed": "done",
    ]
}

extension PhraseCursor {
    fileprivate func unit(_ token: PhraseToken) -> DateOffset.Unit? {
        token.text.lowercased() == "business" ? .businessDays : PhraseCursor.wordsOfUnits[token.text.lowercased()]
    }
}
