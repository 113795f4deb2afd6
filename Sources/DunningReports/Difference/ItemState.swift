import FinancialValues
import Receivables

/// What a ledger says of one item on its day.
struct ItemState {
    let number: String
    let isCreditNote: Bool
    let issued: CalendarDate
    let due: CalendarDate
    let entered: CalendarDate
    let amount: Int64
    let currency: CurrencyCode
    let contract: String
    let isFactored: Bool
    let isBlocked: Bool
    let isDisputed: Bool
    let isPromised: Bool
    /// Minor units; of a credit note, what it has not been used for.
    let open: Int64

    /// What is otherwise than in an earlier state, but for what has a kind of its own.
    func details(since before: ItemState) -> [LedgerDifference.Detail] {
        func money(_ units: Int64, _ currency: CurrencyCode) -> String {
            Money(minorUnits: units, currency).description
        }
        func word(_ flag: Bool) -> String { flag ? "yes" : "no" }
        let compared: [(what: String, before: String, now: String)] = [
            ("amount", money(before.amount, before.currency), money(amount, currency)),
            ("issued", before.issued.description, issued.description),
            ("due", before.due.description, due.description),
            ("contract", before.contract, contract),
            ("factored", word(before.isFactored), word(isFactored)),
            ("blocked", word(before.isBlocked), word(isBlocked)),
        ]
        var details = compared.filter { $0.before != $0.now }
        // More is open, and not because the amount is another: a payment was rejected, or a credit note taken back.
        if before.open > 0, open > before.open, amount == before.amount {
            details.append(("open", money(before.open, before.currency), money(open, currency)))
        }
        return details.map { LedgerDifference.Detail(what: $0.what, before: $0.before, now: $0.now) }
    }

    /// Items of two ledgers that are one: by number, and by due date where a number has several.
    static func pairs(_ before: [ItemState], _ now: [ItemState]) -> [(ItemState?, ItemState?)] {
        struct Number: Hashable { let text: String; let isCreditNote: Bool }
        let old = Dictionary(grouping: before) { Number(text: $0.number, isCreditNote: $0.isCreditNote) }
        let new = Dictionary(grouping: now) { Number(text: $0.number, isCreditNote: $0.isCreditNote) }
        var pairs: [(ItemState?, ItemState?)] = []
        for number in Set(old.keys).union(new.keys) {
            var (a, b): ([ItemState], [ItemState]) = ([], new[number] ?? [])
            for state in old[number] ?? [] {
                if let index = b.firstIndex(where: { $0.due == state.due }) {
                    pairs.append((state, b.remove(at: index)))
                } else {
                    a.append(state)
                }
            }
            if a.count == 1, b.count == 1 {
                pairs.append((a[0], b[0]))
            } else {
                pairs += a.map { ($0, nil) } + b.map { (nil, $0) }
            }
        }
        return pairs.sorted { left, right in
            let (a, b) = (left.1 ?? left.0!, right.1 ?? right.0!)
            return a.due != b.due ? a.due < b.due : a.number.utf8.lexicographicallyPrecedes(b.number.utf8)
        }
    }
}

/// The items of a ledger by account.
struct AccountItems {
    private let side: LedgerDifference.Side
    private let open: OpenItems
    private let indices: [String: Int]

    init(_ side: LedgerDifference.Side) {
        self.side = side
        open = OpenItems(side.ledger, asOf: side.day, universe: .knownAtAsOf)
        indices = Dictionary(
            side.ledger.accounts.enumerated().map { (side.ledger.id(of: $1), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    var accounts: Set<String> { Set(indices.keys) }

    func name(of account: String) -> String? {
        indices[account].map { index in
            side.ledger.text[side.ledger.customers[Int(side.ledger.accounts[index].payer)].name]
        }
    }

    func items(of id: String) -> [ItemState] {
        guard let index = indices[id] else { return [] }
        let (ledger, day) = (side.ledger, side.day)
        let account = ledger.accounts[index]
        let promises = ledger.promises[account.promises].filter { $0.made <= day && day <= $0.date }
        let blocks = ledger.blocks[account.blocks].filter { $0.holds(on: day) }
        return account.invoices.filter { ledger.invoices[$0].entered <= day }.map { row in
            let invoice = ledger.invoices[row]
            return ItemState(
                number: ledger.text[invoice.id], isCreditNote: invoice.isCreditNote, issued: invoice.issued,
                due: invoice.due, entered: invoice.entered, amount: invoice.amount, currency: invoice.currency,
                contract: ledger.text[invoice.contract],
                isFactored: invoice.factoredOn <= day && day < invoice.returnedOn,
                isBlocked: blocks.contains { $0.invoice == nil || $0.invoice == Int32(row) },
                isDisputed: open.isDisputed[row],
                isPromised: promises.contains { promise in
                    promise.invoices.contains(Int32(row))
                        || (promise.invoices.isEmpty && promise.currency == invoice.currency
                            && invoice.entered <= promise.made)
                }, open: open.open[row])
        }
    }
}
