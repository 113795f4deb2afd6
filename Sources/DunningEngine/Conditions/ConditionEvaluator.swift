import FinancialValues
import PlaybookProgram

/// What conditions read: the value of every fact, and when something last happened.
protocol FactSource {
    /// A number, as `PreparedOperand` says.
    func value(of fact: PreparedFact, _ context: FactContext) -> Int128
    /// The text of a fact that is a text.
    func text(of fact: PreparedFact, _ context: FactContext) -> String
    /// The latest day up to the context's on which something was executed (or received) in the current case.
    func latestEvent(_ names: [Int32], _ moment: EventReference.Moment, _ context: FactContext) -> CalendarDate?
    /// The latest day up to the context's that an anchor of the ledger gives, such as `promise_broken`.
    func latestDay(of anchor: Anchor, _ context: FactContext) -> CalendarDate?
}

/// Whether a condition holds. Every condition has a value: nothing here can fail.
extension FactSource {
    func holds(_ condition: PreparedCondition, _ context: FactContext) -> Bool {
        switch condition {
        case .all(let parts): parts.allSatisfy { holds($0, context) }
        case .any(let parts): parts.contains { holds($0, context) }
        case .not(let part): !holds(part, context)
        case .clause(let clause): holds(clause.test, context)
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
        case .event(let test, let names): holds(test, names, context)
        }
    }

    private func value(of operand: PreparedOperand, _ context: FactContext) -> Int128 {
        switch operand {
        case .fact(let fact): value(of: fact, context)
        case .constant(let value): value
        case .factPlus(let fact, let days): value(of: fact, context) + days
        }
    }

    /// An event fact looks at the latest occurrence, for the item or else the account.
    private func holds(_ test: EventTest, _ names: [Int32], _ context: FactContext) -> Bool {
        let day = latestDay(of: test, names, context)
        switch test.when {
        case .happened: return day != nil
        case .atLeast(let days): return day.map { context.day - $0 >= days } ?? false
        case .atLeastFull(let days): return day.map { context.day - $0 > days } ?? false
        case .within(let days): return day.map { (0...days).contains(context.day - $0) } ?? false
        case .notWithin(let days): return !(day.map { (0...days).contains(context.day - $0) } ?? false)
        }
    }
}

extension FactSource {
    /// - Parameter names: Of a thing of the playbook.
    func latestDay(of test: EventTest, _ names: [Int32], _ context: FactContext) -> CalendarDate? {
        if let event = test.event {
            latestEvent(names, event.moment, context)
        } else {
            latestDay(of: test.anchor, context)
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
    /// Said of a stage: for the invoice of its ground whose notice is the latest.
    func latestEvent(_ names: [Int32], _ moment: EventReference.Moment, _ context: FactContext) -> CalendarDate? {
        if context.looksBack == .ownNotice { return ownEvent(names, moment, context) }
        if context.invoice == nil, !context.isAboutAccount, let ground = context.ground, !ground.invoices.isEmpty {
            let days = ground.invoices.map { invoice in
                latestEvent(names, moment, FactContext(day: context.day, invoice: invoice))
            }
            return days.contains { $0 == nil } ? nil : days.compactMap { $0 }.max()
        }
        guard !history.isEmpty else { return nil }
        let day = context.day
        let reach = caseReach(on: day)
        var latest: CalendarDate?
        for entry in history.entries where entry.outcome == .executed && names.contains(entry.name) {
            guard isSeen(entry, on: day) || (entry.day == day && context.looksBack == .evening),
                reach.contains(entry.day)
            else { continue }
            guard concerns(entry, context), moment != .done || entry.isDone else { continue }
            guard let happened = moment == .received ? entry.received : entry.day, happened <= day else { continue }
            latest = max(latest ?? happened, happened)
        }
        return latest
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
        switch action {
        case .step(let sequence, let step): playbook.sequences[sequence].steps[step].names
        case .stage(let suspension, let stage): playbook.suspensions[suspension].stages[stage].names
        case .lift(let suspension, let lift): playbook.suspensions[suspension].liftNames[lift]
        case .escalation(let index): playbook.escalations[index].names
        case .obligation(let index): playbook.obligations[index].names
        case .task: run.names.numbers(of: action, in: playbook.source)
        }
    }
}
