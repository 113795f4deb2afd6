import FinancialValues
import PlaybookProgram
import Receivables

/// The tasks that the language gives by itself: `match_cash`, `review_suspension`, `no_address`.
extension PayerRun {
    /// Gives `match_cash` once for each period in which unapplied cash covers all that is overdue.
    ///
    /// - Returns: The first day on which that could change.
    mutating func giveMatchCash(_ account: AccountRun, on day: CalendarDate) -> CalendarDate {
        guard account.needsMatchedCash(on: day) else { return account.nextReview(after: day) }
        guard account.calendar.isWorkingDay(day) else { return day + 1 }
        if account.wasGivenMatchCash(on: day) { return account.nextChange(after: day) }
        let invoices = account.books.invoices.filter {
            account.isOverdue($0, on: day) && account.books.open($0, on: day) > 0
                && !account.books.isFactored($0, on: day)
        }
        let occurrence = account.timesDone([run.names.matchCash], before: day)
        actions.append(
            ActionWriting.builtInTask("match_cash", about: nil, occurrence: occurrence, invoices, account, on: day))
        account.history.append(.builtInTask(run.names.matchCash, on: day))
        return account.nextChange(after: day)
    }

    /// Gives `review_suspension` on the day a dispute on what justifies a limited service is seen: once per dispute and
    /// service.
    mutating func reviewSuspensions(_ account: AccountRun, on day: CalendarDate) {
        guard !account.disputes.disputes.isEmpty else { return }
        for limited in account.limitedServices(on: day) {
            // Since when a service is limited is not known where only its status says so.
            let first = limited.standing.firstDay ?? .distantPast
            for dispute in account.disputes.disputes where account.disputes.isOpen(dispute, on: day) {
                let concerned = limited.invoices.filter { account.disputes.concerns(dispute, $0) }
                guard !concerned.isEmpty, run.ledger.disputes[dispute].opened >= first,
                    !account.wasReviewed(dispute, limited.subject, by: day)
                else { continue }
                actions.append(
                    ActionWriting.review(
                        limited.reference, limited.standing, limited.subject, dispute, concerned, account, on: day))
                var entry = HistoryEntry.builtInTask(run.names.reviewSuspension, on: day)
                entry.dispute = Int32(dispute)
                entry.service = limited.subject.number
                account.history.append(entry)
            }
        }
    }

    /// A rule that could not reach its recipient.
    struct MissingAddress {
        var role: String
        var rule: RuleReference
        var name: String
        var invoices: [Int]
        /// What a step or an obligation would have been about.
        var subject: SequenceItem.Subject?
        /// The payment whose obligation it is.
        var payment: Int?
        /// Index of the playbook whose rule it is, where that need not be the account's.
        var playbook: Int?
        /// The service that a lift freed.
        var service: Int?

        /// Promises and disputes have a row of their own.
        var isAboutInvoices: Bool {
            switch subject {
            case .promise, .dispute: false
            case .invoice, .round, nil: true
            }
        }
    }

    /// Gives `no_address` once for each item and rule, one task for each recipient.
    mutating func giveNoAddress(
        _ steps: [ItemDecision], _ escalations: [EscalationDecision], _ stages: [StageDecision], _ account: AccountRun,
        on day: CalendarDate
    ) {
        var missing: [MissingAddress] = []
        for decision in steps {
            for step in decision.missingAddresses {
                let source = account.playbook.source.sequences[decision.sequence].steps[step]
                missing.append(
                    MissingAddress(
                        role: source.deed.recipient.name,
                        rule: .step(StepReference(sequence: decision.sequence, step: step)), name: source.name,
                        invoices: decision.decided.map(\.invoice), subject: decision.item.subject))
            }
        }
        for decision in escalations where decision.isWithoutAddress {
            let source = account.playbook.source.escalations[decision.escalation]
            missing.append(
                MissingAddress(
                    role: source.deed.recipient.name, rule: .escalation(decision.escalation), name: source.name,
                    invoices: []))
        }
        for decision in stages {
            guard case .noAddress = decision.verdict, let stage = decision.stage else { continue }
            let reach = account.caseReach(on: day)
            let names = account.stage(of: decision).names
            guard !account.wasToldWithoutAddress(names, within: reach, by: day) else { continue }
            let source = account.stage(of: decision).source
            missing.append(
                MissingAddress(
                    role: source.message!.to.name,
                    rule: .stage(suspension: decision.reference.suspension, stage: stage), name: source.name,
                    invoices: decision.ground.invoices, playbook: decision.reference.playbook))
        }
        guard !missing.isEmpty else { return }
        // One task per role: it has a row for each rule that could not be done.
        var taskOfRole: [String: String] = [:]
        for (position, group) in missing.enumerated() {
            func isJoined(_ other: MissingAddress) -> Bool {
                other.rule == group.rule && other.playbook == group.playbook && other.role == group.role
                    && other.isAboutInvoices && group.isAboutInvoices
            }
            guard !missing[..<position].contains(where: isJoined) else { continue }
            var whole = group
            for other in missing[(position + 1)...] where isJoined(other) { whole.invoices += other.invoices }
            give(whole, account, on: day)
            let task = taskOfRole[group.role] ?? actions[actions.count - 1].id
            taskOfRole[group.role] = task
            actions[actions.count - 1].messageID = task
        }
    }

    mutating func give(_ missing: MissingAddress, _ account: AccountRun, on day: CalendarDate) {
        let invoices = Set(missing.invoices).filter { account.books.open($0, on: day) > 0 }.sorted()
        var action = ActionWriting.builtInTask(
            "no_address", about: (missing.rule, missing.name), invoices, of: missing.subject, service: missing.service,
            payment: missing.payment, account, on: day)
        if let subject = missing.subject { action.items = action.items.map { $0.about(subject) } }
        if let playbook = missing.playbook { action.playbook = playbook }
        actions.append(action)
        account.note(missing, action.items, on: day)
    }
}

extension AccountRun {
    /// Notes that `no_address` was given for a rule, so that it is given once.
    fileprivate func note(_ missing: PayerRun.MissingAddress, _ given: [ScheduledItem], on day: CalendarDate) {
        var entry = HistoryEntry.builtInTask(run.names.noAddress, on: day)
        entry.about = run.names.number(of: missing.name) ?? 0
        if given.isEmpty { history.append(entry) }
        if let subject = missing.subject { name(subject, in: &entry) }
        for item in given {
            entry.invoice = Int32(item.invoice)
            history.append(entry)
        }
        guard case .step(let step) = missing.rule else { return }
        let invoices = Set(given.map(\.invoice))
        for index in items[step.sequence].indices {
            let item = items[step.sequence][index]
            guard missing.isAboutInvoices ? !invoices.isDisjoint(with: item.invoices) : item.subject == missing.subject
            else { continue }
            items[step.sequence][index].withoutAddress[step.step] = day
        }
    }
}
