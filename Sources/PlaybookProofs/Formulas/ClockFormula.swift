import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// By how many days at least and at most a clock's day lies after what it counts from; negative before it.
struct ClockBounds: Equatable {
    var least: Int
    var most: Int

    init(of term: ClockTerm, _ spans: DaySpans) {
        switch term {
        case .anchor: self.init(0, 0)
        case .after(let offset, let inner):
            let (bounds, span) = (ClockBounds(of: inner, spans), spans.after(offset))
            self.init(bounds.least + span.lowerBound, bounds.most + span.upperBound)
        case .fullDaysAfter(let count, let inner):
            let bounds = ClockBounds(of: inner, spans)
            self.init(bounds.least + count + 1, bounds.most + count + 1)
        case .before(let offset, let inner):
            let (bounds, span) = (ClockBounds(of: inner, spans), spans.before(offset))
            self.init(bounds.least - span.upperBound, bounds.most - span.lowerBound)
        case .monthEnd(let inner):
            let bounds = ClockBounds(of: inner, spans)
            self.init(bounds.least, bounds.most + 30)
        }
    }

    private init(_ least: Int, _ most: Int) { (self.least, self.most) = (least, most) }
}

extension ClockTerm {
    /// Days on hold move what this gives: it counts forward from something.
    var isMovedByHolds: Bool {
        switch self {
        case .anchor: false
        case .after, .fullDaysAfter: true
        case .before(_, let inner), .monthEnd(let inner): inner.isMovedByHolds
        }
    }

    var countsMonths: Bool {
        switch self {
        case .anchor: false
        case .after(let offset, let inner), .before(let offset, let inner):
            offset.unit == .months || offset.unit == .years || inner.countsMonths
        case .fullDaysAfter(_, let inner): inner.countsMonths
        case .monthEnd: true
        }
    }

    var countsBusinessDays: Bool {
        switch self {
        case .anchor: false
        case .after(let offset, let inner), .before(let offset, let inner):
            offset.unit == .businessDays || inner.countsBusinessDays
        case .fullDaysAfter(_, let inner), .monthEnd(let inner): inner.countsBusinessDays
        }
    }
}

extension MomentFacts {
    /// That a clock's term is reached: today is not before the earliest day that it can give.
    mutating func isReached(_ term: ClockTerm, from anchor: EventVariable, _ spans: DaySpans) -> Formula {
        if term.countsBusinessDays { assumptions.insert(.calendars) }
        return .all([
            anchor.happened,
            today().isAtLeast(anchor.day + Term(ClockBounds(of: term, spans).least)),
        ])
    }

    /// The day of an anchor that is one of the ledger's.
    mutating func day(of anchor: Anchor, _ role: Role, _ scope: EventScope) -> EventVariable {
        switch anchor {
        case .issued: return EventVariable(happened: .always, day: variable(.invoiceIssued, role))
        case .entered: return EventVariable(happened: .always, day: variable(.invoiceEntered, role))
        case .due: return EventVariable(happened: .always, day: clockDue(role))
        default:
            return event(EventTest(anchor, .happened), scope)
        }
    }

    /// The due date or, for an invoice entered later, the day it can have reached the customer.
    mutating func clockDue(_ role: Role) -> Term {
        let name = role.rawValue + "due of clocks"
        let isNew = !problem.isDeclared(name)
        let due = problem.integer(name)
        if isNew { problem.require(due.isAtLeast(variable(.invoiceDue, role))) }
        return due
    }
}
