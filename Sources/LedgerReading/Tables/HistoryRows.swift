import Diagnostics
import FinancialValues
import Receivables

extension LedgerBuilder {
    mutating func readHistory(_ reader: inout TableReader<HistoryColumn>) {
        readRows(&reader, customer: .customer, legalEntity: .legalEntity) { builder, reader in
            builder.readAction(&reader)
        }
        repeatedActions?.endFile()
    }

    private mutating func readAction(_ reader: inout TableReader<HistoryColumn>) -> RowOutcome {
        let day = reader.requiredDate(.day)
        let key = accountKey(.customer, .legalEntity, &reader)
        let outcomeDay = reader.date(.outcomeDay)
        let outcome = readOutcome(&reader)
        if let day, let outcomeDay, outcomeDay < day {
            reader.fail(.endsBeforeItBegins, .outcomeDay) {
                "the outcome's day \(outcomeDay) lies before the action's \(day)"
            }
        }
        guard let day, let key, let outcome, reader.isUsable, isAccount(key, .customer, &reader),
            !isRepeated(&reader, day, key, outcome, outcomeDay)
        else { return .setAside }
        var action = HistoryRow(day: day, outcome: outcome, outcomeDay: outcomeDay)
        action.playbook = word(.playbook, &reader)
        action.step = word(.step, &reader)
        action.itemStep = word(.itemStep, &reader)
        action.kind = word(.kind, of: HistoryRow.kinds, &reader)
        action.channel = word(.channel, of: HistoryRow.channels, &reader)
        action.recipient = word(.recipient, &reader)
        action.service = item(.service, services, key, &reader)
        action.promise = item(.promise, promises, key, &reader)
        action.dispute = item(.dispute, disputes, key, &reader)
        let rows = invoices(of: day, key, &reader)
        let message = reader.optional(.message)
        guard reader.isUsable else { return .used }
        if let message { action.message = keep(message) }
        for row in rows.isEmpty ? [nil] : rows.map(Optional.some) {
            action.invoice = row
            assembly.ledger.history.append(action)
            assembly.historyKeys.append(key)
        }
        return .used
    }

    /// The invoice that an action was about. Without a due date, an invoice with instalments stands for those due by that day,
    /// or for the next to fall due. An invoice that is no longer in the ledger is no fault: history is older than that.
    private mutating func invoices(
        of day: CalendarDate, _ key: LedgerAssembly.AccountKey, _ reader: inout TableReader<HistoryColumn>
    ) -> [Int32] {
        guard let id = reader.optional(.invoice) else { return [] }
        let due = reader.date(.due)
        var rows = invoiceRows(id, key, due: due)
        if rows.first == nil, let creditNote = creditNoteRow(id, key) { rows = ItemRows(creditNote) }
        if rows.first == nil, reader.isUsable, !isLeftOut(key) {
            reader.warn(.unknownInvoice, .invoice) {
                "the account has no invoice \"\(shown(id))\" any more; the action counts as a contact without an item"
            }
        }
        guard rows.areSeveral else { return rows.all }
        let dueByThen = rows.all.filter { assembly.ledger.invoices[Int($0)].due <= day }
        return dueByThen.isEmpty ? [rows.first!] : dueByThen
    }

    private mutating func word(_ column: HistoryColumn, _ reader: inout TableReader<HistoryColumn>) -> Symbol {
        guard let text = reader.optional(column) else { return .none }
        return symbol(text)
    }

    /// A word of a list; another one is told, and counts for nothing.
    private mutating func word(
        _ column: HistoryColumn, of known: [String], _ reader: inout TableReader<HistoryColumn>
    ) -> Symbol {
        guard let text = reader.optional(column) else { return .none }
        let word = text.string
        if !known.contains(word) {
            reader.warn(.unknownHistoryWord, column) {
                "\"\(shown(text))\" is no \(column.name) of an action, expected \(orList(known))"
                    + NameSuggestion.question(for: word, among: known)
            }
        }
        return symbol(text)
    }

    private func item(
        _ column: HistoryColumn, _ table: IdentifierTable, _ key: LedgerAssembly.AccountKey,
        _ reader: inout TableReader<HistoryColumn>
    ) -> Int32? {
        guard let id = reader.optional(column) else { return nil }
        if let number = table.number(of: id.baseAddress!, count: id.count, context: pair(key)) { return number }
        if !isLeftOut(key) {
            reader.warn(.unknownItem, column) {
                "the account has no \(column.name) \"\(shown(id))\" any more; the action counts without it"
            }
        }
        return nil
    }

    /// Without an outcome a message was sent, anything else done.
    private func readOutcome(_ reader: inout TableReader<HistoryColumn>) -> HistoryRow.Outcome? {
        let text = reader.cell(.outcome)
        if text.isEmpty {
            let kind = reader.cell(.kind)
            return kind.isEmpty || kind.isEqual(to: "message") ? .sent : .done
        }
        if let outcome = HistoryRow.Outcome.allCases.first(where: { $0.word == text.string }) { return outcome }
        reader.fail(.unlistedWord, .outcome) {
            let words = HistoryRow.Outcome.allCases.map(\.word)
            return "\"\(shown(text))\" is no outcome of an action, expected \(orList(words))"
                + NameSuggestion.question(for: text.string, among: words)
        }
        return nil
    }

    mutating func readSnapshot(_ reader: inout TableReader<SnapshotColumn>) {
        var hasPaidInvoices: Bool?
        var asOf: CalendarDate?
        readRows(&reader, customer: nil, legalEntity: nil) { builder, reader in
            let day = reader.date(.asOf)
            let paid = reader.boolean(.paidInvoices)
            let bankDay = reader.date(.lastBankDay)
            let entity = reader.cell(.legalEntity).isEmpty ? nil : builder.legalEntity(.legalEntity, &reader)
            if let day, let asOf, day != asOf {
                reader.fail(.conflictingRows, .asOf) {
                    "an earlier row says \(asOf), expected one day for the whole snapshot"
                }
            }
            if let paid, let hasPaidInvoices, paid != hasPaidInvoices {
                reader.fail(.conflictingRows, .paidInvoices) { "an earlier row says \(hasPaidInvoices)" }
            }
            guard reader.isUsable else { return .used }
            asOf = asOf ?? day
            hasPaidInvoices = hasPaidInvoices ?? paid
            if let bankDay {
                builder.setLastBankDay(bankDay, of: entity)
            }
            return .used
        }
        if let asOf { assembly.ledger.asOf = asOf }
        if let hasPaidInvoices { self.hasPaidInvoices = hasPaidInvoices }
    }

    /// Of two days for one legal entity the earlier counts: the safe side.
    private mutating func setLastBankDay(_ day: CalendarDate, of entity: UInt16?) {
        guard let entity else {
            lastBankDayOfAll = lastBankDayOfAll.map { min($0, day) } ?? day
            return
        }
        let known = assembly.ledger.lastBankDays[Int(entity)]
        assembly.ledger.lastBankDays[Int(entity)] = known.map { min($0, day) } ?? day
    }
}
