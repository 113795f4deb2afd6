import Diagnostics
import DunningReports
import Foundation
import LedgerReading
import RelanceCommands
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// Each folder under `Fixtures/ledger-check` is a kind of finding: in `told` are rows of which it is told, in `near-miss` rows of
/// which it is not, though they nearly are such.
@Suite struct LedgerCheckTests {
    static let kinds = contents(of: fixtures("ledger-check"))

    @Test("what is suspicious is told at its place, with its amount", arguments: kinds)
    func told(_ kind: URL) throws {
        let ledger = try CheckedLedger()
        try ledger.lay(kind.appending(path: "told"))
        let answer = ledger.answer("ledger check export --kind \(kind.lastPathComponent)")
        #expect(answer.text.contains("[\(kind.lastPathComponent)]"))
        #expect(answer.status == .fine)
        expectGolden(answer.text, at: kind.appending(path: "found.txt"))
    }

    @Test("what only nearly is so is not told", arguments: kinds)
    func nearMiss(_ kind: URL) throws {
        let ledger = try CheckedLedger()
        try ledger.lay(kind.appending(path: "near-miss"))
        let answer = ledger.answer("ledger check export --kind \(kind.lastPathComponent)")
        #expect(answer.text.hasSuffix("\nNothing of that kind.\n"), "\(answer.text)")
        #expect(answer.text.contains("0 unusable"))
    }

    @Test("each kind has rows of which it is told, and rows of which it is not")
    func everyKind() {
        #expect(Set(Self.kinds.map(\.lastPathComponent)) == Set(DiagnosticCode.ledgerQuality.map(\.id)))
    }

    @Test("each kind says why it matters and what to do, in whole sentences")
    func advice() {
        #expect(Set(KindAdvice.kinds).count == KindAdvice.kinds.count)
        for kind in KindAdvice.kinds {
            let advice = KindAdvice.of(kind)
            for sentence in [advice.why, advice.remedy] {
                #expect(
                    sentence.hasSuffix(".") && sentence.first!.isUppercase && sentence.count < 140,
                    "\(kind): \(sentence)")
            }
        }
    }

    @Test("the answer for programs is of its published schema", arguments: kinds)
    func schema(_ kind: URL) throws {
        let ledger = try CheckedLedger()
        try ledger.lay(kind.appending(path: "told"))
        let schema = try SchemaValidation(
            Data(contentsOf: repositoryRoot.appending(path: "docs/ledger-check.schema.json")))
        let text = ledger.answer("ledger check export --format json").text
        #expect(try schema.faults(in: Data(text.utf8)) == [])
        #expect(text.contains("\"kind\": \"\(kind.lastPathComponent)\""))
    }

    // MARK: - Rows that cannot be used

    /// A ledger of which one invoice has no readable amount, one payment names no invoice that is there, and nothing else is told.
    private func faulty() throws -> CheckedLedger {
        let ledger = try CheckedLedger()
        try ledger.folder.write(
            "customer,name,segment,country,language\nC-1,Boulangerie du Port,small,FR,fr\nC-2,Atelier Garance,small,FR,fr\n"
                + "C-3,Garage Rivoal,other,FR,fr\n", to: "export/customers.csv")
        try ledger.folder.write(
            """
            invoice,customer,legal_entity,issued,due,currency,amount
            F-1,C-1,FR01,2026-02-20,2026-03-22,EUR,480.00
            F-2,C-1,FR01,2026-02-20,2026-03-22,EUR,48O.00
            F-3,C-2,FR01,2026-02-20,2026-02-10,EUR,70.00
            F-4,C-3,FR01,2026-02-20,2026-03-22,EUR,90.00

            """, to: "export/invoices.csv")
        return ledger
    }

    @Test("accounts that are kept out are named, with what is open and why")
    func keptOut() throws {
        let ledger = try faulty()
        let answer = ledger.answer("ledger check export --as-of 2026-03-02")
        #expect(answer.status == .findings)
        #expect(
            answer.text.contains(
                """
                Kept out of the schedule: 3 accounts
                  C-1/FR01, 480.00 EUR open: export/invoices.csv:3:7: "48O.00" is no amount, expected a number such as 1234.50
                  C-2/FR01, nothing open: export/invoices.csv:4:5: the invoice is due on 2026-02-10, before its own date 2026-02-20
                  C-3/FR01, 90.00 EUR open: no playbook covers it

                """), "\(answer.text)")
        #expect(answer.text.contains("\n  due-before-issued, 1 time, 70.00 EUR\n"))
        let details = ledger.answer("ledger check export --as-of 2026-03-02 --kind bad-amount").text
        #expect(details.hasSuffix("\n  keeps out: C-1/FR01\n"), "\(details)")
    }

    @Test("the exit status says whether anything that is owed would not be chased")
    func status() throws {
        let ledger = try CheckedLedger()
        #expect(ledger.answer("ledger check").status == .fine)
        #expect(ledger.answer("ledger check --strict").status == .fine)
        try ledger.lay(fixtures("ledger-check").appending(path: "stale-dispute/told"))
        #expect(ledger.answer("ledger check export").status == .fine)
        #expect(ledger.answer("ledger check export --strict").status == .findings)
        #expect(try faulty().answer("ledger check export").status == .findings)
        #expect(ledger.answer("ledger check nowhere").status == .notDone)
        let twice = ledger.answer("ledger check export --ledger export")
        #expect(twice.status == .wrongUsage && twice.text.contains("the ledger is named twice"))
        let misspelt = ledger.answer("ledger check export --kind stale-disputes")
        #expect(misspelt.status == .wrongUsage && misspelt.text.contains("did you mean \"stale-dispute\"?"))
    }

    @Test("a dispute is stale after as many days as are asked for")
    func staleDays() throws {
        let ledger = try CheckedLedger()
        try ledger.lay(fixtures("ledger-check").appending(path: "stale-dispute/told"))
        #expect(ledger.answer("ledger check export --kind stale-dispute --stale-days 31").text.contains("2 times"))
        #expect(
            ledger.answer("ledger check export --kind stale-dispute --stale-days 75").text.contains("Nothing of that"))
    }

    @Test("CSV has a row for each finding, and no formula")
    func csv() throws {
        let ledger = try CheckedLedger(hasPlaybooks: false)
        try ledger.folder.write("customer,name\n=C-1,x\n", to: "export/customers.csv")
        try ledger.folder.write(
            "invoice,customer,legal_entity,issued,due,currency,amount\n-F1,=C-1,FR01,2026-02-20,2026-03-22,EUR,480.00\n"
                + "-F-1,=C-1,FR01,2026-02-20,2026-03-22,EUR,480.00\n", to: "export/invoices.csv")
        let lines = ledger.answer("ledger check export --format csv --as-of 2026-03-02").text.split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines[0] == "severity,kind,file,line,column,customer,account,item,amount,currency,message,remedy")
        #expect(
            lines[1].hasPrefix("warning,look-alike-invoice,export/invoices.csv,3,1,'=C-1,'=C-1/FR01,'-F-1,480.00,EUR,"))
    }

    @Test("one file of SQLite is told the same of as the folder it was made of", arguments: kinds)
    func sqlite(_ kind: URL) throws {
        let ledger = try CheckedLedger()
        try ledger.lay(kind.appending(path: "told"))
        _ = ledger.answer("ledger import export -o ledger.sqlite")
        func shape(_ source: String) -> [Substring] {
            // Rows have other numbers there: the header is none.
            ledger.answer("ledger check \(source) --format csv").text.split(separator: "\r\n").map { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return (cells[0...1] + cells[5...9]).joined(separator: ",")[...]
            }.sorted()
        }
        #expect(shape("ledger.sqlite") == shape("export"))
    }

    @Test("the order of rows changes nothing but places")
    func anyOrder() throws {
        let ledger = try CheckedLedger()
        try ledger.lay(fixtures("ledger-check").appending(path: "unmatched-cash/told"))
        func found() -> String {
            ledger.answer("ledger check export --all").text.replacing(/export\/[a-z]+\.csv:\d+:\d+/, with: "")
                .split(separator: "\n").sorted().joined(separator: "\n")
        }
        let before = found()
        for file in ["export/payments.csv", "export/invoices.csv", "export/customers.csv"] {
            let lines = try ledger.folder.text(file).split(separator: "\n")
            try ledger.folder.write(
                ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n", to: file)
        }
        #expect(found() == before)
    }

    @Test("twice as many rows take about twice as long, also where all are alike")
    func linear() throws {
        func time(_ rows: Int) throws -> Duration {
            let ledger = try CheckedLedger(hasPlaybooks: false)
            let customers = (0..<rows).map { "C-\($0),Boulangerie \($0 / 2)" }.joined(separator: "\n")
            try ledger.folder.write("customer,name\n\(customers)\n", to: "export/customers.csv")
            let invoices = (0..<rows).map { "F-\($0),C-1,FR01,2026-02-20,2026-03-22,EUR,480.00" }.joined(
                separator: "\n")
            try ledger.folder.write(
                "invoice,customer,legal_entity,issued,due,currency,amount\n\(invoices)\n", to: "export/invoices.csv")
            return processorTime { _ = ledger.answer("ledger check export --as-of 2026-03-02") }
        }
        _ = try time(500)
        let (some, more) = (try time(4_000), try time(16_000))
        #expect(more < some * 10, "\(some) and \(more)")
    }
}
