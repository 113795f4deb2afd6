import Foundation
import LedgerReading
import RelanceTestSupport

@testable import LedgerDatabases

/// A file of SQLite that a test fills, in a folder of its own.
struct DatabaseFixture {
    let folder: TemporaryFolder
    var path: String { folder.path + "/ledger.sqlite" }

    init(_ sql: String) throws {
        folder = try TemporaryFolder()
        try SQLiteConnection(path, flags: 0x6).run(sql)
    }

    func read(mapping: String? = nil) throws -> LedgerReading {
        var file: String?
        if let mapping {
            try folder.write(mapping, to: "mapping.yaml")
            file = folder.path + "/mapping.yaml"
        }
        return try OpenedLedger(database: SQLiteLedger(path), mapping: file, vocabulary: LedgerVocabulary()).read()
    }

    /// The report without the folder's own path.
    func text(_ report: DataQualityReport) -> String {
        report.text(examples: 10).replacingOccurrences(of: folder.path + "/", with: "")
    }
}

/// The tables that every ledger has, empty.
let requiredTables = """
    CREATE TABLE customers (customer TEXT, name TEXT);
    CREATE TABLE invoices (invoice TEXT, customer TEXT, legal_entity TEXT, issued TEXT, due TEXT, currency TEXT, amount);
    """

extension LedgerReading {
    /// `F1 C1 2026-03-03 120000`, by row.
    var invoiceLines: [String] {
        snapshot.invoices.map { invoice in
            let customer = snapshot.customers[Int(invoice.customer)]
            return "\(snapshot.text[invoice.id]) \(snapshot.text[customer.id]) \(invoice.due) \(invoice.amount)"
        }
    }
}
