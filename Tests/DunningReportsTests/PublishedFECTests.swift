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

    @Test("the lines and the lettering are those of the book")
    func lines() throws {
        let report = try Self.read().report
        #expect(report.tables.map { [$0.rows, $0.used, $0.unusable] } == [[1463, 538, 0]])
        #expect(report.findings.map(\.code) == ["unbalanced-lettering"])
        #expect(report.findings[0].count == 15)
    }
}
