import FinancialValues
import PlaybookProgram

/// What conditions read: the value of every fact, and when something last happened.
protocol FactSource {
    /// A number, as `PreparedOperand` says.
    func value(of fact: PreparedFact, _ context: FactContext) -> Int128
    /// The text of a fact that is a text.
    func text(of fact: PreparedFact, _ context: FactContext) -> String
    /// The latest day up to the context's on which something was executed (or received) in the current case. What is done
    /// on a day is seen on the next, also when the ledger tells of it: a day that is run again decides the same.
    func latestEvent(_ event: EventReference, _ context: FactContext) -> CalendarDate?
}

/// Whether a condition holds. Every condition has a value: nothing here can fail.
extension FactSource {
    func holds(_ condition: PreparedCondition, _ context: FactContext) -> Bool {
        switch condition {
        case .all(let parts): parts.allSatisfy { holds($0, context) }
        case .any(let parts): parts.contains { holds($0, context) }
        case .not(let part): !holds(part, context)
        case .clause(let test, _): holds(test, context)
        }
    }

    func holds(_ condition: PreparedCondition?, _ context: FactContext) -> Bool {
        condition.map { holds($0, context) } ?? true
    }

    func holds(_ test: PreparedTest, _ context: FactContext) -> Bool {
        switch test {
        case .holds(let fact): value(of: fact, context) != 0
        case .compare(let left, let comparison, let right):
            ComparisonTest.compare(value(of: left, context), comparison, value(of: right, context))
        case .isOneOf(let fact, let values): values.contains(value(of: fact, context))
        case .textEquals(let fact, let text, let isNegated): (self.text(of: fact, context) == text) != isNegated
        case .textIsOneOf(let fact, let texts): texts.contains(text(of: fact, context))
        case .isIn(let operand, let range):
            range.contains(CalendarDate(dayNumber: Int32(clamping: value(of: operand, context))))
        case .isBetween(let operand, let low, let high):
            value(of: low, context) <= value(of: operand, context)
                && value(of: operand, context) <= value(of: high, context)
        case .event(let test): holds(test, context)
        }
    }

    private func value(of operand: PreparedOperand, _ context: FactContext) -> Int128 {
        switch operand {
        case .fact(let fact): value(of: fact, context)
        case .constant(let value): value
        case .factPlus(let fact, let days): value(of: fact, context) + days
        }
    }

    /// An event fact looks at the latest occurrence in the current case, for the item or else the account.
    private func holds(_ test: EventTest, _ context: FactContext) -> Bool {
        let day = latestEvent(test.event, context)
        switch test.when {
        case .happened: return day != nil
        case .atLeast(let days): return day.map { context.day - $0 >= days } ?? false
        case .atLeastFull(let days): return day.map { context.day - $0 > days } ?? false
        case .within(let days): return day.map { (0...days).contains(context.day - $0) } ?? false
        case .notWithin(let days): return !(day.map { (0...days).contains(context.day - $0) } ?? false)
        }
    }
}

enum ComparisonTest {
    static func compare(_ left: Int128, _ comparison: Comparison, _ right: Int128) -> Bool {
        switch comparison {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        }
    }
}

extension AccountRun: FactSource {
    /// The latest day up to the context's on which something was executed (or received) in the current case.
    func latestEvent(_ event: EventReference, _ context: FactContext) -> CalendarDate? {
        let start = cases.lastDayBefore(caseOf: context.day)
        if case .anchor(let anchor) = event.action {
            return latestDay(of: anchor, context).flatMap { day in start.map { day > $0 } ?? true ? day : nil }
        }
        let names = names(of: event.action)
        var latest: CalendarDate?
        for entry in history.entries where entry.outcome == .executed && names.contains(entry.name) {
            guard entry.day < context.day, start.map({ entry.day > $0 }) ?? true else { continue }
            guard concerns(entry, context) else { continue }
            guard let day = event.moment == .received ? entry.received : entry.day, day <= context.day else { continue }
            latest = max(latest ?? day, day)
        }
        return latest
    }

    /// The latest day up to the context's on which the ledger shows something for the item or the account.
    private func latestDay(of anchor: Anchor, _ context: FactContext) -> CalendarDate? {
        let subject: SequenceItem.Subject
        if let promise = context.promise {
            subject = .promise(promise)
        } else if let dispute = context.dispute {
            subject = .dispute(dispute)
        } else if let invoice = context.invoice, !context.isAboutAccount {
            subject = .invoice(invoice)
        } else {
            subject = .round(nil, 0)
        }
        let isOfInvoice = context.invoice != nil && !context.isAboutAccount
        let item = SequenceItem(
            subject: subject, invoices: isOfInvoice ? [context.invoice!] : books.invoices.map { $0 })
        let clock = ClockContext(
            item: item, sequence: -1, day: context.day, held: HeldDays(through: context.day), marks: [],
            anchorInvoice: context.invoice)
        return day(of: anchor, clock).flatMap { $0 <= context.day ? $0 : nil }
    }

    /// Whether an entry is about the promise, dispute or invoice that a condition speaks of; everything is about the account.
    private func concerns(_ entry: HistoryEntry, _ context: FactContext) -> Bool {
        if context.isAboutAccount { return true }
        if let promise = context.promise, entry.promise >= 0 { return entry.promise == Int32(promise) }
        if let dispute = context.dispute, entry.dispute >= 0 { return entry.dispute == Int32(dispute) }
        guard let invoice = context.invoice, entry.invoice >= 0 else { return true }
        return entry.invoice == Int32(invoice)
    }

    /// The numbers of the names under which history knows a thing of the playbook.
    func names(of action: NamedAction) -> [Int32] {
        let source = playbook.source
        let words: [String]
        switch action {
        case .step(let sequence, let step):
            words = [source.sequences[sequence].steps[step].name] + source.sequences[sequence].steps[step].formerly
        case .stage(let suspension, let stage):
            words = [source.suspensions[suspension].stages[stage].name] + source.suspensions[suspension].stages[stage].formerly
        case .lift(let suspension, let lift):
            words = [source.suspensions[suspension].lifts[lift].name] + source.suspensions[suspension].lifts[lift].formerly
        case .escalation(let index): words = [source.escalations[index].name] + source.escalations[index].formerly
        case .obligation(let index): words = [source.obligations[index].name] + source.obligations[index].formerly
        case .task(let task):
            // Whichever rule gave it: the steps whose deed it is, and the task's own name.
            var found = [task]
            for sequence in source.sequences {
                for step in sequence.steps {
                    if case .task(let deed) = step.deed, deed.task == task { found += [step.name] + step.formerly }
                }
            }
            for obligation in source.obligations {
                if case .task(let deed) = obligation.deed, deed.task == task { found.append(obligation.name) }
            }
            words = found
        case .anchor: words = []
        }
        return words.compactMap { run.names.number(of: $0) }
    }
}
