import Diagnostics
import PlaybookSyntax

/// Follows `extends` from each playbook to its parents and merges them by name.
///
/// Not inherited are what a playbook is called and whom it covers: see `ownKeys`. A parent that is unknown, or that leads
/// back to its child, is reported once; the child is then taken as it stands, and marked as incomplete.
public struct PlaybookMerging {
    /// What each playbook says for itself. [137]
    static let ownKeys: Set<String> = [
        "relance", "playbook", "title", "covers", "accounts", "valid", "extends", "left_alone",
    ]

    private let documents: [String: SyntaxDocument]
    private let mayBeMore: Bool
    private var merged: [String: MergedPlaybook] = [:]
    private var diagnostics: [Diagnostic] = []

    private init(documents: [String: SyntaxDocument], mayBeMore: Bool) {
        self.documents = documents
        self.mayBeMore = mayBeMore
    }

    /// - Parameters:
    ///   - documents: The playbooks of a workspace, in any order.
    ///   - mayBeMore: A file could not be read, and may hold the playbook that a name asks for.
    /// - Returns: Sorted by name; those that are only for extending too.
    public static func merge(
        _ documents: [SyntaxDocument], mayBeMore: Bool = false
    ) -> (playbooks: [MergedPlaybook], diagnostics: [Diagnostic]) {
        var byName: [String: SyntaxDocument] = [:]
        var repeated: [Diagnostic] = []
        for document in documents.sorted(by: { $0.file.path < $1.file.path }) {
            guard let name = document.record.name else { continue }
            if let first = byName[name] {
                repeated.append(duplicatePlaybook(name, document.record, first: first.record))
            } else {
                byName[name] = document
            }
        }
        var merging = PlaybookMerging(documents: byName, mayBeMore: mayBeMore)
        for name in byName.keys.sorted() { _ = merging.playbook(name, below: []) }
        return (
            merging.merged.values.sorted { $0.name < $1.name }, (repeated + merging.diagnostics).sortedByPlace()
        )
    }

    /// - Parameter children: From the playbook first asked for to the one that names this as its parent.
    private mutating func playbook(_ name: String, below children: [String]) -> MergedPlaybook {
        if let known = merged[name] { return known }
        let document = documents[name]!
        let parent = parent(of: document.record, below: children + [name])
        var layers: RecordMerging
        var record: SyntaxRecord
        switch parent {
        case .none:
            layers = RecordMerging()
            record = layers.root(document.record)
        case .broken:
            layers = RecordMerging(parentIsOpen: true)
            record = layers.orphan(document.record)
        case .playbook(let parent):
            layers = RecordMerging(parentName: parent.name, parentIsOpen: !parent.record.isComplete)
            record = layers.merge(document.record, into: PlaybookMerging.inherited(from: parent.record))
        }
        diagnostics += layers.diagnostics
        record = SyntaxRecord(
            .playbook, fields: PlaybookMerging.inOrder(record.fields), at: document.record.range,
            isComplete: record.isComplete)
        var ancestors: [String] = []
        if case .playbook(let parent) = parent { ancestors = [parent.name] + parent.ancestors }
        let playbook = MergedPlaybook(
            name: name, document: document, ancestors: ancestors, record: record,
            lockedChanges: layers.lockedChanges)
        merged[name] = playbook
        return playbook
    }

    private enum Parent {
        case none, broken
        case playbook(MergedPlaybook)
    }

    private mutating func parent(of record: SyntaxRecord, below children: [String]) -> Parent {
        guard record["extends"] != nil else { return record.isComplete ? .none : .broken }
        guard let extends = record.text("extends") else { return .broken }
        guard documents[extends.value] != nil else {
            if !mayBeMore { diagnostics.append(unknownParent(extends)) }
            return .broken
        }
        if let first = children.firstIndex(of: extends.value) {
            diagnostics.append(cyclicExtends(extends, Array(children[first...])))
            return .broken
        }
        return .playbook(playbook(extends.value, below: children))
    }

    /// In the order of the table of keys: what the playbook is, then its rules, whichever layer they come from.
    private static func inOrder(_ fields: [SyntaxField]) -> [SyntaxField] {
        KeyTable.of(.playbook).keys.compactMap { key in fields.first { $0.key == key } }
    }

    private static func inherited(from parent: SyntaxRecord) -> SyntaxRecord {
        SyntaxRecord(
            .playbook, fields: parent.fields.filter { !ownKeys.contains($0.key) }, at: parent.range,
            isComplete: parent.isComplete)
    }
}

// MARK: - Messages

extension PlaybookMerging {
    private static func duplicatePlaybook(
        _ name: String, _ record: SyntaxRecord, first: SyntaxRecord
    ) -> Diagnostic {
        Diagnostic(
            .duplicatePlaybook, at: record.place("playbook"), "a second playbook is called \"\(name)\"",
            help: "give it a name of its own",
            notes: [DiagnosticNote("the first one", at: first.place("playbook"))])
    }

    private func unknownParent(_ extends: Located<String>) -> Diagnostic {
        let question = NameSuggestion.question(for: extends.value, among: documents.keys)
        return Diagnostic(
            .unknownPlaybook, at: extends.range, "no playbook \"\(extends.value)\" to extend\(question)",
            help: documents.isEmpty ? nil : "the playbooks are \(andList(documents.keys.sorted()))")
    }

    private func cyclicExtends(_ extends: Located<String>, _ cycle: [String]) -> Diagnostic {
        let path = (cycle + [extends.value]).map { "\"\($0)\"" }.joined(separator: " extends ")
        return Diagnostic(
            .cyclicExtends, at: extends.range, "the playbooks extend each other in a circle: \(path)",
            help: "move what they share into a playbook of its own")
    }
}
