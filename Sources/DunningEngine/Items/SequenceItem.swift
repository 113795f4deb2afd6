import FinancialValues
import PlaybookProgram

/// What a sequence takes as one, and how far it has got: an invoice, a round of an account, a promise or a dispute.
struct SequenceItem {
    enum Subject: Hashable {
        case invoice(Int)
        /// The rounds of an account (or of one of its currencies) are numbered in the order in which they began.
        case round(CurrencyCode?, Int)
        case promise(Int)
        case dispute(Int)
    }

    var subject: Subject
    /// The invoices it is about, by due date and number.
    var invoices: [Int]
    /// Executions and skips, by day.
    var marks: [StepMark] = []
    /// Steps whose last message did not arrive: they go by their fallback.
    var undeliverable: [Int] = []
    /// Steps for which history shows that `no_address` was given, and since when.
    var addressAsked: [Int: CalendarDate] = [:]
    /// The last message to the customer that names it outside the plan.
    var lastMessageOutsidePlan: CalendarDate?
}

/// A step that was executed or skipped for an item.
struct StepMark {
    var step: Int
    var day: CalendarDate
    var isExecuted: Bool
    /// `nil`: not known to be received.
    var received: CalendarDate?
}

/// Something shown once: a missing address, an approval that was refused, a contact that waits since a day.
struct RememberedStep: Hashable {
    enum Matter: Hashable {
        case noAddress, refused
        case waitsSince(CalendarDate)
    }

    var sequence: Int
    var step: Int
    var subject: SequenceItem.Subject
    var matter: Matter
}
