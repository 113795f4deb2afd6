import Diagnostics
import FinancialValues
import Receivables

extension LedgerCheck {
    /// Money that is on no invoice, of exactly the amount that an item of the customer is open for: one payment, else what is left
    /// of an account's together; or of what the account has open in all. Each item is matched once, the oldest first; what was
    /// paid back is no longer there.
    func checkCash() {
        var start = 0
        while start < ledger.accounts.count {
            var end = start + 1
            while end < ledger.accounts.count, ledger.accounts[end].payer == ledger.accounts[start].payer { end += 1 }
            checkCash(start..<end)
            start = end
        }
    }

    /// - Parameter accounts: All of one payer.
    private func checkCash(_ accounts: Range<Int>) {
        var cash = accounts.flatMap { account in
            ledger.accounts[account].payments.filter { isUnapplied($0) }.map { (payment: $0, account: account) }
        }
        guard !cash.isEmpty else { return }
        var paidBack: [Money: Int] = [:]
        for entry in cash where amount(entry.payment).minorUnits < 0 {
            let payment = ledger.payments[entry.payment]
            paidBack[Money(minorUnits: -payment.amount, payment.currency), default: 0] += 1
        }
        cash.removeAll { entry in
            let amount = amount(entry.payment)
            guard amount.minorUnits > 0, let left = paidBack[amount], left > 0 else { return amount.minorUnits < 0 }
            paidBack[amount] = left - 1
            return true
        }
        var items: [Money: [(invoice: Int, account: Int)]] = [:]
        for account in accounts {
            for invoice in ledger.accounts[account].invoices where isOpen(invoice) {
                items[open(invoice), default: []].append((invoice, account))
            }
        }
        for key in items.keys {
            items[key]!.sort {
                (ledger.invoices[$0.invoice].due, $0.invoice) > (ledger.invoices[$1.invoice].due, $1.invoice)
            }
        }
        var rest: [Account: [Entry]] = [:]
        for entry in cash {
            let amount = amount(entry.payment)
            if let item = take(amount, &items, preferring: entry.account) {
                tell(entry) { "\(phrase(of: item, from: entry.account)) is open for exactly that" }
            } else {
                rest[Account(index: entry.account, currency: amount.currency), default: []].append(entry)
            }
        }
        for (account, entries) in rest.sorted(by: { $0.key < $1.key }) {
            let sum = Money(
                minorUnits: entries.reduce(0) { $0 + amount($1.payment).minorUnits }, account.currency)
            let others = entries.count > 1 ? " with \(counted(entries.count - 1, "other payment"))" : ""
            let open = self.open(ledger.accounts[account.index].invoices)
            if let item = entries.count > 1 ? take(sum, &items, preferring: account.index) : nil {
                for entry in entries {
                    tell(entry) { "\(phrase(of: item, from: account.index)) is open for exactly that\(others)" }
                }
            } else if open.contains(sum) {
                let count = ledger.accounts[account.index].invoices.count {
                    isOpen($0) && ledger.invoices[$0].currency == account.currency
                }
                for entry in entries {
                    tell(entry) {
                        "the \(counted(count, "open item")) of the account are exactly that together\(others)"
                    }
                }
            }
        }
    }

    private typealias Entry = (payment: Int, account: Int)

    /// What an account has in one currency.
    private struct Account: Hashable, Comparable {
        var index: Int
        var currency: CurrencyCode

        static func < (left: Account, right: Account) -> Bool {
            (left.index, left.currency) < (right.index, right.currency)
        }
    }

    private func phrase(of item: (invoice: Int, account: Int), from account: Int) -> String {
        let invoice = ledger.invoices[item.invoice]
        let entity = ledger.legalEntities[Int(ledger.accounts[item.account].legalEntity)]
        return "invoice \(ledger.quoted(invoice.id)), due \(invoice.due),"
            + (item.account == account ? "" : " of \(entity),")
    }

    private func isUnapplied(_ row: Int) -> Bool {
        let payment = ledger.payments[row]
        return payment.invoice == nil && payment.creditNote == nil && payment.counts(on: options.asOf)
    }

    private func amount(_ payment: Int) -> Money {
        Money(minorUnits: ledger.payments[payment].amount, ledger.payments[payment].currency)
    }

    /// The oldest item that is open for an amount, of the payment's own account where there is one.
    private func take(
        _ amount: Money, _ items: inout [Money: [(invoice: Int, account: Int)]], preferring account: Int
    ) -> (invoice: Int, account: Int)? {
        guard let found = items[amount], !found.isEmpty else { return nil }
        let index = found.lastIndex { $0.account == account } ?? found.count - 1
        return items[amount]!.remove(at: index)
    }

    private func tell(_ entry: Entry, _ match: () -> String) {
        let (payment, payer) = (ledger.payments[entry.payment], Int(ledger.accounts[entry.account].payer))
        let amount = amount(entry.payment)
        found.add(
            .unmatchedCash, at: .init(.payments, entry.payment, "invoice"), customer: payer, account: entry.account,
            item: payment.id, [amount]
        ) {
            "payment \(ledger.quoted(payment.id)) of \(payment.date) over \(amount) is on no invoice, and " + match()
        }
    }
}
