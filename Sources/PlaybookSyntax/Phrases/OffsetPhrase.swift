import Diagnostics
import FinancialValues

/// `10 days`, `5 business days`, `8 full days`, `2 months`: a count and its unit, wherever a phrase holds one.
extension PhraseCursor {
    /// A count and what is counted.
    struct Counted {
        let offset: DateOffset
        /// `full days`.
        let isFull: Bool
        let range: SourceRange

        /// As the language writes it.
        var inWords: String {
            isFull && offset.unit == .days ? DateOffset.fullDays(offset.count) : offset.description
        }
    }

    /// The largest count: longer times are slips.
    static let largestCount = 9_999

    /// - Parameters:
    ///   - context: What is read, for messages: `a clock`.
    ///   - takesFull: Full days make sense here.
    mutating func counted(in context: String, takesFull: Bool = false) throws(PhraseFault) -> Counted {
        let first = next
        let count = try count(in: context)
        let unit = try unit(after: count, from: first!, in: context, takesFull: takesFull)
        return Counted(offset: DateOffset(count, unit.unit), isFull: unit.isFull, range: range(from: first!))
    }

    /// A count of days without `full` or any other unit, as event facts and limits have them.
    mutating func days(in context: String) throws(PhraseFault) -> Int {
        let counted = try counted(in: context)
        guard counted.offset.unit == .days, !counted.isFull else {
            let other = counted.offset.unit == .weeks ? ", such as \(7 * counted.offset.count) days" : ""
            throw fault(.unknownUnit, at: counted.range, "\(context) counts in days\(other)")
        }
        return counted.offset.count
    }

    /// A whole number of zero or more.
    mutating func count(in context: String) throws(PhraseFault) -> Int {
        guard let token = next else {
            throw fault(.notACount, at: here, "expected a number in \(context), found the end")
        }
        if token.isSign("-") || token.isSign("+") {
            let number = self.token(ahead: 1)?.kind == .number ? self.token(ahead: 1)!.text : "5"
            throw fault(
                .notACount, at: range(of: token), "counts in \(context) have no sign",
                help: "write \"\(number) days before\" or \"\(number) days after\"")
        }
        guard token.kind == .number else {
            if let number = PhraseCursor.numberWords[token.text.lowercased()] {
                throw fault(
                    .notACount, at: range(of: token), "\"\(token.text)\" is not a number here",
                    help: "write \"\(number)\"", fix: FixIt("write \(number)", replace: range(of: token), with: number))
            }
            let unit = PhraseCursor.wordsOfUnits[token.text.lowercased()]
            let proper = unit.map { DateOffset(1, $0) } ?? DateOffset(5, .days)
            throw fault(
                .notACount, at: range(of: token), "expected a number in \(context), found \(found)",
                help: "write a number and its unit, such as \"\(proper)\"")
        }
        let digits = token.text.prefix { $0.isASCII && $0.isNumber }
        let letters = token.text.dropFirst(digits.count)
        if !letters.isEmpty, let unit = SpokenUnit([String(letters)] + words(ahead: 1)) {
            throw joined(digits, token, unit)
        }
        guard letters.isEmpty else {
            throw fault(.notACount, at: range(of: token), "\"\(token.text)\" is not a whole number")
        }
        guard digits == "0" || digits.first != "0" else {
            let plain = String(digits.drop { $0 == "0" })
            throw fault(
                .leadingZero, at: range(of: token), "\"\(token.text)\" begins with a zero",
                help: "write \"\(plain.isEmpty ? "0" : plain)\"")
        }
        guard let count = Int(digits), count <= PhraseCursor.largestCount else {
            throw fault(
                .numberTooLarge, at: range(of: token), "\"\(token.text)\" is more than \(PhraseCursor.largestCount)")
        }
        advance()
        return count
    }

    private mutating func unit(
        after count: Int, from first: PhraseToken, in context: String, takesFull: Bool
    ) throws(PhraseFault) -> (unit: DateOffset.Unit, isFull: Bool) {
        var isFull = false
        if let word = next, word.kind == .word, word.text.lowercased() == "full" {
            lower(word)
            advance()
            isFull = true
        }
        guard let word = next, word.kind == .word else {
            throw fault(
                .missingUnit, at: range(from: first), "\"\(count)\" in \(context) lacks its unit",
                help: "write \"\(count) days\" or \"\(count) business days\"")
        }
        let written = word.text.lowercased()
        if written == "business" {
            guard let days = token(ahead: 1), ["day", "days"].contains(days.text.lowercased()) else {
                throw fault(
                    .missingUnit, at: range(of: word), "\"\(word.text)\" in \(context) lacks the word days",
                    help: "write \"\(DateOffset(count, .businessDays))\"")
            }
            lower(word)
            lower(days)
            position += 2
            return (.businessDays, isFull)
        }
        if let unit = PhraseCursor.wordsOfUnits[written] {
            lower(word)
            advance()
            return (unit, isFull)
        }
        if let unit = SpokenUnit(words(ahead: 0)) {
            return try spokenUnit(unit, after: count, from: first, isFull: isFull, takesFull: takesFull)
        }
        if PhraseCursor.afterCounts.contains(written) {
            throw fault(
                .missingUnit, at: range(from: first), "\"\(count)\" in \(context) lacks its unit",
                help: "write \"\(count) days\" or \"\(count) business days\"")
        }
        let question = NameSuggestion.question(
            for: written, among: ["days", "business days", "weeks", "months", "years"])
        throw fault(
            .unknownUnit, at: range(of: word), "\"\(word.text)\" is not a unit of time\(question)",
            help: "the units are days, business days, weeks, months and years")
    }

    /// Reports a unit of another language or another system. Where it is certain what it counts, reading goes on as if it was
    /// written in the language's words.
    private mutating func spokenUnit(
        _ spoken: SpokenUnit, after count: Int, from first: PhraseToken, isFull: Bool, takesFull: Bool
    ) throws(PhraseFault) -> (unit: DateOffset.Unit, isFull: Bool) {
        let unitRange = range(of: next!).union(range(of: token(ahead: spoken.words - 1)!))
        let message = "\"\(unitRange.text)\" is not a unit of the language"
        guard let proper = spoken.proper(count) else {
            throw fault(.unknownUnit, at: unitRange, message, help: PhraseCursor.withSaturdays)
        }
        guard takesFull || spoken.meaning != .fullDays else {
            throw fault(
                .fullDays, at: unitRange,
                "\"\(unitRange.text)\" are full days, which only clocks and facts about events count",
                help: "write days or business days")
        }
        let isDays = spoken.meaning == .time(.days)
        let full = DateOffset.fullDays(count)
        let written = isFull && isDays ? full : proper
        let mayBeFull = takesFull && !isFull && isDays && countsFromReceipt
        let fix = FixIt("write \(written)", replace: range(of: first).union(unitRange), with: written)
        report(
            .unknownUnit, at: unitRange, message,
            help: "write \"\(written)\"" + (mayBeFull ? ", or \"\(full)\" if so many whole days must pass" : ""),
            fix: mayBeFull ? nil : fix)
        position += spoken.words
        if case .time(let unit) = spoken.meaning { return (unit, isFull) }
        return (.days, true)
    }

    /// `5d`, `2jours ouvrés`
    private func joined(_ digits: Substring, _ token: PhraseToken, _ unit: SpokenUnit) -> PhraseFault {
        let last = unit.words > 1 ? self.token(ahead: unit.words - 1)! : token
        let whole = range(of: token).union(range(of: last))
        let proper = Int(digits).flatMap(unit.proper)
        return fault(
            .unknownUnit, at: whole, "\"\(whole.text)\" is not a time",
            help: proper.map { "write \"\($0)\"" } ?? PhraseCursor.withSaturdays,
            fix: proper.map { FixIt("write \($0)", replace: whole, with: $0) })
    }

    /// The phrase counts from a receipt: limits set by a notice are often meant in whole days.
    private var countsFromReceipt: Bool {
        tokens.contains { $0.isWord("received") || SpokenMoment.meaning(of: $0.text) == .received }
    }

    private func words(ahead count: Int) -> [String] {
        guard position + count < tokens.count else { return [] }
        return tokens[(position + count)...].prefix { $0.kind == .word }.map(\.text)
    }

    private static let withSaturdays =
        "such days leave out Sundays and not Saturdays, which no unit of the language does: write days, or business days, whichever is meant"

    /// Reports a word of the language that was written with capital letters; reading goes on as if it was not.
    mutating func lower(_ token: PhraseToken) {
        let lowered = token.text.lowercased()
        guard lowered != token.text else { return }
        let range = range(of: token)
        report(
            .capitalLetters, at: range, "\"\(token.text)\" is written with small letters",
            help: "write \"\(lowered)\"", fix: FixIt("write \(lowered)", replace: range, with: lowered))
    }

    static let wordsOfUnits: [String: DateOffset.Unit] = [
        "day": .days, "days": .days, "week": .weeks, "weeks": .weeks, "month": .months, "months": .months,
        "year": .years, "years": .years,
    ]

    /// Whether a word is a unit of time, in the language or elsewhere.
    static func isSpokenUnit(_ word: String) -> Bool { SpokenUnit([word]) != nil }

    /// Words that can only follow a unit.
    private static let afterCounts: Set<String> = ["after", "before", "ago", "old", "and", "from", "past", "of"]

    private static let numberWords: [String: String] = [
        "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
        "eight": "8", "nine": "9", "ten": "10", "fifteen": "15", "twenty": "20", "thirty": "30", "sixty": "60",
        "ninety": "90",
    ]
}
