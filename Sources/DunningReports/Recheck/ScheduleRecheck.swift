import DunningEngine
import FinancialValues
import Foundation
import PlaybookProgram
import Receivables

/// What has become of planned actions by a newer ledger: what runs between planning and sending.
///
/// Those planned from the as-of day on are judged by the newer ledger, under the assumptions of the plan unless others are
/// asked for; those planned before it are sent, or were not sent.
public struct ScheduleRecheck: Sendable {
    public enum Verdict: Sendable {
        /// As it was planned.
        case stands
        /// Still to be done, but not as it was planned.
        case changed([ActionChange])
        /// Not to be done any more, and why: a sentence for each reason.
        case withdrawn([String])
        /// History shows it done.
        case sent(SentDeed)
        /// Planned for a day that has passed, and history does not show it done: a sentence for each thing to know.
        case notSent([String])
    }

    public struct Finding: Sendable {
        public var action: PlannedAction
        public var verdict: Verdict
        /// The day on which it comes by the newer ledger; `nil` where it does not come.
        public var now: CalendarDate?
    }

    /// In the order of the plan.
    public let findings: [Finding]
    /// The run that planned.
    public let plan: SimulationOptions
    /// The newer ledger's day, the days computed and what was assumed.
    public let options: SimulationOptions
    /// Actions up to the plan's last day that the plan does not have.
    public let unplanned: Int
    /// Whom nobody is chased at by the newer ledger, for people; empty where its bank data are new enough.
    let bankData: String

    /// - Parameters:
    ///   - planned: By day. The run's as-of day is not later than `options`'.
    ///   - options: Of the newer ledger's day; how many days are computed follows from the plan.
    public init(
        _ planned: [PlannedAction], of plan: SimulationOptions, program: CompiledProgram, ledger: LedgerSnapshot,
        accountsLeftOut: [String] = [], options: SimulationOptions
    ) {
        var options = options
        options.days = max(1, plan.lastDay - options.asOf + 1)
        (self.plan, self.options) = (plan, options)
        let ids = ledger.accounts.map(ledger.id(of:))
        let accounts = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
        var history = SentActions(ledger, accounts: accounts, asOf: options.asOf)
        let deeds = planned.map { history.deed(of: $0, planned: plan.asOf) }

        let schedule = DunningSimulator.simulate(program, ledger, options)
        bankData = schedule.staleBankData.text(program, ledger)
        let intended = schedule.actions.filter(\.isIntended)
        let named = Set(planned.map(\.account))
        let recorder = ScheduleRecorder(program, ledger)
        let today = intended.filter { named.contains(ids[$0.account]) }.map { recorder.record(of: $0).planned }
        // What is judged finds its partners first, then what was not sent; what was sent has none.
        let open = planned.indices.filter { !(deeds[$0]?.outcome.isExecuted ?? false) }
        let order = open.filter { planned[$0].day >= options.asOf } + open.filter { planned[$0].day < options.asOf }
        let matching = PlanMatching(order.map { planned[$0] }, today)
        unplanned = matching.unplannedCount + intended.count - today.count
        let partners = Dictionary(
            uniqueKeysWithValues: zip(order, matching.partners.map { partner in partner.map { today[$0] } }))

        let reasons = WithdrawalReasons(
            program: program, ledger: ledger, options: options, accounts: accounts,
            accountsLeftOut: Set(accountsLeftOut), explainer: AccountExplainer(program, ledger, options))
        let remarks = UnsentRemarks(policy: program.policy, asOf: options.asOf)
        findings = planned.indices.map { index in
            let (action, deed, partner) = (planned[index], deeds[index], partners[index] ?? nil)
            let verdict: Verdict
            if let deed, deed.outcome.isExecuted {
                verdict = .sent(deed)
            } else if action.day < options.asOf {
                verdict = .notSent(remarks.remarks(on: action, deed, now: partner))
            } else if let partner {
                let changes = ActionChange.all(from: action, to: partner)
                verdict = changes.isEmpty ? .stands : .changed(changes)
            } else {
                verdict = .withdrawn(reasons.reasons(for: action))
            }
            return Finding(action: action, verdict: verdict, now: partner?.day)
        }
    }

    /// Nothing of the plan needs another look.
    public var isAllStanding: Bool {
        findings.allSatisfy { finding in
            switch finding.verdict {
            case .stands, .sent: true
            case .changed, .withdrawn, .notSent: false
            }
        }
    }
}

extension ScheduledAction {
    fileprivate var isIntended: Bool { status == .scheduled || status == .awaitingApproval }
}

extension ScheduleRecord {
    /// The same as a line of a plan tells it.
    var planned: PlannedAction {
        do throws(PlanLineFault) {
            guard let line = JSONLine.value(of: Data(json.compact.utf8)) else {
                preconditionFailure("a record is JSON")
            }
            return try PlannedAction(line)
        } catch {
            preconditionFailure("a record is a line of a schedule: \(error.message)")
        }
    }
}
