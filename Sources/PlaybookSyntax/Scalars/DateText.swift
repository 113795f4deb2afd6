import FinancialValues

/// Reads dates as the language writes them: `2026-01-31`. Other forms are told apart and explained.
enum DateText {
    static func read(_ text: String) throws(ScalarFault) -> CalendarDate {
        if let date = CalendarDate(iso: text) { return date }
        let parts = text.split(whereSeparator: { "-./ ".contains($0) }).map(String.init)
        let separator = text.first { "-./ ".contains($0) }
        if text.count > 10, let date = CalendarDate(iso: text.prefix(10)), "T ".contains(text.dropFirst(10).first!) {
            throw ScalarFault(
                .dateForm, "dates have no time of day: \"\(text)\"", replacement: date.description)
        }
        if parts.count == 3, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } && $0.count <= 4 }) {
            let numbers = parts.map { Int($0)! }
            if parts[0].count == 4 { throw form(text, year: numbers[0], month: numbers[1], day: numbers[2]) }
            guard parts[2].count == 4 || parts[2].count == 2 else { throw notADate(text) }
            guard parts[2].count == 4 else {
                throw ScalarFault(
                    .ambiguousDate, "the year of \"\(text)\" has two digits",
                    help: "write YYYY-MM-DD, such as \"2026-01-31\"")
            }
            // With points the day comes first everywhere; with slashes and dashes only where the numbers say so.
            if separator == "." || numbers[0] > 12 || numbers[0] == numbers[1] {
                throw form(text, year: numbers[2], month: numbers[1], day: numbers[0])
            }
            if numbers[1] > 12 { throw form(text, year: numbers[2], month: numbers[0], day: numbers[1]) }
            let first = CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
            let second = CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
            guard let first, let second else { throw noSuchDay(text, year: numbers[2], month: numbers[0]) }
            throw ScalarFault(
                .ambiguousDate, "\"\(text)\" can be read in two ways", help: "write \"\(first)\" or \"\(second)\"")
        }
        if parts.count == 3, let month = month(parts[1]), let day = Int(parts[0]), let year = Int(parts[2]), year > 999
        {
            throw form(text, year: year, month: month, day: day)
        }
        if text.count == 8, text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text) {
            throw form(text, year: number / 10_000, month: number / 100 % 100, day: number % 100)
        }
        throw notADate(text)
    }

    /// The fault of a date in another form, or of a day that does not exist.
    private static func form(_ text: String, year: Int, month: Int, day: Int) -> ScalarFault {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            return noSuchDay(text, year: year, month: month)
        }
        return ScalarFault(.dateForm, "dates are written YYYY-MM-DD, not \"\(text)\"", replacement: date.description)
    }

    private static func noSuchDay(_ text: String, year: Int, month: Int) -> ScalarFault {
        let days = (1...12).contains(month) ? CalendarDate.daysIn(month: month, year: year) : nil
        return ScalarFault(
            .noSuchDay, "there is no day \"\(text)\"",
            help: days.map { "that month has \($0) days" } ?? "a year has twelve months, of up to 31 days")
    }

    private static func notADate(_ text: String) -> ScalarFault {
        ScalarFault(.dateForm, "expected a date, found \"\(text)\"", help: "write YYYY-MM-DD, such as \"2026-01-31\"")
    }

    /// 1...12, from the first three letters.
    static func month(_ word: String) -> Int? {
        DayOfYear.monthWords.firstIndex(of: String(word.lowercased().prefix(3))).map { $0 + 1 }
    }
}
