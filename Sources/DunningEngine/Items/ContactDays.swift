import FinancialValues
import PlaybookProgram

/// The days on which a step may be decided: send days for contacts, working days for the rest.
extension AccountRun {
    /// Why a contact may not be on a day; `nil` when it may.
    func obstacleToContact(on day: CalendarDate) -> WaitReason? {
        if run.hasStaleBankData[Int(ledger.accounts[account].legalEntity)] { return .bankDataTooOld }
        if let end = quietEnd(day) { return .quietPeriod(until: end) }
        if !isSendDay(day) { return .notASendDay(next: nextContactDay(after: day)) }
        return nil
    }

    /// A day that the policy names and that is no holiday and no closed day: a Saturday too, where it names Saturdays.
    func isSendDay(_ day: CalendarDate) -> Bool {
        playbook.source.sendDays.contains(day) && !calendar.isHolidayOrClosed(day)
    }

    /// The last day of the quiet period that a day lies in.
    func quietEnd(_ day: CalendarDate) -> CalendarDate? {
        playbook.source.quiet.lazy.filter { $0.contains(day) }.map { $0.nextChange(after: day) - 1 }.max()
    }

    /// The first day after another on which contacts go out.
    func nextContactDay(after day: CalendarDate) -> CalendarDate { firstDay(after: day, where: isSendDay) }

    /// The first day after another that is none of a quiet period and that a rule takes; looked for over two years.
    func firstDay(after day: CalendarDate, where isTaken: (CalendarDate) -> Bool) -> CalendarDate {
        var next = day + 1
        while next - day < 800, next < .distantFuture, quietEnd(next) != nil || !isTaken(next) { next = next + 1 }
        return next
    }

    /// Whether a message to us goes on a day: one of its weekdays or, where that one is closed, the next working day.
    ///
    /// - Parameter weekdays: Empty: any working day.
    func isDay(_ weekdays: Set<Weekday>, _ day: CalendarDate) -> Bool {
        guard calendar.isWorkingDay(day) else { return false }
        guard !weekdays.isEmpty else { return true }
        return weekdays.contains { weekday in
            let back = (Int(day.weekday.rawValue) - Int(weekday.rawValue) + 7) % 7
            return calendar.workingDay(onOrAfter: day - back) == day
        }
    }
}
