import Diagnostics
import FinancialValues

/// Phrases of one form, such as `at most 1 contact in 5 days`: each takes its words in their order, and says the whole form
/// when one is missing.
extension PhraseCursor {
    /// - Parameter form: The phrase as it must be, for the message.
    private mutating func expect(_ words: String..., form: String) throws(PhraseFault) {
        for word in words {
            guard let token = next, token.kind == .word, token.text.lowercased() == word else {
                throw malformed(expected: "\"\(word)\"", form: form)
            }
            lower(token)
            advance()
        }
    }

    private func malformed(expected: String, form: String) -> PhraseFault {
        fault(.malformedPhrase, at: here, "expected \(expected), found \(found)", help: "write \"\(form)\"")
    }

    private func expectEnd(form: String) throws(PhraseFault) {
        guard isAtEnd else {
            throw fault(.malformedPhrase, at: rest, "expected the end, found \(found)", help: "write \"\(form)\"")
        }
    }

    /// A count that the phrase begins or goes on with; another beginning means another form.
    private mutating func number(form: String) throws(PhraseFault) -> Int {
        guard let token = next, token.kind == .number, token.text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw malformed(expected: "a number", form: form)
        }
        return try count(in: "this phrase")
    }

    private mutating func name(form: String) throws(PhraseFault) -> Located<String> {
        guard let token = next, token.kind == .word || token.kind == .number else {
            throw malformed(expected: "a name", form: form)
        }
        advance()
        return Located(token.text, at: range(of: token))
    }

    /// `at most 1 contact in 5 days`
    mutating func contactLimit() throws(PhraseFault) -> FrequencySyntax {
        let form = "at most 1 contact in 5 days"
        try expect("at", "most", form: form)
        let count = try number(form: form)
        guard let what = next, ["contact", "contacts"].contains(what.text.lowercased()) else {
            throw malformed(expected: count == 1 ? "\"contact\"" : "\"contacts\"", form: form)
        }
        lower(what)
        advance()
        try expect("in", form: form)
        let days = try positiveDays()
        try expectEnd(form: form)
        return FrequencySyntax(count: count, what: Located(what.text.lowercased(), at: range(of: what)), days: days)
    }

    /// `2 contacts in any 7 days`
    mutating func occurrences() throws(PhraseFault) -> FrequencySyntax {
        let form = "2 contacts in any 7 days"
        let count = try number(form: form)
        let what = try name(form: form)
        try expect("in", "any", form: form)
        let days = try positiveDays()
        try expectEnd(form: form)
        return FrequencySyntax(count: count, what: what, days: days)
    }

    private mutating func positiveDays() throws(PhraseFault) -> Int {
        let start = position
        let days = try days(in: "a limit")
        guard days > 0 else {
            throw fault(.notACount, at: range(from: tokens[start]), "a limit in 0 days limits nothing")
        }
        return days
    }

    /// `every 5 days, 3 times`, `every 5 days until paid`, `every 14 days`
    mutating func repetition() throws(PhraseFault) -> RepetitionSyntax {
        let form = "every 5 days, 3 times"
        try expect("every", form: form)
        let start = position
        let every = try offset()
        guard every.count > 0 else {
            throw fault(
                .notACount, at: range(from: tokens[start]), "a repetition needs at least 1 day between",
                help: "write \"every 1 day\"")
        }
        let hasComma = take(sign: ",")
        if take(words: "until", "paid") {
            try expectEnd(form: "every 5 days until paid")
            return RepetitionSyntax(every: every, times: nil, untilPaid: true)
        }
        guard hasComma || !isAtEnd else { return RepetitionSyntax(every: every, times: nil, untilPaid: false) }
        let times = try number(form: form)
        guard times > 0 else {
            throw fault(.notACount, at: range(of: tokens[position - 1]), "a step is executed at least 1 time")
        }
        if times == 1, take(word: "time") {} else { try expect("times", form: form) }
        try expectEnd(form: form)
        return RepetitionSyntax(every: every, times: times, untilPaid: false)
    }

    /// `2 broken in 180 days`
    mutating func promiseLimit() throws(PhraseFault) -> (broken: Int, days: Int) {
        let form = "2 broken in 180 days"
        let broken = try number(form: form)
        try expect("broken", "in", form: form)
        let days = try positiveDays()
        try expectEnd(form: form)
        return (broken, days)
    }

    /// `at most 2 business days old`
    mutating func age() throws(PhraseFault) -> DateOffset {
        let form = "at most 2 business days old"
        try expect("at", "most", form: form)
        let offset = try offset()
        try expect("old", form: form)
        try expectEnd(form: form)
        return offset
    }

    /// `3 days` or `proof`
    mutating func receipt() throws(PhraseFault) -> ReceiptSyntax {
        guard let word = next, word.text.lowercased() == "proof" else { return .after(try duration()) }
        lower(word)
        advance()
        try expectEnd(form: "proof")
        return .proof
    }

    /// `15 days before`
    mutating func warning() throws(PhraseFault) -> DateOffset {
        let form = "15 days before"
        let offset = try offset()
        try expect("before", form: form)
        try expectEnd(form: form)
        return offset
    }

    /// `10 days`, and nothing more.
    mutating func duration() throws(PhraseFault) -> DateOffset {
        let first = next
        let offset = try offset()
        if let next, let first {
            let isClock = next.isWord("after") || next.isWord("before")
            throw fault(
                .malformedPhrase, at: rest, "expected the end, found \(found)",
                help: isClock
                    ? "this is a time, not a clock: write \"\(text(from: first, to: tokens[position - 1]))\""
                    : "write \"\(offset)\"")
        }
        return offset
    }

    /// `8 full days`, and nothing more.
    mutating func fullDays() throws(PhraseFault) -> Int {
        let before = diagnostics.count
        let counted = try counted(in: "full days", takesFull: true)
        guard counted.isFull, counted.offset.unit == .days else {
            // A unit of another language was told as plain days.
            diagnostics.removeSubrange(before...)
            throw fault(
                .fullDays, at: counted.range, "expected full days, found \"\(counted.range.text)\"",
                help: "write \"\(counted.offset.count) full days\"")
        }
        try expectEnd(form: "8 full days")
        return counted.offset.count
    }

    private mutating func offset() throws(PhraseFault) -> DateOffset {
        let before = diagnostics.count
        let counted = try counted(in: "a time")
        guard !counted.isFull else {
            diagnostics.removeSubrange(before...)
            throw fault(
                .fullDays, at: counted.range, "full days are counted by clocks and facts about events only",
                help: "write \"\(counted.offset)\"")
        }
        return counted.offset
    }

    /// `first`, `before NAME`, `after NAME`
    mutating func insertion() throws(PhraseFault) -> InsertionSyntax {
        let form = "after NAME"
        guard let token = next, token.kind == .word else {
            throw malformed(expected: "first, before or after", form: form)
        }
        let result: InsertionSyntax
        switch token.text {
        case "first":
            advance()
            result = .first
        case "before":
            advance()
            result = .before(try name(form: "before NAME"))
        case "after":
            advance()
            result = .after(try name(form: form))
        case "last":
            throw fault(
                .malformedPhrase, at: range(of: token), "a place is said by a neighbour's name, not by \"last\"",
                help: "write \"after NAME\" with the name of the last one")
        default: throw malformed(expected: "first, before or after", form: form)
        }
        try expectEnd(form: form)
        return result
    }

    /// `any of [credit_manager, sales_director]`
    mutating func anyOf() throws(PhraseFault) -> [Located<String>] {
        let form = "any of [legal, credit_manager]"
        try expect("any", "of", form: form)
        guard let open = next, take(sign: "[") else {
            throw malformed(expected: "a list in square brackets", form: form)
        }
        var roles: [Located<String>] = []
        repeat {
            if next?.isSign("]") == true { break }
            roles.append(try name(form: form))
        } while take(sign: ",")
        guard take(sign: "]") else {
            throw fault(.unbalanced, at: range(of: open), "this list is not closed", help: "write \"\(form)\"")
        }
        try expectEnd(form: form)
        guard !roles.isEmpty else {
            throw fault(
                .malformedPhrase, at: range(from: open), "the list is empty: nobody could agree",
                help: "write \"\(form)\"")
        }
        return roles
    }

    /// `every overdue invoice has a next action within 60 days, or is held, or is final`
    mutating func progress() throws(PhraseFault) -> Int {
        let form = "every overdue invoice has a next action within 60 days, or is held, or is final"
        try expect("every", "overdue", "invoice", "has", "a", "next", "action", "within", form: form)
        let days = try days(in: "a promise of progress")
        for state in ["held", "final"] {
            guard take(sign: ",") else { throw malformed(expected: "a comma", form: form) }
            try expect("or", "is", state, form: form)
        }
        try expectEnd(form: form)
        return days
    }

    /// `10 points`
    mutating func points() throws(PhraseFault) -> ExactNumber {
        let form = "8 points"
        guard let token = next, token.kind == .number else { throw malformed(expected: "a number", form: form) }
        let number = try plainNumber(token)
        if let sign = next, sign.isSign("%") {
            throw fault(
                .malformedPhrase, at: range(from: token).union(range(of: sign)),
                "what is added to a reference rate is counted in points, not in percent",
                help: "write \"\(number) points\"",
                fix: FixIt("write points", replace: range(from: token).union(range(of: sign)), with: "\(number) points")
            )
        }
        guard let word = next, ["point", "points"].contains(word.text.lowercased()) else {
            throw fault(
                isAtEnd ? .missingUnit : .malformedPhrase, at: isAtEnd ? range(of: token) : here,
                "expected points behind \"\(token.text)\"", help: "write \"\(number) points\"")
        }
        lower(word)
        advance()
        try expectEnd(form: form)
        return number
    }

    /// `5%`, or `3 times fr_legal_rate`
    mutating func rateBound() throws(PhraseFault) -> SyntaxValue {
        let form = "3 times fr_legal_rate"
        guard !tokens.contains(where: { $0.isSign("%") }), tokens.count > 1 else { return .percent(try percent()) }
        guard let token = next, token.kind == .number else { throw malformed(expected: "a number", form: form) }
        let number = try plainNumber(token)
        try expect("times", form: form)
        let name = try name(form: form)
        try expectEnd(form: form)
        return .multiple(times: number, of: name)
    }

    /// `2.15%`, and `-0.83%`: a published rate may be below zero.
    mutating func publishedRate() throws(PhraseFault) -> ExactNumber {
        guard take(sign: "-") else { return try percent() }
        return ExactNumber(millionths: -(try percent()).millionths)
    }

    /// `5%`, as 5.
    mutating func percent() throws(PhraseFault) -> ExactNumber {
        guard let token = next, token.kind == .number else {
            throw fault(
                .notAPercentage, at: rest, "expected a percentage, found \(found)", help: "write one such as \"5%\"")
        }
        let number = try plainNumber(token)
        if let sign = next, sign.isSign("%"), self.token(ahead: 1) == nil {
            teachPercent(token, sign)
            advance()
            return number
        }
        let isFraction = number.millionths > 0 && number.millionths < 1_000_000
        let inHundred = isFraction ? "\"\(ExactNumber(millionths: number.millionths * 100))%\" or " : ""
        throw fault(
            .notAPercentage, at: scalar.range, "expected a percentage, found \"\(scalar.trimmedText)\"",
            help: "write \(inHundred)\"\(number)%\"")
    }

    /// Reports `5 %`; reading goes on as if it was `5%`.
    mutating func teachPercent(_ number: PhraseToken, _ sign: PhraseToken) {
        guard number.bytes.upperBound < sign.bytes.lowerBound else { return }
        let range = range(of: number).union(range(of: sign))
        let proper = "\(number.text)%"
        report(
            .notAPercentage, at: range, "no space stands before \"%\"", help: "write \"\(proper)\"",
            fix: FixIt("write \(proper)", replace: range, with: proper))
    }

    /// With the unit behind it, so that what is to be written instead has it too.
    private mutating func plainNumber(_ token: PhraseToken) throws(PhraseFault) -> ExactNumber {
        let behind = self.token(ahead: 1)
        let unit = behind?.isSign("%") == true ? "%" : ["point", "points"].contains(behind?.text) ? " points" : ""
        do throws(ScalarFault) {
            let number = try NumberText.read(token.text, before: unit)
            advance()
            return number
        } catch {
            let range = range(of: token)
            throw PhraseFault(
                diagnostic: error.diagnostic(at: unit.isEmpty ? range : range.union(self.range(of: behind!))))
        }
    }
}
