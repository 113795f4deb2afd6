import DunningEngine
import PlaybookProgram

/// What escalations and suspensions came to, in few words.
enum RulePhrase {
    static func phrase(_ verdict: EscalationVerdict) -> String {
        switch verdict {
        case .executed: "scheduled"
        case .held(let holds): "held by \(holds.joined(separator: ", "))"
        case .whenIsFalse: "its `when` is false"
        case .doneOnce(let deed): "done on \(deed.day), once in this case"
        case .repeats(_, let again): "not again before \(again)"
        case .waiting(let reason): VerdictPhrase.waiting(reason)
        }
    }

    static func phrase(_ verdict: StageVerdict) -> String {
        switch verdict {
        case .executed: "scheduled"
        case .held(let holds): "held by \(holds.joined(separator: ", "))"
        case .noGround(let earliest?): "waits until \(earliest): no invoice supports it before"
        case .noGround(nil): "no invoice supports it: none is overdue, noticed and old enough"
        case .notReceived(let notice): "\(notice.name) of \(notice.day) is not known to have been received"
        case .barred(let name, let origin): "barred by \(name) (\(SourcePlace(origin)))"
        case .wouldBeLifted(let name, let origin): "not while its lift \(name) is true (\(SourcePlace(origin)))"
        case .notAnAllowedDay(let next): "waits until \(next), the next allowed day"
        case .quietPeriod(let until): VerdictPhrase.waiting(.quietPeriod(until: until))
        case .bankDataTooOld: VerdictPhrase.waiting(.bankDataTooOld)
        case .resting(let until): "waits until \(until): too soon after it was lifted"
        case .whenIsFalse(let origin): VerdictPhrase.waiting(.whenIsFalse(origin))
        case .noAddress: VerdictPhrase.waiting(.noAddress)
        case .noTemplate(let message): VerdictPhrase.waiting(.noTemplate(message))
        case .approvalRefused: VerdictPhrase.waiting(.approvalRefused)
        case .oneStageADay: "waits until the next day: one stage a day"
        case .complete: "every stage is in force"
        }
    }
}
