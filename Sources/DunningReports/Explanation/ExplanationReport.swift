import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Why an account got what it got on one day, or nothing.
public struct ExplanationReport: Sendable {
    /// How much of it a text shows.
    public enum Extent: Sendable {
        /// One screen: what matters most, and how much more there is.
        case screen
        case all
    }

    /// The rows of the ledger that keep the account out of the schedule.
    public struct UnusableRows: Sendable {
        /// Of the first: `ledger/invoices.csv:14:7`.
        public var place: String
        public var message: String
        /// How many there are.
        public var count: Int

        public init(place: String, message: String, count: Int) {
            (self.place, self.message, self.count) = (place, message, count)
        }
    }

    let explanation: AccountExplanation
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    let recorder: ScheduleRecorder
    /// Told of one item only.
    let isOfItem: Bool
    let unusableRows: UnusableRows?

    /// - Parameters:
    ///   - invoices: Tells only what concerns these; `nil`: all of the account.
    ///   - unusableRows: Why nothing was computed for the account; then only its open items are in the explanation.
    public init(
        _ explanation: AccountExplanation, program: CompiledProgram, ledger: LedgerSnapshot,
        of invoices: [Int]? = nil, unusableRows: UnusableRows? = nil
    ) {
        self.explanation = invoices.map { explanation.limited(to: Set($0)) } ?? explanation
        self.program = program
        self.ledger = ledger
        self.unusableRows = unusableRows
        isOfItem = invoices != nil
        recorder = ScheduleRecorder(program, ledger)
    }

    var account: CustomerAccount { ledger.accounts[explanation.account] }
    var payer: Customer { ledger.customers[Int(account.payer)] }
    var playbook: CompiledPlaybook? { explanation.playbook.map { program.playbooks[$0] } }
    /// The company that is owed the money; `nil` when the policy does not have it.
    var entity: LegalEntity? {
        program.policy.legalEntities.first { $0.id == ledger.legalEntities[Int(account.legalEntity)] }
    }

    /// For people. A line has at most 120 columns; what fits on a screen, at most 40 lines.
    public func text(_ extent: Extent = .screen) -> String {
        let page = ExplanationPage(
            heading: heading(extent), sections: [items, actions, holds, waits, obligations, finished],
            unspoken: unspoken,
            ending: next)
        return extent == .screen && !isOfItem ? page.fitted : page.whole
    }
}

extension AccountExplanation {
    /// Only what concerns some invoices: what is about them, and what holds the whole account.
    fileprivate func limited(to invoices: Set<Int>) -> AccountExplanation {
        func concerns(_ others: [Int]) -> Bool { others.contains(where: invoices.contains) }
        func concerns(_ action: ScheduledAction) -> Bool { concerns(action.items.map(\.invoice)) }
        var limited = self
        limited.items.removeAll { !invoices.contains($0.invoice) }
        limited.verdicts.removeAll { !concerns($0.invoices) }
        limited.holds.removeAll { !$0.invoices.isEmpty && !concerns($0.invoices) }
        limited.stages.removeAll { !concerns($0.ground) }
        limited.obligations.removeAll { !concerns($0.invoices) }
        limited.escalations = []
        limited.actions.removeAll { !concerns($0) }
        limited.nextActions.removeAll { !concerns($0) }
        return limited
    }
}
