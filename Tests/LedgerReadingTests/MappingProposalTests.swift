import FinancialValues
import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

@Suite("Proposed mappings")
struct MappingProposalTests {
    private func proposal(_ text: String, table: String? = nil) throws -> MappingProposal {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "export.csv")
        return try MappingProposal(folder.path + "/export.csv", table: table)
    }

    private func lines(_ proposal: MappingProposal, _ beginning: String) -> [String] {
        proposal.yaml.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.hasPrefix(beginning) }
    }

    /// Reads a file through what is proposed for it, with these constants.
    private func read(_ file: URL, constants: [String] = []) throws -> LedgerReading {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: file.path, toPath: folder.path + "/" + file.lastPathComponent)
        var yaml = try MappingProposal(file.path).yaml
        if !constants.isEmpty {
            yaml = yaml.replacing(
                "  customers:", with: "    constants:\n" + constants.map { "      \($0)\n" }.joined() + "  customers:",
                maxReplacements: 1)
        }
        try folder.write(yaml, to: "mapping.yaml")
        return try LedgerReader.read(folder: folder.path, vocabulary: LedgerVocabulary())
    }

    @Test("an export is read by what is proposed for it")
    func german() throws {
        let file = repositoryRoot.appending(path: "examples/mappings/offene-posten.csv")
        let proposal = try MappingProposal(file.path)
        #expect(
            proposal.open == ["no column is found for \"legal_entity\": name it under columns, or write a constant"])
        let reading = try read(file, constants: ["legal_entity: DE01"])
        #expect(reading.report.findings.isEmpty)
        let ledger = reading.snapshot
        #expect(
            ledger.invoices.map { "\(ledger.text[$0.id]) \($0.issued) \($0.due) \($0.amount) \($0.flags.rawValue)" }
                == [
                    "RE-1001 2026-01-05 2026-02-04 119000 0", "RE-1002 2026-02-07 2026-03-09 23850 16",
                    "GS-0007 2026-03-02 2026-03-02 11900 1", "RE-1003 2026-02-11 2026-03-13 1249500 0",
                    "RE-1004 2026-03-24 2026-04-23 8925 0",
                ])
        #expect(ledger.customers.map { ledger.text[$0.name] }.contains("M\u{FC}ller & S\u{F6}hne"))
    }

    @Test(
        "published exports are read by what is proposed for them as by a mapping that was written",
        .enabled(if: PublicData.isPresent("highradius-open") && PublicData.isPresent("ibm-receivables")),
        arguments: [
            ("highradius-open/open_invoices.csv", "highradius", [String]()),
            ("ibm-receivables/accounts_receivable.csv", "ibm", ["legal_entity: IBM", "currency: USD"]),
        ])
    func published(_ path: String, _ mapping: String, _ constants: [String]) throws {
        let file = PublicData.folder.appending(path: path)
        let proposed = try read(file, constants: constants)
        let written = try LedgerReader.read(
            folder: file.deletingLastPathComponent().path,
            mapping: repositoryRoot.appending(path: "examples/mappings/\(mapping).yaml").path,
            vocabulary: LedgerVocabulary())
        func facts(_ reading: LedgerReading) -> [String] {
            let ledger = reading.snapshot
            return ledger.invoices.map { "\($0.issued) \($0.due) \($0.amount) \($0.flags.rawValue)" }.sorted()
                + ledger.customers.map { "\(ledger.text[$0.id]) \(ledger.text[$0.name])" }
                + ledger.payments.map { "\($0.date) \($0.amount)" }.sorted()
        }
        #expect(!proposed.report.hasErrors)
        #expect(facts(proposed) == facts(written))
    }

    @Test(
        "day first or month first is told by a date that can only be one, and else not at all",
        arguments: [
            (["03/04/2026", "05/06/2026"], nil), (["03/04/2026", "31/06/2026"], nil),
            (["03/04/2026", "30/06/2026"], "dd/mm/yyyy"),
            (["3/4/2026", "6/30/2026"], "m/d/yyyy"), (["03.04.2026", "05.06.2026"], nil),
            (["03/04/26", "30/06/26"], "dd/mm/yy"),
            (["2026-03-04 00:00", "2026-04-05 00:00"], ""), (["20260304", "20260405"], "yyyymmdd"),
            (["13/04/2026", "04/13/2026"], nil),
        ] as [([String], String?)])
    func dates(_ values: [String], _ expected: String?) throws {
        let rows = values.map { "F1,C1,E1,\($0),\($0),EUR,1\n" }.joined()
        let proposal = try proposal("invoice,customer,legal_entity,issued,due,currency,amount\n" + rows)
        let lines = lines(proposal, "dates:").map { $0.split(separator: " ")[1] }
        if let expected {
            #expect(lines == (expected.isEmpty ? [] : [Substring(expected)]))
            #expect(proposal.isComplete)
        } else {
            #expect(lines == [])
            #expect(!proposal.isComplete)
        }
    }

    @Test(
        "a few values that are none of its kind hide no column, and are told",
        arguments: [
            ("due", "n/a", "9 of 10 values are dates: not \"n/a\""),
            ("amount", "TBC", "9 of 10 values are numbers: not \"TBC\""),
            ("currency", "Euro", "9 of 10 values are currencies: not \"Euro\""),
            ("disputed", "?", "9 of 10 values are yes or no: not \"?\""),
        ])
    func misfits(_ column: String, _ value: String, _ expected: String) throws {
        let names = ["invoice", "customer", "legal_entity", "issued", "due", "currency", "amount", "disputed"]
        func row(_ number: Int, _ cells: [String: String] = [:]) -> String {
            let plain = ["F\(number)", "C1", "E1", "2026-03-31", "2026-04-30", "EUR", "12.50", "yes"]
            return zip(names, plain).map { cells[$0] ?? $1 }.joined(separator: ",") + "\n"
        }
        let header = names.joined(separator: ",") + "\n"
        let few = try proposal(header + (1...9).map { row($0) }.joined() + row(10, [column: value]))
        let remarks = lines(few, column + ":").map { $0.split(separator: "#").last.map(String.init) }
        #expect(remarks == [" likely: by its name, and " + expected])
        #expect(few.isComplete)
        let many = try proposal(header + (1...3).map { row($0) }.joined() + row(4, [column: value]))
        #expect(lines(many, column + ":").isEmpty)
    }

    @Test("numbers written in two ways are nobody's to guess")
    func twoFormats() throws {
        let rows = (1...9).map { "F\($0),C1,E1,2026-03-31,2026-04-30,EUR,\"12,50\"\n" }.joined()
        let header = "invoice,customer,legal_entity,issued,due,currency,amount\n"
        let proposal = try proposal(header + rows + "F10,C1,E1,2026-03-31,2026-04-30,EUR,1.5\n")
        #expect(
            proposal.open == [
                "the numbers in \"amount\" are not all written one way, such as \"12,50\" and \"1.5\": write decimal: and thousands:"
            ])
    }

    @Test("of two columns of dates the one tells how the other is written")
    func otherColumn() throws {
        let proposal = try proposal(
            "invoice,customer,legal_entity,issued,due,currency,amount\nF1,C1,E1,03/04/2026,30/04/2026,EUR,1\n")
        #expect(
            lines(proposal, "dates:") == ["dates: dd/mm/yyyy                 # sure: 2 dates fit it, and no other way"])
        let open = try self.proposal(
            "invoice,customer,legal_entity,issued,due,currency,amount\nF1,C1,E1,03/04/2026,05/04/2026,EUR,1\n")
        #expect(
            open.open == [
                "the dates in \"issued\", \"due\" can be read day first and month first, such as \"03/04/2026\": "
                    + "write dates: dd/mm/yyyy or dates: mm/dd/yyyy"
            ])
        #expect(open.yaml.contains("# to decide: the dates in"))
    }

    @Test(
        "a comma is a decimal one or stands between thousands, and where it can be both nothing is proposed",
        arguments: [
            (["1,000"], [], false), (["1,000", "12,50"], ["decimal: comma"], true),
            (["1,000", "1,234,567.50"], ["thousands: comma"], true),
            (["1.234,50"], ["decimal: comma", "thousands: point"], true),
            (["12", "15.5"], [], true), (["1 234,50"], ["decimal: comma", "thousands: space"], true),
            (["12,50-"], ["decimal: comma"], true),
        ] as [([String], [String], Bool)])
    func numbers(_ values: [String], _ expected: [String], _ isComplete: Bool) throws {
        let rows = values.map { "F1;C1;E1;2026-01-01;2026-01-31;EUR;\($0)\n" }.joined()
        let proposal = try proposal("invoice;customer;legal_entity;issued;due;currency;amount\n" + rows)
        let found = (lines(proposal, "decimal:") + lines(proposal, "thousands:")).map { line in
            line.split(separator: " ").prefix(2).joined(separator: " ")
        }
        #expect(found == expected)
        #expect(proposal.isComplete == isComplete)
    }

    @Test("a column that may be meant as well makes the first one less sure, and one of other values is not proposed")
    func doubt() throws {
        let proposal = try proposal(
            "Facture,Client,Soci\u{E9}t\u{E9},Date facture,\u{C9}ch\u{E9}ance,Devise,Montant,Montant TTC,Litige\n"
                + "F1,C1,E1,2026-01-01,2026-01-31,EUR,10.00,12.00,oui\nF2,C1,E1,2026-01-02,2026-02-01,EUR,20.00,24.00,peut-etre\n"
        )
        #expect(proposal.isComplete)
        #expect(
            lines(proposal, "amount:").map { $0.split(separator: "#")[1] } == [" likely: \"Montant\" may be meant too"])
        #expect(lines(proposal, "due:").first?.contains("# sure: by its name, and all 2 values are dates") == true)
        #expect(proposal.unused == ["Montant", "Litige"])
    }

    @Test("names that YAML would take for something else are quoted, and read again as they are")
    func names() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "Invoice No.;\"Customer \"\"No\"\"\";Company code: x;Doc # date;Due date;currency;amount\n"
                + "F1;C1;E1;2026-01-01;2026-01-31;EUR;1\n", to: "my export.csv")
        let yaml = try MappingProposal(folder.path + "/my export.csv").yaml
            .replacing("# to decide", with: "#")
        #expect(yaml.contains("invoice: \"Invoice No.\""))
        #expect(yaml.contains("customer: \"Customer \\\"No\\\"\""))
        #expect(yaml.contains("mapping: my-export"))
    }

    @Test("a table that was asked for is proposed, whatever fits better")
    func asked() throws {
        let text = "customer,name,email,role\nC1,One,one@example.com,billing\n"
        #expect(try proposal(text).table == .contacts)
        #expect(try proposal(text, table: "customers").table == .customers)
    }

    @Test("a book of entries needs other words than columns, and the error says which")
    func fec() throws {
        let file = repositoryRoot.appending(path: "examples/fec/000000000FEC20261231.txt").path
        #expect {
            try MappingProposal(file)
        } throws: { error in
            if case LedgerReadingError.noTerms(let path) = error { return path == file }
            return false
        }
    }

    @Test("a file without rows of cells is an error")
    func noTable() throws {
        for text in ["", "one line\n", "a\nb\nc\n"] {
            #expect {
                try proposal(text)
            } throws: { error in
                guard case LedgerReadingError.unreadable(_, let reason) = error else { return false }
                return reason.hasPrefix("no rows with several cells")
            }
        }
    }
}
