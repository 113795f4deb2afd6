import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// The reference rates that a policy may name: the built-in ones, and what the workspace adds to them or has of its own.
struct KnownRates {
    private var byName: [String: ReferenceRate] = [:]
    private let isOpen: Bool

    /// - Parameters:
    ///   - records: The workspace's own tables, by path.
    ///   - mayBeMore: A file could not be read: a rate that is not found may stand in it.
    init(_ records: [SyntaxRecord], mayBeMore: Bool, faults: DiagnosticCollector) {
        for table in BuiltInRates.tables { byName[table.rate.name] = table.rate }
        var isOpen = mayBeMore
        var first: [String: SyntaxRecord] = [:]
        for record in records {
            guard let name = record.name else {
                isOpen = true
                continue
            }
            if let known = first[name] {
                faults.report(KnownRates.repeated(name, record, known))
                continue
            }
            first[name] = record
            let builtIn = BuiltInRates.tables.first { $0.rate.name == name }
            // A table that could not be understood is there all the same.
            byName[name] =
                RateTable(record, adding: builtIn, faults: faults)?.rate ?? byName[name]
                ?? ReferenceRate(name: name, title: name, taken: .firstDay, values: [], lastDay: .distantFuture)
        }
        self.isOpen = isOpen
    }

    subscript(name: String) -> ReferenceRate? { byName[name] }

    var names: KnownNames { KnownNames(byName.keys.sorted(), isOpen: isOpen) }

    private static func repeated(_ name: String, _ record: SyntaxRecord, _ known: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .duplicateRateTable, at: record.place("reference_rate"),
            "another file has the reference rate \"\(name)\" too",
            help: "put their values into one file",
            notes: [DiagnosticNote("the first one", at: known.place("reference_rate"))])
    }
}
