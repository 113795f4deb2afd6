import FinancialValues
import Foundation
import LedgerReading
import Receivables
import RelanceTestSupport
import Testing

/// What else is known of the published receivables: how many of what, how much, from when to when.
@Suite("The facts of published receivables")
struct PublishedFactsTests {
    private func text(_ units: Int64, _ currency: CurrencyCode) -> String {
        Money(minorUnits: units, currency).decimalText
    }

    private func range(_ dates: [CalendarDate]) -> String { "\(dates.min()!) \(dates.max()!)" }

    @Test(
        "open items of an SAP company",
        .enabled(if: PublicData.isPresent("highradius-open"), PublicData.absence("highradius-open")))
    func highradius() throws {
        let ledger = try PublicData.highradius.get().snapshot
        let invoices = ledger.invoices
        var entities: [String: Int] = [:]
        for account in ledger.accounts {
            entities[ledger.legalEntities[Int(account.legalEntity)], default: 0] += account.invoices.count
        }
        #expect(entities == ["U001": 5594, "U002": 21, "CA02": 300, "U013": 18, "U005": 1])
        let currencies = Dictionary(grouping: invoices, by: \.currency).map { currency, rows in
            "\(currency) \(rows.count) \(text(rows.reduce(0) { $0 + $1.amount }, currency))"
        }
        #expect(currencies.sorted() == ["CAD 300 14251137.02", "USD 5634 153646179.72"])
        let amounts = invoices.map(\.amount)
        #expect((amounts.min(), amounts.max()) == (519, 40_809_459))
        #expect(range(invoices.map(\.entered)) == "2020-02-27 2020-05-14")
        #expect(range(invoices.map(\.due)) == "2020-02-28 2020-07-11")
        #expect(invoices.count { $0.due < $0.entered } == 7)
        #expect(invoices.count { $0.issued > $0.entered } == 253)
        #expect(invoices.allSatisfy { !$0.isCreditNote && $0.amount > 0 })
        #expect(ledger.payments.isEmpty && ledger.disputes.isEmpty)
    }

    @Test(
        "recurring deliveries and large customers of an SAP company",
        .enabled(if: PublicData.isPresent("highradius-open"), PublicData.absence("highradius-open")))
    func highradiusCustomers() throws {
        let ledger = try PublicData.highradius.get().snapshot
        struct Delivery: Hashable {
            let customer: UInt32
            let amount: Int64
            let currency: CurrencyCode
            let due: CalendarDate
        }
        let deliveries = Dictionary(grouping: ledger.invoices) {
            Delivery(customer: $0.customer, amount: $0.amount, currency: $0.currency, due: $0.due)
        }
        #expect(deliveries.values.reduce(0) { $0 + $1.count - 1 } == 69)
        let sizes = Dictionary(grouping: ledger.invoices, by: \.customer).mapValues(\.count)
        let largest = try #require(sizes.max { $0.value < $1.value })
        #expect(ledger.text[ledger.customers[Int(largest.key)].id] == "200769623" && largest.value == 2720)
        #expect(sizes.values.count { $0 == 1 } == 95)
        #expect(sizes.values.count { $0 >= 10 } == 56)
        let ids = ledger.customers.map { ledger.text[$0.id] }
        #expect(ids.count { $0.contains(where: \.isLetter) } == 4)
    }

    @Test(
        "two years of friendly payers",
        .enabled(if: PublicData.isPresent("ibm-receivables"), PublicData.absence("ibm-receivables")))
    func ibm() throws {
        let ledger = try PublicData.ibm.get().snapshot
        let invoices = ledger.invoices
        #expect(invoices.reduce(0) { $0 + $1.amount } == 7_300_969)
        #expect((invoices.map(\.amount).min(), invoices.map(\.amount).max()) == (643, 12_828))
        #expect(invoices.allSatisfy { $0.due - $0.issued == 30 })
        #expect(range(invoices.map(\.issued)) == "2012-01-03 2013-12-02")
        #expect(invoices.count { $0.flags.contains(.disputed) } == 254)
        #expect(ledger.payments.count == 1223)
        #expect(range(ledger.payments.map(\.date)) == "2012-01-19 2014-01-09")
        let late = ledger.payments.map { $0.date - invoices[Int($0.invoice!)].due }.filter { $0 > 0 }
        #expect(late.count == 341 && late.max() == 45)
        // 8.4 days on average.
        #expect((late.reduce(0, +) * 10 + late.count / 2) / late.count == 84)
    }
}
