/// A clock as other systems write it: `J+5`, `due - 15 days`, `-5 days after due`. Never accepted, always translated.
struct SignedClock {
    /// What it most likely means, as the language writes it.
    let inWords: String
    /// False where the sign can be read in two ways, as before `after`.
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
            let anchor = tail.split(separator: " ").dropFirst().joined(separator: " ")
            inWords = "\(time) \(isPlus ? "after" : "before") \(anchor.isEmpty ? "due" : anchor)"
            isCertain = tail.isEmpty && isPlus
            return
        }
        guard tail.isEmpty, before.allSatisfy({ $0.isLetter || $0 == "_" || $0 == " " }) else { return nil }
        let anchor = SignedClock.dueLetters.contains(before.lowercased()) ? "due" : before.lowercased()
        // `step-2` may be somebody's name.
        let isJoined = !isPlus && signIndex > text.startIndex && text[text.index(before: signIndex)] != " "
        guard !isJoined || ClockParser.anchors.contains(anchor) else { return nil }
        inWords = "\(time) \(isPlus ? "after" : "before") \(anchor)"
        isCertain = ClockParser.anchors.contains(anchor)
    }

    private static func unit(_ written: String, of count: Int) -> String? {
        let plural = count == 1 ? "" : "s"
        return switch written.lowercased() {
        case "", "d", "day", "days", "j", "jours", "jour", "tage", "tag": "day\(plural)"
        case "business day", "business days", "bd", "working days", "working day": "business day\(plural)"
        case "full day", "full days": "full day\(plural)"
        case "w", "week", "weeks": "week\(plural)"
        case "m", "month", "months": "month\(plural)"
        case "year", "years": "year\(plural)"
        default: nil
        }
    }

    /// How the due date is called where days are counted from it: jour J, D-day, Tag T.
    private static let dueLetters: Set<String> = [
        "j", "d", "t", "due date", "due_date", "duedate", "échéance", "day", "due",
    ]
}
