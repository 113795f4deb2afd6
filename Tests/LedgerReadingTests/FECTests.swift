import FinancialValues
import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

/// A FEC that a test writes line by line, with what a mapping says of it.
private struct FECFixture {
    var mapping = "  legal_entity: FR01\n  terms: net 30\n"
    var tables = ""
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let header =
        "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef"
        + " PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise"

    /// A line on a customer's account, then what it is set against.
    static func line(
        _ journal: String, _ entry: String, _ day: String, _ customer: String, _ piece: String, debit: String = "0,00",
        credit: String = "0,00", _ lettering: String = "", account: String = "411000", against: String = "706000",
        pieceDay: String? = nil, currency: String = "", inCurrency: String = ""
    ) -> [String] {
        let own = [
            journal, journal == "AN" ? "A nouveaux" : "Journal", entry, day, account, "Clients", customer,
            customer.isEmpty ? "" : "Name of \(customer)", piece, pieceDay ?? day, "text", debit, credit, lettering, "",
            "20261231", inCurrency, currency,
        ]
        var other = own
        other[4...7] = [against, "other", "", ""]
        (other[11], other[12], other[13], other[17]) = (credit, debit, "", "")
        return [own, other].map { $0.joined(separator: "\t") }
    }

    func read(_ lines: [[String]], _ vocabulary: LedgerVocabulary = LedgerVocabulary()) throws -> LedgerReading {
        let text = ([Self.header.replacing(" ", with: "\t")] + lines.flatMap { $0 }).map { $0 + "\r\n" }.joined()
        return try read(text: Data(text.utf8), vocabulary)
    }

    func read(text: Data, _ vocabulary: LedgerVocabulary = LedgerVocabulary()) throws -> LedgerReading {
        try folder.write(text, to: "book.txt")
        try folder.write("relance: 1\nmapping: fec\nfec:\n\(mapping)\(tables)", to: "mapping.yaml")
        return try OpenedLedger(
            fec: folder.path + "/book.txt", mapping: folder.path + "/mapping.yaml", vocabulary: vocabulary
        ).read()
    }

    /// `file:line: message`, without the folder, by code.
    func findings(_ reading: LedgerReading) -> [String] {
        reading.report.findings.flatMap { finding in
            finding.examples.map { "\(finding.code) \($0.file):\($0.line): \($0.message)" }
        }.map { $0.replacingOccurrences(of: folder.path + "/", with: "") }
    }
}

/// `C1 F1 2026-02-09 1200.00 EUR open 200.00`, or `credit note`, sorted; then `C1 unapplied 5.00`.
private func items(_ reading: LedgerReading) -> [String] {
    let ledger = reading.snapshot
    func money(_ amount: Int64) -> String { "\(Money(minorUnits: amount, CurrencyCode("EUR")!))" }
    func name(_ customer: UInt32) -> String { ledger.text[ledger.customers[Int(customer)].id] }
    var open = ledger.invoices.map(\.amount)
    var lines: [String] = []
    var unapplied: [String: Int64] = [:]
    for account in ledger.accounts {
        for payment in ledger.payments[account.payments] {
            if let note = payment.creditNote { open[Int(note)] -= payment.amount }
            if let invoice = payment.invoice {
                open[Int(invoice)] -= payment.amount
            } else {
                unapplied[name(account.payer), default: 0] += payment.amount
            }
        }
    }
    for (index, invoice) in ledger.invoices.enumerated() {
        lines.append(
            "\(name(invoice.customer)) \(ledger.text[invoice.id])\(invoice.isCreditNote ? " credit note" : " due \(invoice.due)")"
                + " \(money(invoice.amount)) open \(money(open[index]))")
    }
    return lines.sorted() + unapplied.sorted { $0.key < $1.key }.map { "\($0.key) unapplied \(money($0.value))" }
}

@Suite("A French book of entries")
struct FECTests {
    @Test("a customer's lettering pays his own debits, whatever the code is at another's")
    func lettering() throws {
        let fixture = try FECFixture()
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260110", "C1", "F1", debit: "1200,00", "A"),
            FECFixture.line("VE", "2", "20260111", "C2", "F2", debit: "700,50", "A"),
            FECFixture.line("VE", "3", "20260112", "C1", "F3", debit: "80", "A"),
            FECFixture.line("BQ", "4", "20260212", "C1", "VIR", credit: "1280,00", "A", against: "512000"),
            FECFixture.line("VE", "5", "20260301", "C1", "AV1", credit: "30,00", "B"),
            FECFixture.line("VE", "6", "20260228", "C1", "F4", debit: "30,00", "B"),
            FECFixture.line("VE", "7", "20260302", "C2", "AV2", credit: "10,00"),
        ])
        #expect(
            items(reading) == [
                "C1 AV1 credit note 30.00 EUR open 0.00 EUR", "C1 F1 due 2026-02-09 1200.00 EUR open 0.00 EUR",
                "C1 F3 due 2026-02-11 80.00 EUR open 0.00 EUR", "C1 F4 due 2026-03-30 30.00 EUR open 0.00 EUR",
                "C2 AV2 credit note 10.00 EUR open 10.00 EUR", "C2 F2 due 2026-02-10 700.50 EUR open 700.50 EUR",
            ])
        #expect(
            fixture.findings(reading) == [
                "unbalanced-lettering book.txt:4: the lettering \"A\" of \"C2\" has debits of 700,50 and no credits: "
                    + "what is left of the debits stays open"
            ])
        #expect(reading.snapshot.asOf == CalendarDate(iso: "2026-03-02"))
        #expect(!reading.snapshot.hasPaidInvoices)
        #expect(reading.snapshot.customers.map { reading.snapshot.text[$0.name] } == ["Name of C1", "Name of C2"])
        #expect(reading.report.tables.map { [$0.rows, $0.used] } == [[14, 7]])
    }

    @Test("in a group that does not balance the credits pay the oldest debits, and what is left is unapplied")
    func unbalanced() throws {
        let fixture = try FECFixture()
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260110", "C1", "F1", debit: "100,00", "A"),
            FECFixture.line("VE", "2", "20260120", "C1", "F2", debit: "100,00", "A"),
            FECFixture.line("BQ", "3", "20260212", "C1", "VIR1", credit: "150,00", "A", against: "512000"),
            FECFixture.line("VE", "4", "20260110", "C2", "F3", debit: "100,00", "A"),
            FECFixture.line("BQ", "5", "20260212", "C2", "VIR2", credit: "130,00", "A", against: "512000"),
        ])
        #expect(
            items(reading) == [
                "C1 F1 due 2026-02-09 100.00 EUR open 0.00 EUR", "C1 F2 due 2026-02-19 100.00 EUR open 50.00 EUR",
                "C2 F3 due 2026-02-09 100.00 EUR open 0.00 EUR", "C2 unapplied 30.00 EUR",
            ])
        #expect(reading.codes(errors: false) == ["unbalanced-lettering"])
        #expect(reading.report.findings[0].count == 2)
    }

    @Test("what was open before the year is an open item, and its payment of the year unapplied cash")
    func opening() throws {
        let fixture = try FECFixture()
        let reading = try fixture.read([
            FECFixture.line("AN", "1", "20260101", "C1", "RAN", debit: "540,00", against: "110000"),
            FECFixture.line(
                "AN", "1", "20260101", "C2", "F-25-9", debit: "60,00", against: "110000", pieceDay: "20251201"),
            FECFixture.line("AN", "1", "20260101", "C3", "RAN", credit: "5,00", against: "110000"),
            FECFixture.line("BQ", "2", "20260115", "C1", "VIR", credit: "540,00", "AA", against: "512000"),
        ])
        #expect(
            items(reading) == [
                "C1 RAN due 2026-01-31 540.00 EUR open 540.00 EUR", "C2 F-25-9 due 2025-12-31 60.00 EUR open 60.00 EUR",
                "C1 unapplied 540.00 EUR", "C3 unapplied 5.00 EUR",
            ])
        #expect(reading.snapshot.invoices.map(\.entered.description) == ["2026-01-01", "2025-12-01"])
    }

    @Test("a payment that is booked back is an open item; what says nothing and what is there twice get other numbers")
    func numbers() throws {
        let fixture = try FECFixture()
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260110", "C1", "F1", debit: "10,00"),
            FECFixture.line("VE", "1", "20260110", "C1", "F1", debit: "2,00"),
            FECFixture.line("BQ", "7", "20260111", "C1", "0000000", debit: "20,00", against: "512000"),
            FECFixture.line("VE", "3", "20260112", "C1", "F1", debit: "30,00"),
            FECFixture.line("VE", "3", "20260112", "C1", "F1", debit: "40,00", "A"),
            FECFixture.line("VE", "4", "20260113", "C1", "F5", debit: "-3,00"),
            FECFixture.line("VE", "5", "20260113", "C1", "F6"),
        ])
        #expect(
            items(reading) == [
                "C1 BQ-7 due 2026-02-10 20.00 EUR open 20.00 EUR",
                "C1 F1 (VE-3) due 2026-02-11 30.00 EUR open 30.00 EUR",
                "C1 F1 (VE-3) line 10 due 2026-02-11 40.00 EUR open 40.00 EUR",
                "C1 F1 due 2026-02-09 12.00 EUR open 12.00 EUR",
                "C1 F5 credit note 3.00 EUR open 3.00 EUR",
            ])
    }

    @Test("a customer may have an account of his own in place of an auxiliary one")
    func ownAccounts() throws {
        let fixture = try FECFixture()
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260110", "", "F1", debit: "10,00", account: "411DUPONT"),
            FECFixture.line("VE", "2", "20260110", "C1", "F2", debit: "10,00"),
            FECFixture.line("VE", "3", "20260110", "", "F3", debit: "10,00"),
        ])
        #expect(reading.snapshot.customers.map { reading.snapshot.text[$0.id] } == ["411DUPONT", "C1"])
        #expect(
            fixture.findings(reading) == [
                "empty-cell book.txt:6: \"CompAuxNum\" is empty, and the account 411000 has customers: whose line is it?"
            ])
        #expect(reading.report.rowsOfUnknownCustomers == 1)
    }

    @Test(
        "tab or bar, UTF-8 or Windows-1252, two amounts or one with its direction, comma or point: the same ledger",
        arguments: ["utf8", "cp1252", "bar", "signed", "point", "quoted", "small"])
    func dialects(_ dialect: String) throws {
        let lines = [
            FECFixture.line("VE", "1", "20260110", "CAFÉ", "F1", debit: "1 200,50", "A"),
            FECFixture.line("BQ", "2", "20260110", "CAFÉ", "VIR", credit: "200,50", "B", against: "512000"),
        ].flatMap { $0 }
        var cells = [FECFixture.header.split(separator: " ").map(String.init)]
        cells += lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        var separator = "\t"
        var encoding = String.Encoding.utf8
        switch dialect {
        case "cp1252": encoding = .windowsCP1252
        case "bar": separator = "|"
        case "signed":
            cells[0][11...12] = ["Montant", "Sens"]
            for row in 1..<cells.count {
                let isDebit = cells[row][11] != "0,00"
                cells[row][11...12] = [cells[row][isDebit ? 11 : 12], isDebit ? "D" : "C"]
            }
        case "point":
            for row in 1..<cells.count {
                for column in 11...12 { cells[row][column] = cells[row][column].replacing(",", with: ".") }
            }
        case "quoted": cells = cells.map { $0.map { "\"\($0)\"" } }
        case "small": cells[0] = cells[0].map { $0.lowercased() }
        default: break
        }
        let text = cells.map { $0.joined(separator: separator) + "\n" }.joined()
        let reading = try FECFixture().read(text: text.data(using: encoding)!)
        #expect(
            items(reading) == ["CAFÉ F1 due 2026-02-09 1200.50 EUR open 1200.50 EUR", "CAFÉ unapplied 200.50 EUR"])
    }

    @Test(
        "terms are told from the date of the piece",
        arguments: [
            ("net 30", "2026-03-02"), ("immediate", "2026-01-31"), ("days 30 then eom", "2026-03-31"),
            ("eom then days 45", "2026-03-17"), ("net 1", "2026-02-01"),
        ])
    func terms(_ terms: String, _ due: String) throws {
        var fixture = try FECFixture()
        fixture.mapping = "  legal_entity: FR01\n  terms: net 10\n  terms_of:\n    C1: \(terms)\n"
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260205", "C1", "F1", debit: "10,00", pieceDay: "20260131"),
            FECFixture.line("VE", "2", "20260205", "C2", "F2", debit: "10,00"),
        ])
        #expect(reading.snapshot.invoices.map(\.due.description) == [due, "2026-02-15"])
        #expect(reading.snapshot.invoices.map(\.entered.description) == ["2026-02-05", "2026-02-05"])
    }

    @Test("what cannot be read is told by its line, and leaves its customer out by name")
    func faults() throws {
        let fixture = try FECFixture()
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260230", "C1", "F1", debit: "10,00"),
            FECFixture.line("VE", "2", "20260110", "C2", "F2", debit: "10,005"),
            FECFixture.line("VE", "3", "20260110", "C3", "F3", debit: "10,00"),
            ["VE\tVentes\t4"],
            FECFixture.line("BQ", "5", "2026", "C4", "VIR", credit: "1,00", against: "512000"),
        ])
        #expect(
            fixture.findings(reading) == [
                "bad-amount book.txt:4: \"10,005\" has more than the 2 decimals of EUR",
                "bad-date book.txt:2: \"20260230\" is no date, expected yyyymmdd or yyyy-mm-dd",
                "bad-date book.txt:9: \"2026\" is no date, expected yyyymmdd or yyyy-mm-dd",
                "row-too-short book.txt:8: the row has 3 cells, expected 18 as in the header",
            ])
        #expect(reading.report.accountsLeftOut == ["C1/FR01", "C2/FR01", "C4/FR01"])
        #expect(reading.report.rowsOfUnknownCustomers == 1)
        #expect(reading.report.tables.map { [$0.rows, $0.unusable] } == [[9, 4]])
    }

    @Test("files beside it add what a book does not know")
    func beside() throws {
        var fixture = try FECFixture()
        fixture.mapping += "  customers: {segment: sme}\n"
        fixture.tables = "tables:\n  contacts:\n    file: people.csv\n"
        try fixture.folder.write("customer,role,email\nC1,billing,billing@example.com\n", to: "people.csv")
        let reading = try fixture.read([FECFixture.line("VE", "1", "20260110", "C1", "F1", debit: "10,00")])
        #expect(reading.report.findings.isEmpty)
        #expect(reading.snapshot.contacts.count == 1)
        #expect(reading.snapshot.symbols[reading.snapshot.customers[0].segment] == "sme")
    }

    @Test("whatever a book says, each customer's balance is that of the book on every day", arguments: 1...20)
    func balances(_ seed: Int) throws {
        var random = RandomNumbers(seed: UInt64(seed))
        var lines: [[String]] = []
        var booked: [(customer: String, day: Int, amount: Int64)] = []
        for entry in 1...random.number(1...60) {
            let (customer, day) = ("C\(random.number(1...3))", random.number(1...28))
            let amount = random.number(-300...900)
            let text = "\(amount / 100),\(abs(amount % 100) < 10 ? "0" : "")\(abs(amount % 100))"
            let signed = amount < 0 && amount > -100 ? "-" + text : text
            let isDebit = random.chance(60)
            let journal = random.pick(["VE", "BQ", "OD", "AN"])
            lines.append(
                FECFixture.line(
                    journal, "\(random.chance(20) ? 1 : entry)", "202602\(day < 10 ? "0" : "")\(day)", customer,
                    random.pick(["F1", "F2", "", "000", "VIR"]), debit: isDebit ? signed : "0,00",
                    credit: isDebit ? "0,00" : signed, random.pick(["", "", "A", "B"]),
                    against: journal == "BQ" ? "512000" : random.pick(["706000", "654000"])))
            booked.append((customer, day, Int64(isDebit ? amount : -amount)))
        }
        let reading = try FECFixture().read(lines)
        #expect(!reading.report.hasErrors)
        let ledger = reading.snapshot
        for account in ledger.accounts {
            let customer = ledger.text[ledger.customers[Int(account.payer)].id]
            for day in 1...28 {
                let date = CalendarDate(year: 2026, month: 2, day: day)!
                var balance: Int64 = 0
                for invoice in ledger.invoices[account.invoices] where invoice.entered <= date {
                    balance += invoice.isCreditNote ? -invoice.amount : invoice.amount
                }
                for payment in ledger.payments[account.payments]
                where payment.date <= date && payment.creditNote == nil {
                    balance -= payment.amount
                }
                let expected = booked.filter { $0.customer == customer && $0.day <= day }.reduce(0) { $0 + $1.amount }
                #expect(balance == expected, "\(customer) on \(date)")
            }
        }
    }

    @Test("customers from a file beside it are the ones that are known")
    func customersBeside() throws {
        var fixture = try FECFixture()
        fixture.tables = "tables:\n  customers:\n    file: clients.csv\n"
        try fixture.folder.write("customer,name,segment\nC1,Un,sme\n", to: "clients.csv")
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260110", "C1", "F1", debit: "10,00"),
            FECFixture.line("VE", "2", "20260110", "C2", "F2", debit: "10,00"),
        ])
        #expect(items(reading) == ["C1 F1 due 2026-02-09 10.00 EUR open 10.00 EUR"])
        #expect(reading.report.accountsLeftOut == ["C2/FR01"])
        #expect(fixture.findings(reading).first?.hasPrefix("unknown-customer book.txt:4:") == true)
    }

    @Test("an entry in another currency is read in the book's, and told")
    func foreignCurrency() throws {
        let fixture = try FECFixture()
        let reading = try fixture.read([
            FECFixture.line("VE", "1", "20260110", "C1", "F1", debit: "10,00", currency: "USD", inCurrency: "11,70"),
            FECFixture.line("VE", "2", "20260110", "C1", "F2", debit: "10,00", currency: "EUR", inCurrency: "10,00"),
        ])
        #expect(
            fixture.findings(reading) == [
                "foreign-currency book.txt:2: the entry is one of 11,70 USD; what it is in EUR is read"
            ])
    }

    @Test(
        "a mapping that does not say enough is told at its place",
        arguments: [
            (
                "  legal_entity: FR01\n  terms: net 30 from receipt\n",
                "\"net 30 from receipt\" counts from a day that a FEC"
            ),
            ("  terms: net 30\n", "\"fec\" has no key \"legal_entity\""),
            ("  legal_entity: FR01\n", "\"fec\" has no key \"terms\""),
            ("  legal_entity: FR01\n  terms: 30\n", "\"30\" says no payment terms: "),
            ("  legal_entity: FR01\n  terms: net 30\n  term: x\n", "unknown key \"term\", did you mean \"terms\"?"),
            ("  legal_entity: FR01\n  terms: net 30\n  currency: JPY\n", "\"JPY\" is no currency of a FEC"),
            (
                "  legal_entity: FR01\n  terms: net 30\ntables:\n  payments:\n",
                "\"payments\" is taken from the FEC, expected no table of its own"
            ),
            (
                "  legal_entity: FR01\n  terms: net 30\n  customers: {segmnt: sme}\n",
                "\"segmnt\" is nothing that all customers have, did you mean \"segment\"?"
            ),
        ])
    func mappingFaults(_ mapping: String, _ message: String) throws {
        var fixture = try FECFixture()
        fixture.mapping = mapping
        #expect {
            try fixture.read([])
        } throws: { error in
            guard case LedgerReadingError.mapping(let faults) = error else { return false }
            return faults.count == 1 && faults[0].message.hasPrefix(message)
        }
    }

    @Test("a file that is no whole FEC says what is missing, and one without a mapping what to write")
    func notAFEC() throws {
        let fixture = try FECFixture()
        let header = FECFixture.header.replacing(" ", with: "|").replacing("|EcritureLet", with: "").replacing(
            "|Debit", with: "")
        #expect {
            try fixture.read(text: Data(header.utf8))
        } throws: { error in
            guard case LedgerReadingError.unreadable(_, let reason) = error else { return false }
            return reason == "it is no whole FEC: it has no EcritureLet, Debit and Credit"
        }
        #expect(OpenedLedger.isFEC(Array(("\u{FEFF}" + header).utf8)))
        #expect(!OpenedLedger.isFEC(Array("invoice,customer".utf8)))
        #expect {
            try OpenedLedger(fec: "book.txt", mapping: nil, vocabulary: LedgerVocabulary())
        } throws: { error in
            if case LedgerReadingError.noTerms("book.txt") = error { return true }
            return false
        }
    }
}
