import Diagnostics

/// One file of the workspace, read by the tables of keys.
public struct SyntaxDocument: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case policy, playbook, tests
        case referenceRate = "reference_rate"
        case pack
    }

    public let file: SourceFile
    public let kind: Kind
    /// Of the record kind of the same name.
    public let record: SyntaxRecord

    public init(file: SourceFile, kind: Kind, record: SyntaxRecord) {
        (self.file, self.kind, self.record) = (file, kind, record)
    }
}
