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
        var faults: [PhraseFault] = []
        repeat {
            depth = 0
            do throws(PhraseFault) {
                let term = try term()
                try expectJoint(behind: term)
                terms.append(term)
            } catch {
                // The other clocks are read, so that one reading tells all that is wrong.
                faults.append(error)
                skipToJoint()
            }
        } while takeWord("and")
        guard let last = faults.popLast() else { return ClockSyntax(terms, at: cursor.range(from: first)) }
        for fault in faults { cursor.diagnostics.append(fault.diagnostic) }
        throw last
    }

    private mutating func skipToJoint() {
        while cursor.next != nil, !isWord("and", ahead: 0) { cursor.advance() }
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
        if SpokenMonthEnd.words(cursor, ahead: 0) != nil {
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
        if cursor.token(ahead: 1) == nil, first.kind == .number, first.text.allSatisfy(\.isNumber) {
            throw cursor.fault(
                .missingUnit, at: cursor.range(of: first), "\"\(first.text)\" says neither the unit nor from when",
                help: "write \"\(first.text) days after due\"")
        }
        let counted = try cursor.counted(in: "a clock", takesFull: true)
        if counted.isFull, counted.offset.unit != .days {
            throw cursor.fault(
                .fullDays, at: counted.range, "only days can be full days",
                help: counted.offset.unit == .weeks ? "write \"\(7 * counted.offset.count) full days\"" : nil)
        }
        if let end = SpokenMonthEnd.words(cursor, ahead: 0) {
            throw twoMonthEnds(counted.inWords, from: anchorBehind(end), at: cursor.range(of: first), end)
        }
        let word = cursor.next
        switch try takeDirection(behind: counted) {
        case .after:
            let inner = try term()
            return counted.isFull ? .fullDaysAfter(counted.offset.count, inner) : .after(counted.offset, inner)
        case .before:
            guard !counted.isFull else {
                throw cursor.fault(
                    .fullDays, at: counted.range.union(cursor.range(of: word!)),
                    "full days are counted after something, not before it",
                    help: "write \"\(counted.offset) before\"")
            }
            return .before(counted.offset, try term())
        case nil: break
        }
        guard let word, !word.isWord("and") else {
            throw cursor.fault(
                .missingAnchor, at: counted.range, "\"\(counted.range.text)\" does not say from when it counts",
                help: "write \"\(counted.inWords) after due\", or after a step's name")
        }
        throw cursor.fault(
            .malformedClock, at: cursor.range(of: word), "expected \"after\" or \"before\", found \(cursor.found)",
            help: "write \"\(counted.inWords) after due\"")
    }

    /// Takes `after` or `before`. In other words (`from`, `prior to`, `après l'`) it is reported, and taken as it is meant.
    private mutating func takeDirection(behind counted: PhraseCursor.Counted) throws(PhraseFault) -> SpokenDirection? {
        if takeWord("after") { return .after }
        if takeWord("before") { return .before }
        guard let word = cursor.next, word.kind == .word, let direction = SpokenDirection(spoken: word.text) else {
            return nil
        }
        let fillers = cursor.tokens[(cursor.position + 1)...].prefix { SpokenDirection.isFiller($0.text) }
        let range = cursor.range(of: word).union(cursor.range(of: fillers.last ?? word))
        let message = "clocks count \"after\" or \"before\", not \"\(range.text)\""
        let behind = 1 + fillers.count
        guard let anchor = cursor.token(ahead: behind), !anchor.isWord("and") else {
            throw cursor.fault(
                .malformedClock, at: range, message, help: "write \"\(counted.inWords) \(direction) due\"")
        }
        cursor.report(
            .malformedClock, at: range, message,
            help: "write \"\(counted.inWords) \(direction) \(anchorText(ahead: behind))\"",
            fix: FixIt("write \(direction)", replace: range, with: direction.rawValue))
        cursor.position += behind
        return direction
    }

    /// What is written from there to the next clock, in the language's words.
    private func anchorText(ahead count: Int) -> String {
        let spoken = SpokenAnchor(cursor, ahead: count)
        let rest = cursor.tokens.dropFirst(cursor.position + count + (spoken?.words ?? 0)).prefix { !$0.isWord("and") }
        let words = rest.map { SpokenMoment.meaning(of: $0.text)?.rawValue ?? $0.text }
        return ((spoken.map { [$0.anchor] } ?? []) + words).joined(separator: " ")
    }

    // MARK: Month ends

    /// `45 days end of month`: the readings differ by up to a month, so both are named.
    private func twoMonthEnds(_ time: String, from anchor: String, at start: SourceRange, _ end: Int) -> PhraseFault {
        let range = start.union(cursor.range(of: cursor.token(ahead: end - 1)!))
        return cursor.fault(
            .malformedClock, at: range, "\"\(range.text)\" can be read in two ways",
            help: "write \"month end after \(time) after \(anchor)\" or \"\(time) after month end after \(anchor)\"")
    }

    /// What is counted from behind a month end of so many words; the invoice's day, as payment terms do, when nothing is said.
    private func anchorBehind(_ words: Int) -> String {
        var ahead = words
        while let token = cursor.token(ahead: ahead),
            SpokenDirection.isFiller(token.text) || SpokenDirection(spoken: token.text) != nil
        {
            ahead += 1
        }
        guard let token = cursor.token(ahead: ahead), token.kind == .word, !token.isWord("and") else { return "issued" }
        return SpokenAnchor(cursor, ahead: ahead)?.anchor ?? token.text
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
        if let spoken = SpokenAnchor(cursor, ahead: 0) { return taken(spoken) }
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
        let moment = cursor.takeMoment(of: name)
        return AnchorSyntax(name: name, moment: moment, at: cursor.range(from: token))
    }

    /// Reports `due date`, `échéance`; reading goes on as if it was `due`.
    private mutating func taken(_ spoken: SpokenAnchor) -> AnchorSyntax {
        let first = cursor.next!
        cursor.position += spoken.words
        let range = cursor.range(from: first)
        cursor.report(
            .malformedClock, at: range, "\"\(range.text)\" is called \(spoken.anchor)",
            help: "write \"\(spoken.anchor)\"",
            fix: FixIt("write \(spoken.anchor)", replace: range, with: spoken.anchor))
        return AnchorSyntax(name: spoken.anchor, moment: nil, at: range)
    }

    /// The end of the phrase, or `and` and another clock.
    private mutating func expectJoint(behind term: ClockTermSyntax) throws(PhraseFault) {
        guard let token = cursor.next, !isWord("and", ahead: 0) else { return }
        if let end = SpokenMonthEnd.words(cursor, ahead: 0), case .after(let offset, .anchor(let anchor)) = term {
            throw twoMonthEnds(offset.description, from: anchor.range.text, at: cursor.here, end)
        }
        if token.isWord("or") || token.isSign(",") || token.isSign("||") || token.isSign("&&") {
            throw cursor.fault(
                .malformedClock, at: cursor.range(of: token), "clocks are joined with \"and\", which means the latest",
                help: "write \"and\" between them, or two steps")
        }
        throw cursor.fault(
            .malformedClock, at: cursor.rest, "expected \"and\" or the end of the clock, found \(cursor.found)")
    }

    // MARK: What people write instead

    /// `J+5`, `due + 5`, `D-15`, `-5 days after due`: signs are easily read the wrong way, so there are none.
    private mutating func refuseSigns() throws(PhraseFault) {
        let text = cursor.scalar.trimmedText
        guard let signed = SignedClock(text) else { return }
        let meaning =
            signed.otherWords.map { "is \(signed.inWords) to some, \($0) to others" } ?? "is said in words"
        let even = signed.isEven ? signed.otherWords.map { " or \"\($0)\"" } ?? "" : ""
        throw cursor.fault(
            .signedClock, at: cursor.rest, "clocks have no signs: \"\(text)\" \(meaning)",
            help: "write \"\(signed.inWords)\"\(even)",
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
}

extension PhraseCursor {
    fileprivate func unit(_ token: PhraseToken) -> DateOffset.Unit? {
        token.text.lowercased() == "business" ? .businessDays : PhraseCursor.wordsOfUnits[token.text.lowercased()]
    }
}
