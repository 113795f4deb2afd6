import DunningReports
import FinancialValues
import Receivables
import Testing

@Suite("The aged balance")
struct AgedBalanceTests {
    @Test(
        "buckets begin the day after the due date",
        arguments: [
            (-1, .notDue), (0, .dueToday), (1, .days1To30), (30, .days1To30), (31, .days31To60), (60, .days31To60),
            (61, .days61To90), (90, .days61To90), (91, .days91AndMore), (4000, .days91AndMore),
        ] as [(Int, AgingBucket)])
    func buckets(_ days: Int, _ bucket: AgingBucket) { #expect(AgingBucket(daysPastDue: days) == bucket) }

    private func date(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }
    private let euro = CurrencyCode("EUR")!

    /// One account with three invoices, a credit note, payments applied, rejected, too high and not applied, and a dispute.
    private var ledger: LedgerSnapshot {
        var assembly = LedgerAssembly()
        let entity = assembly.legalEntity("FR01")
        assembly.ledger.customers.append(Customer(id: assembly.ledger.text.add("C1"), payer: 0))
        let key = LedgerAssembly.AccountKey(customer: 0, legalEntity: entity)
        func invoice(_ id: String, due: String, _ amount: Int64, entered: String = "2026-01-01") {
            assembly.ledger.invoices.append(
                Invoice(
                    id: assembly.ledger.text.add(id), customer: 0, issued: date("2026-01-01"), due: date(due),
                    entered: date(entered), amount: amount, currency: euro))
            assembly.invoiceKeys.append(key)
        }
        func payment(_ amount: Int64, on invoice: Int32?, _ day: String, change: (inout Payment) -> Void = { _ in }) {
            var payment = Payment(id: .empty, date: date(day), amount: amount, currency: euro)
            payment.invoice = invoice
            change(&payment)
            assembly.ledger.payments.append(payment)
            assembly.paymentKeys.append(key)
        }
        invoice("F1", due: "2026-01-31", 100_00)
        invoice("F2", due: "2026-03-01", 50_00)
        invoice("F3", due: "2026-03-01", 70_00, entered: "2026-03-02")
        invoice("A1", due: "2026-01-01", 30_00)
        assembly.ledger.invoices[3].flags = .creditNote
        payment(40_00, on: 0, "2026-02-10")
        payment(60_00, on: 0, "2026-02-11") { $0.rejectedOn = CalendarDate(iso: "2026-02-20")! }
        payment(55_00, on: 1, "2026-03-01")
        payment(9_00, on: nil, "2026-02-01")
        payment(10_00, on: 0, "2026-02-12") { $0.creditNote = 3 }
        payment(5_00, on: 0, "2026-02-12") { $0.status = .pending }
        var dispute = Dispute(id: .empty, opened: date("2026-02-01"))
        dispute.invoice = 0
        dispute.closed = date("2026-03-01")
        assembly.ledger.disputes.append(dispute)
        assembly.disputeKeys.append(key)
        return assembly.assemble()
    }

    @Test("an item is open with what is left of it on the day")
    func openAmounts() throws {
        func line(_ day: String) throws -> AgedBalance.Line {
            try #require(AgedBalance(ledger, asOf: date(day)).lines.first)
        }
        let paid = try line("2026-02-15")
        #expect(paid.open == .init(count: 1, amount: 50_00))
        #expect(paid.overdue.count == 0)
        // 9 without an invoice, 20 of the credit note, and 10 too much on the first invoice.
        #expect(paid.unapplied == 39_00)
        let rejected = try line("2026-02-28")
        #expect(rejected[.days1To30] == .init(count: 1, amount: 50_00))
        #expect(rejected[.notDue] == .init(count: 1, amount: 50_00))
        #expect(rejected.disputed == .init(count: 1, amount: 50_00))
        let overpaid = try line("2026-03-01")
        #expect(overpaid.open == .init(count: 1, amount: 50_00))
        #expect(overpaid.unapplied == 34_00)
        #expect(overpaid.disputed.count == 0)
        #expect(try line("2026-03-02").open == .init(count: 2, amount: 120_00))
    }

    @Test("an item that entered later is among all rows only")
    func universes() throws {
        let balance = AgedBalance(ledger, asOf: date("2026-02-28"), universe: .allRows)
        #expect(try #require(balance.lines.first).open == .init(count: 3, amount: 170_00))
    }

    @Test("the table for people")
    func table() {
        #expect(
            AgedBalance(ledger, asOf: date("2026-02-28")).text(customers: 3) == """
                Aged balance as of 2026-02-28, items known on that day

                            items     EUR
                not due         1   50.00
                due today       0    0.00
                1-30 days       1   50.00
                31-60 days      0    0.00
                61-90 days      0    0.00
                91+ days        0    0.00
                open            2  100.00
                overdue         1   50.00
                disputed        1   50.00
                not applied to an item: 29.00 EUR
                customers with something overdue: 1
                  C1: 50.00 EUR in 1, the oldest due 2026-01-31 (28 days)

                """)
        #expect(AgedBalance(LedgerSnapshot(), asOf: date("2026-02-28")).text().hasSuffix("Nothing is open.\n"))
    }

    @Test("the same for machines")
    func json() {
        let line = """
            {"currency":"EUR","open":{"items":2,"amount":"100.00"},"overdue":{"items":1,"amount":"50.00"},\
            "buckets":{"not_due":{"items":1,"amount":"50.00"},"due_today":{"items":0,"amount":"0.00"},\
            "1_30":{"items":1,"amount":"50.00"},"31_60":{"items":0,"amount":"0.00"},"61_90":{"items":0,"amount":"0.00"},\
            "91_plus":{"items":0,"amount":"0.00"}},"disputed":{"items":1,"amount":"50.00"},"unapplied":"29.00",\
            "customers_overdue":1,"customers":[{"customer":"C1","name":"","items":1,"amount":"50.00","oldest_due":"2026-01-31",\
            "days_overdue":28}]}
            """
        #expect(
            AgedBalance(ledger, asOf: date("2026-02-28")).json.compact
                == "{\"as_of\":\"2026-02-28\",\"universe\":\"known_at_as_of\",\"currencies\":[\(line)]}")
    }
}
