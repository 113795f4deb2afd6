import FinancialValues
import PlaybookProgram
import Receivables

/// Stable ids: the same action has the same id on every run and machine.
enum ActionIdentity {
    /// Of legal entity, payer, case, rule, occurrence and items.
    static func id(
        of rule: String, occurrence: Int, _ account: AccountRun, caseOpened: CalendarDate?, invoices: [Int],
        service: Int? = nil, payment: Int? = nil, about subjects: [SequenceItem.Subject] = [], day: CalendarDate? = nil
    ) -> String {
        let ledger = account.ledger
        var print = Fingerprint()
        print.add(account.entity.id)
        print.add(ledger.text[ledger.customers[account.payer].id])
        print.add(caseOpened.map(\.description) ?? "-")
        print.add(rule)
        print.add(String(occurrence))
        for invoice in invoices.sorted() {
            print.add(ledger.text[ledger.invoices[invoice].id])
            // Instalments share a number.
            print.add(ledger.invoices[invoice].due.description)
        }
        for subject in subjects {
            switch subject {
            case .promise(let promise): print.add(ledger.text[ledger.promises[promise].id])
            case .dispute(let dispute): print.add(ledger.text[ledger.disputes[dispute].id])
            case .invoice, .round: break
            }
        }
        if let service { print.add("service " + ledger.text[ledger.services[service].id]) }
        if let payment { print.add("payment " + ledger.text[ledger.payments[payment].id]) }
        if let day { print.add("day " + day.description) }
        return print.text
    }

    /// Of a message or task that is joined by recipient over accounts, sequences and playbooks: its recipient, its task
    /// and its day. One of our roles is one recipient for all customers; any other role is another person for each.
    static func sharedMessage(
        of deed: Deed, to recipient: RoleReference, of payer: String, channels: [Channel], on day: CalendarDate
    ) -> String {
        var print = Fingerprint()
        if recipient.side != .ours { print.add(payer) }
        print.add(recipient.name)
        if case .task(let task) = deed { print.add(task.task) }
        print.add(channels.map(\.rawValue).joined(separator: "+"))
        print.add(day.description)
        return print.text
    }

    static func number(of id: String) -> UInt64 { UInt64(id, radix: 16) ?? 1 }
}
