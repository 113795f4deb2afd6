import FinancialValues
import Receivables
import Testing

@testable import LedgerReading

@Suite("Payment terms of a ledger")
struct TermsTests {
    private func vocabulary(_ terms: String? = nil, country: String = "FR") throws -> LedgerVocabulary {
        var vocabulary = LedgerVocabulary()
        vocabulary.terms["FR01"] = .init(
            terms: try terms.map { text throws(PaymentTermsFault) in try PaymentTerms(text) }, country: country,
            calendar: try #require(HolidayRules.calendar(named: "FR", country: "FR")))
        return vocabulary
    }

    private func report(
        _ invoices: [String], customers: String = "customer\nC1\n", _ vocabulary: LedgerVocabulary
    ) throws -> String {
        let header = "invoice,customer,legal_entity,kind,issued,due,currency,amount,terms\n"
        let fixture = try LedgerFixture([
            "customers.csv": customers, "invoices.csv": header + invoices.map { $0 + "\n" }.joined(),
        ])
        let reading = try fixture.read(vocabulary)
        #expect(!reading.report.hasErrors)
        #expect(reading.snapshot.invoices.count == invoices.count)
        return fixture.text(reading.report)
    }

    @Test("a due date is compared with the terms of the invoice, else of the customer, else of the legal entity")
    func precedence() throws {
        let customers = "customer,terms\nC1,days 45 then eom\nC2,\n"
        let text = try report(
            [
                "F1,C1,FR01,,2025-01-15,2025-02-14,EUR,1.00,net 30", "F2,C1,FR01,,2025-01-15,2025-03-31,EUR,1.00,",
                "F3,C2,FR01,,2025-01-15,2025-02-28,EUR,1.00,", "F4,C1,FR01,,2025-01-15,2025-02-15,EUR,1.00,net 30",
                "F5,C1,FR01,,2025-01-15,2025-03-17,EUR,1.00,", "F6,C2,FR01,,2025-01-15,2025-02-14,EUR,1.00,",
            ], customers: customers, try vocabulary("days 30 then eom"))
        #expect(text.contains("due-against-terms] 3 times"))
        #expect(
            text.contains(
                "invoice \"F4\" of customer \"C1\", of 2025-01-15, is due on 2025-02-15, 1 day after 2025-02-14, "
                    + "which \"net 30\" gives; the due date counts"
            ))
        #expect(text.contains("due on 2025-03-17, 14 days before 2025-03-31, which \"days 45 then eom\" gives"))
        #expect(text.contains("due on 2025-02-14, 14 days before 2025-02-28, which \"days 30 then eom\" gives"))
    }

    @Test("the entity's calendar moves a day where the terms say so")
    func adjusted() throws {
        // 1 May 2025 is a holiday.
        let rows = ["F1,C1,FR01,,2025-04-01,2025-05-02,EUR,1.00,\"net 30, adjust following\""]
        #expect(try !report(rows, try vocabulary()).contains("due-against-terms"))
    }

    @Test("nothing is said of instalments, credit notes, and terms that count from another day")
    func exempt() throws {
        let text = try report(
            [
                "F1,C1,FR01,,2025-01-15,2025-02-14,EUR,1.00,net 30",
                "F1,C1,FR01,,2025-01-15,2025-03-14,EUR,1.00,net 30",
                "K1,C1,FR01,credit_note,2025-01-15,2025-01-15,EUR,1.00,net 30",
                "F2,C1,FR01,,2025-01-15,2025-02-20,EUR,1.00,net 30 from delivery",
                "F3,C1,FR01,,2025-01-15,2025-02-20,EUR,1.00,milestone",
            ], try vocabulary("net 30"))
        #expect(!text.contains("due-against-terms"))
    }

    @Test("an invoice without a due date is due by its own terms, else its customer's, and that is told")
    func dueFromTerms() throws {
        let fixture = try LedgerFixture([
            "customers.csv": "customer,terms\nC1,days 45 then eom\nC2,\n",
            "invoices.csv": """
            invoice,customer,legal_entity,issued,currency,amount,terms
            F1,C1,FR01,2025-01-15,EUR,1.00,
            F2,C1,FR01,2025-04-01,EUR,1.00,"net 30, adjust following"

            """,
        ])
        let reading = try fixture.read(vocabulary("net 30"))
        #expect(reading.snapshot.invoices.map { "\($0.due)" } == ["2025-03-31", "2025-05-02"])
        let text = fixture.text(reading.report)
        #expect(text.contains("due-from-terms] 2 times"))
        #expect(text.contains("has no due date: 2025-03-31, which \"days 45 then eom\" gives, is taken"))
        #expect(!text.contains("due-against-terms"))
    }

    @Test("no due date is made up of a legal entity's terms, nor of terms that count from another day")
    func noDue() throws {
        let fixture = try LedgerFixture([
            "customers.csv": "customer\nC1\nC2\n",
            "invoices.csv": """
            invoice,customer,legal_entity,issued,due,currency,amount,terms
            F1,C1,FR01,2025-01-15,,EUR,1.00,
            F2,C2,FR01,2025-01-15,,EUR,1.00,net 30 from delivery

            """,
        ])
        let reading = try fixture.read(vocabulary("net 30"))
        #expect(reading.snapshot.invoices.isEmpty)
        let text = fixture.text(reading.report)
        #expect(text.contains("missing-due] 2 times"))
        #expect(text.contains("\"net 30 from delivery\" counts from a day that the ledger does not have"))
    }

    @Test("a mapping may give the terms of an export that has no due dates, and translate its words")
    func mapped() throws {
        let fixture = try LedgerFixture([
            "customers.csv": "customer\nC1\n",
            "mapping.yaml": """
            relance: 1
            mapping: ledger_411
            tables:
              customers:
              invoices:
                columns: {invoice: PieceRef, customer: CompAuxNum, issued: PieceDate, amount: Debit, terms: Regl}
                constants: {legal_entity: FR01, currency: EUR}
                values:
                  terms: {F45: days 45 then eom, empty: net 30}

            """,
            "invoices.csv": """
            PieceRef,CompAuxNum,PieceDate,Debit,Regl
            F2,C1,2025-01-15,1.00,F45
            F1,C1,2025-01-15,1.00,

            """,
        ])
        let reading = try fixture.read(vocabulary())
        #expect(reading.snapshot.invoices.map { "\($0.due)" } == ["2025-02-14", "2025-03-31"])
        #expect(!reading.report.hasErrors)
    }

    @Test("a bare end of month is no terms, and both readings are offered")
    func ambiguous() throws {
        let text = try report(["F1,C1,FR01,,2025-01-15,2025-03-31,EUR,1.00,45 jours fin de mois"], try vocabulary())
        #expect(text.contains("bad-terms"))
        #expect(
            text.contains(
                "\"45 jours fin de mois\" has two readings, which differ by up to a month: "
                    + "write \"days 45 then eom\" or \"eom then days 45\""))
        #expect(!text.contains("says no payment terms"))
    }

    @Test("the words of other systems are told in ours, and no due date is made up of them: that is one message")
    func othersWords() throws {
        let fixture = try LedgerFixture([
            "customers.csv": "customer,terms\nC1,net 60\n",
            "invoices.csv": """
            invoice,customer,legal_entity,issued,due,currency,amount,terms
            F1,C1,FR01,2025-01-15,,EUR,1.00,45 EOM
            F2,C1,FR01,2025-01-15,2025-02-14,EUR,1.00,Net30

            """,
        ])
        let text = fixture.text(try fixture.read(vocabulary()).report)
        #expect(text.contains("missing-due] 1 time"))
        #expect(text.contains("the invoice has no due date, and its terms give none: \"45 EOM\" has two readings"))
        #expect(text.contains("bad-terms] 1 time"))
        #expect(text.contains("\"Net30\" says no payment terms: write \"net 30\""))
    }

    @Test("terms over the French cap are told once for a customer, and not of consumers or public bodies")
    func cap() throws {
        let customers = """
            customer,terms,consumer,public_body
            C1,net 90,false,false
            C2,net 90,true,false
            C3,net 90,false,true

            """
        let rows = ["C1", "C1", "C2", "C3"].enumerated().map { index, customer in
            "F\(index),\(customer),FR01,,2025-01-15,2025-04-15,EUR,1.00,"
        }
        let text = try report(rows, customers: customers, try vocabulary())
        #expect(text.contains("overlong-terms] 1 time"))
        #expect(text.contains("customers.csv:2:2: \"net 90\" gives up to 90 days"))
        #expect(try !report(rows, customers: customers, try vocabulary(country: "GB")).contains("overlong-terms"))
        let own = [
            "F1,C1,FR01,,2025-01-15,2025-03-17,EUR,1.00,net 61", "F2,C1,FR01,,2025-01-15,2025-03-16,EUR,1.00,net 60",
        ]
        let told = try report(own, try vocabulary())
        #expect(told.contains("invoices.csv:2:9: \"net 61\""))
        #expect(told.contains("overlong-terms] 1 time"))
    }
}
