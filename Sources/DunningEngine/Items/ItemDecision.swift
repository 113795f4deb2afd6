import Diagnostics
import FinancialValues
import PlaybookProgram

/// What was decided about one item of a sequence on one day.
struct ItemDecision {
    struct Skip {
        var step: Int
        var trigger: CalendarDate
        var reason: SkipReason
        var clauses: [ClauseOutcome]
    }

    var sequence: Int
    var item: SequenceItem
    /// Steps skipped on that day, in order.
    var skips: [Skip] = []
    /// The step that was looked at last.
    var step: Int?
    var verdict: Verdict
    /// The day its clock gave, where it was reached.
    var trigger: CalendarDate?
    var clauses: [ClauseOutcome] = []
    /// For an explanation of what does not concern it: why, invoice by invoice.
    var unconcerned: [(invoice: Int, reason: UnconcernedReason)] = []
    /// For an executed step: what it is about.
    var decided: [DecidedInvoice] = []
    /// Currencies that do not reach the sequence's minimum: the message shows none of their items.
    var leftOut: Set<CurrencyCode> = []
    var channels: [Channel] = []
    /// How often the step was executed before.
    var occurrence = 0
    /// Steps for which `no_address` is to be given on that day.
    var missingAddresses: [Int] = []
    /// Steps that a later one may go ahead of: their address is missing, and was said to be.
    var unreachable: [Int] = []
    /// The first day on which the decision could be another one.
    var nextChange: CalendarDate
}

/// An invoice that takes a step, and what it is asked for.
struct DecidedInvoice {
    var invoice: Int
    /// The net open amount less the parts that are held.
    var asked: Int64
}
