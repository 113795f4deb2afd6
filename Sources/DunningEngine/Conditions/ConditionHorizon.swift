import FinancialValues
import PlaybookProgram

/// Until when a condition surely keeps its value, so that the days between need no computing.
extension AccountRun {
    /// The first day after the context's on which the condition could have another value. Never too late; at times too
    /// early. `distantFuture` when nothing can change it.
    ///
    /// What the books change is in `nextChangeOfBooks(after:)`, and what the run itself executes makes the next day be
    /// computed: here is what changes by the passing of days, and of other invoices' due dates.
    func horizon(_ condition: PreparedCondition?, _ context: FactContext) -> CalendarDate {
        guard let condition else { return .distantFuture }
        switch condition {
        case .all(let parts), .any(let parts):
            return parts.reduce(.distantFuture) { min($0, horizon($1, context)) }
        case .not(let part): return horizon(part, context)
        case .clause(let clause): return horizon(clause.test, context)
        }
    }

    private func horizon(_ test: PreparedTest, _ context: FactContext) -> CalendarDate {
        switch test {
        case .event(let event, let names): return horizon(event, names, context)
        case .isIn(.fact(.builtIn(.dayToday)), let range): return range.nextChange(after: context.day)
        case .compare(.fact(let fact), _, .constant(let value)), .compare(.constant(let value), _, .fact(let fact)):
            return horizon(fact, comparedWith: [value], context)
        case .isBetween(.fact(let fact), .constant(let low), .constant(let high)):
            return horizon(fact, comparedWith: [low, high], context)
        default: return test.facts.reduce(.distantFuture) { min($0, horizon($1, comparedWith: nil, context)) }
        }
    }

    /// - Parameter values: What the fact is compared with; `nil` when that is not known.
    private func horizon(_ fact: PreparedFact, comparedWith values: [Int128]?, _ context: FactContext) -> CalendarDate {
        guard case .builtIn(let fact) = fact else { return .distantFuture }
        let day = context.day
        /// The days on which a count of days since `start` passes one of the values.
        func passing(since start: CalendarDate?) -> CalendarDate {
            guard let start else { return .distantFuture }
            guard let values else { return day + 1 }
            return values.reduce(.distantFuture) { first, value in
                let reached = start + Int(clamping: value)
                if reached > day { return min(first, reached) }
                let passed = start + Int(clamping: value + 1)
                return passed > day ? min(first, passed) : first
            }
        }
        switch fact {
        case .invoiceDaysOverdue: return passing(since: context.invoice.map { ledger.invoices[$0].due })
        case .invoiceDaysUntilDue:
            guard let due = context.invoice.map({ ledger.invoices[$0].due }), due > day else { return .distantFuture }
            guard let values else { return day + 1 }
            let days = values.flatMap { [due - Int(clamping: $0), due - Int(clamping: $0) + 1] } + [due]
            return days.filter { $0 > day }.min() ?? .distantFuture
        case .accountDaysOverdue: return min(passing(since: sums(on: day).oldestDue), nextChangeOfSums(after: day))
        case .accountOverdue, .accountOverdueBalance, .accountCollectable, .accountOverdueCount:
            return nextChangeOfSums(after: day)
        case .invoiceStep, .serviceStatus: return nextDeed(after: day)
        case .customerOverdue: return payerOverdue?.nextChange(after: day) ?? .distantFuture
        case .disputeAge: return passing(since: context.dispute.map { ledger.disputes[$0].opened })
        case .dayToday:
            guard let values else { return day + 1 }
            let days = values.flatMap { value -> [CalendarDate] in
                let date = CalendarDate(dayNumber: Int32(clamping: value))
                return [date, date + 1]
            }
            return days.filter { $0 > day }.min() ?? .distantFuture
        case .dayMonth: return day.monthEnd + 1
        case .dayWeekday, .dayWorkingDay: return day + 1
        case .accountCasesInAYear:
            let forgotten = cases.cases(through: day).map { $0.opened + 365 }.filter { $0 > day }
            return min(forgotten.min() ?? .distantFuture, nextChangeOfSums(after: day))
        default: return .distantFuture
        }
    }

    private func horizon(_ test: EventTest, _ names: [Int32], _ context: FactContext) -> CalendarDate {
        let day = context.day
        let coming = nextDay(of: test, names, context)
        guard let event = latestDay(of: test, names, context) else { return coming }
        let change: CalendarDate =
            switch test.when {
            case .happened: .distantFuture
            case .atLeast(let days): event + days
            case .atLeastFull(let days), .within(let days), .notWithin(let days): event + days + 1
            }
        return min(coming, change > day ? change : .distantFuture)
    }

    /// When the event happens next, as far as is known already: a receipt deemed later than today, and what was done on the
    /// day itself or, for a day that is past, after it.
    private func nextDay(of test: EventTest, _ names: [Int32], _ context: FactContext) -> CalendarDate {
        guard let event = test.event else { return nextDay(of: test.anchor, context) }
        var next = CalendarDate.distantFuture
        for entry in history.entries where entry.outcome == .executed && names.contains(entry.name) {
            guard let happened = event.moment == .received ? entry.received : entry.day else { continue }
            let seen = max(happened, firstSeen(entry))
            if seen > context.day { next = min(next, seen) }
        }
        return next
    }

    /// The first day after one on which a deed of the run or of history is seen.
    private func nextDeed(after day: CalendarDate) -> CalendarDate {
        history.entries.lazy.map(firstSeen).filter { $0 > day }.min() ?? .distantFuture
    }

    private func firstSeen(_ entry: HistoryEntry) -> CalendarDate {
        isSeen(entry, on: entry.day) ? entry.day : entry.day + 1
    }

    /// The books or due dates are different, or something is handed over since.
    private func nextChangeOfSums(after day: CalendarDate) -> CalendarDate {
        let handedOver = handedOver.values.lazy.map { $0 + 1 }.filter { $0 > day }.min() ?? .distantFuture
        return min(handedOver, nextChange(after: day))
    }
}
