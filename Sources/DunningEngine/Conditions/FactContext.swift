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
}
