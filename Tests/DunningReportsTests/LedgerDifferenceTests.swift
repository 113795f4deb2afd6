import DunningReports
import FinancialValues
import LedgerReading
import RelanceTestSupport
import Testing

@Suite("Two ledgers compared")
struct LedgerDifferenceTests {
    /// A ledger of one customer per invoice, `C` and the invoice's digit.
    ///
    /// - Parameter invoices: `NUMBER,ISSUED,DUE,AMOUNT` a line.
    private func side(
        _ name: String, day: String, _ invoices: [String], payments: [String] = [], disputes: [String] = [],
        promises: [String] = [], history: [String] = [], bank: String? = nil, paidInvoices: Bool = true
    ) throws -> LedgerDifference.Side {
        let folder = try TemporaryFolder()
        func customer(_ row: String) -> String { "C" + row.dropFirst().prefix(1) }
        func write(_ table: String, _ header: String, _ rows: [String]) throws {
            try folder.write(([header] + rows).map { $0 + "\n" }.joined(), to: table + ".csv")
        }
        try write("customers", "customer,name", (1...9).map { "C\($0),Name \($0)" })
        try write(
            "invoices", "invoice,issued,due,amount,kind,customer,legal_entity,currency",
            invoices.map { row in
                let kind = row.split(separator: ",").count < 5 ? "," : ""
                return "\(row)\(kind),\(customer(row)),FR01,EUR"
            })
        try write(
            "payments", "invoice,date,amount,rejected_on,customer,legal_entity,payment,currency",
            payments.map { row in
                let rejected = row.split(separator: ",").count < 4 ? "," : ""
                return "\(row)\(rejected),\(customer(row)),FR01,P\(row.prefix(2)),EUR"
            })
        try write(
            "disputes", "invoice,opened,closed,customer,legal_entity,dispute",
            disputes.map { "\($0),\(customer($0)),FR01,D\($0.prefix(2))" })
        try write(
            "promises", "invoice,made,date,amount,customer,legal_entity,promise,currency",
            promises.map { "\($0),\(customer($0)),FR01,R\($0.prefix(2)),EUR" })
        try write(
            "history", "invoice,day,step,outcome,customer,legal_entity",
            history.map { "\($0),\(customer($0)),FR01" })
        try write(
            "snapshot", "as_of,legal_entity,last_bank_day,paid_invoices",
            ["\(day),FR01,\(bank ?? day),\(paidInvoices)"])
        let reading = try LedgerReader.read(folder: folder.path, vocabulary: LedgerVocabulary())
        return .init(
            name: name, ledger: reading.snapshot, day: CalendarDate(iso: day)!, leftOut: reading.report.accountsLeftOut)
    }

    private func lines(_ difference: LedgerDifference) -> [String] {
        difference.changes.map { change in
            func money(_ amount: Int64?) -> String { amount.map { "\($0)" } ?? "none" }
            let details = change.details.map { " \($0.what) \($0.before)->\($0.now)" }.joined()
            return
                "\(change.kind.rawValue) \(change.invoice) \(money(change.openBefore))->\(money(change.openNow))\(details)"
        }
    }

    @Test("what happened to an item is told by its kind")
    func kinds() throws {
        let invoices = (1...8).map { "F\($0),2026-01-01,2026-02-01,100" }
        let old = try side(
            "old", day: "2026-03-01", invoices, payments: ["F3,2026-02-01,100"], disputes: ["F5,2026-02-10,"],
            history: ["F1,2026-02-20,reminder,sent"])
        let new = try side(
            "new", day: "2026-03-02",
            invoices.dropLast(2) + [
                "F7,2026-01-01,2026-02-15,120", "F8,2026-01-01,2026-02-01,100", "F9,2026-03-01,2026-04-01,10",
            ],
            payments: ["F1,2026-03-02,100", "F2,2026-03-02,40", "F3,2026-02-01,100,2026-03-02"],
            disputes: ["F4,2026-03-01,", "F5,2026-02-10,2026-03-02"], promises: ["F6,2026-03-01,2026-03-09,100"],
            history: ["F1,2026-02-20,reminder,sent", "F2,2026-03-01,reminder,sent"])
        let difference = LedgerDifference(from: old, to: new)
        #expect(
            lines(difference) == [
                "paid F1 10000->0", "partly_paid F2 10000->6000", "opened F9 none->1000", "reopened F3 0->10000",
                "disputed F4 10000->10000", "dispute_ended F5 10000->10000", "promised F6 10000->10000",
                "changed F7 10000->12000 amount 100.00 EUR->120.00 EUR due 2026-02-01->2026-02-15",
            ])
        #expect(difference.warnings == [])
        #expect(
            difference.text().hasPrefix(
                """
                From old, 2026-03-01, to new, 2026-03-02

                Paid: 1 item, 100.00 EUR
                  C1/FR01  Name 1  F1, due 2026-02-01  100.00 EUR

                Partly paid: 1 item, 40.00 EUR
                  C2/FR01  Name 2  F2, due 2026-02-01  40.00 EUR  60.00 EUR open
                """))
        #expect(
            difference.json.compact.hasPrefix(
                #"{"old":{"ledger":"old","day":"2026-03-01"},"new":{"ledger":"new","day":"2026-03-02"},"changes":[{"kind":"paid","#
            ))
    }

    @Test("the same ledger has no changes")
    func nothing() throws {
        let old = try side("old", day: "2026-03-01", ["F1,2026-01-01,2026-02-01,100"])
        let difference = LedgerDifference(from: old, to: old)
        #expect(difference.changes.isEmpty)
        #expect(difference.text() == "From old, 2026-03-01, to old, 2026-03-01\n\nNo item has changed.\n")
    }

    @Test("an item that is not there any more was paid where only open ones are, and else is a warning")
    func gone() throws {
        let rows = ["F1,2026-01-01,2026-02-01,100", "F2,2026-01-01,2026-02-01,100"]
        let old = try side("old", day: "2026-03-01", rows)
        let open = try side("new", day: "2026-03-02", [rows[0]], paidInvoices: false)
        #expect(lines(LedgerDifference(from: old, to: open)) == ["paid F2 10000->none"])
        let whole = try side("new", day: "2026-03-02", [rows[0]])
        let difference = LedgerDifference(from: old, to: whole)
        #expect(lines(difference) == ["gone F2 10000->none"])
        #expect(
            difference.warnings == [
                "1 item of the older ledger is neither open nor paid in the newer one, first F2 of C2/FR01"
            ])
        // Paid before, and not there any more: nothing to tell.
        let paid = try side("old", day: "2026-03-01", rows, payments: ["F2,2026-02-20,100"])
        #expect(LedgerDifference(from: paid, to: whole).changes.isEmpty)
    }

    @Test("an item of the older ledger's time that it did not have was paid in it, where it has open ones only")
    func reopened() throws {
        let rows = ["F1,2026-01-01,2026-02-01,100", "F2,2026-01-01,2026-02-01,100", "F3,2026-03-02,2026-04-01,10"]
        let new = try side("new", day: "2026-03-02", rows)
        let open = try side("old", day: "2026-03-01", [rows[0]], paidInvoices: false)
        #expect(lines(LedgerDifference(from: open, to: new)) == ["opened F3 none->1000", "reopened F2 none->10000"])
        let whole = try side("old", day: "2026-03-01", [rows[0]])
        #expect(
            Set(lines(LedgerDifference(from: whole, to: new))) == ["opened F2 none->10000", "opened F3 none->1000"])
    }

    @Test("instalments are found again by their due dates, and a moved one by what is left")
    func instalments() throws {
        let old = try side(
            "old", day: "2026-03-01",
            ["F1,2026-01-01,2026-02-01,50", "F1,2026-01-01,2026-03-01,50", "F1,2026-01-01,2026-04-01,50"])
        let new = try side(
            "new", day: "2026-03-02",
            ["F1,2026-01-01,2026-02-01,50", "F1,2026-01-01,2026-03-01,50", "F1,2026-01-01,2026-05-01,50"])
        #expect(lines(LedgerDifference(from: old, to: new)) == ["changed F1 5000->5000 due 2026-04-01->2026-05-01"])
    }

    @Test("a payment that is rejected in part opens more of its item")
    func moreOpen() throws {
        let row = ["F1,2026-01-01,2026-02-01,100"]
        let old = try side("old", day: "2026-03-01", row, payments: ["F1,2026-02-01,30"])
        let new = try side("new", day: "2026-03-02", row, payments: ["F1,2026-02-01,30,2026-03-02"])
        #expect(
            lines(LedgerDifference(from: old, to: new)) == ["changed F1 7000->10000 open 70.00 EUR->100.00 EUR"])
    }

    @Test("time that runs backwards is told: the day, the bank's day, what history has forgotten")
    func backwards() throws {
        let row = ["F1,2026-01-01,2026-02-01,100"]
        let old = try side(
            "old", day: "2026-03-02", row, history: ["F1,2026-02-20,reminder,sent", "F1,2026-02-25,call,cancelled"])
        let new = try side("new", day: "2026-03-01", row)
        #expect(
            LedgerDifference(from: old, to: new).warnings == [
                "the newer ledger is of 2026-03-01, before the older one's 2026-03-02: are they the wrong way round?",
                "the last bank day of FR01 goes back from 2026-03-02 to 2026-03-01",
                "history has forgotten 1 action, first reminder of F1 on 2026-02-20: what it does not show is done again",
            ])
    }

    @Test("accounts that a ledger leaves out are not compared, and named")
    func leftOut() throws {
        let old = try side("old", day: "2026-03-01", ["F1,2026-01-01,2026-02-01,100", "F2,2026-01-01,2026-02-01,100"])
        let new = try side("new", day: "2026-03-02", ["F1,2026-01-01,x,100", "F2,2026-01-01,2026-02-01,100"])
        let difference = LedgerDifference(from: old, to: new)
        #expect(difference.changes.isEmpty)
        #expect(difference.warnings.isEmpty)
        #expect(difference.notCompared == ["C1/FR01"])
        #expect(difference.text().contains("Not compared, because a row of theirs cannot be used: C1/FR01"))
    }

    @Test("of many items the first are named, and how many more there are")
    func many() throws {
        let old = try side("old", day: "2026-03-01", ["F1,2026-01-01,2026-02-01,100"])
        let new = try side(
            "new", day: "2026-03-02",
            ["F1,2026-01-01,2026-02-01,100"] + (1...30).map { "F2-\($0),2026-03-02,2026-04-01,1" })
        let text = LedgerDifference(from: old, to: new).text(most: 20)
        #expect(text.contains("Opened: 30 items, 30.00 EUR"))
        #expect(text.contains("  and 10 more (see --all)\n"))
    }
}
