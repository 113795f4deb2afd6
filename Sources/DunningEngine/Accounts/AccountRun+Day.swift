import FinancialValues
import PlaybookProgram
import Receivables

/// One day of one account: what its sequences decide, and how that becomes history.
extension AccountRun {
    /// The decisions of all sequences, in their order, and the first day on which one could be another. What was skipped is
    /// noted at once: it counts on its own day.
    ///
    /// An item whose decision cannot be another one than when it was looked at last is left out, unless all are to be
    /// explained.
    func decide(on day: CalendarDate, explains: Bool) -> (decisions: [ItemDecision], next: CalendarDate) {
        var decisions: [ItemDecision] = []
        var next = CalendarDate.distantFuture
        let looksAtAll = explains || run.options.computesEveryDay || handedOverOn >= lookedOn
        let since = lookedOn
        lookedOn = day
        for index in playbook.sequences.indices {
            let sequence = playbook.sequences[index]
            // A skip of this day, of a sequence before, is seen too.
            let isHistoryNew = history.entries.last.map { $0.day >= since } ?? false
            let looksAtEach = looksAtAll || isHistoryNew && sequence.readsHistory
            let first = decisions.count
            switch sequence.source.unit {
            case .account, .accountCurrency:
                for item in rounds(of: index, on: day) {
                    let decision = decide(item, in: index, on: day, explains: explains)
                    next = min(next, decision.nextChange)
                    decisions.append(decision)
                }
            case .invoice, .promise, .dispute:
                for position in items[index].indices {
                    if looksAtEach || nextLooks[index][position] <= day {
                        let decision = decide(items[index][position], in: index, on: day, explains: explains)
                        nextLooks[index][position] = decision.nextChange
                        decisions.append(decision)
                    }
                    next = min(next, nextLooks[index][position])
                }
            }
            for decision in decisions[first...] { for skip in decision.skips { note(skip, of: decision, on: day) } }
        }
        return (decisions, next)
    }

    /// Notes an executed step: it is history from the next day on.
    func note(_ decision: ItemDecision, message: UInt64, on day: CalendarDate) {
        guard let position = decision.step else { return }
        let step = playbook.sequences[decision.sequence].steps[position]
        let received = receipt(of: step.source.deed, by: decision.channels, on: day)
        var entry = HistoryEntry(
            day: day, message: message, name: step.name, outcome: .executed, received: received,
            isContact: step.isContact, isMessage: step.isMessageToCustomer,
            isNotice: step.source.deed.isFormalNotice, handsOver: step.handsOver)
        name(decision.item.subject, in: &entry)
        for decided in decision.decided {
            entry.invoice = Int32(decided.invoice)
            history.append(entry)
            if step.handsOver { handOver(decided.invoice, on: day) }
        }
        let mark = StepMark(step: position, day: day, isExecuted: true, received: received)
        add(mark, to: decision.item.subject, in: decision.sequence)
    }

    /// Notes a skip: it counts at once.
    private func note(_ skip: ItemDecision.Skip, of decision: ItemDecision, on day: CalendarDate) {
        let step = playbook.sequences[decision.sequence].steps[skip.step]
        var entry = HistoryEntry(
            day: day, message: 0, name: step.name, outcome: .skipped, received: nil, isContact: false, isMessage: false)
        name(decision.item.subject, in: &entry)
        for invoice in decision.item.invoices {
            entry.invoice = Int32(invoice)
            history.append(entry)
        }
        add(
            StepMark(step: skip.step, day: day, isExecuted: false, received: nil), to: decision.item.subject,
            in: decision.sequence)
    }

    /// Says which promise or dispute an entry is about.
    func name(_ subject: SequenceItem.Subject, in entry: inout HistoryEntry) {
        switch subject {
        case .promise(let promise): entry.promise = Int32(promise)
        case .dispute(let dispute): entry.dispute = Int32(dispute)
        case .invoice, .round: break
        }
    }

    private func add(_ mark: StepMark, to subject: SequenceItem.Subject, in sequence: Int) {
        guard let index = items[sequence].firstIndex(where: { $0.subject == subject }) else { return }
        items[sequence][index].marks.append(mark)
        items[sequence][index].undeliverable.removeAll { $0.step == mark.step }
    }

    /// The day a message counts as received when history has no proof: that of its slowest channel.
    func receipt(of deed: Deed, by channels: [Channel], on day: CalendarDate) -> CalendarDate? {
        guard case .message = deed else { return day }
        return receipt(by: channels, on: day)
    }

    func receipt(by channels: [Channel], on day: CalendarDate) -> CalendarDate? {
        var latest = day
        for channel in channels {
            guard case .after(let offset)? = playbook.source.delivery[channel] else { return nil }
            latest = max(latest, offset.after(day, in: calendar))
        }
        return latest
    }

    /// Whether `match_cash` was given in the period that a day lies in, in which cash was to be matched.
    func wasGivenMatchCash(on day: CalendarDate) -> Bool {
        let given = history.entries.last { $0.name == run.names.matchCash && $0.outcome == .executed && $0.day <= day }
        guard let given else { return false }
        var current = given.day
        while current < day {
            guard needsMatchedCash(on: current) else { return false }
            current = min(nextChange(after: current), day)
        }
        return true
    }

    /// What the holds keep back on a day: overdue amounts, by hold and currency. What is factored or handed over would not
    /// be dunned without them either.
    func heldAmounts(on day: CalendarDate) -> [HeldAmount] {
        var amounts: [HeldAmount] = []
        let ofAccount = accountHolds(day) { _ in true }
        for index in possibleHolds {
            let hold = playbook.holds[index]
            var sums: [CurrencyCode: Int64] = [:]
            for invoice in books.invoices where isOverdue(invoice, on: day) {
                let open = books.open(invoice, on: day)
                guard open > 0, !books.isFactored(invoice, on: day), !isHandedOver(invoice, on: day) else { continue }
                let currency = ledger.invoices[invoice].currency
                if ofAccount.contains(index) {
                    sums[currency, default: 0] += open
                } else if hold.source.isOnItem || hold.condition == nil {
                    let found = holds(on: invoice, day) { $0.name == hold.source.name }
                    if found.whole.contains(index) {
                        sums[currency, default: 0] += open
                    } else if found.partial.contains(index) {
                        sums[currency, default: 0] += found.heldPart
                    }
                }
            }
            for currency in sums.keys.sorted() where sums[currency]! > 0 {
                let money = Money(minorUnits: sums[currency]!, currency)
                amounts.append(HeldAmount(account: account, hold: hold.source.name, amount: money))
            }
        }
        return amounts
    }
}
