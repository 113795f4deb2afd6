/// A clock as other systems write it: `J+5`, `due - 15 days`, `-5 days after due`. Never accepted, always translated.
struct SignedClock {
    /// What it most likely means, as the language writes it.
    let inWords: String
    /// What it means where signs are read the other way round; `nil` where a day is named that is added to.
    let otherWords: String?
    /// Neither is likelier, as of `-5 days after due`.
    let isEven: Bool
    /// What it counts from is a day of the language, and the likelier reading is likely enough.
    let isCertain: Bool

    /// - Returns: `nil` when the text is no such clock.
    init?(_ text: String) {
        guard let signIndex = text.firstIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
        let isPlus = text[signIndex] == "+"
        let before = text[..<signIndex].trimmingSpaces
        let after = text[text.index(after: signIndex)...].trimmingSpaces
        let digits = after.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 4, let count = Int(digits) else { return nil }
        let rest = after.dropFirst(digits.count).trimmingSpaces
        let unit = rest.split(separator: " ").prefix { $0 != "after" && $0 != "before" }.joined(separator: " ")
        guard let unitWords = SignedClock.unit(unit, of: count) else { return nil }
        let tail = rest.dropFirst(unit.count).trimmingSpaces
        let time = "\(count) \(unitWords)"
        if before.isEmpty {
            // `-5 days after due` means before to some, and is a slip to others.
            let words = tail.split(separator: " ").dropFirst().joined(separator: " ")
            let anchor = words.isEmpty ? "due" : words
            let (likely, other) = SignedClock.readings(time, anchor, isPlus)
            inWords = likely
            otherWords = other
            isEven = !isPlus
            isCertain = tail.isEmpty && isPlus
            return
        }
        guard tail.isEmpty, before.allSatisfy({ $0.isLetter || $0 == "_" || $0 == " " }) else { return nil }
        let isDue = SignedClock.letters.union(SignedClock.dueWords).contains(before.lowercased())
        let anchor = isDue ? "due" : before.lowercased()
        // `step-2` may be somebody's name.
        let isJoined = !isPlus && signIndex > text.startIndex && text[text.index(before: signIndex)] != " "
        guard !isJoined || ClockParser.anchors.contains(anchor) else { return nil }
        let (likely, other) = SignedClock.readings(time, anchor, isPlus)
        inWords = likely
        otherWords = SignedClock.letters.contains(before.lowercased()) ? other : nil
        isEven = false
        isCertain = ClockParser.anchors.contains(anchor)
    }

    private static func readings(_ time: String, _ anchor: String, _ isPlus: Bool) -> (String, String) {
        let (after, before) = ("\(time) after \(anchor)", "\(time) before \(anchor)")
        return isPlus ? (after, before) : (before, after)
    }

    private static func unit(_ written: String, of count: Int) -> String? {
        let words = written.split(separator: " ").map(String.init)
        guard !words.isEmpty else { return count == 1 ? "day" : "days" }
        if ["full day", "full days"].contains(written.lowercased()) { return count == 1 ? "full day" : "full days" }
        guard let unit = SpokenUnit(words), unit.words == words.count, let proper = unit.proper(count) else {
            return nil
        }
        return proper.drop { $0 != " " }.dropFirst().description
    }

    /// How the due date is called where days are counted from it: jour J, D-day, Tag T.
    private static let letters: Set<String> = ["j", "d", "t", "day"]

    private static let dueWords: Set<String> = ["due date", "due_date", "duedate", "échéance", "due"]
}
