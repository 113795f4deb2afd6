import Diagnostics
import StrictYAML

/// Reads a file as far as one can without knowing the others.
///
/// bytes ─ YAMLReader ─▶ tree ─ RecordReader by KeyTable ─▶ document
public enum DocumentReader {
    /// The edition of the language that is read.
    public static let edition = "1"

    /// - Returns: No document when the file says nothing that can be used; then there is a diagnostic. The diagnostics are
    ///   sorted by place.
    public static func read(_ file: SourceFile) -> (document: SyntaxDocument?, diagnostics: [Diagnostic]) {
        let repair = LayoutRepair(file, reading(YAMLReader.read(file), of: file))
        return (repair.reading.document, repair.diagnostics)
    }

    static func reading(_ tree: YAMLTree, of file: SourceFile) -> LayoutRepair.Reading {
        var reading = FileReading(file: file, tree: tree)
        let document = reading.document()
        return (document, tree, (tree.diagnostics + reading.reader.diagnostics).sortedByPlace())
    }
}

private struct FileReading {
    let file: SourceFile
    let tree: YAMLTree
    var reader: RecordReader

    init(file: SourceFile, tree: YAMLTree) {
        self.file = file
        self.tree = tree
        reader = RecordReader(isComplete: tree.isComplete)
    }

    mutating func document() -> SyntaxDocument? {
        guard let root = tree.root else {
            if tree.isComplete { reportEmpty() }
            return nil
        }
        guard var map = root.map else {
            reportNoKeys(root)
            return nil
        }
        checkEdition(map)
        let (kind, isSaid) = kind(of: map)
        if kind != .tests {
            // Reported as a second kind, and no unknown key beside it.
            let others = Set(SyntaxDocument.Kind.allCases.filter { $0 != kind }.map(\.rawValue))
            map.entries.removeAll { others.contains($0.key.text) }
        }
        if !isSaid, tree.isComplete { reportUnknownKind(map, kind) }
        var ignored: Set = ["relance"]
        if !isSaid { ignored.insert(kind.rawValue) }
        let record = reader.record(kind.recordKind, map, at: root.range, ignoring: ignored)
        guard record[kind.rawValue] != nil else { return nil }
        return SyntaxDocument(file: file, kind: kind, record: record)
    }

    // MARK: What it is

    /// The kind that a key says, else the one whose keys it has most of.
    private mutating func kind(of map: YAMLMap) -> (SyntaxDocument.Kind, isSaid: Bool) {
        let said = SyntaxDocument.Kind.allCases.filter { map[$0.rawValue] != nil }
        // Tests name their playbook.
        if said.contains(.tests), !said.contains(.policy) { return (.tests, true) }
        if said.count > 1 {
            reportTwoKinds(map, said)
            return (likeliest(said, map), true)
        }
        if let kind = said.first { return (kind, true) }
        for entry in map.entries {
            for kind in SyntaxDocument.Kind.allCases
            where TradeWords.key(for: entry.key.text, in: KeyTable.of(kind.recordKind)) == kind.rawValue
                && !TradeWords.identityWords.contains(entry.key.text)
            {
                return (kind, true)
            }
            let near = NameSuggestion.nearest(to: entry.key.text, among: SyntaxDocument.Kind.allCases.map(\.rawValue))
            if let near, let kind = SyntaxDocument.Kind(rawValue: near), entry.value.scalar != nil {
                return (kind, true)
            }
        }
        return (likeliest([.playbook, .policy, .tests, .referenceRate, .pack], map), false)
    }

    /// The kind whose keys the file has most of; of equal ones the first.
    private func likeliest(_ kinds: [SyntaxDocument.Kind], _ map: YAMLMap) -> SyntaxDocument.Kind {
        func count(_ kind: SyntaxDocument.Kind) -> Int {
            map.entries.count { KeyTable.of(kind.recordKind)[$0.key.text] != nil }
        }
        return kinds.dropFirst().reduce(kinds[0]) { count($1) > count($0) ? $1 : $0 }
    }

    // MARK: The edition

    private mutating func checkEdition(_ map: YAMLMap) {
        guard let entry = map["relance"] else {
            guard tree.isComplete else { return }
            let start = SourceRange(file, 0..<0)
            let line = "relance: \(DocumentReader.edition)\n"
            reader.report(
                .missingEdition, at: start, "the file does not say which edition of the language it is in",
                help: "write \"relance: \(DocumentReader.edition)\" as its first line",
                fix: FixIt("write the edition", replace: start, with: line))
            return
        }
        guard let scalar = entry.value.scalar, !scalar.text.isEmpty, scalar.trimmedText != DocumentReader.edition,
            !["null", "~"].contains(scalar.text)
        else { return }
        reader.report(
            .unknownEdition, at: scalar.range, "no edition \"\(scalar.trimmedText)\" of the language, expected 1",
            help: "write \"relance: 1\"", fix: FixIt("write 1", replace: scalar.range, with: DocumentReader.edition))
    }

    // MARK: Reports

    private static let templates = """
        begin a playbook with "relance: 1", "playbook: NAME" and "covers: everyone else"; a policy with "relance: 1", \
        "policy: NAME" and "currency: EUR"
        """

    private static let kinds = "a policy, a playbook, tests, a reference rate or a pack of guarantees"

    private mutating func reportEmpty() {
        reader.report(.emptyFile, at: SourceRange(file, 0..<0), "the file is empty", help: FileReading.templates)
    }

    private mutating func reportNoKeys(_ root: YAMLNode) {
        let found = root.list != nil ? "a list" : "a text"
        reader.report(
            .fileWithoutKeys, at: SourceRange(file, firstLine(of: root.range.bytes)),
            "the file is \(found), expected keys and values",
            help: FileReading.templates)
    }

    private mutating func reportUnknownKind(_ map: YAMLMap, _ kind: SyntaxDocument.Kind) {
        let place = map["relance"]?.key.range ?? map.entries.first?.key.range ?? SourceRange(file, 0..<0)
        reader.report(
            .unknownFileKind, at: place,
            "the file does not say what it is: \(FileReading.kinds)",
            help: "write \"\(kind.rawValue): NAME\" below \"relance: 1\"")
    }

    private mutating func reportTwoKinds(_ map: YAMLMap, _ kinds: [SyntaxDocument.Kind]) {
        let keys = kinds.map { map[$0.rawValue]!.key.range }.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
        reader.report(
            .twoFileKinds, at: keys[1],
            "a file is one thing: \(FileReading.kinds); this says two",
            help: "write two files", notes: [DiagnosticNote("the other is said here", at: keys[0])])
    }

    private func firstLine(of bytes: Range<Int>) -> Range<Int> {
        let line = file.lines.range(ofLine: file.lines.line(of: bytes.lowerBound))
        return bytes.lowerBound..<max(bytes.lowerBound, min(bytes.upperBound, line.upperBound))
    }
}

extension SyntaxDocument.Kind {
    var recordKind: RecordKind {
        switch self {
        case .policy: .policy
        case .playbook: .playbook
        case .tests: .tests
        case .referenceRate: .referenceRate
        case .pack: .pack
        }
    }
}
