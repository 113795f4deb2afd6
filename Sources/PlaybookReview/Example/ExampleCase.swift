import FinancialValues

/// A customer with one invoice, and what happens to it: a case that a review shows. Days are counted from the due date.
struct ExampleCase: Sendable {
    enum Event: Hashable, Sendable {
        case payment
        case dispute(closed: Int)
        case promise(due: Int)
        case insolvency
        case rejectedDebit
    }

    /// In minor units of the reporting currency.
    var amount: Int64 = 250_000
    /// At most one of each.
    var events: [Int: Event] = [:]
    var isInsured = false
    var isFactored = false
    /// Every own yes-or-no field of a customer is yes.
    var isMarked = false

    /// A plain Tuesday: no holiday, no turn of a year or month near it.
    static let due = CalendarDate(year: 2026, month: 3, day: 10)!
    /// From the invoice to half a year after its due date.
    static let days = -30...180
}
