import Diagnostics
import FinancialValues

/// `24 dec .. 1 jan`, `2026-08-03 .. 2026-08-14`: both ends included.
extension PhraseCursor {
    private enum PeriodEnd {
        case date(CalendarDate)
        case dayOfYear(DayOfYear)
    }

    mutating func period() throws(PhraseFault) -> Located<DayRange> {
        guard let first = next else {
            throw fault(
                .malformedPeriod, at: here, "expected a period, found nothing",
                help: "write \"2026-08-03 .. 2026-08-14\" or \"24 dec .. 1 jan\"")
        }
        let start: PeriodEnd
        do throws(PhraseFault) {
            start = try periodEnd()
        } catch {
            try readSecondEnd(behind: error)
            throw error
        }
        try takeDots(after: first)
        let last = try periodEnd()
        let range = range(from: first)
        switch (start, last) {
        case (.date(let start), .date(let end)):
            guard start <= end else {
                throw fault(
                    .periodBackwards, at: range, "the period ends on \(end), before it begins on \(start)",
                    help: "write \"\(end) .. \(start)\"")
            }
            return Located(.dates(start, end), at: range)
        case (.dayOfYear(let start), .dayOfYear(let end)): return Located(.yearly(start, end), at: range)
        default:
            throw fault(
                .malformedPeriod, at: range, "one end of the period has a year, the other has not",
                help: "write two dates for once, or two days such as \"24 dec .. 1 jan\" for every year")
        }
    }

    /// Reads what stands behind the dots, so that one reading tells what is wrong with both days.
    ///
    /// - Parameter fault: That of the first day; reported here where there is another.
    private mutating func readSecondEnd(behind fault: PhraseFault) throws(PhraseFault) {
        let first = position
        while position < min(first + 3, tokens.count), !tokens[position].isSign("..") { advance() }
        guard take(sign: ".."), !isAtEnd else { return }
        do throws(PhraseFault) {
            _ = try periodEnd()
        } catch {
            diagnostics.append(fault.diagnostic)
            throw error
        }
    }

    /// Whether a period begins here: two dots follow within the next few tokens.
    var beginsPeriod: Bool { (1...2).contains { token(ahead: $0)?.isSign("..") == true } }

    private mutating func takeDots(after first: PhraseToken) throws(PhraseFault) {
        if take(sign: "..") { return }
        let written = text(from: first, to: tokens[position - 1])
        if let token = next,
            ["to", "until", "till", "through", "-", "–", "—", "...", "bis"].contains(token.text.lowercased())
        {
            throw fault(
                .malformedPeriod, at: range(of: token),
                "the days of a period are joined with two dots, not \"\(token.text)\"",
                help: "write \"\(written) .. \" and the last day",
                fix: FixIt("write two dots", replace: range(of: token), with: ".."))
        }
        throw fault(
            .malformedPeriod, at: here, "expected two dots and the last day, found \(found)",
            help: "write \"\(written) .. \(written)\" for one day")
    }

    private mutating func periodEnd() throws(PhraseFault) -> PeriodEnd {
        guard let token = next else {
            throw fault(
                .malformedPeriod, at: here, "expected a day, found the end",
                help: "write a date, or a day such as \"1 jan\"")
        }
        if token.kind == .word, let month = DateText.month(token.text), let day = self.token(ahead: 1),
            day.kind == .number
        {
            let range = range(of: token).union(range(of: day))
            let proper = "\(day.text) \(DayOfYear.monthWords[month - 1])"
            throw fault(
                .malformedPeriod, at: range, "the day stands before its month", help: "write \"\(proper)\"",
                fix: FixIt("write \(proper)", replace: range, with: proper))
        }
        guard token.kind == .number else {
            throw fault(
                .malformedPeriod, at: range(of: token), "expected a day, found \(found)",
                help: "write a date, or a day such as \"1 jan\"")
        }
        if let readings = PhraseCursor.daysAndMonths(token.text) {
            throw fault(
                .malformedPeriod, at: range(of: token),
                "a day without its year is written with its month's name, not \"\(token.text)\"",
                help: "write \(orList(readings.map { "\"\($0)\"" }))")
        }
        guard let month = self.token(ahead: 1), month.kind == .word else { return .date(try date()) }
        return .dayOfYear(try dayOfYear(token, month))
    }

    private mutating func dayOfYear(_ day: PhraseToken, _ month: PhraseToken) throws(PhraseFault) -> DayOfYear {
        guard let number = DateText.month(month.text) else {
            throw fault(
                .malformedPeriod, at: range(of: month), "\"\(month.text)\" is not a month",
                help: "the months are \(DayOfYear.monthWords.joined(separator: ", "))")
        }
        let word = DayOfYear.monthWords[number - 1]
        guard let dayNumber = Int(day.text), day.text.count <= 2, let found = DayOfYear(month: number, day: dayNumber)
        else {
            throw fault(
                .noSuchDay, at: range(of: day).union(range(of: month)), "there is no day \"\(day.text) \(month.text)\"")
        }
        if month.text != word {
            let range = range(of: month)
            report(
                month.text.lowercased() == word ? .capitalLetters : .malformedPeriod, at: range,
                "\"\(month.text)\" is written \(word)", help: "write \"\(day.text) \(word)\"",
                fix: FixIt("write \(word)", replace: range, with: word))
        }
        position += 2
        return found
    }

    /// What `12-24` or `24.12` can mean, as the language writes it; `nil` for any other text.
    private static func daysAndMonths(_ text: String) -> [String]? {
        let numbers = text.split(whereSeparator: { "-./".contains($0) }).compactMap { Int($0) }
        guard numbers.count == 2, text.count <= 5, !text.allSatisfy(\.isNumber) else { return nil }
        let readings = [(numbers[1], numbers[0]), (numbers[0], numbers[1])].compactMap { day, month in
            DayOfYear(month: month, day: day).map { "\($0.day) \(DayOfYear.monthWords[$0.month - 1])" }
        }
        return readings.isEmpty ? nil : Array(Set(readings)).sorted()
    }

    /// A date at the next token.
    mutating func date() throws(PhraseFault) -> CalendarDate {
        guard let token = next, token.kind == .number else {
            throw fault(.dateForm, at: here, "expected a date, found \(found)", help: "write YYYY-MM-DD")
        }
        do throws(ScalarFault) {
            let date = try meant(token.text, at: range(of: token), DateText.read)
            advance()
            return date
        } catch {
            throw PhraseFault(diagnostic: error.diagnostic(at: range(of: token)))
        }
    }
}
