import FinancialValues
import PlaybookProgram

/// What a sequence takes as one, and how far it has got: an invoice, a round of an account, a promise or a dispute.
struct SequenceItem {
    enum Subject: Hashable {
        case invoice(Int)
        /// A round of an account (or of one of its currencies), by the first of its invoices.
        case round(CurrencyCode?, Int)
        case promise(Int)
        case dispute(Int)
    }

    var subject: Subject
    /// The invoices it is about, by due date and number.
    var invoices: [Int]
    /// Of a round, whatever may have been in it on an earlier day, also what is paid since; by due date and number.
    var former: [Int] = []
    /// Executions and skips, by day.
    var marks: [StepMark] = []
    /// Steps whose last message did not arrive: they go by their fallback.
    var undeliverable: [UndeliverableStep] = []
    /// Steps for which history shows `no_address`, and the first day of it.
    var withoutAddress: [Int: CalendarDate] = [:]
    /// The last message to the customer that names it outside the plan.
    var lastMessageOutsidePlan: CalendarDate?
}

extension SequenceItem {
    /// Those whose holds tell on which days it was held.
    var held: [Int] { former.isEmpty ? invoices : former }

    /// Of whom the conditions of its sequence speak, beside its invoices.
    func facts(on day: CalendarDate) -> FactContext {
        var facts = FactContext(day: day)
        switch subject {
        case .promise(let promise): facts.promise = promise
        case .dispute(let dispute): facts.dispute = dispute
        case .round: facts.isAboutAccount = true
        case .invoice: break
        }
        return facts
    }
}

/// A step whose last message did not arrive, with the channel that brought it back where history names one.
struct UndeliverableStep: Hashable {
    var step: Int
    var channel: Channel?
}

/// A step that was executed or skipped for an item.
struct StepMark {
    var step: Int
    var day: CalendarDate
    var isExecuted: Bool
    /// `nil`: not known to be received.
    var received: CalendarDate?
}

/// Something shown once: an approval that was refused, a contact that waits since a day.
struct RememberedRule: Hashable {
    enum Rule: Hashable {
        case step(sequence: Int, step: Int, SequenceItem.Subject)
        case escalation(Int)
        case stage(SuspensionReference, LimitedSubject, stage: Int)
    }

    enum Matter: Hashable {
        case refused
        case waitsSince(CalendarDate)
    }

    var rule: Rule
    var matter: Matter

    var isOfStage: Bool { if case .stage = rule { true } else { false } }
}
