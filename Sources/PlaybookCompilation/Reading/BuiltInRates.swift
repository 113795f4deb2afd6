import Diagnostics
import FinancialValues
import PlaybookSyntax

/// The tables of reference rates that come with the program: data files, read once by the same reader as a workspace's own.
///
/// They stand in the executable itself, so that it works from any folder.
public enum BuiltInRates {
    /// By name.
    public static let all: [ReferenceRate] = tables.map(\.rate)

    /// By name, with what the files say beside the values.
    static let tables: [RateTable] = files.map { file in
        let (document, diagnostics) = DocumentReader.read(file)
        let faults = DiagnosticCollector()
        let table = document.flatMap { RateTable($0.record, adding: nil, faults: faults) }
        let found = (diagnostics + faults.diagnostics).map(\.message)
        precondition(table != nil && found.isEmpty, "the built-in table \(file.path) has no fault: \(found)")
        return table!
    }

    private static let files: [SourceFile] = [
        ("boe_bank_rate", PackageResources.boe_bank_rate_yaml), ("de_base_rate", PackageResources.de_base_rate_yaml),
        ("ecb_refi", PackageResources.ecb_refi_yaml), ("fr_legal_rate", PackageResources.fr_legal_rate_yaml),
    ].map { SourceFile(path: "\($0.0).yaml", bytes: $0.1) }
}
