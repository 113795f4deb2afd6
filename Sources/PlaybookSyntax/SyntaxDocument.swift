import Diagnostics

/// One file of the workspace, read by the tables of keys.
public struct SyntaxDocument: Sendable {
    public enum Kind: String, CaseIterable, Sendable { case policy, playbook, tests }

    public let file: SourceFile
    public let kind: Kind
    /// Of kind `.policy`, `.playbook` or `.tests`.
    public let record: SyntaxRecord

    public init(file: SourceFile, kind: Kind, record: SyntaxRecord) {
        (self.file, self.kind, self.record) = (file, kind, record)
    }
}
