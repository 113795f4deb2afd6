import DunningEngine
import FinancialValues
import PlaybookProgram

extension OutgoingMessage {
    /// The last day on which paying keeps what counts from a part of the message from happening; `nil` when nothing counts from it.
    ///
    /// What counts from the receipt is taken to be received when its slowest channel is deemed to be; what needs proof, when a
    /// letter is. If it is received later, the clocks run later, and the customer has been told an earlier day. Of several
    /// accounts it is the earliest.
    func deadline(of part: Part, _ program: CompiledProgram, in calendar: BusinessCalendar) -> CalendarDate? {
        part.actions.compactMap { action -> CalendarDate? in
            guard case .step(let reference) = action.rule else { return nil }
            let playbook = program.playbooks[action.playbook]
            let deadline = playbook.deadline(
                ofSequence: reference.sequence, step: reference.step, within: action.facts.suspensions)
            let received = channels.map { playbook.expectedReceipt(of: $0, sent: day, in: calendar) }.max() ?? day
            return deadline?.day(sent: day, received: received, in: calendar)
        }.min()
    }
}

extension CompiledPlaybook {
    fileprivate func expectedReceipt(
        of channel: Channel, sent day: CalendarDate, in calendar: BusinessCalendar
    ) -> CalendarDate {
        for known in [channel, .letter] {
            if case .after(let time)? = delivery[known] { return time.after(day, in: calendar) }
        }
        return DateOffset(3, .days).after(day, in: calendar)
    }
}
