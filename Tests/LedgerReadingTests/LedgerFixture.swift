import Foundation
import Receivables

@testable import LedgerReading

/// A ledger's folder that a test writes, and removes when it is done.
final class LedgerFixture {
    let folder: URL

    init(_ files: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, Data(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ name: String, _ bytes: Data) throws { try bytes.write(to: folder.appending(path: name)) }

    func read(_ vocabulary: LedgerVocabulary = LedgerVocabulary()) throws -> LedgerReading {
        try LedgerReader.read(folder: folder.path, vocabulary: vocabulary)
    }

    /// The report without the folder's own path.
    func text(_ report: DataQualityReport) -> String {
        report.text(examples: 10).replacingOccurrences(of: folder.path + "/", with: "")
    }
}

/// The smallest ledger: one customer with one invoice.
let smallestLedger = [
    "customers.csv": "customer,name\nC1,Boulangerie du Port\n",
    "invoices.csv":
        "invoice,customer,legal_entity,issued,due,currency,amount\nF1,C1,FR01,2026-02-01,2026-03-03,EUR,1200.00\n",
]

/// The smallest ledger with other files beside it, or in place of its own.
func ledger(with files: [String: String]) throws -> LedgerFixture {
    try LedgerFixture(smallestLedger.merging(files) { _, new in new })
}

extension LedgerReading {
    func codes(errors: Bool) -> [String] { report.findings.filter { $0.isError == errors }.map(\.code) }
}
