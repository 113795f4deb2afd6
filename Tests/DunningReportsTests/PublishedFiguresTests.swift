import DunningReports
import FinancialValues
import Foundation
import LedgerReading
import Receivables
import RelanceTestSupport
import Testing

/// The figures were computed from the files by other means; nothing here comes from Relance.
@Suite("The aged balance of published receivables")
struct PublishedFiguresTests {
    /// As of, universe, currency, open, by bucket (not due, due today, 1-30, 31-60, 61-90, 91+), overdue, customers overdue.
    static let highradius = [
        "2020-03-01|known_at_as_of|CAD|13 503124.16|13 503124.16|0 0.00|0 0.00|0 0.00|0 0.00|0 0.00|0 0.00|0",
        "2020-03-01|known_at_as_of|USD|273 6675282.21|266 6513549.10|1 660.21|6 161072.90|0 0.00|0 0.00|0 0.00|6 161072.90|1",
        "2020-03-01|all_rows|CAD|300 14251137.02|300 14251137.02|0 0.00|0 0.00|0 0.00|0 0.00|0 0.00|0 0.00|0",
        "2020-03-01|all_rows|USD|5634 153646179.72|5627 153484446.61|1 660.21|6 161072.90|0 0.00|0 0.00|0 0.00|6 161072.90|1",
        "2020-04-01|known_at_as_of|CAD|167 8606087.98|59 3290320.62|0 0.00|108 5315767.36|0 0.00|0 0.00|0 0.00|108 5315767.36|21",
        "2020-04-01|known_at_as_of|USD|3008 80415371.36|1636 43832057.65|59 2225829.59|1306 34195751.01|7 161733.11|0 0.00|0 0.00|1313 34357484.12|121",
        "2020-04-01|all_rows|CAD|300 14251137.02|192 8935369.66|0 0.00|108 5315767.36|0 0.00|0 0.00|0 0.00|108 5315767.36|21",
        "2020-04-01|all_rows|USD|5634 153646179.72|4260 117047231.01|59 2225829.59|1308 34211386.01|7 161733.11|0 0.00|0 0.00|1315 34373119.12|122",
        "2020-05-01|known_at_as_of|CAD|282 13597451.04|50 1907017.10|6 371658.84|118 6003007.74|108 5315767.36|0 0.00|0 0.00|226 11318775.10|27",
        "2020-05-01|known_at_as_of|USD|5104 140081207.07|1139 28856633.73|71 2027336.51|2580 74824164.47|1307 34211339.25|7 161733.11|0 0.00|3894 109197236.83|196",
        "2020-05-01|all_rows|CAD|300 14251137.02|68 2560703.08|6 371658.84|118 6003007.74|108 5315767.36|0 0.00|0 0.00|226 11318775.10|27",
        "2020-05-01|all_rows|USD|5634 153646179.72|1668 42421559.62|71 2027336.51|2580 74824164.47|1308 34211386.01|7 161733.11|0 0.00|3895 109197283.59|196",
        "2020-05-22|known_at_as_of|CAD|300 14251137.02|4 273684.83|2 46432.34|102 4126232.41|141 7024259.25|51 2780528.19|0 0.00|294 13931019.85|31",
        "2020-05-22|known_at_as_of|USD|5634 153646179.72|293 4718767.38|65 2075510.91|2030 56934422.91|2554 72333706.12|692 17583772.40|0 0.00|5276 146851901.43|221",
        "2020-06-30|known_at_as_of|CAD|300 14251137.02|0 0.00|0 0.00|0 0.00|74 2932361.92|118 6003007.74|108 5315767.36|300 14251137.02|32",
        "2020-06-30|known_at_as_of|USD|5634 153646179.72|7 137317.19|0 0.00|82 845577.98|1650 43466000.96|2580 74824164.47|1315 34373119.12|5627 153508862.53|228",
        "2020-07-31|known_at_as_of|CAD|300 14251137.02|0 0.00|0 0.00|0 0.00|0 0.00|68 2560703.08|232 11690433.94|300 14251137.02|32",
        "2020-07-31|known_at_as_of|USD|5634 153646179.72|0 0.00|0 0.00|7 137317.19|76 813291.81|1585 41470950.62|3966 111224620.10|5634 153646179.72|228",
    ]

    @Test(
        "open items of an SAP company",
        .enabled(if: PublicData.isPresent("highradius-open"), PublicData.absence("highradius-open")),
        arguments: highradius)
    func openItems(_ row: String) throws {
        let cells = row.split(separator: "|").map(String.init)
        let universe = try #require(AgedBalance.Universe(rawValue: cells[1]))
        let line = try line(PublicData.highradius.get(), cells[0], universe, cells[2])
        #expect(figure(line.open, line.currency) == cells[3])
        for (bucket, expected) in zip(AgingBucket.allCases, cells[4...9]) {
            #expect(figure(line[bucket], line.currency) == expected, "\(bucket)")
        }
        #expect(figure(line.overdue, line.currency) == cells[10])
        #expect("\(line.overdueCustomers.count)" == cells[11])
    }

    /// As of, open, by bucket (not due, due today, 1-30, 31-60), overdue, open and disputed, paid to date.
    static let ibm = [
        "2012-12-31|44 2677.20|37 2281.36|2 69.21|5 326.63|0 0.00|5 326.63|12|575 34148.89",
        "2013-03-01|39 2350.62|35 2096.82|1 30.90|3 222.90|0 0.00|3 222.90|15|677 40316.08",
        "2013-06-30|45 2716.15|39 2354.80|1 62.35|5 299.00|0 0.00|5 299.00|10|898 53453.48",
        "2013-12-31|6 326.57|1 49.51|0 0.00|5 277.06|0 0.00|5 277.06|2|1217 72683.12",
    ]

    @Test(
        "two years of friendly payers",
        .enabled(if: PublicData.isPresent("ibm-receivables"), PublicData.absence("ibm-receivables")),
        arguments: ibm)
    func paidInvoices(_ row: String) throws {
        let cells = row.split(separator: "|").map(String.init)
        let reading = try PublicData.ibm.get()
        let line = try line(reading, cells[0], .knownAtAsOf, "USD")
        #expect(figure(line.open, line.currency) == cells[1])
        for (bucket, expected) in zip(AgingBucket.allCases, cells[2...5]) {
            #expect(figure(line[bucket], line.currency) == expected, "\(bucket)")
        }
        #expect(line[.days61To90].count + line[.days91AndMore].count == 0)
        #expect(figure(line.overdue, line.currency) == cells[6])
        #expect("\(line.disputed.count)" == cells[7])
        let asOf = try #require(CalendarDate(iso: cells[0]))
        let paid = reading.snapshot.payments.filter { $0.counts(on: asOf) }
        #expect(figure(.init(count: paid.count, amount: paid.reduce(0) { $0 + $1.amount }), line.currency) == cells[8])
    }

    @Test(
        "the customers with the most overdue",
        .enabled(if: PublicData.isPresent("highradius-open"), PublicData.absence("highradius-open")),
        arguments: ["USD", "CAD"])
    func mostOverdue(_ currency: String) throws {
        let line = try line(PublicData.highradius.get(), "2020-05-22", .knownAtAsOf, currency)
        let asOf = try #require(CalendarDate(iso: "2020-05-22"))
        let found = line.overdueCustomers.prefix(20).map { customer in
            let amount = Money(minorUnits: customer.overdue.amount, line.currency).decimalText
            return
                "\(customer.id) \(amount) \(customer.overdue.count) \(customer.oldestDue) \(asOf - customer.oldestDue)"
        }
        #expect(found == PublishedFiguresTests.mostOverdue[currency])
    }

    @Test(
        "every row of the published files is read",
        .enabled(
            if: PublicData.isPresent("highradius-open") && PublicData.isPresent("ibm-receivables"),
            PublicData.absence("")))
    func allRowsRead() throws {
        for (reading, rows, customers) in [
            (try PublicData.highradius.get(), 5934, 260), (try PublicData.ibm.get(), 1223, 50),
        ] {
            #expect(reading.report.findings.isEmpty)
            #expect(reading.report.accountsLeftOut.isEmpty)
            #expect(reading.report.tables.map(\.rows) == [rows])
            #expect(reading.report.tables.map(\.used) == [rows])
            #expect(reading.snapshot.invoices.count == rows)
            #expect(reading.snapshot.customers.count == customers)
        }
    }

    private func line(
        _ reading: LedgerReading, _ asOf: String, _ universe: AgedBalance.Universe, _ currency: String
    ) throws -> AgedBalance.Line {
        let balance = AgedBalance(reading.snapshot, asOf: try #require(CalendarDate(iso: asOf)), universe: universe)
        return try #require(balance.lines.first { $0.currency.description == currency })
    }

    private func figure(_ figure: AgedBalance.Figure, _ currency: CurrencyCode) -> String {
        "\(figure.count) \(Money(minorUnits: figure.amount, currency).decimalText)"
    }

    /// Customer, overdue, items, oldest due date, its days; as of 2020-05-22.
    static let mostOverdue = [
        "USD": [
            "200769623 52547074.22 2548 2020-03-13 70",
            "200762301 16444502.29 336 2020-03-13 70",
            "200707822 10466106.44 142 2020-03-13 70",
            "200772670 7922609.79 187 2020-03-13 70",
            "200761734 5054415.05 100 2020-03-13 70",
            "200704858 4309010.20 73 2020-03-14 69",
            "200418007 4084815.70 144 2020-03-13 70",
            "200799367 2406665.61 52 2020-03-13 70",
            "200793568 2134717.62 53 2020-03-18 65",
            "200776463 1950384.41 34 2020-03-14 69",
            "200712187 1859613.80 24 2020-03-19 64",
            "200792734 1482355.59 35 2020-03-13 70",
            "200790107 1446496.54 17 2020-03-13 70",
            "200029010 1420529.23 12 2020-03-18 65",
            "200782001 1327130.10 42 2020-03-17 66",
            "200743123 1302913.70 21 2020-03-13 70",
            "200726979 1215519.75 350 2020-03-13 70",
            "200555117 1046049.79 16 2020-03-14 69",
            "200707741 1016288.61 24 2020-03-14 69",
            "200749782 979078.73 20 2020-03-20 63",
        ],
        "CAD": [
            "140104440 5856904.44 64 2020-03-08 75",
            "140104429 2722439.07 74 2020-03-09 74",
            "140104225 1807008.40 20 2020-03-13 70",
            "140105686 1127302.09 48 2020-03-13 70",
            "100030194 408428.70 18 2020-03-12 71",
            "140104340 316888.44 13 2020-03-12 71",
            "140104552 271055.30 3 2020-03-30 53",
            "140106372 226053.97 5 2020-03-15 68",
            "140106181 211231.65 8 2020-03-15 68",
            "100012991 191763.81 4 2020-03-14 69",
            "140106379 165036.27 2 2020-03-27 56",
            "140104475 122921.37 5 2020-03-30 53",
            "100015818 115304.65 1 2020-03-13 70",
            "140105072 77512.15 3 2020-04-14 38",
            "100018048 74218.62 2 2020-04-09 43",
            "140105000 40230.46 2 2020-04-10 42",
            "140104223 39196.99 2 2020-03-27 56",
            "140106316 22854.35 1 2020-05-02 20",
            "140105652 18696.48 2 2020-03-23 60",
            "140104837 14956.20 1 2020-05-15 7",
        ],
    ]
}
