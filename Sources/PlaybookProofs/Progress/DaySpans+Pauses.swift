import FinancialValues
import PlaybookProgram

extension DaySpans {
    /// The longest time from a day to the next on which a playbook writes to a customer, taken from the calendars, its send days
    /// and its quiet periods.
    func longestPause(of playbook: CompiledPlaybook) -> Int {
        longestGap(named: "\(playbook.sendDays) \(playbook.quiet)") { day, calendar in
            playbook.sendDays.contains(day) && !calendar.isHolidayOrClosed(day)
                && !playbook.quiet.contains { $0.contains(day) }
        }
    }
}
