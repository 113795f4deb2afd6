import DunningEngine
import FinancialValues
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

    /// What history shows of an action.
    public struct SentDeed: Sendable {
        public var day: CalendarDate
        public var outcome: HistoryRow.Outcome
        public var outcomeDay: CalendarDate
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

    /// An approval is for these items, amounts and this playbook: it lapses after so many business days.
    static let approvalLasts = DateOffset(10, .businessDays)

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

        var sent = SentActions(ledger, accounts: accounts, asOf: options.asOf)
        let deeds = planned.map { sent.deed(of: $0, planned: plan.asOf) }
        let left = planned.indices.filter { !(deeds[$0]?.outcome.isExecuted ?? false) }
        // What is judged finds its partners first.
        let open = left.filter { planned[$0].day >= options.asOf } + left.filter { planned[$0].day < options.asOf }

        let named = Set(planned.map(\.account))
        let recorder = ScheduleRecorder(program, ledger)
        let schedule = DunningSimulator.simulate(program, ledger, options)
        bankData = schedule.staleBankData.text(program, ledger)
        let intended = schedule.actions.filter(\.isIntended)
        let today = intended.filter { named.contains(ids[$0.account]) }.map { recorder.record(of: $0).planned }
        let matching = PlanMatching(open.map { planned[$0] }, today)
        unplanned = matching.unplannedCount + intended.count - today.count
        var partners: [Int: PlannedAction] = [:]
        for (place, index) in open.enumerated() { partners[index] = matching.partners[place].map { today[$0] } }

        let reasons = WithdrawalReasons(
            program: program, ledger: ledger, options: options, accounts: accounts,
            accountsLeftOut: Set(accountsLeftOut), explainer: AccountExplainer(program, ledger, options))
        let asOf = options.asOf
        findings = planned.indices.map { index in
            let (action, partner) = (planned[index], partners[index])
            var finding = Finding(action: action, verdict: .stands, now: partner?.day)
            if let deed = deeds[index], deed.outcome.isExecuted {
                finding.verdict = .sent(
                    SentDeed(day: deed.day, outcome: deed.outcome, outcomeDay: deed.outcomeDay))
            } else if action.day < asOf {
                finding.verdict = .notSent(Self.remarks(action, deeds[index], partner, program, asOf))
            } else if let partner {
                let changes = ActionChange.all(from: action, to: partner)
                if !changes.isEmpty { finding.verdict = .changed(changes) }
            } else {
                finding.verdict = .withdrawn(reasons.reasons(for: action))
            }
            return finding
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

    /// What is to be known of an action whose day has passed.
    private static func remarks(
        _ action: PlannedAction, _ deed: SentActions.Deed?, _ partner: PlannedAction?, _ program: CompiledProgram,
        _ asOf: CalendarDate
    ) -> [String] {
        var remarks = [
            deed.map { "history shows it \($0.outcome.phrase) on \($0.outcomeDay)" } ?? "history does not show it"
        ]
        if action.needsApproval,
            let entity = program.policy.legalEntities.first(where: { $0.id == action.legalEntity })
        {
            let last = approvalLasts.after(action.day, in: entity.calendar)
            let hasChanged = partner.map { ActionChange.all(from: action, to: $0).touchApproval } ?? true
            remarks.append(
                asOf > last
                    ? "its approval lapsed on \(last), ten business days after it was planned"
                    : hasChanged
                        ? "an approval given for it has lapsed: its items, its amounts or its playbook have changed"
                        : "an approval given for it lapses on \(last)")
        }
        remarks.append(
            partner.map { "by this ledger it comes on \($0.day)" } ?? "by this ledger it does not come")
        return remarks
    }
}

extension HistoryRow.Outcome {
    /// `the address unknown`, of what was not done as well.
    fileprivate var phrase: String { self == .unknownAddress ? "returned, its address unknown," : word }
}

extension ScheduledAction {
    fileprivate var isIntended: Bool { status == .scheduled || status == .awaitingApproval }
}

extension ScheduleRecord {
    /// The same as a line of a plan tells it.
    var planned: PlannedAction {
        do throws(PlanLineFault) {
            return try PlannedAction(json)
        } catch {
            preconditionFailure("a record is a line of a schedule: \(error.message)")
        }
    }
}
