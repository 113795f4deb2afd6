import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What an explanation says of escalations, stages and obligations, in lines.
extension ScheduleLine {
    func line(_ finding: StageFinding) -> String {
        let suspension = program.playbooks[finding.playbook].suspensions[finding.suspension]
        let subject = finding.service.map { " of " + ledger.text[ledger.services[$0].id] } ?? ""
        let ground = finding.ground.isEmpty ? "" : " on \(names(finding.ground))"
        return "stage \(finding.stage.map { suspension.stages[$0].name } ?? "-")\(subject)\(ground): "
            + verdict(finding.verdict) + ending(finding.clauses, finding.nextChange, finding.coming)
    }

    func line(_ finding: ObligationFinding, in playbook: CompiledPlaybook) -> String {
        let state: String =
            switch finding.state {
            case .settled(let past): deed(past)
            case .waits(let day): "waits until \(day)"
            case .noDeadline(let names): "no deadline, \(names.joined(separator: ", ")) has not come"
            case .notConcerned: "not concerned"
            }
        let deadline = finding.deadline.map { " by \($0)" } ?? ""
        return "obligation \(playbook.obligations[finding.obligation].name) on \(names(finding.invoices))\(deadline): "
            + state + (finding.isLate ? ", late" : "")
    }

    func deed(_ deed: PastDeed) -> String { "\(deed.manner.rawValue) \(deed.day)" }

    func ending(_ clauses: [ClauseOutcome], _ next: CalendarDate?, _ coming: ComingChange?) -> String {
        (clauses.isEmpty ? "" : " (" + clauses.map(clause).joined(separator: "; ") + ")") + ending(next, coming)
    }

    func ending(_ next: CalendarDate?, _ coming: ComingChange?) -> String {
        (next.map { ", next \($0)" } ?? "") + (coming.map { ", comes \($0.day)\(causes(of: $0))" } ?? "")
    }

    private func causes(of change: ComingChange) -> String {
        let causes: [String] = change.causes.map { cause in
            switch cause {
            case .itsDay: ""
            case .event(let event): " by \(event)"
            case .clause(let outcome): " by \(clause(outcome))"
            case .contactLimit: " by the contact limit"
            }
        }
        return causes.joined()
    }

    func verdict(_ verdict: EscalationVerdict) -> String {
        switch verdict {
        case .executed: "executed"
        case .held(let holds): "held by " + holds.joined(separator: ", ")
        case .whenIsFalse: "its when is false"
        case .doneOnce(let past): "came once, \(deed(past))"
        case .repeats(let past, let again): "comes again on \(again), \(deed(past))"
        case .waiting(let reason): "waits: \(wait(reason))"
        }
    }

    func verdict(_ verdict: StageVerdict) -> String {
        switch verdict {
        case .executed: "executed"
        case .held(let holds): "held by " + holds.joined(separator: ", ")
        case .noGround(let earliest): "no ground" + (earliest.map { " before \($0)" } ?? "")
        case .notReceived(let notice): "\(notice.name) of \(notice.day) not received"
        case .barred(let bar, _): "barred by \(bar)"
        case .notAnAllowedDay(let next): "no allowed day, next \(next)"
        case .quietPeriod(let last): "quiet until \(last)"
        case .bankDataTooOld: "bank data too old"
        case .resting(let day): "rests until \(day)"
        case .whenIsFalse: "its when is false"
        case .wouldBeLifted(let lift, _): "would be lifted by \(lift)"
        case .noAddress: "no address"
        case .noTemplate(let missing): "no \(missing.name) in \(missing.language)"
        case .approvalRefused: "approval refused"
        case .oneStageADay: "one stage a day"
        case .complete: "complete"
        }
    }
}
