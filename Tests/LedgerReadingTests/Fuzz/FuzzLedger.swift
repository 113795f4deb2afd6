import Foundation
import RelanceTestSupport

@testable import LedgerReading

/// A ledger of the fixtures that is damaged case by case, in a folder of its own.
final class FuzzLedger {
    /// By name, undamaged.
    let files: [String: [UInt8]]
    let names: [String]
    private let folder: TemporaryFolder
    private var damagedNames: Set<String> = []

    init(_ fixture: URL) throws {
        folder = try TemporaryFolder()
        let found = contents(of: fixture).filter { $0.pathExtension != "out" }
        files = try Dictionary(
            uniqueKeysWithValues: found.map { ($0.lastPathComponent, Array(try Data(contentsOf: $0))) })
        names = files.keys.sorted()
        for name in names { try folder.write(Data(files[name]!), to: name) }
    }

    var path: String { folder.path.hasSuffix("/") ? String(folder.path.dropLast()) : folder.path }

    func write(_ bytes: [UInt8], to name: String) throws {
        try folder.write(Data(bytes), to: name)
        damagedNames.insert(name)
    }

    /// Keeps the ledger of a case where somebody wants to look at it: with `RELANCE_FUZZ_KEEP`, the folder to write it to.
    private func keep() {
        guard let folder = ProcessInfo.processInfo.environment["RELANCE_FUZZ_KEEP"] else { return }
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.copyItem(atPath: path, toPath: folder)
    }

    /// Puts back what was damaged.
    func restore() throws {
        keep()
        for name in damagedNames { try folder.write(Data(files[name]!), to: name) }
        damagedNames = []
    }

    func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
}

/// What must hold of every reading: no row is lost.
enum ReadingLaw {
    /// - Parameters:
    ///   - rows: How many records a file has; `nil` where it cannot be said.
    ///   - filters: Whether the mapping sets rows aside without a word.
    /// - Returns: What is wrong; `nil` when nothing is.
    static func violation(
        _ reading: LedgerReading, keepsAll: Bool, filters: Bool = false, rows: (String) throws -> Int?
    ) rethrows -> String? {
        let (ledger, report) = (reading.snapshot, reading.report)
        for table in report.tables {
            let name = String(table.file.split(separator: "/").last ?? "")
            if let expected = try rows(table.file), table.rows != expected {
                return "\(name): \(table.rows) rows are told of \(expected)"
            }
            guard table.unusable >= 0, table.setAside >= 0, table.used >= 0 else {
                return
                    "\(name): \(table.rows) rows, of which \(table.unusable) unusable and \(table.setAside) set aside"
            }
            func told(_ isError: Bool) -> Int {
                report.findings.filter { $0.isError == isError && $0.examples.first?.file == table.file }
                    .reduce(0) { $0 + $1.count }
            }
            if told(true) < table.unusable {
                return "\(name): \(table.unusable) rows are unusable, and \(told(true)) told"
            }
            // Rows about an account that is left out are not told again one by one.
            let isAnyLeftOut = !report.accountsLeftOut.isEmpty || report.rowsOfUnknownCustomers > 0
            if !filters, !isAnyLeftOut, told(false) < table.setAside {
                return "\(name): \(table.setAside) rows are set aside, and \(told(false)) told"
            }
            // What is used is in the snapshot, unless its account is left out.
            let kept = ["customers.csv": ledger.customers.count, "invoices.csv": ledger.invoices.count][name]
            if keepsAll || report.accountsLeftOut.isEmpty, let kept,
                !(table.used...table.used + table.unusable).contains(kept)
            {
                return
                    "\(name): \(table.used) rows are used and \(table.unusable) unusable, and \(kept) in the snapshot"
            }
            if table.unusable > 0, name != "snapshot.csv", report.accountsLeftOut.isEmpty,
                report.rowsOfUnknownCustomers == 0
            {
                return "\(name): \(table.unusable) rows are unusable, and nobody is left out"
            }
        }
        return nil
    }
}

/// A folder of the target's fixtures.
func fuzzFixtures(_ name: String) -> URL { repositoryRoot.appending(path: "Tests/LedgerReadingTests/Fixtures/\(name)") }
