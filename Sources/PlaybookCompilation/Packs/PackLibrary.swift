import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// The packs of guarantees that may be included: those that come with the program, and the workspace's own in their place.
struct PackLibrary: Sendable {
    /// By name.
    private var packs: [String: GuaranteePack]

    static let builtIn = PackLibrary(
        packs: Dictionary(
            uniqueKeysWithValues: [SourceFile(path: "fr_b2b.yaml", bytes: PackageResources.fr_b2b_yaml)]
                .compactMap(GuaranteePack.init).map { ($0.name, $0) }))

    private init(packs: [String: GuaranteePack]) { self.packs = packs }

    /// - Parameter files: The workspace's own packs.
    init(_ files: [SourceFile], faults: DiagnosticCollector) {
        packs = PackLibrary.builtIn.packs
        for file in files {
            guard let pack = GuaranteePack(file) else {
                // What it lacks to be one is told as of any file.
                faults.report(DocumentReader.read(file).diagnostics)
                continue
            }
            packs[pack.name] = pack
            faults.report(pack.guarantees(reporting: nil).diagnostics)
        }
    }

    var names: [String] { packs.keys.sorted() }
    var all: [GuaranteePack] { names.map { packs[$0]! } }

    /// Guarantees as they are written, each pack replaced by what it gives.
    func writtenOut(
        _ records: [SyntaxRecord], reporting: CurrencyCode?, faults: DiagnosticCollector
    ) -> [SyntaxRecord] {
        records.flatMap { record -> [SyntaxRecord] in
            guard let name = record.text("pack") else { return [record] }
            guard let pack = packs[name.value] else {
                faults.report(unknown(name))
                return []
            }
            var values: [String: String] = [:]
            for key in GuaranteePack.parameters {
                guard let field = record[key] else { continue }
                if pack.standards[key] == nil { faults.report(unused(key, field, pack)) }
                values[key] = field.range.text
            }
            return pack.guarantees(values, reporting: reporting).records
        }
    }

    private func unknown(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .unknownPack, at: name.range,
            "no pack of guarantees \"\(name.value)\" is there\(NameSuggestion.question(for: name.value, among: names))",
            help:
                "there \(names.count == 1 ? "is" : "are") \(andList(names.map { "\"\($0)\"" })); one of your own is a file "
                + "in playbooks/packs")
    }

    private func unused(_ key: String, _ field: SyntaxField, _ pack: GuaranteePack) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: field.keyRange, "the pack \"\(pack.name)\" has no parameter \"\(key)\"",
            help: pack.standards.isEmpty
                ? "take it out" : "it has \(andList(pack.standards.keys.sorted().map { "\"\($0)\"" }))")
    }
}
