import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// No stage without its notice: for each invoice that justifies it, the last notice of this case that carries it, old enough
/// for the clock and not too old, not used by a lift, and no dispute on it lost since; and stages come one by one.
struct NoticeBeforeStage {
    private let world: World
    private let books: PlainBooks
    private let history: PlainHistory

    init(_ world: World) {
        self.world = world
        books = PlainBooks(world: world)
        history = PlainHistory(world)
    }

    func violation() -> String? {
        for action in world.schedule.actions {
            guard case .stage(let index, let stage) = action.rule else { continue }
            let suspension = world.program.playbooks[action.playbook].suspensions[index]
            let fault = faultOfOrder(action, suspension, stage) ?? faultOfGround(action, suspension, stage)
            if let fault {
                let name = suspension.stages[stage].name
                return
                    "\(action.day) \(world.accountID(action.account)) \(name) \(action.items.map(\.invoice)): \(fault)"
            }
        }
        return nil
    }

    // MARK: - One after the other

    private func deeds(_ names: Set<String>, _ action: ScheduledAction) -> [PlainDeed] {
        history.deeds.filter {
            $0.account == action.account && names.contains($0.name) && $0.service == action.limit?.service
        }
    }

    private func lastLift(_ action: ScheduledAction, _ suspension: CompiledSuspension) -> CalendarDate? {
        deeds(Set(suspension.lifts.map(\.name)), action).map(\.day).filter { $0 <= action.day }.max()
    }

    private func faultOfOrder(_ action: ScheduledAction, _ suspension: CompiledSuspension, _ stage: Int) -> String? {
        guard let calendar = world.calendar(of: action.account) else { return "an unknown entity" }
        let sameDay = deeds(Set(suspension.stages.map(\.name)), action).filter { $0.day == action.day }.map(\.name)
        if Set(sameDay).count > 1 { return "two stages on one day" }
        let lift = lastLift(action, suspension)
        if let lift, action.day < suspension.restAfterLift.after(lift, in: calendar) { return "too soon after \(lift)" }
        guard stage > 0 else { return nil }
        let before = deeds([suspension.stages[stage - 1].name], action).map(\.day).filter { $0 < action.day }.max()
        // What the ledger says of a service stands in for a stage that history lacks.
        let status = action.limit?.service.map { world.ledger.services[$0].status } ?? .active
        guard before == nil else { return nil }
        return status == .active ? "no \(suspension.stages[stage - 1].name) before it" : nil
    }

    // MARK: - What justifies it

    private func faultOfGround(_ action: ScheduledAction, _ suspension: CompiledSuspension, _ stage: Int) -> String? {
        let clocks = suspension.stages[...stage].map(\.at)
        let playbook = world.program.playbooks[action.playbook]
        let notices = clocks.flatMap(\.terms).compactMap { term in notice(of: term, playbook) }
        guard !notices.isEmpty else { return nil }
        // A ledger without paid invoices dates its cases by history.
        let runs =
            world.ledger.hasPaidInvoices
            ? world.playbooks(of: action.account, on: action.day).first.map { covering in
                PlainCases.runs(
                    of: action.account, on: action.day, world, books, history, world.program.playbooks[covering])
            } ?? [] : nil
        for item in action.items where item.isDecided {
            for term in notices {
                guard let fault = fault(of: term, item.invoice, action, suspension, runs) else { continue }
                return "invoice \(item.invoice): \(fault)"
            }
            if isWonByCustomer(item.invoice, action, since: notices) { return "invoice \(item.invoice): dispute won" }
        }
        return nil
    }

    private struct NoticeTerm {
        var term: ClockTerm
        var step: String
        var moment: EventReference.Moment
    }

    private func notice(of term: ClockTerm, _ playbook: CompiledPlaybook) -> NoticeTerm? {
        guard case .event(let event) = term.anchor, case .step(let sequence, let step) = event.action else {
            return nil
        }
        return NoticeTerm(term: term, step: playbook.sequences[sequence].steps[step].name, moment: event.moment)
    }

    private func lastNotice(_ step: String, _ invoice: Int, before day: CalendarDate) -> PlainDeed? {
        history.deeds.filter { $0.isNotice && $0.name == step && $0.invoice == invoice && $0.day < day }
            .max { $0.day < $1.day }
    }

    private func fault(
        of term: NoticeTerm, _ invoice: Int, _ action: ScheduledAction, _ suspension: CompiledSuspension,
        _ runs: [ClosedRange<CalendarDate>]?
    ) -> String? {
        guard let calendar = world.calendar(of: action.account) else { return "an unknown entity" }
        guard let notice = lastNotice(term.step, invoice, before: action.day) else { return "no \(term.step)" }
        if !books.isOverdue(invoice, on: notice.day) {
            return "\(term.step) of \(notice.day) came before it was overdue"
        }
        if let runs, !runs.contains(where: { $0.contains(notice.day) }) {
            return "\(term.step) of \(notice.day) is of another case than \(runs)"
        }
        if let lift = lastLift(action, suspension), lift >= notice.day { return "a lift used \(term.step)" }
        guard let counted = term.moment == .received ? notice.received : notice.day else {
            return "\(term.step) of \(notice.day) is not known to be received"
        }
        if let reached = day(of: term.term, from: counted, calendar), action.day < reached {
            return "\(term.step) of \(counted) asks for \(reached)"
        }
        if let lapse = suspension.noticeLapses, let received = notice.received,
            action.day > lapse.after(received, in: calendar)
        {
            return "\(term.step) received on \(received) has lapsed"
        }
        return nil
    }

    /// `N full days after` and `OFFSET after` a notice; held days only make it later.
    private func day(of term: ClockTerm, from anchor: CalendarDate, _ calendar: BusinessCalendar) -> CalendarDate? {
        switch term {
        case .fullDaysAfter(let count, .anchor): anchor + count + 1
        case .after(let offset, .anchor): offset.after(anchor, in: calendar)
        default: nil
        }
    }

    private func isWonByCustomer(_ invoice: Int, _ action: ScheduledAction, since terms: [NoticeTerm]) -> Bool {
        guard let notice = terms.compactMap({ lastNotice($0.step, invoice, before: action.day)?.day }).max() else {
            return false
        }
        return world.ledger.disputes[world.ledger.accounts[action.account].disputes].contains { dispute in
            let closed = books.seen(dispute.closed)
            return dispute.outcome == .customer && (dispute.invoice ?? Int32(invoice)) == Int32(invoice)
                && closed >= notice && closed <= action.day
        }
    }
}
