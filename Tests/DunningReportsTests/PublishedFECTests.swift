import DunningReports
import FinancialValues
import Foundation
import LedgerReading
import RelanceTestSupport
import Testing

/// A produce grower's book of a year; the figures are those of `shared/data/README.md`.
@Suite(
    "The published FEC",
    .enabled(if: PublicData.isPresent("fec-produce-grower"), PublicData.absence("fec-produce-grower"))
)
struct PublishedFECTests {
    private static func read() throws -> LedgerReading {
        let folder = try TemporaryFolder()
        try folder.write(
            "relance: 1\nmapping: fec\nfec:\n  legal_entity: FR01\n  terms: net 30\n", to: "mapping.yaml")
        return try OpenedLedger(
            fec: PublicData.folder.appending(path: "fec-produce-grower/0000000001FEC20220831.txt").path,
            mapping: folder.path + "/mapping.yaml", vocabulary: LedgerVocabulary()
        ).read()
    }

    /// Debit less credit on a day, in cents, by customer.
    private func balances(_ reading: LedgerReading, on day: String) -> [String: Int64] {
        let (ledger, day) = (reading.snapshot, CalendarDate(iso: day)!)
        var balances: [String: Int64] = [:]
        for account in ledger.accounts {
            let id = ledger.text[ledger.customers[Int(account.payer)].id]
            var balance: Int64 = 0
            for invoice in ledger.invoices[account.invoices]
            where invoice.entered <= day {
                balance += invoice.isCreditNote ? -invoice.amount : invoice.amount
            }
            for payment in ledger.payments[account.payments]
            where payment.date <= day && payment.creditNote == nil {
                balance -= payment.amount
            }
            balances[id] = balance
        }
        return balances
    }

    @Test("every customer's balance is that of the book, to the cent")
    func customers() throws {
        let balances = balances(try Self.read(), on: "2022-08-31")
        #expect(balances.count == 17)
        #expect(
            balances.filter { $0.value != 0 } == [
                "CPRO00": 2_712_329, "CPMTN0": 1_807_004, "CLAURE": 666_127, "CMOURL": 43_888, "CRETAY": 30_289,
                "CNOURR": -7_913,
            ])
    }

    @Test(
        "the sum of all balances is that of the book on any day",
        arguments: [
            ("2021-12-31", 9_811_557, 9, 0, 4), ("2022-03-31", 20_180_048, 7, 0, 9),
            ("2022-08-31", 5_251_724, 5, 1, 11),
        ])
    func sums(_ day: String, _ sum: Int64, _ owing: Int, _ owed: Int, _ even: Int) throws {
        let reading = try Self.read()
        let balances = balances(reading, on: day)
        #expect(balances.values.reduce(0, +) == sum)
        #expect(balances.values.count { $0 > 0 } == owing)
        #expect(balances.values.count { $0 < 0 } == owed)
        let line = try #require(AgedBalance(reading.snapshot, asOf: CalendarDate(iso: day)!).lines.first)
        #expect(line.open.amount - line.unapplied == sum)
    }

    /// What is left when every credit pays the oldest debits of its customer: by days since the entry (0-30, 31-60, 61-90, 91+),
    /// the credits left over, and what is overdue thirty days after the entry (1-30, 31-60, 61-90, 91+).
    @Test(
        "the oldest items are paid first as the book says",
        arguments: [
            "2021-12-31|32 77736.35|12 20284.27|0 0.00|1 94.95|0.00|20284.27 0.00 0.00 94.95",
            "2022-03-31|22 131780.10|13 69925.43|0 0.00|1 94.95|0.00|69925.43 0.00 0.00 94.95",
            "2022-08-31|21 52293.48|0 0.00|0 0.00|2 302.89|79.13|0.00 0.00 302.89 0.00",
        ])
    func oldestFirst(_ row: String) throws {
        let cells = row.split(separator: "|").map(String.init)
        let (ledger, day) = (try Self.read().snapshot, CalendarDate(iso: cells[0])!)
        var ages = [(count: Int, sum: Int64)](repeating: (0, 0), count: 4)
        var overdue = [Int64](repeating: 0, count: 4)
        var unapplied: Int64 = 0
        func bucket(_ days: Int) -> Int { days <= 30 ? 0 : days <= 60 ? 1 : days <= 90 ? 2 : 3 }
        for account in ledger.accounts {
            let known = ledger.invoices[account.invoices].filter { $0.entered <= day }
            var credit = known.filter(\.isCreditNote).reduce(0) { $0 + $1.amount }
            for payment in ledger.payments[account.payments] where payment.date <= day && payment.creditNote == nil {
                credit += payment.amount
            }
            for item in known.filter({ !$0.isCreditNote }).sorted(by: { $0.entered < $1.entered }) {
                let paid = min(credit, item.amount)
                credit -= paid
                guard paid < item.amount else { continue }
                ages[bucket(day - item.entered)].count += 1
                ages[bucket(day - item.entered)].sum += item.amount - paid
                if item.due < day { overdue[bucket(day - item.due)] += item.amount - paid }
            }
            unapplied += credit
        }
        func text(_ units: Int64) -> String { Money(minorUnits: units, CurrencyCode("EUR")!).decimalText }
        #expect(ages.map { "\($0.count) \(text($0.sum))" } == Array(cells[1...4]))
        #expect(text(unapplied) == cells[5])
        #expect(overdue.map(text).joined(separator: " ") == cells[6])
    }

    @Test("credits of the sales journal are credit notes, and every entry is of the day of its piece")
    func creditNotes() throws {
        let ledger = try Self.read().snapshot
        #expect(ledger.invoices.count(where: \.isCreditNote) == 8)
        #expect(ledger.invoices.allSatisfy { $0.issued == $0.entered })
        #expect(ledger.invoices.allSatisfy { $0.isCreditNote || $0.due - $0.issued == 30 })
        #expect(ledger.asOf == CalendarDate(iso: "2022-08-31"))
        #expect(!ledger.hasPaidInvoices)
    }

    @Test("the lines and the lettering are those of the book")
    func lines() throws {
        let report = try Self.read().report
        #expect(report.tables.map { [$0.rows, $0.used, $0.unusable] } == [[1463, 538, 0]])
        #expect(report.findings.map(\.code) == ["unbalanced-lettering"])
        #expect(report.findings[0].count == 15)
    }
}
