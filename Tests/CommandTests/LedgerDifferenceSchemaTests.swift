import DunningReports
import Foundation
import RelanceTestSupport
import Testing

/// What `relance ledger diff --format json` answers is what its published schema says.
@Suite("The schema of a ledger's difference") struct LedgerDifferenceSchemaTests {
    private static let url = repositoryRoot.appending(path: "docs/ledger-diff.schema.json")

    private func answer(_ old: String, _ new: String, _ options: String...) throws -> (text: Data, kinds: Set<String>) {
        let arguments = ["ledger", "diff", old, new, "--format", "json"] + options
        let answer = LedgerSourcesTests.run(arguments)
        #expect(answer.status == .fine || answer.status == .findings, "\(answer.remarks)")
        return (Data(answer.result.utf8), Set(answer.result.matches(of: /"kind": "([a-z_]+)"/).map { String($0.1) }))
    }

    @Test("two books of entries") func books() throws {
        let found = try answer("examples/fec/000000000FEC20261231.txt", "examples/fec/later/000000000FEC20261231.txt")
        #expect(try SchemaValidation(Data(contentsOf: Self.url)).faults(in: found.text) == [])
        #expect(found.kinds == ["paid", "opened", "disputed"])
    }

    @Test("a ledger to which much has happened, backwards too") func everyKind() throws {
        let (old, new) = (try TemporaryFolder(), try TemporaryFolder())
        let header = "invoice,customer,legal_entity,issued,due,currency,amount,contract\n"
        func row(_ id: String, _ rest: String) -> String { "\(id),C1,FR01,2026-01-01,2026-01-31,EUR,\(rest)\n" }
        let payments = "payment,customer,legal_entity,invoice,date,amount,currency\n"
        for folder in [old, new] { try folder.write("customer,name\nC1,\"A, \"\"B\"\"\"\n", to: "customers.csv") }
        try old.write(
            header + (1...7).map { row("F\($0)", "10.00,") }.joined() + row("F8", "2.50,K1"), to: "invoices.csv")
        try new.write(
            header + (1...6).map { row("F\($0)", "10.00,") }.joined() + row("F8", "2.50,K2") + row("F9", "1,"),
            to: "invoices.csv")
        try old.write(payments + "P2,C1,FR01,F3,2026-02-01,10,EUR\n", to: "payments.csv")
        try new.write(
            payments + "P1,C1,FR01,F1,2026-02-01,10,EUR\nP3,C1,FR01,F2,2026-02-01,4,EUR\n", to: "payments.csv")
        let disputes = "dispute,customer,legal_entity,invoice,opened,closed\n"
        try old.write(disputes + "D1,C1,FR01,F5,2026-02-01,\n", to: "disputes.csv")
        try new.write(
            disputes + "D1,C1,FR01,F5,2026-02-01,2026-02-20\nD2,C1,FR01,F4,2026-02-21,\n", to: "disputes.csv")
        try new.write(
            "promise,customer,legal_entity,invoice,made,date,amount,currency\nR1,C1,FR01,F6,2026-02-20,2026-04-01,10,EUR\n",
            to: "promises.csv")
        let found = try answer(
            old.path, new.path, "--old-as-of", "2026-02-10", "--as-of", "2026-03-01", "--workspace", old.path)
        #expect(try SchemaValidation(Data(contentsOf: Self.url)).faults(in: found.text) == [])
        #expect(found.kinds == Set(LedgerDifference.Kind.allCases.map(\.rawValue)))
    }
}
