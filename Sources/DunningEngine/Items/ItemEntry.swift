import FinancialValues
import PlaybookProgram
import Receivables

/// Which items a sequence has in an account, and how far history says they have got.
extension AccountRun {
    /// The lasting items of a sequence; rounds of an account are found every day by `rounds(of:on:)`.
    func itemsOf(sequence index: Int) -> [SequenceItem] {
        let asOf = run.options.asOf
        var items: [SequenceItem]
        switch playbook.sequences[index].source.unit {
        case .invoice:
            items = books.invoices.filter { books.open($0, on: asOf) > 0 || books.comingBack.contains($0) }
                .map { SequenceItem(subject: .invoice($0), invoices: [$0]) }
        case .promise:
            items = promises.standings.map { SequenceItem(subject: .promise($0.promise), invoices: $0.invoices) }
        case .dispute:
            items = disputes.disputes.filter { ledger.disputes[$0].opened <= asOf }.map { dispute in
                let concerned = books.invoices.filter {
                    disputes.concerns(dispute, $0) && !ledger.invoices[$0].isCreditNote
                }
                return SequenceItem(subject: .dispute(dispute), invoices: concerned)
            }
        case .account, .accountCurrency: return []
        }
        guard !history.isEmpty else { return items }
        for position in items.indices {
            let subject = items[position].subject
            let rows = history.entries.filter { concerns($0, subject) }
            mark(&items[position], with: rows, of: playbook.sequences[index])
        }
        return items
    }

    private func concerns(_ entry: HistoryEntry, _ subject: SequenceItem.Subject) -> Bool {
        switch subject {
        case .invoice(let invoice): entry.invoice == Int32(invoice)
        case .promise(let promise): entry.promise == Int32(promise)
        case .dispute(let dispute): entry.dispute == Int32(dispute)
        case .round: false
        }
    }

    /// Reads an item's place from rows of history that concern it: for each step the latest row decides, and of rows of
    /// one day one that was done, else one that passed over it. Every execution of a step that repeats counts.
    private func mark(_ item: inout SequenceItem, with rows: [HistoryEntry], of sequence: PreparedSequence) {
        for row in rows {
            guard row.name > 0 else {
                if row.isMessage && row.isContact && row.outcome == .executed {
                    item.lastMessageOutsidePlan = max(item.lastMessageOutsidePlan ?? row.day, row.day)
                }
                continue
            }
            if row.name == run.names.noAddress {
                noteMissingAddress(row, &item, of: sequence)
                continue
            }
            guard let step = sequence.stepOfName[row.name] else { continue }
            switch row.outcome {
            case .executed, .skipped:
                if row.outcome == .skipped, item.marks.contains(where: { $0.step == step && $0.day == row.day }) {
                    continue
                }
                item.undeliverable.removeAll { $0.step == step }
                // One message by several channels is one execution; it is received when all of it is.
                if let same = item.marks.firstIndex(where: { $0.step == step && $0.day == row.day }) {
                    let known = item.marks[same].received
                    item.marks[same].received = known.flatMap { a in row.received.map { max(a, $0) } }
                    item.marks[same].isExecuted = true
                } else {
                    item.marks.append(
                        StepMark(
                            step: step, day: row.day, isExecuted: row.outcome == .executed, received: row.received))
                }
            case .undeliverable, .cancelled:
                // Done or passed over on the same day by another row: that one counts.
                let isDecided = rows.contains { other in
                    sequence.stepOfName[other.name] == step && other.day == row.day
                        && (other.outcome == .executed || other.outcome == .skipped)
                }
                if isDecided { continue }
                item.marks.removeAll { $0.step == step }
                let undeliverable = UndeliverableStep(step: step, channel: row.channel)
                if row.outcome == .undeliverable, !item.undeliverable.contains(undeliverable) {
                    item.undeliverable.append(undeliverable)
                }
            }
        }
    }

    /// What counts with the case of a day. What is left overdue of the last one keeps it going, as long as no other opens:
    /// an account starts again only with a new case.
    private func reachOfRounds(on day: CalendarDate, among invoices: [Int]) -> CaseTimeline.Reach {
        guard currentCase(on: day) == nil,
            let last = cases.cases(through: day).compactMap({ $0.runs.last?.upperBound }).max()
        else { return caseReach(on: day) }
        let goesOn = invoices.contains { isOverdue($0, on: last) && isLarge($0, on: day) }
        return goesOn ? cases.reach(ofCaseOn: last) : caseReach(on: day)
    }

    private func isLarge(_ invoice: Int, on day: CalendarDate) -> Bool {
        books.open(invoice, on: day) >= max(1, tolerance(of: ledger.invoices[invoice].currency))
    }

    /// `no_address` was given for the step that the row names as the item's own, else for the one that came next.
    private func noteMissingAddress(_ row: HistoryEntry, _ item: inout SequenceItem, of sequence: PreparedSequence) {
        guard row.outcome == .executed else { return }
        let next = (item.marks.map(\.step).max() ?? -1) + 1
        guard let step = row.about > 0 ? sequence.stepOfName[row.about] : next else { return }
        item.withoutAddress[step] = min(item.withoutAddress[step] ?? row.day, row.day)
    }

    // MARK: - Rounds of an account

    /// The rounds of an account sequence on a day, each with its place and its invoices, and the round that could begin.
    ///
    /// A round begins with its first step. It is about the items that were overdue by then; what falls overdue later
    /// begins a round of its own. A new case begins anew: only what was done since the last case ended counts.
    func rounds(of index: Int, on day: CalendarDate) -> [SequenceItem] {
        let sequence = playbook.sequences[index]
        let currencies: [CurrencyCode?] =
            sequence.source.unit == .accountCurrency ? books.currencies.map { $0 } : [nil]
        return currencies.flatMap { rounds(of: sequence, $0, on: day) }
    }

    private func rounds(of sequence: PreparedSequence, _ currency: CurrencyCode?, on day: CalendarDate)
        -> [SequenceItem]
    {
        let invoices = books.invoices.filter { invoice in
            books.exists(invoice, on: day) && !ledger.invoices[invoice].isCreditNote
                && (currency == nil || ledger.invoices[invoice].currency == currency)
        }
        let reach = reachOfRounds(on: day, among: invoices)
        var rounds: [(item: SequenceItem, members: Set<Int>)] = []
        // What bounced or was cancelled before its items were in a round.
        var before: [HistoryEntry] = []
        let rows = history.entries.filter { entry in
            reach.contains(entry.day) && sequence.stepOfName[entry.name] != nil
                && (entry.invoice < 0 || invoices.contains(Int(entry.invoice)))
        }
        var position = 0
        while position < rows.count {
            var end = position
            while end < rows.count, rows[end].day == rows[position].day, rows[end].name == rows[position].name {
                end += 1
            }
            var left = Array(rows[position..<end])
            position = end
            for index in rounds.indices {
                let isLast = index == rounds.count - 1
                let own = left.filter { row in
                    row.invoice < 0 ? isLast : rounds[index].members.contains(Int(row.invoice))
                }
                guard !own.isEmpty else { continue }
                mark(&rounds[index].item, with: own, of: sequence)
                left.removeAll { row in row.invoice < 0 ? isLast : rounds[index].members.contains(Int(row.invoice)) }
            }
            let isDecided: (HistoryEntry) -> Bool = { $0.outcome == .executed || $0.outcome == .skipped }
            before += left.filter { !isDecided($0) }
            left = left.filter(isDecided)
            guard let first = left.first else { continue }
            var item = SequenceItem(subject: .round(currency, rounds.count), invoices: [])
            mark(&item, with: left, of: sequence)
            let overdue = invoices.filter { invoice in
                isOverdue(invoice, on: first.day) && !rounds.contains { $0.members.contains(invoice) }
            }
            rounds.append((item, Set(left.compactMap { $0.invoice >= 0 ? Int($0.invoice) : nil } + overdue)))
        }
        let fresh = invoices.filter { invoice in
            isOverdue(invoice, on: day) && books.open(invoice, on: day) > 0
                && !rounds.contains { $0.members.contains(invoice) }
        }
        if fresh.contains(where: { isLarge($0, on: day) }) {
            rounds.append((SequenceItem(subject: .round(currency, rounds.count), invoices: []), Set(fresh)))
        } else if rounds.isEmpty {
            // Before anything is overdue: the next to fall due. A small rest that is overdue is no reason to leave it out.
            let open = invoices.filter { books.open($0, on: day) > 0 && !books.isFactored($0, on: day) }
            let coming = open.filter { !isOverdue($0, on: day) && isLarge($0, on: day) }
            if let next = (coming.isEmpty ? open : coming).map({ ledger.invoices[$0].due }).min() {
                let first = open.filter { ledger.invoices[$0].due == next }
                rounds.append((SequenceItem(subject: .round(currency, 0), invoices: []), Set(first)))
            }
        }
        let asked = history.entries.filter {
            reach.contains($0.day) && $0.name == run.names.noAddress && $0.invoice >= 0
        }
        return rounds.map { round in
            var item = round.item
            // A round is known by the first of its invoices: its number changes with those before it.
            item.subject = .round(currency, round.members.min() ?? 0)
            for row in asked where round.members.contains(Int(row.invoice)) {
                noteMissingAddress(row, &item, of: sequence)
            }
            for row in before where row.outcome == .undeliverable && round.members.contains(Int(row.invoice)) {
                guard let step = sequence.stepOfName[row.name], !item.marks.contains(where: { $0.step == step }) else {
                    continue
                }
                let undeliverable = UndeliverableStep(step: step, channel: row.channel)
                if !item.undeliverable.contains(undeliverable) { item.undeliverable.append(undeliverable) }
            }
            item.invoices = round.members.filter { books.open($0, on: day) > 0 }.sorted()
            // What no step was about yet begins a round with all that is overdue on the day.
            let isFresh = item.marks.isEmpty && round.members.contains { isOverdue($0, on: day) }
            item.former =
                isFresh
                ? invoices.filter { invoice in
                    round.members.contains(invoice) || !rounds.contains { $0.members.contains(invoice) }
                } : round.members.sorted()
            return item
        }
    }
}
