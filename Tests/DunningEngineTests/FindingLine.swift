import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What an explanation says of escalations and stages, in lines.
extension ScheduleLine {
    func line(_ finding: StageFinding) -> String {
        let suspension = program.playbooks[finding.playbook].suspensions[finding.suspension]
        let subject = finding.service.map { " of " + ledger.text[ledger.services[$0].id] } ?? ""
        let ground = finding.ground.isEmpty ? "" : " on \(names(finding.ground))"
        return "stage \(finding.stage.map { suspension.stages[$0].name } ?? "-")\(subject)\(ground): "
            + verdict(finding.verdict) + ending(finding.clauses, finding.nextChange)
    }

    func ending(_ clauses: [ClauseOutcome], _ next: CalendarDate?) -> String {
        (clauses.isEmpty ? "" : " (" + clauses.map(clause).joined(separator: "; ") + ")")
            + (next.map { ", next \($0)" } ?? "")
    }

    func verdict(_ verdict: EscalationVerdict) -> String {
        switch verdict {
        case .executed: "executed"
        case .held(let holds): "held by " + holds.joined(separator: ", ")
        case .whenIsFalse: "its when is false"
        case .doneOnce(let day): "came on \(day)"
        case .repeats(let day): "comes again on \(day)"
        case .waiting(let reason): "waits: \(wait(reason))"
        }
    }

    func verdict(_ verdict: StageVerdict) -> String {
        switch verdict {
        case .executed: "executed"
        case .held(let holds): "held by " + holds.joined(separator: ", ")
        case .noGround(let earliest): "no ground" + (earliest.map { " before \($0)" } ?? "")
        case .barred(let bar, _): "barred by \(bar)"
        case .notAnAllowedDay(let next): "no allowed day, next \(next)"
        case .quietPeriod(let last): "quiet until \(last)"
        case .bankDataTooOld: "bank data too old"
        case .resting(let day): "rests until \(day)"
        case .whenIsFalse: "its when is false"
        case .wouldBeLifted(let lift, _): "would be lifted by \(lift)"
        case .noAddress: "no address"
        case .approvalRefused: "approval refused"
        case .oneStageADay: "one stage a day"
        case .complete: "complete"
        }
    }
}
