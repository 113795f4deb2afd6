import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// The run of one payer: his accounts day by day, and what he receives over all of them.
///
/// Payers have nothing to do with each other, so that their order and the number of threads change nothing.
struct PayerRun {
    let run: PreparedRun
    let accountIndices: Range<Int>
    private(set) var accounts: [AccountRun] = []
    private var limiting = ContactLimiting()
    private(set) var watch = GuaranteeWatch()
    var actions: [ScheduledAction] = []
    private(set) var uncovered: [UncoveredAccount] = []
    private(set) var leftAlone: [LeftAloneAccount] = []
    private(set) var held: [HeldAmount] = []
    private(set) var chargesLeft: [ChargesLeft] = []
    private(set) var unknownCharges: [UnknownCharge] = []
    private(set) var unwritten: Set<UnwrittenMessage> = []
    let coverageChanges: [CalendarDate]
    /// The runs of accounts before another playbook took over, or none: what was done about them so far.
    private var earlier: [Int: AccountRun] = [:]

    /// - Parameter accounts: All accounts of one payer.
    init(_ run: PreparedRun, accounts: Range<Int>, coverageChanges: [CalendarDate]) {
        self.run = run
        accountIndices = accounts
        self.coverageChanges = coverageChanges
        cover(on: run.options.asOf)
        for index in accountIndices {
            if let history = history(of: index) { limiting.add(history, account: index) }
            if let history = history(of: index) { watch.add(history, account: index, run) }
        }
    }

    /// What was done about an account of the payer: who is not computed has been written to all the same.
    func history(of index: Int) -> AccountHistory? {
        accounts.first { $0.account == index }?.history ?? run.history(ofUncovered: index)
    }

    /// Computes the days up to and including `last`.
    mutating func compute(through last: CalendarDate) {
        var day = run.options.asOf
        while day <= last {
            let next = computeDay(day).next
            guard day < last else { break }
            day = run.options.computesEveryDay ? day + 1 : max(next, day + 1)
        }
    }

    // MARK: - Coverage

    /// Finds the playbook of each account, and keeps what was done so far where another one takes over.
    private mutating func cover(on day: CalendarDate) {
        let before = accounts
        for account in before { earlier[account.account] = account }
        accounts = []
        uncovered = []
        leftAlone = []
        for index in accountIndices {
            guard let entity = run.entities[Int(run.ledger.accounts[index].legalEntity)] else {
                let id = run.ledger.legalEntities[Int(run.ledger.accounts[index].legalEntity)]
                uncovered.append(UncoveredAccount(account: index, reason: .unknownLegalEntity(id)))
                continue
            }
            switch run.coverage(of: index, on: day) {
            case .uncovered(let reason): uncovered.append(UncoveredAccount(account: index, reason: reason))
            case .playbook(let playbook):
                if let obstacle = run.obstacle(to: index, by: playbook) {
                    uncovered.append(UncoveredAccount(account: index, reason: obstacle))
                    continue
                }
                let before = before.first { $0.account == index }
                let isLeftAlone = run.playbooks[playbook].source.leftAlone != nil
                if isLeftAlone { leftAlone.append(LeftAloneAccount(account: index, playbook: playbook)) }
                if let before, before.playbookIndex == playbook {
                    accounts.append(before)
                } else {
                    let account = AccountRun(
                        run, account: index, playbook: playbook, entity: entity, after: earlier[index]?.history)
                    // A suspension goes on by its own rules under another playbook.
                    account.remembered = earlier[index]?.remembered.filter(\.isOfStage) ?? []
                    // Who is left alone gets back what was taken before.
                    if !isLeftAlone || !account.limits(on: day).isEmpty { accounts.append(account) }
                }
            }
        }
        let others = accountIndices.filter { index in !accounts.contains { $0.account == index } }
        let overdue = PayerOverdue(run, accounts: accounts, others: others)
        for account in accounts { account.payerOverdue = overdue }
    }

    // MARK: - One day

    /// What one day decided, before and after the contact limit.
    struct Day {
        struct OfAccount {
            var account: AccountRun
            var steps: [ItemDecision]
            var escalations: [EscalationDecision]
            var stages: [StageDecision]
        }

        var accounts: [OfAccount] = []
        /// The first day after it on which something could change.
        var next: CalendarDate = .distantFuture
    }

    /// Decides, combines, limits and notes one day: section 14 of the language, in its order.
    mutating func computeDay(_ day: CalendarDate, explains: Bool = false) -> Day {
        if coverageChanges.contains(day) { cover(on: day) }
        var result = Day()
        var proposals: [Proposal] = []
        result.next = coverageChanges.first { $0 > day } ?? .distantFuture
        for account in accounts {
            let (lifts, nextLift) = account.decideLifts(on: day)
            for lift in lifts { schedule(lift, of: account, on: day) }
            if account.playbook.source.leftAlone != nil {
                let change = lifts.isEmpty ? account.nextChange(after: day) : day + 1
                result.next = min(result.next, nextLift, change)
                continue
            }
            if day == run.options.asOf {
                held += account.heldAmounts(on: day)
                let (left, unknown) = account.chargesLeft(in: nil, on: day)
                chargesLeft += left
                unknownCharges += unknown
            }
            let (obligations, nextObligation) = account.decideObligations(on: day)
            for obligation in obligations { schedule(obligation, of: account, on: day) }
            let (steps, nextStep) = account.decide(on: day, explains: explains)
            let escalations = account.decideEscalations(on: day, explains: explains)
            let stageDecisions = account.limits(on: day).map { limit in
                account.decideStage(limit.reference, limit.subject, on: day, explains: explains)
            }
            let changes =
                [nextLift, nextObligation, nextStep, lifts.isEmpty ? .distantFuture : day + 1]
                + escalations.map(\.nextChange) + stageDecisions.map(\.nextChange)
            result.next = min(result.next, changes.min()!)
            // What history shows for this day is seen from the next on.
            if day == run.options.asOf, account.history.entries.contains(where: { $0.day == day }) {
                result.next = day + 1
            }
            for decision in steps { tellSkips(of: decision, account, on: day) }
            result.next = min(result.next, giveMatchCash(account, on: day))
            reviewSuspensions(account, on: day)
            giveNoAddress(steps, escalations, stageDecisions, account, on: day)
            unwritten.formUnion(account.unwritten(steps, escalations, stageDecisions))
            proposals += MessageCombining.combine(steps, of: account, on: day)
            for decision in escalations {
                guard case .executed = decision.verdict else { continue }
                let recipient = account.playbook.source.escalations[decision.escalation].deed.recipient
                proposals.append(
                    Proposal(account: account, rule: .escalation(decision), recipient: recipient))
            }
            result.accounts.append(
                Day.OfAccount(account: account, steps: steps, escalations: escalations, stages: stageDecisions))
        }
        // Stages and formal notices count and never wait; the rest waits for the limit, the gravest first.
        for computed in result.accounts {
            for decision in computed.stages {
                if case .executed = decision.verdict { schedule(decision, of: computed.account, on: day) }
            }
        }
        var contacts = ContactLimiting.byGravity(proposals.filter(\.isContact), on: day)
        while !contacts.isEmpty {
            let proposal = contacts.removeFirst()
            if isOverLimit(proposal, on: day) {
                wait(proposal, on: day)
                result.next = day + 1
            } else if let rest = schedule(proposal, on: day) {
                contacts = ContactLimiting.byGravity(contacts + [rest], on: day)
            }
        }
        for proposal in proposals where !proposal.isContact {
            if let rest = schedule(proposal, on: day) { schedule(rest, on: day) }
        }
        for account in accounts where account.playbook.source.leftAlone == nil {
            watch.look(at: account, on: day)
            result.next = min(result.next, watch.horizon(of: account, after: day))
        }
        return result
    }

    private func isOverLimit(_ proposal: Proposal, on day: CalendarDate) -> Bool {
        if proposal.isFormalNotice { return false }
        // What joins a message that goes out anyway is no further contact.
        if let message = proposal.sharedMessage(on: day), limiting.counts(ActionIdentity.number(of: message), on: day) {
            return false
        }
        return !contactLimits.allSatisfy { limiting.allows($0, on: day) }
    }

    /// The limits that a contact of the payer keeps to, whichever of his accounts it is about: those of all playbooks that
    /// cover one of them.
    var contactLimits: [ContactLimit] { accounts.compactMap(\.playbook.source.contactLimit) }

    private mutating func wait(_ proposal: Proposal, on day: CalendarDate) {
        for rule in proposal.remembered where proposal.account.waitsSince(rule) == nil {
            proposal.account.remember(rule, .waitsSince(day))
        }
        actions.append(ActionWriting.action(of: proposal, on: day, status: .waiting))
    }

    /// - Returns: When it is refused, what of it nobody has to agree to: that goes on by itself.
    @discardableResult
    private mutating func schedule(_ proposal: Proposal, on day: CalendarDate) -> Proposal? {
        let account = proposal.account
        let action = account.told(
            ActionWriting.action(of: proposal, on: day, status: status(of: proposal.approval)))
        actions.append(action)
        if isRefused(proposal.approval) {
            for rule in proposal.rememberedIfRefused { account.remember(rule, .refused) }
            return proposal.withoutWhatNeedsApproval
        }
        watch.look(at: action, of: account, GuaranteeWatch.Matter(playbook: account.playbookIndex))
        let message = ActionIdentity.number(of: action.messageID)
        if proposal.isContact { limiting.add(day, message: message) }
        switch proposal.rule {
        case .steps(_, _, let decisions):
            for decision in decisions { account.note(decision, message: message, on: day) }
        case .escalation(let decision): account.note(decision, message: message, on: day)
        }
        return nil
    }

    private func status(of approval: ApprovalRule) -> ScheduledAction.Status {
        approval.isNeeded ? .awaitingApproval : .scheduled
    }

    private func isRefused(_ approval: ApprovalRule) -> Bool {
        approval.isNeeded && run.options.approvals == .refused
    }

    private mutating func tellSkips(of decision: ItemDecision, _ account: AccountRun, on day: CalendarDate) {
        for skip in decision.skips {
            actions.append(ActionWriting.skip(skip, of: decision, account, on: day))
        }
    }

    // MARK: - Lifts, obligations, stages

    private mutating func schedule(_ lift: LiftDecision, of account: AccountRun, on day: CalendarDate) {
        let action = account.told(ActionWriting.action(of: lift, account, on: day), ground: lift.ground)
        actions.append(action)
        watch.look(
            at: action, of: account, GuaranteeWatch.Matter(ground: lift.ground, playbook: lift.reference.playbook))
        let message = ActionIdentity.number(of: action.messageID)
        if !lift.channels.isEmpty { limiting.add(day, message: message) }
        account.note(lift, message: message, on: day)
        let source = run[lift.reference].source.lifts[lift.lift]
        guard let sent = source.message, lift.channels.isEmpty else { return }
        if let unwritten = account.unwritten(sent, of: source.name, in: lift.reference.playbook) {
            self.unwritten.insert(unwritten)
        } else {
            let about = RuleReference.lift(suspension: lift.reference.suspension, lift: lift.lift)
            let group = MissingAddress(
                role: sent.to.name, rule: about, name: source.name, invoices: lift.ground.invoices,
                playbook: lift.reference.playbook, service: lift.subject.service)
            give(group, account, on: day)
        }
    }

    private mutating func schedule(_ obligation: ObligationDecision, of account: AccountRun, on day: CalendarDate) {
        let source = account.playbook.source.obligations[obligation.obligation]
        let action = account.told(
            ActionWriting.action(of: obligation, account, on: day, status: status(of: source.approval)))
        actions.append(action)
        // Refused, it is given and not done: it comes again when it is late.
        account.note(obligation, isDone: !isRefused(source.approval), on: day)
        if isRefused(source.approval) { return }
        if case .message(let sent) = source.deed,
            let unwritten = account.unwritten(sent, of: source.name, in: account.playbookIndex)
        {
            self.unwritten.insert(unwritten)
        }
        watch.look(at: action, of: account, GuaranteeWatch.Matter(playbook: account.playbookIndex))
        if source.deed.isContact { limiting.add(day, message: ActionIdentity.number(of: action.messageID)) }
        guard obligation.isWithoutAddress else { return }
        let group = MissingAddress(
            role: source.deed.recipient.name, rule: .obligation(obligation.obligation), name: source.name,
            invoices: obligation.invoices, subject: obligation.dispute.map { .dispute($0) }, payment: obligation.payment
        )
        give(group, account, on: day)
    }

    private mutating func schedule(_ decision: StageDecision, of account: AccountRun, on day: CalendarDate) {
        let stage = account.stage(of: decision).source
        let action = account.told(
            ActionWriting.action(of: decision, account, on: day, status: status(of: stage.approval)),
            ground: decision.ground)
        actions.append(action)
        if isRefused(stage.approval) {
            account.remember(.stage(decision.reference, decision.subject, stage: decision.stage!), .refused)
            return
        }
        watch.look(
            at: action, of: account,
            GuaranteeWatch.Matter(ground: decision.ground, playbook: decision.reference.playbook))
        let message = ActionIdentity.number(of: action.messageID)
        // Stages of one name, account and day are one message.
        if !decision.channels.isEmpty { limiting.add(day, message: message) }
        account.note(decision, message: message, on: day)
    }
}
