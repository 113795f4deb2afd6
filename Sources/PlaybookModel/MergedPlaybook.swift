import Diagnostics
import PlaybookSyntax

/// A playbook as its author meant it: its parents merged in, every value still with the place it came from.
public struct MergedPlaybook: Sendable {
    public let name: String
    /// The playbook's own file, before merging.
    public let document: SyntaxDocument
    /// The names of the playbooks it builds on, the nearest first.
    public let ancestors: [String]
    /// Of kind `.playbook`. Its `isComplete` is false when a part of it or of a parent could not be read: what seems to be
    /// missing may then only be unreadable.
    public let record: SyntaxRecord
    /// What its own file changes of its parents' locked rules, where only the meaning shows whether it may.
    public let lockedChanges: [LockedChange]

    public init(
        name: String, document: SyntaxDocument, ancestors: [String], record: SyntaxRecord,
        lockedChanges: [LockedChange] = []
    ) {
        self.name = name
        self.document = document
        self.ancestors = ancestors
        self.record = record
        self.lockedChanges = lockedChanges
    }

    /// Covers nobody by itself: others extend it.
    public var isOnlyForExtending: Bool {
        document.record["covers"] == nil && document.record["accounts"] == nil && document.record["left_alone"] == nil
    }
}
