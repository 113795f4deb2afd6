import FinancialValues
import PlaybookProgram
import Receivables

/// What is suspicious about a ledger whose rows can be read: facts that would chase somebody wrongly, reach nobody, or wait for
/// somebody. Each check is a pass over the rows, with equals found by hashing: no row is compared with every other.
package struct LedgerCheck {
    package struct Options: Sendable {
        package var asOf: CalendarDate
        /// A dispute or a credit note that is older is stale. Thirty: one closing of the month has passed it by.
        package var staleDays: Int
        /// Invoices are to be qualified so many days before they are due.
        package var qualifyDays: Int

        package init(asOf: CalendarDate, staleDays: Int = 30, qualifyDays: Int = 15) {
            (self.asOf, self.staleDays, self.qualifyDays) = (asOf, staleDays, qualifyDays)
        }
    }

    let ledger: LedgerSnapshot
    /// `nil` where there is no workspace that runs.
    let program: CompiledProgram?
    /// The country whose law made the file: of a FEC, `FR`.
    let country: String?
    let options: Options
    let items: OpenItems
    package let found: QualityCollector

    package init(
        _ ledger: LedgerSnapshot, _ program: CompiledProgram?, country: String? = nil, _ options: Options,
        keepsAll: Bool
    ) {
        (self.ledger, self.program, self.country, self.options) = (ledger, program, country, options)
        items = OpenItems(ledger, asOf: options.asOf, universe: .knownAtAsOf)
        found = QualityCollector(ledger, keepsAll: keepsAll)
    }

    /// Everything but what the playbooks need, which takes a schedule: see `missingContacts`.
    package func run() {
        checkInvoiceTwins()
        checkCustomerTwins()
        checkIDs()
        checkCash()
        checkCreditNotes()
        checkDueDates()
        checkLanguages()
        checkDisputes()
        checkQualification()
    }

    /// By code.
    package var findings: [QualityFinding] { found.result }

    // MARK: - What several checks ask

    /// Whether an item is an invoice and something of it is open.
    func isOpen(_ invoice: Int) -> Bool { items.open[invoice] > 0 && !ledger.invoices[invoice].isCreditNote }

    /// What is open of an item.
    func open(_ invoice: Int) -> Money { Money(minorUnits: items.open[invoice], ledger.invoices[invoice].currency) }

    /// What is open of some invoices, by currency.
    package func open(_ invoices: some Sequence<Int>) -> [Money] {
        var sums: [CurrencyCode: Int64] = [:]
        for invoice in invoices where isOpen(invoice) {
            sums[ledger.invoices[invoice].currency, default: 0] += items.open[invoice]
        }
        return sums.keys.sorted().map { Money(minorUnits: sums[$0]!, $0) }
    }

    /// What each paying customer has open, by currency; of those who owe nothing, nothing.
    func openByPayer() -> [Int: [Money]] {
        var sums: [Int: [CurrencyCode: Int64]] = [:]
        for account in ledger.accounts {
            for money in open(account.invoices) {
                sums[Int(account.payer), default: [:]][money.currency, default: 0] += money.minorUnits
            }
        }
        return sums.mapValues { sums in sums.keys.sorted().map { Money(minorUnits: sums[$0]!, $0) } }
    }

    /// Says where else, with the file only where it is another.
    func elsewhere(_ table: RowPlaces.Table, _ row: Int) -> String { "line \(ledger.places!.line(of: row, in: table))" }
}
