import FinancialValues

/// Reads one day of `send_days`: `mon`, `5th`, `last`.
enum SendDayPhrase {
    static func read(_ text: String) throws(ScalarFault) -> SendDaySyntax {
        if let weekday = Weekday(word: text) { return .weekday(weekday) }
        if text == "last" { return .lastOfMonth }
        if let fault = spokenWeekday(text) { throw fault }
        let lowered = text.lowercased()
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if let day = Int(digits), digits.first != "0" {
            guard (1...31).contains(day) else {
                throw ScalarFault(.noSuchDay, "no month has a day \"\(text)\"", help: "write \"last\" for its last day")
            }
            guard text == ordinal(day) else {
                throw ScalarFault(
                    .unknownWord, "a day of the month is written \(ordinal(day)), not \"\(text)\"",
                    replacement: ordinal(day))
            }
            return .monthDay(day)
        }
        if lowered.hasPrefix("last") || lowered == "month end" || lowered == "eom" {
            throw ScalarFault(
                .unknownWord, "the last day of a month is written last, not \"\(text)\"", replacement: "last")
        }
        if text.contains("..") || text.contains("-") || text.contains(" to ") {
            throw ScalarFault(
                .unknownWord, "days are listed one by one: \"\(text)\"", help: "write \"[mon, tue, wed]\"")
        }
        throw ScalarFault(
            .unknownWord, "no day \"\(text)\"", help: "write weekdays (mon to sun), days of the month (5th) or last")
    }

    /// A weekday alone.
    ///
    /// - Parameter expected: What may stand there, for the message.
    static func weekday(_ text: String, expected: String) throws(ScalarFault) -> Weekday {
        if let weekday = Weekday(word: text) { return weekday }
        throw spokenWeekday(text)
            ?? ScalarFault(
                .unknownWord, "no weekday \"\(text)\", expected \(expected)", help: "the weekdays are mon to sun")
    }

    /// The fault of a weekday in other words.
    private static func spokenWeekday(_ text: String) -> ScalarFault? {
        let lowered = text.lowercased()
        return (spoken[lowered] ?? Weekday(word: lowered)).map {
            ScalarFault(
                text.count == 3 ? .capitalLetters : .unknownWord, "the weekdays are mon to sun, not \"\(text)\"",
                replacement: $0.word)
        }
    }

    /// `1st`, `2nd`, `23rd`, `11th`.
    static func ordinal(_ day: Int) -> String {
        let ending =
            switch (day % 10, day % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return "\(day)\(ending)"
    }

    private static let spoken: [String: Weekday] = [
        "monday": .mon, "tuesday": .tue, "tues": .tue, "wednesday": .wed, "thursday": .thu, "thur": .thu, "thurs": .thu,
        "friday": .fri, "saturday": .sat, "sunday": .sun, "montag": .mon, "lundi": .mon, "mo": .mon, "tu": .tue,
        "we": .wed,
        "th": .thu, "fr": .fri, "sa": .sat, "su": .sun,
    ]
}
