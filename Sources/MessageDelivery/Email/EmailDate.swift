import FinancialValues

extension CalendarDate {
    /// The day as a mail header writes it, at noon in Greenwich: the same day from the Azores to Auckland in winter, and no
    /// clock is asked. `Mon, 15 Jun 2026 12:00:00 +0000`.
    ///
    /// Source: RFC 5322, section 3.3.
    var mailDate: String {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = self.parts
        let year = String(parts.year)
        let padding = String(repeating: "0", count: max(0, 4 - year.count))
        return "\(weekdays[Weekday.allCases.firstIndex(of: weekday)!]), \(parts.day) \(months[parts.month - 1]) "
            + padding + year + " 12:00:00 +0000"
    }
}
