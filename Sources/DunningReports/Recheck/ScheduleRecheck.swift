import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What has become of planned actions by a newer ledger: what runs between planning and sending.
public struct ScheduleRecheck: Sendable {
    public enum Verdict: Sendable {
        /// As it was planned.
        case stands
        /// Still to be done, but not as it was planned: one sentence for each difference.
        case changed([String])
        /// Not to be done any more, and why.
        case withdrawn(String)
    }

    public struct Finding: Sendable {
        public var action: PlannedAction
        public var verdict: Verdict
    }

    /// In the order of the plan.
    public let findings: [Finding]
    public let asOf: CalendarDate

    /// An approval is for these items, amounts and this playbook: it lapses after so many business days.
    static let approvalLasts = DateOffset(10, .businessDays)

    /// - Parameter options: Of the newer ledger's day; how many days are computed follows from the plan.
    public init(
        _ planned: [PlannedAction], program: CompiledProgram, ledger: LedgerSnapshot, accountsLeftOut: [String] = [],
        options: SimulationOptions
    ) {
        var options = options
        let last = planned.map(\.day).max() ?? options.asOf
        options.days = max(1, last - options.asOf + 1)
        let schedule = DunningSimulator.simulate(program, ledger, options)
        let recorder = ScheduleRecorder(program, ledger)
        var byID: [String: PlannedAction] = [:]
        var bySubject: [String: [PlannedAction]] = [:]
        for action in schedule.actions where action.status == .scheduled || action.status == .awaitingApproval {
            let today = recorder.record(of: action).planned
            if byID[today.id] == nil { byID[today.id] = today }
            bySubject[today.subject, default: []].append(today)
        }
        let reasons = WithdrawalReasons(
            program: program, ledger: ledger, options: options, accountsLeftOut: Set(accountsLeftOut))
        asOf = options.asOf
        findings = planned.map { action in
            let verdict: Verdict
            if let lapsed = ScheduleRecheck.lapse(of: action, program, options.asOf) {
                verdict = .withdrawn(lapsed)
            } else if let today = byID[action.id] ?? ScheduleRecheck.same(action, in: bySubject) {
                let differences = ScheduleRecheck.differences(action, today, options.asOf)
                verdict = differences.isEmpty ? .stands : .changed(differences)
            } else {
                verdict = .withdrawn(reasons.reason(for: action))
            }
            return Finding(action: action, verdict: verdict)
        }
    }

    public var isAllStanding: Bool {
        findings.allSatisfy { if case .stands = $0.verdict { true } else { false } }
    }

    /// The same rule about at least one of the same items; about none where the plan names none.
    private static func same(_ action: PlannedAction, in bySubject: [String: [PlannedAction]]) -> PlannedAction? {
        let invoices = Set(action.items.map(\.invoice))
        return bySubject[action.subject]?.first { today in
            today.items.isEmpty == action.items.isEmpty
                && (invoices.isEmpty || today.items.contains { invoices.contains($0.invoice) })
        }
    }

    private static func lapse(of action: PlannedAction, _ program: CompiledProgram, _ asOf: CalendarDate) -> String? {
        guard action.needsApproval,
            let entity = program.policy.legalEntities.first(where: { $0.id == action.legalEntity })
        else { return nil }
        let last = approvalLasts.after(action.day, in: entity.calendar)
        return asOf > last ? "its approval lapsed on \(last), ten business days after it was planned" : nil
    }

    private static func differences(_ planned: PlannedAction, _ today: PlannedAction, _ asOf: CalendarDate) -> [String]
    {
        var differences: [String] = []
        if today.day != max(planned.day, asOf) {
            differences.append("it comes on \(today.day) instead of \(planned.day)")
        }
        let (before, after) = (keyed(planned.items), keyed(today.items))
        for key in Set(before.keys).union(after.keys).sorted() {
            switch (before[key], after[key]) {
            case (let old?, let new?) where old != new: differences.append("\(key): \(new) instead of \(old)")
            case (let old?, nil): differences.append("\(key), \(old), is no longer part of it")
            case (nil, let new?): differences.append("\(key), \(new), has joined it")
            default: break
            }
        }
        if planned.channels != today.channels {
            differences.append(
                "it goes by \(today.channels.joined(separator: " and ")) instead of "
                    + planned.channels.joined(separator: " and "))
        }
        if planned.role != today.role { differences.append("it goes to \(today.role) instead of \(planned.role)") }
        if planned.needsApproval != today.needsApproval {
            differences.append(today.needsApproval ? "it needs an approval now" : "it needs no approval any more")
        }
        if planned.needsApproval, planned.digest != today.digest {
            differences.append("the playbook has changed: an approval given for it has lapsed")
        }
        return differences
    }

    private static func keyed(_ items: [PlannedAction.Item]) -> [String: String] {
        var amounts: [String: String] = [:]
        for item in items {
            let isInstalment = items.contains { $0.invoice == item.invoice && $0.due != item.due }
            amounts[item.invoice + (isInstalment ? " due \(item.due)" : "")] = item.asked
        }
        return amounts
    }
}
