import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// A lift of one service on one day. Nothing delays it.
struct LiftDecision {
    var reference: SuspensionReference
    var subject: LimitedSubject
    var lift: Int
    var ground: Ground
    /// Empty where nothing is sent, or nobody has an address.
    var channels: [Channel]
    var clauses: [ClauseOutcome]
}

extension AccountRun {
    /// What is lifted on a day: for each limited service, of its lifts that are true, the first that gives back most.
    func decideLifts(on day: CalendarDate) -> (lifts: [LiftDecision], next: CalendarDate) {
        var lifts: [LiftDecision] = []
        var next = CalendarDate.distantFuture
        for (reference, subject) in limits(on: day) {
            let suspension = run[reference]
            let standing = standing(subject, in: suspension, on: day)
            guard let stage = standing.stage, !isTerminated(subject, standing, in: suspension) else { continue }
            var context = FactContext(day: day, service: subject.service)
            let ground = ground(of: justifying(standing, subject, suspension, on: day), on: day)
            context.ground = ground
            var best: (lift: Int, remaining: Int)?
            for (index, lift) in suspension.source.lifts.enumerated() where lift.remainingStages <= stage {
                next = min(next, horizon(suspension.lifts[index], context))
                guard lift.remainingStages < best?.remaining ?? .max, holds(suspension.lifts[index], context) else {
                    continue
                }
                best = (index, lift.remainingStages)
            }
            guard let index = best?.lift else { continue }
            let channels = suspension.source.lifts[index].message
                .flatMap { missingTemplate(of: $0) == nil ? self.channels(for: $0, cameBack: []) : nil }
            lifts.append(
                LiftDecision(
                    reference: reference, subject: subject, lift: index, ground: ground, channels: channels ?? [],
                    clauses: trace(suspension.lifts[index], context)))
        }
        return (lifts, next)
    }

    /// The invoices that justified the stages, without those assigned to a factor since; where nobody knows, all that are
    /// overdue and could have.
    func justifying(
        _ standing: LimitStanding, _ subject: LimitedSubject, _ suspension: PreparedSuspension, on day: CalendarDate
    ) -> [Int] {
        standing.justifying.isEmpty
            ? overdueInvoices(subject, suspension.source.ground, on: day)
            : standing.justifying.filter { !books.isFactored($0, on: day) }.sorted()
    }

    /// The services that were limited before a day, with the invoices that justify it.
    func limitedServices(
        on day: CalendarDate
    ) -> [(reference: SuspensionReference, subject: LimitedSubject, standing: LimitStanding, invoices: [Int])] {
        limits(on: day).compactMap { reference, subject in
            let suspension = run[reference]
            let standing = standing(subject, in: suspension, on: day)
            guard standing.stage != nil, standing.firstDay.map({ $0 < day }) ?? true else { return nil }
            return (reference, subject, standing, justifying(standing, subject, suspension, on: day))
        }
    }
}

extension CompiledLift {
    /// How many stages are still in force after it.
    fileprivate var remainingStages: Int {
        switch target {
        case .all: 0
        case .stage(let stage): stage + 1
        }
    }
}
