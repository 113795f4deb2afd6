import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// Turns what was decided into actions of the schedule.
enum ActionWriting {
    static func action(of proposal: Proposal, on day: CalendarDate, status: ScheduledAction.Status) -> ScheduledAction {
        switch proposal.rule {
        case .steps(let sequence, let step, let decisions):
            steps(StepReference(sequence: sequence, step: step), decisions, proposal, on: day, status: status)
        case .escalation(let decision): escalation(decision, proposal, on: day, status: status)
        }
    }

    // MARK: - Steps

    private static func steps(
        _ reference: StepReference, _ decisions: [ItemDecision], _ proposal: Proposal, on day: CalendarDate,
        status: ScheduledAction.Status
    ) -> ScheduledAction {
        let account = proposal.account
        let source = account.playbook.source.sequences[reference.sequence].steps[reference.step]
        let leading = decisions.first { $0.step == reference.step }!
        let decided = decisions.flatMap { decision in
            decision.decided.map { (invoice: $0, step: decision.step!, subject: decision.item.subject) }
        }
        var action = blank(
            .step(reference), name: source.name, occurrence: leading.occurrence,
            invoices: decided.map(\.invoice.invoice), about: decisions.map(\.item.subject), account, on: day)
        action.messageID = proposal.sharedMessage(on: day) ?? action.id
        action.kind = kind(of: source.deed)
        action.status = status
        action.channels = leading.channels
        action.recipient = proposal.recipient
        action.deadline = deadline(of: source.deed, account, on: day)
        action.approval = proposal.approval
        action.because = Because(
            clock: leading.trigger.map { (source.at.origin, $0) }, clauses: leading.clauses)
        for decided in decided {
            let item = item(decided.invoice.invoice, step: decided.step, asked: decided.invoice.asked, account, on: day)
                .about(decided.subject)
            if let known = action.items.firstIndex(where: { $0.invoice == item.invoice }) {
                action.items[known].join(item)
            } else {
                action.items.append(item)
            }
        }
        if case .message = source.deed {
            var currency: CurrencyCode?
            if case .round(let only?, _) = leading.item.subject { currency = only }
            action.items += listed(source.lists, besides: Set(decided.map(\.invoice.invoice)), account, on: day)
                .filter { currency == nil || $0.open.currency == currency }
                .filter { item in !decisions.contains { $0.leftOut.contains(item.open.currency) } }
        }
        // What waits for the contact limit is decided again tomorrow.
        if status != .waiting { charge(&action, by: source, reference, account, on: day) }
        action.items.sort { $0.invoice < $1.invoice }
        action.fees = fees(of: source, reference, decided.map(\.invoice.invoice), account, on: day)
        return action
    }

    static func skip(
        _ skip: ItemDecision.Skip, of decision: ItemDecision, _ account: AccountRun, on day: CalendarDate
    ) -> ScheduledAction {
        let source = account.playbook.source.sequences[decision.sequence].steps[skip.step]
        let reference = StepReference(sequence: decision.sequence, step: skip.step)
        var action = blank(
            .step(reference), name: source.name, occurrence: 0, invoices: decision.item.invoices,
            about: [decision.item.subject], account, on: day)
        action.kind = kind(of: source.deed)
        action.status = .skipped
        action.recipient = account.recipient(of: source.deed, about: decision.item, on: day)
        action.items = decision.item.invoices.map { invoice in
            item(invoice, step: skip.step, asked: nil, account, on: day).about(decision.item.subject)
        }
        action.because = Because(clock: (source.at.origin, skip.trigger), clauses: skip.clauses, skip: skip.reason)
        return action
    }

    // MARK: - Other rules

    private static func escalation(
        _ decision: EscalationDecision, _ proposal: Proposal, on day: CalendarDate, status: ScheduledAction.Status
    ) -> ScheduledAction {
        let account = proposal.account
        let source = account.playbook.source.escalations[decision.escalation]
        var action = blank(
            .escalation(decision.escalation), name: source.name, occurrence: decision.occurrence, invoices: [], account,
            on: day)
        action.messageID = proposal.sharedMessage(on: day) ?? action.id
        action.kind = kind(of: source.deed)
        action.status = status
        action.channels = decision.channels
        action.recipient = proposal.recipient
        action.deadline = deadline(of: source.deed, account, on: day)
        action.approval = source.approval
        action.because = Because(clauses: decision.clauses)
        action.items = decision.invoices.map { item($0, step: nil, asked: nil, isDecided: true, account, on: day) }
        return action
    }

    static func action(
        of obligation: ObligationDecision, _ account: AccountRun, on day: CalendarDate, status: ScheduledAction.Status
    ) -> ScheduledAction {
        let source = account.playbook.source.obligations[obligation.obligation]
        var action = blank(
            .obligation(obligation.obligation), name: source.name, occurrence: obligation.isLate ? 1 : 0,
            invoices: obligation.invoices, payment: obligation.payment, account, on: day)
        action.kind = kind(of: source.deed)
        action.status = status
        action.approval = source.approval
        action.channels = obligation.channels
        action.recipient = account.recipient(of: source.deed, about: obligation.item, on: day)
        action.deadline = obligation.deadline
        action.isLate = obligation.isLate
        action.because = Because(clock: (source.by.origin, obligation.deadline), clauses: obligation.clauses)
        action.items = obligation.invoices.map { unpaid($0, account, on: day).about(obligation.item.subject) }
        action.items += obligation.alsoListed.map { unpaid($0, isDecided: false, account, on: day) }
        return action
    }

    static func action(
        of decision: StageDecision, _ account: AccountRun, on day: CalendarDate, status: ScheduledAction.Status
    ) -> ScheduledAction {
        let prepared = account.stage(of: decision)
        let stage = prepared.source
        let occurrence = account.timesDone(prepared.names, service: decision.subject.number, before: day)
        var action = blank(
            .stage(suspension: decision.reference.suspension, stage: decision.stage!), name: stage.name,
            occurrence: occurrence, invoices: decision.ground.invoices, service: decision.subject.service, account,
            on: day)
        action.playbook = decision.reference.playbook
        if account.playbookIndex != action.playbook { action.coveredBy = account.playbookIndex }
        action.kind = .stage
        action.status = status
        action.channels = decision.channels
        action.recipient = stage.message?.to ?? RoleReference("collector", .ours)
        action.limit = ServiceLimit(
            service: decision.subject.service, effect: stage.effect, billingContinues: stage.billingContinues)
        action.approval = stage.approval
        action.because = Because(clock: decision.trigger.map { (stage.at.origin, $0) }, clauses: decision.clauses)
        action.items = decision.ground.invoices.map { invoice in
            let certain = account.certainPart(of: invoice, on: day)
            return item(invoice, step: nil, asked: certain, isDecided: true, account, on: day)
        }
        // Stages of one name, account and day are one message.
        action.messageID = ActionIdentity.id(
            of: stage.name, occurrence: 0, account, caseOpened: action.caseOpened, invoices: [], day: day)
        return action
    }

    static func action(of lift: LiftDecision, _ account: AccountRun, on day: CalendarDate) -> ScheduledAction {
        let prepared = account.run[lift.reference]
        let suspension = prepared.source
        let source = suspension.lifts[lift.lift]
        let occurrence = account.timesDone(
            prepared.liftNames[lift.lift], service: lift.subject.number, before: day)
        var action = blank(
            .lift(suspension: lift.reference.suspension, lift: lift.lift), name: source.name, occurrence: occurrence,
            invoices: lift.ground.invoices, service: lift.subject.service, account, on: day)
        action.playbook = lift.reference.playbook
        action.kind = .lift
        action.channels = lift.channels
        action.recipient = source.message?.to ?? RoleReference("collector", .ours)
        var (effect, billing): (SuspensionEffect?, Bool) = (nil, true)
        if case .stage(let target) = source.target {
            effect = suspension.stages[target].effect
            billing = suspension.stages[target].billingContinues
        }
        action.limit = ServiceLimit(service: lift.subject.service, effect: effect, billingContinues: billing)
        action.because = Because(clauses: lift.clauses)
        action.items = lift.ground.invoices.map { unpaid($0, account, on: day) }
        action.messageID = ActionIdentity.id(
            of: source.name, occurrence: 0, account, caseOpened: action.caseOpened, invoices: [], day: day)
        return action
    }

    // MARK: - Tasks of the language

    /// - Parameter occurrence: How often it was given before.
    static func builtInTask(
        _ task: String, about: (rule: RuleReference, name: String)?, occurrence: Int = 0, _ invoices: [Int],
        of subject: SequenceItem.Subject? = nil, service: Int? = nil, payment: Int? = nil, _ account: AccountRun,
        on day: CalendarDate
    ) -> ScheduledAction {
        let declaration = account.policy.tasks[task]
        var action = blank(
            .builtInTask(task, about: about?.rule), name: task + (about.map { "/" + $0.name } ?? ""),
            occurrence: occurrence, invoices: invoices, service: service, payment: payment,
            about: [subject].compactMap { $0 }, account, on: day)
        action.kind = .task
        action.recipient = declaration?.to ?? RoleReference("collector", .ours)
        action.deadline = declaration?.within?.after(day, in: account.calendar)
        var step: Int?
        if case .step(let reference)? = about?.rule { step = reference.step }
        action.items = invoices.map { invoice in
            let open = account.books.netOpen(invoice, on: day)
            return item(invoice, step: step, asked: open, isDecided: true, account, on: day)
        }
        return action
    }

    /// `review_suspension`, to whoever approved the stage, else to its owner in the policy, else to legal.
    static func review(
        _ reference: SuspensionReference, _ standing: LimitStanding, _ subject: LimitedSubject, _ dispute: Int,
        _ invoices: [Int], _ account: AccountRun, on day: CalendarDate
    ) -> ScheduledAction {
        let suspension = account.run[reference].source
        let stage = suspension.stages[standing.stage!]
        let rule = RuleReference.stage(suspension: reference.suspension, stage: standing.stage!)
        var action = builtInTask("review_suspension", about: (rule, stage.name), invoices, account, on: day)
        action.id = ActionIdentity.id(
            of: "review_suspension/" + stage.name, occurrence: 0, account, caseOpened: action.caseOpened,
            invoices: invoices, service: subject.service, about: [.dispute(dispute)])
        action.messageID = action.id
        action.items = action.items.map { $0.about(.dispute(dispute)) }
        action.playbook = reference.playbook
        action.limit = ServiceLimit(
            service: subject.service, effect: stage.effect, billingContinues: stage.billingContinues)
        let approver: String? = stage.approval.requirements.lazy.compactMap { requirement in
            switch requirement {
            case .all(let roles), .any(let roles): roles.first
            }
        }.first
        let owner = account.policy.tasks["review_suspension"]?.to
        action.recipient = approver.map { RoleReference($0, .ours) } ?? owner ?? RoleReference("legal", .ours)
        return action
    }

    // MARK: - What all actions have

    private static func blank(
        _ rule: RuleReference, name: String, occurrence: Int, invoices: [Int], service: Int? = nil,
        payment: Int? = nil, about subjects: [SequenceItem.Subject] = [], _ account: AccountRun, on day: CalendarDate
    ) -> ScheduledAction {
        let opened = account.currentCase(on: day)?.opened
        let id = ActionIdentity.id(
            of: name, occurrence: occurrence, account, caseOpened: opened, invoices: invoices, service: service,
            payment: payment, about: subjects)
        return ScheduledAction(
            id: id, messageID: id, day: day, account: account.account, playbook: account.playbookIndex,
            caseOpened: opened, rule: rule, kind: .message, status: .scheduled, channels: [],
            recipient: RoleReference("collector", .ours), deadline: nil, items: [], approval: ApprovalRule(),
            because: Because())
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

    /// What a message lists beside what was decided. Factored and handed-over items are never listed, nor what
    /// is below the tolerance.
    private static func listed(
        _ lists: Lists, besides decided: Set<Int>, _ account: AccountRun, on day: CalendarDate
    ) -> [ScheduledItem] {
        guard lists != .decided else { return [] }
        return account.books.invoices.filter { invoice in
            let open = account.books.netOpen(invoice, on: day)
            return !decided.contains(invoice) && open > 0
                && open >= account.tolerance(of: account.ledger.invoices[invoice].currency)
                && !account.books.isFactored(invoice, on: day) && !account.isHandedOver(invoice, on: day)
                && (lists == .open || account.isOverdue(invoice, on: day))
                && mayBeListed(invoice, account, on: day)
        }.map { item($0, step: nil, asked: nil, account, on: day) }
    }

    /// A debt about which the customer must not be written to is in no list; a disputed or promised one stands apart.
    private static func mayBeListed(_ invoice: Int, _ account: AccountRun, on day: CalendarDate) -> Bool {
        let holds = account.holds(on: invoice, day) { $0.stops.contains(.contact) }.whole
        guard !holds.isEmpty else { return true }
        let standsApart =
            account.disputes.isDisputed(invoice, on: day)
            || account.promises.isPromised(invoice, on: day, holding: true)
        return standsApart && !holds.contains { account.playbook.holds[$0].source.stops.contains(.internal) }
    }

    private static func whatMayBeAsked(_ invoice: Int, _ account: AccountRun, on day: CalendarDate) -> Int64 {
        let stopping: (CompiledHold) -> Bool = { $0.stops.contains(.contact) }
        let holds = account.holds(on: invoice, day, where: stopping)
        return holds.whole.isEmpty && account.accountHolds(day, where: stopping).isEmpty ? holds.left : 0
    }

    /// What is still to be paid of an invoice, whatever holds it and whatever cash is not matched: what a lift asks, and a
    /// deadline is about.
    private static func unpaid(
        _ invoice: Int, isDecided: Bool = true, _ account: AccountRun, on day: CalendarDate
    ) -> ScheduledItem {
        item(invoice, step: nil, asked: account.books.open(invoice, on: day), isDecided: isDecided, account, on: day)
    }

    /// - Parameter asked: `nil`: what no hold stops from being asked for.
    static func item(
        _ invoice: Int, step: Int?, asked: Int64?, isDecided: Bool? = nil, _ account: AccountRun, on day: CalendarDate
    ) -> ScheduledItem {
        let row = account.ledger.invoices[invoice]
        let open = account.books.netOpen(invoice, on: day)
        let asked = asked ?? whatMayBeAsked(invoice, account, on: day)
        return ScheduledItem(
            invoice: invoice, step: step, asked: Money(minorUnits: asked, row.currency),
            open: Money(minorUnits: open, row.currency),
            disputed: account.disputes.disputedPart(of: open, invoice, on: day),
            promised: account.promises.promisedPart(invoice, on: day),
            daysOverdue: max(0, day - row.due), isDecided: isDecided ?? (step != nil))
    }
}

extension ScheduledItem {
    /// The same as an item of a sequence about promises or disputes.
    func about(_ subject: SequenceItem.Subject) -> ScheduledItem {
        var item = self
        switch subject {
        case .promise(let promise): item.subjects = [ItemSubject(kind: .promise, index: promise, step: step)]
        case .dispute(let dispute): item.subjects = [ItemSubject(kind: .dispute, index: dispute, step: step)]
        case .invoice, .round: break
        }
        return item
    }

    /// Takes over what the same invoice is in the message for once more: it is asked for once.
    fileprivate mutating func join(_ other: ScheduledItem) {
        step = [step, other.step].compactMap { $0 }.max()
        asked = Money(minorUnits: max(asked.minorUnits, other.asked.minorUnits), asked.currency)
        subjects += other.subjects
    }
}
