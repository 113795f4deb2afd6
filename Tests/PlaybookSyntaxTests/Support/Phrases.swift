import Diagnostics
import StrictYAML

@testable import PlaybookSyntax

/// A phrase as the one plain scalar of a file.
func plainScalar(_ text: String) -> YAMLScalar {
    let file = SourceFile(path: "phrase.txt", text: text)
    return YAMLScalar(text: text, style: .plain, range: SourceRange(file, 0..<text.utf8.count))
}

/// What is read at a key of a file of the kind that has it: the value and the faults.
func record(_ kind: RecordKind, _ yaml: String) -> (record: SyntaxRecord, diagnostics: [Diagnostic]) {
    let tree = YAMLReader.read(SourceFile(path: "record.yaml", text: yaml))
    var reader = RecordReader(isComplete: tree.isComplete)
    let record = reader.record(kind, tree.root!.map!, at: tree.root!.range)
    return (record, tree.diagnostics + reader.diagnostics)
}
