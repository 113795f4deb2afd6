import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax
import Receivables

extension TestLedger {
    mutating func addHistory(_ row: SyntaxRecord) {
        guard let day = row.date("day") else { return }
        let outcome = row.text("outcome")?.value ?? "sent"
        var history = HistoryRow(
            day: day, outcome: HistoryRow.Outcome.allCases.first { $0.word == outcome } ?? .sent,
            outcomeDay: row.date("outcome_day"))
        let message = row.text("message")?.value ?? "M#\(assembly.ledger.history.count + 1)"
        history.message = assembly.ledger.text.add(message)
        history.playbook = symbol(row, "playbook") ?? assembly.ledger.symbols.intern(playbook.name)
        history.step = symbol(row, "step") ?? .none
        history.itemStep = symbol(row, "item_step") ?? history.step
        history.invoice = invoice(of: row)
        history.service = index(row, "service", in: services)
        history.promise = index(row, "promise", in: promises)
        history.dispute = index(row, "dispute", in: disputes)
        history.kind = symbol(row, "kind") ?? assembly.ledger.symbols.intern("message")
        history.channel = symbol(row, "channel") ?? .none
        history.recipient = symbol(row, "recipient") ?? .none
        assembly.ledger.history.append(history)
        assembly.historyKeys.append(account(of: row, invoice: history.invoice))
    }

    /// The as-of day and the last bank days: the working day before the first day, unless a row says otherwise.
    mutating func addSnapshot(_ rows: [SyntaxRecord]) {
        assembly.ledger.asOf = firstDay
        for index in assembly.ledger.legalEntities.indices {
            let id = assembly.ledger.legalEntities[index]
            let calendar = policy.legalEntities.first { $0.id == id }?.calendar
            assembly.ledger.lastBankDays[index] = calendar?.workingDay(1, before: firstDay)
        }
        for row in rows {
            if let asOf = row.date("as_of") { assembly.ledger.asOf = asOf }
            if let hasPaidInvoices = row.boolean("paid_invoices") { assembly.ledger.hasPaidInvoices = hasPaidInvoices }
            guard let lastBankDay = row.date("last_bank_day") else { continue }
            let all = Array(assembly.ledger.legalEntities.indices)
            let indices = row.text("legal_entity") == nil ? all : [Int(legalEntity(of: row))]
            for index in indices { assembly.ledger.lastBankDays[index] = lastBankDay }
        }
    }
}
