import FinancialValues

/// What may happen to the customer once a message was sent and its time has passed: the clocks that count from it.
public struct NoticeDeadline: Sendable {
    /// By group and clock, none of them empty: of a clock the latest term counts, of a group the earliest clock.
    let clocks: [[[ClockTerm]]]

    /// The last day on which paying keeps everything that counts from the message from happening: of eight full days after
    /// receipt, the eighth; of clocks that differ, the earliest. Of several groups it is the latest: none threatens the customer.
    ///
    /// - Parameters:
    ///   - sent: The day of the message.
    ///   - received: The day on which it is received, or is expected to be.
    /// - Returns: Never before the day of the message.
    public func day(sent: CalendarDate, received: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
        let days = clocks.map { group in
            group.map { clock in clock.map { $0.day(sent: sent, received: received, in: calendar) - 1 }.max()! }.min()!
        }
        return max(sent, days.max()!)
    }
}

extension CompiledPlaybook {
    /// The deadline that a step's message gives; `nil` when nothing counts from it.
    ///
    /// Counted are stages, steps that reach the customer, and the end of the sequence: a task among ourselves threatens nobody.
    ///
    /// - Parameter reach: The suspensions that can limit something of the account's. Stages of others threaten nobody: they only
    ///   say how long this playbook gives a customer to pay, and the one that gives the longest counts. `nil`: all can.
    public func deadline(ofSequence sequence: Int, step: Int, within reach: Set<Int>? = nil) -> NoticeDeadline? {
        let notice = NamedAction.step(sequence: sequence, step: step)
        let steps = sequences.flatMap(\.steps).filter { $0.deed.isContact || $0.isFinal }.map(\.at)
        let later = steps.counting(from: notice)
        let bySuspension = suspensions.map { $0.stages.map(\.at).counting(from: notice) }
        let reached = suspensions.indices.filter { reach?.contains($0) ?? true }.flatMap { bySuspension[$0] }
        let others = bySuspension.filter { !$0.isEmpty }
        if !reached.isEmpty || others.isEmpty {
            let all = reached + later
            return all.isEmpty ? nil : NoticeDeadline(clocks: [all])
        }
        return NoticeDeadline(clocks: others.map { $0 + later })
    }
}

extension [Clock] {
    /// Of each clock that counts from a step's message, the terms that do.
    fileprivate func counting(from message: NamedAction) -> [[ClockTerm]] {
        map { $0.terms(countingFrom: message) }.filter { !$0.isEmpty }
    }
}

extension Clock {
    /// Those that count from the sending or the receipt of a step's message.
    func terms(countingFrom message: NamedAction) -> [ClockTerm] {
        terms.filter { term in
            guard case .event(let event) = term.anchor else { return false }
            return event.action == message && event.moment != .done
        }
    }
}

extension ClockTerm {
    /// The day of a term whose anchor is a message that was sent and received on these days.
    fileprivate func day(sent: CalendarDate, received: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
        switch self {
        case .anchor(.event(let event)): event.moment == .received ? received : sent
        case .anchor: sent
        case .after(let offset, let inner):
            offset.after(inner.day(sent: sent, received: received, in: calendar), in: calendar)
        case .fullDaysAfter(let count, let inner): inner.day(sent: sent, received: received, in: calendar) + count + 1
        case .before(let offset, let inner):
            offset.before(inner.day(sent: sent, received: received, in: calendar), in: calendar)
        case .monthEnd(let inner): inner.day(sent: sent, received: received, in: calendar).monthEnd
        }
    }
}
