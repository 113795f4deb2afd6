import FinancialValues
import Receivables

/// Open items by how long they are past due, on one day, each currency on its own.
///
/// An item is open with what payments and credit notes applied to it by that day leave of its amount. Money not applied to an
/// item is shown beside it and taken off nothing.
public struct AgedBalance: Sendable {
    /// Which rows of the ledger are looked at.
    public enum Universe: String, CaseIterable, Sendable {
        /// Those that had entered the ledger by the day: what the engine sees.
        case knownAtAsOf = "known_at_as_of"
        /// All, also those that entered later.
        case allRows = "all_rows"
    }

    /// How many items, and their amounts together in minor units of the line's currency.
    public struct Figure: Hashable, Sendable {
        public var count = 0
        public var amount: Int64 = 0

        public init(count: Int = 0, amount: Int64 = 0) { (self.count, self.amount) = (count, amount) }

        mutating func add(_ open: Int64) {
            count += 1
            amount += open
        }
    }

    /// What is open in one currency.
    public struct Line: Sendable {
        public let currency: CurrencyCode
        public var open = Figure()
        public var overdue = Figure()
        /// By the bucket's raw value.
        public var buckets = [Figure](repeating: Figure(), count: AgingBucket.allCases.count)
        /// Open items that are contested, wholly or in part.
        public var disputed = Figure()
        /// Payments and credit notes not applied to an invoice; what is left of them.
        public var unapplied: Int64 = 0
        /// Customers with something overdue, by what is overdue, the largest first; equals by id.
        public var overdueCustomers: [OverdueCustomer] = []

        public subscript(bucket: AgingBucket) -> Figure { buckets[bucket.rawValue] }
    }

    /// What one paying customer has overdue in one currency.
    public struct OverdueCustomer: Sendable {
        public let id: String
        public let name: String
        public var overdue: Figure
        public var oldestDue: CalendarDate
    }

    public let asOf: CalendarDate
    public let universe: Universe
    /// By currency; only those with an open item or unapplied money.
    public let lines: [Line]

    public init(_ ledger: LedgerSnapshot, asOf: CalendarDate, universe: Universe = .knownAtAsOf) {
        self.asOf = asOf
        self.universe = universe
        let items = OpenItems(ledger, asOf: asOf, universe: universe)
        var lines: [CurrencyCode: Line] = [:]
        var overdue: [CurrencyCode: [UInt32: OverdueCustomer]] = [:]
        for (index, invoice) in ledger.invoices.enumerated() where items.open[index] > 0 && !invoice.isCreditNote {
            let open = items.open[index]
            let bucket = AgingBucket(daysPastDue: asOf - invoice.due)
            var line = lines[invoice.currency] ?? Line(currency: invoice.currency)
            line.open.add(open)
            line.buckets[bucket.rawValue].add(open)
            if items.isDisputed[index] { line.disputed.add(open) }
            if bucket.isOverdue {
                line.overdue.add(open)
                let payer = ledger.customers[Int(invoice.customer)].payer
                overdue[invoice.currency, default: [:]][payer, default: OverdueCustomer(payer, ledger)].add(
                    open, due: invoice.due)
            }
            lines[invoice.currency] = line
        }
        for (currency, amount) in items.unapplied where amount != 0 {
            lines[currency, default: Line(currency: currency)].unapplied = amount
        }
        for (currency, customers) in overdue {
            lines[currency]?.overdueCustomers = customers.values.sorted { left, right in
                left.overdue.amount != right.overdue.amount
                    ? left.overdue.amount > right.overdue.amount : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
            }
        }
        self.lines = lines.values.sorted { $0.currency < $1.currency }
    }
}

extension AgedBalance.OverdueCustomer {
    fileprivate init(_ payer: UInt32, _ ledger: LedgerSnapshot) {
        let customer = ledger.customers[Int(payer)]
        self.init(
            id: ledger.text[customer.id], name: ledger.text[customer.name], overdue: .init(), oldestDue: .distantFuture)
    }

    fileprivate mutating func add(_ open: Int64, due: CalendarDate) {
        overdue.add(open)
        oldestDue = min(oldestDue, due)
    }
}
