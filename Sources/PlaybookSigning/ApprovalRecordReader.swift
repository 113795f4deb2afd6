import Diagnostics
import StrictYAML

extension DiagnosticCode {
    /// A file of signatures or trusted keys that cannot be understood. A warning: what it would have approved is not approved.
    public static let faultyApproval = DiagnosticCode("faulty-approval")
}

/// A map of texts, read strictly: every key is known, each value is a text, and what is wrong is told.
struct ApprovalRecordReader {
    private(set) var faults: [Diagnostic] = []

    /// The file's map, when it is one of the edition.
    ///
    /// - Parameter what: `a file of trusted keys`.
    mutating func root(of file: SourceFile, _ what: String) -> YAMLMap? {
        let tree = YAMLReader.read(file)
        faults += tree.diagnostics.map(\.asWarning)
        guard tree.diagnostics.isEmpty else { return nil }
        guard let map = tree.root?.map else {
            fail(tree.root?.range ?? SourceRange(file, 0..<0), "the file is no \(what): it begins with relance: 1")
            return nil
        }
        return map
    }

    /// The texts of a map, by key; `nil` when one is missing, unknown or no text.
    mutating func texts(_ map: YAMLMap, _ keys: [String], of what: String, at range: SourceRange) -> [String:
        YAMLScalar]?
    {
        let before = faults.count
        var texts: [String: YAMLScalar] = [:]
        for entry in map.entries {
            guard keys.contains(entry.key.text) else {
                fail(
                    entry.key.range,
                    "\"\(entry.key.text)\" is no key of \(what)"
                        + NameSuggestion.question(for: entry.key.text, among: keys),
                    help: "expected \(andList(keys))")
                continue
            }
            guard let scalar = entry.value.scalar, !scalar.text.isEmpty else {
                fail(entry.value.range, "\"\(entry.key.text)\" has no text")
                continue
            }
            texts[entry.key.text] = scalar
        }
        for key in keys where texts[key] == nil && !map.entries.contains(where: { $0.key.text == key }) {
            fail(range, "\(what) has no key \"\(key)\"")
        }
        if let edition = texts["relance"], edition.text != "1" {
            fail(edition.range, "\"\(edition.text)\" is no edition, expected 1")
        }
        return faults.count == before ? texts : nil
    }

    mutating func fail(_ range: SourceRange, _ message: String, help: String? = nil) {
        faults.append(Diagnostic(.faultyApproval, .warning, at: range, message, help: help))
    }

    /// Whether a text is a name as the language writes them.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            }
    }
}

extension Diagnostic {
    /// A file of signatures that is no YAML is a fault of that file, and keeps nothing from running.
    fileprivate var asWarning: Diagnostic {
        Diagnostic(.faultyApproval, .warning, at: range, message, help: help, fix: fix, notes: notes)
    }
}
