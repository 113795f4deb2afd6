import FinancialValues

/// Something that is known to come, and that changes what was decided.
public struct ComingChange: Sendable {
    public enum Cause: Sendable {
        /// What the verdict itself names: its clock's day, the end of a quiet period, the next send day.
        case itsDay
        case event(LedgerEvent)
        /// A clause that comes out differently then, with the values that it has on that day.
        case clause(ClauseOutcome)
        case contactLimit
    }

    public var day: CalendarDate
    /// Never empty.
    public var causes: [Cause]

    public init(day: CalendarDate, causes: [Cause] = [.itsDay]) { (self.day, self.causes) = (day, causes) }
}

extension AccountRun {
    /// How many days on which something is different are looked at; what lies further ahead is nobody's next day.
    private static let mostDays = 100

    /// The first day after another on which something is so, by what is known now, what was done by that day, and the
    /// passing of days alone.
    ///
    /// - Parameter horizon: From a day, the first later one on which it could be different without the books changing.
    func firstKnownDay(
        after day: CalendarDate, horizon: (CalendarDate) -> CalendarDate, where isSo: (CalendarDate) -> Bool
    ) -> CalendarDate? {
        // What is done on a day is seen on the next.
        var current = day + 1
        for _ in 0..<AccountRun.mostDays {
            guard current < .distantFuture else { return nil }
            if isSo(current) { return current }
            current = min(nextChange(after: current), horizon(current))
        }
        return nil
    }

    /// When a condition comes to be true, or false, by what is known: nobody pays, and nothing is done before.
    func coming(
        _ condition: PreparedCondition?, _ context: FactContext, isTrue: Bool, about invoices: [Int]
    ) -> ComingChange? {
        func on(_ day: CalendarDate) -> FactContext {
            var context = context
            context.day = day
            return context
        }
        let found = firstKnownDay(after: context.day) {
            horizon(condition, on($0))
        } where: {
            holds(condition, on($0)) == isTrue
        }
        guard let found else { return nil }
        let changed = zip(trace(condition, context), trace(condition, on(found))).filter { $0.isTrue != $1.isTrue }
        return ComingChange(
            day: found, causes: causes(on: found, about: invoices, clauses: changed.map(\.1).filter(\.decides)))
    }

    /// The events of a day that are about some invoices or the whole account and, where there are none, the clauses that
    /// come out differently.
    func causes(on day: CalendarDate, about invoices: [Int], clauses: [ClauseOutcome] = []) -> [ComingChange.Cause] {
        // That an item is a day older is told by the clause that asks for its age.
        let events = events(on: day).filter { isTold($0) && (invoices.isEmpty || concerns($0, invoices)) }
        if !events.isEmpty { return events.map(ComingChange.Cause.event) }
        return clauses.isEmpty ? [.itsDay] : clauses.map(ComingChange.Cause.clause)
    }

    private func isTold(_ event: LedgerEvent) -> Bool {
        switch event {
        case .due, .overdue, .promiseDue, .promiseForgotten, .rejectionForgotten: false
        default: true
        }
    }

    private func concerns(_ event: LedgerEvent, _ invoices: [Int]) -> Bool {
        switch event {
        case .entered(let invoice), .due(let invoice), .overdue(let invoice), .factored(let invoice),
            .returned(let invoice), .assumed(let invoice):
            return invoices.contains(invoice)
        case .received(let payment), .rejected(let payment), .noLongerPending(let payment),
            .rejectionForgotten(let payment):
            return ledger.payments[payment].invoice.map { invoices.contains(Int($0)) } ?? true
        case .disputeOpened(let dispute), .disputeClosed(let dispute):
            return invoices.contains { disputes.concerns(dispute, $0) }
        case .promiseMade(let promise), .promiseDue(let promise), .promiseKept(let promise),
            .promiseBroken(let promise), .planBroken(let promise), .promiseForgotten(let promise):
            let covered = promises.standings.first { $0.promise == promise }?.invoices ?? []
            return covered.contains(where: invoices.contains)
        case .blockBegins(let block), .blockEnds(let block):
            return ledger.blocks[block].invoice.map { invoices.contains(Int($0)) } ?? true
        case .insolvent, .insolvencyPublished: return true
        }
    }
}
