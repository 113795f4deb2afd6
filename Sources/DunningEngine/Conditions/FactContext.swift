import FinancialValues

/// Of whom and of which day a condition speaks.
struct FactContext {
    var day: CalendarDate
    /// The invoice that bare invoice facts mean; `nil` where the condition has none.
    var invoice: Int?
    var promise: Int?
    var dispute: Int?
    /// In a sequence about the account an event is the account's, not one of an invoice.
    var isAboutAccount = false
    /// The service that a suspension is about; `nil`: the account as a whole.
    var service: Int?
    /// What justifies a stage, or what is asked of a lift.
    var ground: Ground?
    /// Promises made when too many had been broken hold nothing: they are left out for holds.
    var isForHold = false
    /// Which of several events a condition means.
    var looksBack = EventReading.latest
}

/// Which day an event fact looks at.
enum EventReading {
    /// The latest occurrence in the current case.
    case latest
    /// The same in the evening of the day, when what the day itself did is seen.
    case evening
    /// For a guarantee about a stage: the notice of this case that carries the invoice, and its own receipt; of a stage or
    /// lift that of the service.
    case ownNotice
}
