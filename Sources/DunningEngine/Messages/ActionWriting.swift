import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// Turns what was decided into actions of the schedule.
enum ActionWriting {
    static func action(of proposal: Proposal, on day: CalendarDate, status: ScheduledAction.Status) -> ScheduledAction {
        let (account, source) = (proposal.account, proposal.source)
        let decided = proposal.decisions.flatMap { decision in decision.decided.map { ($0, decision) } }
        let opened = account.currentCase(on: day)?.opened
        let leading = proposal.decisions.first { $0.step == proposal.step }!
        let id = ActionIdentity.id(
            of: source.name, occurrence: leading.occurrence, account, caseOpened: opened,
            invoices: decided.map(\.0.invoice), about: proposal.decisions.map(\.item.subject))
        let isShared = source.combine == .recipient
        var because = Because(clauses: leading.clauses)
        if let trigger = leading.trigger { because.clock = (source.at.origin, trigger) }
        return ScheduledAction(
            id: id,
            messageID: isShared
                ? ActionIdentity.sharedMessage(to: proposal.recipient, channels: leading.channels, on: day) : id,
            day: day, account: account.account, playbook: account.playbookIndex, caseOpened: opened,
            rule: .step(StepReference(sequence: proposal.sequence, step: proposal.step)), kind: kind(of: source.deed),
            status: status, channels: leading.channels, recipient: proposal.recipient,
            deadline: deadline(of: source.deed, account, on: day),
            items: items(decided, proposal, on: day), approval: proposal.approval, because: because)
    }

    static func skip(
        _ skip: ItemDecision.Skip, of decision: ItemDecision, _ account: AccountRun, on day: CalendarDate
    ) -> ScheduledAction {
        let source = account.playbook.source.sequences[decision.sequence].steps[skip.step]
        let opened = account.currentCase(on: day)?.opened
        let id = ActionIdentity.id(
            of: source.name, occurrence: 0, account, caseOpened: opened, invoices: decision.item.invoices,
            about: [decision.item.subject])
        return ScheduledAction(
            id: id, messageID: id, day: day, account: account.account, playbook: account.playbookIndex,
            caseOpened: opened, rule: .step(StepReference(sequence: decision.sequence, step: skip.step)),
            kind: kind(of: source.deed), status: .skipped, channels: [],
            recipient: account.recipient(of: source, about: decision.item.subject, on: day),
            deadline: nil,
            items: decision.item.invoices.map {
                item($0, step: skip.step, asked: nil, account, on: day, about: decision.item.subject)
            },
            approval: ApprovalRule(),
            because: Because(
                clock: (source.at.origin, skip.trigger), clauses: skip.clauses, skip: skip.reason))
    }

    /// An invoice in a task that the language itself gives, and the step and item that it was to be done for.
    struct TaskItem {
        var invoice: Int
        var about: StepReference?
        var subject: SequenceItem.Subject?
    }

    /// A task that the language itself gives.
    static func builtInTask(
        _ task: String, _ items: [TaskItem], _ account: AccountRun, on day: CalendarDate
    ) -> ScheduledAction {
        let about = items.first?.about
        let declaration = account.policy.tasks[task]
        let opened = account.currentCase(on: day)?.opened
        let stepName = about.map { account.playbook.source.sequences[$0.sequence].steps[$0.step].name }
        let id = ActionIdentity.id(
            of: task + (stepName.map { "/" + $0 } ?? ""), occurrence: 0, account, caseOpened: opened,
            invoices: items.map(\.invoice), about: items.compactMap(\.subject))
        return ScheduledAction(
            id: id, messageID: id, day: day, account: account.account, playbook: account.playbookIndex,
            caseOpened: opened, rule: .builtInTask(task, about: about), kind: .task, status: .scheduled, channels: [],
            recipient: declaration?.to ?? RoleReference("collector", .ours),
            deadline: declaration?.within?.after(day, in: account.calendar),
            items: items.map { task in
                var item = item(
                    task.invoice, step: task.about?.step ?? 0, asked: nil, account, on: day, about: task.subject)
                item.about = task.about
                return item
            }.sorted(by: isBefore),
            approval: ApprovalRule(), because: Because())
    }

    private static func kind(of deed: Deed) -> ScheduledAction.Kind {
        if case .message = deed { .message } else { .task }
    }

    private static func deadline(of deed: Deed, _ account: AccountRun, on day: CalendarDate) -> CalendarDate? {
        guard case .task(let task) = deed else { return nil }
        let within = task.within ?? account.policy.tasks[task.task]?.within
        return within?.after(day, in: account.calendar)
    }

    // MARK: - Items

    private static func items(
        _ decided: [(DecidedInvoice, ItemDecision)], _ proposal: Proposal, on day: CalendarDate
    ) -> [ScheduledItem] {
        let account = proposal.account
        var items = decided.map { invoice, decision in
            item(
                invoice.invoice, step: decision.step, asked: invoice.asked, account, on: day,
                about: decision.item.subject)
        }
        if case .message = proposal.source.deed {
            let taken = Set(decided.map(\.0.invoice))
            var currency: CurrencyCode?
            if case .round(let only?, _)? = proposal.decisions.first?.item.subject { currency = only }
            for invoice in account.books.invoices where !taken.contains(invoice) {
                guard isListed(invoice, proposal.source.lists, account, on: day),
                    currency == nil || account.ledger.invoices[invoice].currency == currency
                else { continue }
                items.append(item(invoice, step: nil, asked: nil, account, on: day))
            }
        }
        return items.sorted(by: isBefore)
    }

    /// By due date and number of the invoice, then by promise and dispute.
    private static func isBefore(_ left: ScheduledItem, _ right: ScheduledItem) -> Bool {
        (left.invoice, left.promise ?? -1, left.dispute ?? -1) < (right.invoice, right.promise ?? -1, right.dispute ?? -1)
    }

    /// Factored and handed-over items are never listed.
    private static func isListed(
        _ invoice: Int, _ lists: Lists, _ account: AccountRun, on day: CalendarDate
    ) -> Bool {
        guard account.books.netOpen(invoice, on: day) > 0, !account.books.isFactored(invoice, on: day),
            !account.isHandedOver(invoice, on: day)
        else { return false }
        return switch lists {
        case .decided: false
        case .overdue: account.isOverdue(invoice, on: day)
        case .open: true
        }
    }

    /// - Parameter asked: `nil`: what no hold stops from being asked for.
    private static func item(
        _ invoice: Int, step: Int?, asked: Int64?, _ account: AccountRun, on day: CalendarDate,
        about subject: SequenceItem.Subject? = nil
    ) -> ScheduledItem {
        let row = account.ledger.invoices[invoice]
        let open = account.books.netOpen(invoice, on: day)
        let asked = asked ?? account.holds(on: invoice, day) { $0.stops.contains(.contact) }.left
        var scheduled = ScheduledItem(
            invoice: invoice, step: step, asked: Money(minorUnits: asked, row.currency),
            open: Money(minorUnits: open, row.currency),
            disputed: account.disputes.disputedPart(of: open, invoice, on: day),
            promised: account.promises.promisedPart(invoice, on: day, holding: false),
            daysOverdue: max(0, day - row.due))
        switch subject {
        case .promise(let promise): scheduled.promise = promise
        case .dispute(let dispute): scheduled.dispute = dispute
        case .invoice, .round, nil: break
        }
        return scheduled
    }
}
