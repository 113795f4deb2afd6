import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// The run of one payer: his accounts day by day, and what he receives over all of them.
///
/// Payers have nothing to do with each other, so that their order and the number of threads change nothing.
struct PayerRun {
    let run: PreparedRun
    private let accountIndices: Range<Int>
    private(set) var accounts: [AccountRun] = []
    private var limiting = ContactLimiting()
    private(set) var actions: [ScheduledAction] = []
    private(set) var uncovered: [UncoveredAccount] = []
    private(set) var leftAlone: [LeftAloneAccount] = []
    private(set) var held: [HeldAmount] = []
    private let coverageChanges: [CalendarDate]

    /// - Parameter accounts: All accounts of one payer.
    init(_ run: PreparedRun, accounts: Range<Int>, coverageChanges: [CalendarDate]) {
        self.run = run
        accountIndices = accounts
        self.coverageChanges = coverageChanges
        cover(on: run.options.asOf)
        for account in self.accounts { limiting.add(account.history, account: account.account) }
    }

    /// Computes the days up to and including `last`.
    mutating func compute(through last: CalendarDate) {
        var day = run.options.asOf
        while day <= last {
            if coverageChanges.contains(day) { cover(on: day) }
            let next = computeDay(day).next
            day = run.options.computesEveryDay ? day + 1 : max(next, day + 1)
        }
    }

    // MARK: - Coverage

    /// Finds the playbook of each account, and keeps what was done so far where another one takes over.
    private mutating func cover(on day: CalendarDate) {
        let earlier = accounts
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
                } else if run.playbooks[playbook].source.leftAlone != nil {
                    leftAlone.append(LeftAloneAccount(account: index, playbook: playbook))
                } else if let same = earlier.first(where: { $0.account == index && $0.playbookIndex == playbook }) {
                    accounts.append(same)
                } else {
                    let before = earlier.first { $0.account == index }
                    accounts.append(
                        AccountRun(run, account: index, playbook: playbook, entity: entity, after: before?.history))
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
        var decisions: [(account: AccountRun, decisions: [ItemDecision])] = []
        /// The first day after it on which something could change.
        var next: CalendarDate = .distantFuture
    }

    /// Decides, combines, limits and notes one day.
    mutating func computeDay(_ day: CalendarDate, explains: Bool = false) -> Day {
        var result = Day()
        var proposals: [Proposal] = []
        result.next = coverageChanges.first { $0 > day } ?? .distantFuture
        for account in accounts {
            let decisions = account.decide(on: day, explains: explains)
            if day == run.options.asOf { held += account.heldAmounts(on: day) }
            for decision in decisions {
                result.next = min(result.next, decision.nextChange)
                noteSkips(of: decision, account, on: day)
            }
            result.next = min(result.next, giveMatchCash(account, on: day))
            // What was done today, by this run or before it, is history of the next day.
            if account.history.entries.last?.day == day { result.next = day + 1 }
            giveNoAddress(decisions, account, on: day)
            proposals += MessageCombining.combine(decisions, of: account, on: day)
            result.decisions.append((account, decisions))
        }
        let contacts = ContactLimiting.byGravity(proposals.filter(\.isContact), on: day)
        for proposal in contacts + proposals.filter({ !$0.isContact }) {
            let limit = proposal.account.playbook.source.contactLimit
            if proposal.isContact && !proposal.isFormalNotice && !limiting.allows(limit, on: day) {
                wait(proposal, on: day)
            } else {
                schedule(proposal, on: day)
            }
        }
        return result
    }

    private mutating func wait(_ proposal: Proposal, on day: CalendarDate) {
        for decision in proposal.decisions {
            let account = proposal.account
            let since = RememberedStep(
                sequence: decision.sequence, step: decision.step!, subject: decision.item.subject,
                matter: .waitsSince(day))
            let isKnown = account.remembered.contains { remembered in
                guard case .waitsSince = remembered.matter else { return false }
                return remembered.sequence == since.sequence && remembered.step == since.step
                    && remembered.subject == since.subject
            }
            if !isKnown { account.remembered.append(since) }
        }
        actions.append(ActionWriting.action(of: proposal, on: day, status: .waiting))
    }

    private mutating func schedule(_ proposal: Proposal, on day: CalendarDate) {
        let approval = proposal.approval
        let status: ScheduledAction.Status = approval.isNeeded ? .awaitingApproval : .scheduled
        let action = ActionWriting.action(of: proposal, on: day, status: status)
        actions.append(action)
        let account = proposal.account
        if approval.isNeeded && run.options.approvals == .refused {
            for decision in proposal.decisions {
                account.remembered.append(
                    RememberedStep(
                        sequence: decision.sequence, step: decision.step!, subject: decision.item.subject,
                        matter: .refused))
            }
            return
        }
        let message = ActionIdentity.number(of: action.messageID)
        if proposal.isContact { limiting.add(day, message: message) }
        for decision in proposal.decisions { account.note(decision, message: message, on: day) }
    }

    private mutating func noteSkips(of decision: ItemDecision, _ account: AccountRun, on day: CalendarDate) {
        for skip in decision.skips {
            actions.append(ActionWriting.skip(skip, of: decision, account, on: day))
            account.note(skip, of: decision, on: day)
        }
    }

    // MARK: - Built-in tasks

    /// Gives `match_cash` once for each period in which unapplied cash covers all that is overdue.
    ///
    /// - Returns: The first day on which that could change.
    private mutating func giveMatchCash(_ account: AccountRun, on day: CalendarDate) -> CalendarDate {
        guard account.isCoveredByCash(on: day) else { return account.nextChange(after: day) }
        guard account.calendar.isWorkingDay(day) else { return day + 1 }
        if account.wasGivenMatchCash(on: day) { return account.nextChange(after: day) }
        let invoices = account.books.invoices.filter {
            account.isOverdue($0, on: day) && account.books.open($0, on: day) > 0
                && !account.books.isFactored($0, on: day)
        }
        let items = invoices.map { ActionWriting.TaskItem(invoice: $0) }
        actions.append(ActionWriting.builtInTask("match_cash", items, account, on: day))
        account.history.append(
            HistoryEntry(
                day: day, message: 0, name: run.names.matchCash, outcome: .executed, received: day, isContact: false,
                isMessage: false))
        return account.nextChange(after: day)
    }

    /// Gives `no_address` once for each item and step, joined by recipient.
    private mutating func giveNoAddress(_ decisions: [ItemDecision], _ account: AccountRun, on day: CalendarDate) {
        var roles: [String] = []
        var items: [String: [ActionWriting.TaskItem]] = [:]
        for decision in decisions {
            for step in decision.missingAddresses {
                let role = account.playbook.source.sequences[decision.sequence].steps[step].deed.recipient.name
                account.remembered.append(
                    RememberedStep(
                        sequence: decision.sequence, step: step, subject: decision.item.subject, matter: .noAddress))
                if items[role] == nil { roles.append(role) }
                let about = StepReference(sequence: decision.sequence, step: step)
                items[role, default: []] += decision.decided.map {
                    ActionWriting.TaskItem(invoice: $0.invoice, about: about, subject: decision.item.subject)
                }
            }
        }
        for role in roles { actions.append(ActionWriting.builtInTask("no_address", items[role]!, account, on: day)) }
    }
}
