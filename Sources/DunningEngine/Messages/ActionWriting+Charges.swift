import FinancialValues
import PlaybookProgram
import Receivables

/// What a step costs the customer: interest and compensation on each item, and its fee.
extension ActionWriting {
    /// Adds what a step charges to its decided items, and the items on which charges are left.
    static func charge(
        _ action: inout ScheduledAction, by step: CompiledStep, _ reference: StepReference,
        _ account: AccountRun, on day: CalendarDate
    ) {
        guard !step.charges.isEmpty else { return }
        let (charges, unknown) = account.charges(
            on: action.items.filter(\.isDecided).map(\.invoice), step.charges, in: reference.sequence, on: day)
        for index in action.items.indices {
            action.items[index].charges = charges[action.items[index].invoice]
        }
        let (left, unknownLeft) = account.chargesLeft(in: reference.sequence, on: day)
        let currencies = Set(action.items.map(\.open.currency))
        for charged in left where currencies.contains(account.ledger.invoices[charged.invoice].currency) {
            var paid = item(charged.invoice, step: nil, asked: 0, account, on: day)
            paid.charges = charged.charges
            action.items.append(paid)
        }
        action.unknownCharges = unknown + unknownLeft
    }

    /// A step's fee, once per case and step, in the currencies of its items that no hold keeps from being charged. Of
    /// consumers it is asked only with a legal basis.
    static func fees(
        of step: CompiledStep, _ reference: StepReference, _ invoices: [Int], _ account: AccountRun,
        on day: CalendarDate
    ) -> [Money] {
        guard !step.fee.isEmpty, step.legalBasis != nil || !account.isOfConsumer(on: day) else { return [] }
        let stopping: (CompiledHold) -> Bool = { $0.stopsCharges(of: reference.sequence) }
        guard !account.isAccountHeld(day, where: stopping) else { return [] }
        let names = account.names(of: .step(sequence: reference.sequence, step: reference.step))
        let reach = account.caseReach(on: day)
        let wasCharged = account.history.entries.contains {
            names.contains($0.name) && $0.outcome == .executed && reach.contains($0.day) && $0.day <= day
        }
        guard !wasCharged else { return [] }
        let charged = invoices.filter { !account.holds(on: $0, day, where: stopping).isWhollyHeld }
        return Set(charged.map { account.ledger.invoices[$0].currency }).sorted().compactMap { currency in
            step.fee[currency].map { Money(minorUnits: $0, currency) }
        }
    }
}
