import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport
import Testing

/// Ledgers that nobody here wrote: each is imported, checked, and simulated for ninety days. The files lie beside the project where
/// they may be read; elsewhere these tests say that they are skipped.
@Suite(.enabled(if: PublicData.isPresent(""), "../shared/data is not there"))
struct PublishedLedgerTests {
    struct Published: Sendable, CustomTestStringConvertible {
        /// Below the public data: a folder, or a FEC.
        var source: String
        /// A file of `examples/mappings`, or the text of one.
        var mapping: String
        /// A workspace of the project; `nil`: that of `relance init`.
        var workspace: String?
        var asOf: String
        var accounts: Int
        var rows: [String]
        /// The kinds that a check finds without playbooks, as the overview has them.
        var found: [String]
        /// The accounts that it keeps out.
        var keptOut: [String] = []
        var testDescription: String { source }
    }

    static let published = [
        Published(
            source: "highradius-open", mapping: "highradius.yaml", workspace: "examples/exports", asOf: "2020-05-22",
            accounts: 260, rows: ["customers: 260 rows", "invoices: 5934 rows"],
            // One name under several numbers; nothing of the 69 deliveries of one amount and day.
            found: ["look-alike-customer, 4 times, 147304.57 USD"]),
        Published(
            source: "ibm-receivables", mapping: "ibm.yaml", workspace: "examples/exports", asOf: "2013-06-30",
            accounts: 50, rows: ["customers: 50 rows", "invoices: 1223 rows"], found: []),
        Published(
            source: "fec-produce-grower/0000000001FEC20220831.txt", mapping: fec, asOf: "2022-08-31", accounts: 17,
            rows: ["customers: 17 rows", "invoices: 408 rows"],
            // Six customers whose payments of autumn match the opening balances to the cent, and a bad debt written off.
            found: ["unbalanced-lettering, 15 times, 111648.32 EUR", "unmatched-cash, 10 times, 59146.90 EUR"]),
        Published(
            source: "datev-extf-sample", mapping: datev, asOf: "2016-03-31", accounts: 0, rows: [],
            // Its dates have no year: nobody is chased by a guess, and both customers with postings are named.
            found: ["bad-date, 5 times, 2724.00 EUR"],
            keptOut: ["10001/FR01, nothing open", "10100/FR01, nothing open"]),
    ]

    private static let fec = """
        relance: 1
        mapping: fec
        fec:
          legal_entity: FR01
          terms: net 30
          customers: {segment: small, country: FR, language: fr}
        snapshot:
          last_bank_day: 2022-08-31
        """

    private static let datev = """
        relance: 1
        mapping: datev
        separator: ";"
        decimal: comma
        dates: ddmmyy
        tables:
          invoices:
            file: EXTF_Buchungsstapel.csv
            skip_lines: 1
            columns:
              invoice: Belegfeld 1
              customer: Konto
              issued: Belegdatum
              due: Belegfeld 2
              amount: Umsatz (ohne Soll/Haben-Kz)
            constants: {legal_entity: FR01, currency: EUR}
            only_where: {Konto: ["10001", "10100"]}
          customers:
            from: invoices
            columns: {customer: Konto}
            constants: {segment: small, country: FR, language: fr}
        """

    /// Where a published ledger is read: the options that name it.
    private struct Place {
        let ledger: CheckedLedger
        let options: String
        let workspace: String

        init(_ published: Published) throws {
            ledger = try CheckedLedger()
            let source = PublicData.folder.appending(path: published.source).path
            if published.mapping.hasSuffix(".yaml") {
                let mapping = repositoryRoot.appending(path: "examples/mappings").appending(path: published.mapping)
                options = "\(source) --mapping \(mapping.path)"
            } else {
                try ledger.folder.write(published.mapping, to: "mapping.yaml")
                options = "\(source) --mapping mapping.yaml"
            }
            workspace = published.workspace.map { " --workspace " + repositoryRoot.appending(path: $0).path } ?? ""
        }
    }

    @Test("every row is imported, and what cannot be read is told", arguments: published)
    func imported(_ published: Published) throws {
        let place = try Place(published)
        let (text, status) = place.ledger.answer("ledger import \(place.options)\(place.workspace) -o ledger.sqlite")
        #expect(status == .fine)
        for rows in published.rows { #expect(text.contains(rows), "\(text)") }
    }

    @Test("a check finds what is there, and raises no false alarm", arguments: published)
    func checked(_ published: Published) throws {
        let place = try Place(published)
        let (text, status) = place.ledger.answer(
            "ledger check \(place.options) --workspace nowhere --as-of \(published.asOf)")
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.contains(/^  [a-z-]+, \d+ times?/) } == published.found.map { "  " + $0 })
        #expect(status == (published.keptOut.isEmpty ? .fine : .findings))
        #expect(text.contains("No account is kept out") == published.keptOut.isEmpty)
        for account in published.keptOut { #expect(text.contains("\n  \(account): "), "\(text)") }
    }

    @Test("a customer that is written with and without zeros is found", arguments: [published[0]])
    func leadingZeros(_ published: Published) throws {
        let place = try Place(published)
        let mapping = try String(
            contentsOf: repositoryRoot.appending(path: "examples/mappings/highradius.yaml"), encoding: .utf8)
        try place.ledger.folder.write(
            mapping.replacing("strip_leading_zeros: [customer]\n", with: ""), to: "mapping.yaml")
        let source = PublicData.folder.appending(path: published.source).path
        let answer = place.ledger.answer(
            "ledger check \(source) --mapping mapping.yaml --workspace nowhere --as-of 2020-05-22 --all"
        ).text
        #expect(answer.contains("326 customers"))
        #expect(answer.matches(of: /the same id but for zeros/).count == 66)
    }

    @Test("ninety days of it leave nobody out but those who are named", arguments: published)
    func simulated(_ published: Published) throws {
        let place = try Place(published)
        let (text, status) = place.ledger.answer(
            "simulate --ledger \(place.options)\(place.workspace) --as-of \(published.asOf) --days 90 --out out")
        #expect(status == .fine)
        #expect(text.contains("\(published.accounts) accounts"), "\(text)")
        #expect(text.contains("left out") == !published.keptOut.isEmpty)
        #expect(text.contains("Nothing is scheduled") == (published.accounts == 0), "\(text)")
        guard published.accounts > 20 else { return }
        let lines = try place.ledger.folder.text("out/schedule.jsonl")
        #expect(lines.split(separator: "\n").count > published.accounts)
    }
}
