import FinancialValues

/// The day that a question is about: the as-of day, or one after it up to which the days are simulated.
enum LaterDay {
    static func of(_ day: CalendarDate?, asOf: CalendarDate) throws(CommandFailure) -> CalendarDate {
        guard let day else { return asOf }
        guard day >= asOf else {
            throw .wrongUsage(
                "\(day) is before the as-of day \(asOf), and what was done then is in the ledger's history",
                help: "give an earlier day with --as-of to look from there")
        }
        guard day - asOf < 3660 else {
            throw .wrongUsage("\(day) is more than ten years after the as-of day \(asOf)")
        }
        return day
    }
}
