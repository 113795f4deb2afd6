import Diagnostics
import PlaybookSyntax

/// A change of a locked rule whose direction only its meaning shows: a condition, or a clock that is not evidently tighter.
///
/// The merged playbook holds the changed value. Whether it is weaker is found once its names and types are known.
public struct LockedChange: Sendable {
    /// What is tighter.
    public enum Tighter: Sendable {
        /// True of fewer accounts: when a stage comes.
        case narrower
        /// True of more accounts: when a hold holds, a bar forbids or a lift gives back.
        case wider
        /// On a later day: when a stage comes.
        case later
        /// On an earlier day: by when an obligation is met.
        case earlier
    }

    public let tighter: Tighter
    /// The child's, as it is written there.
    public let record: SyntaxRecord
    public let field: SyntaxField
    /// The locked value; `nil` where the parent says nothing, so that it is true of every account.
    public let parent: SyntaxField?
    /// Where it is locked.
    public let lock: SourceRange

    public init(
        tighter: Tighter, record: SyntaxRecord, field: SyntaxField, parent: SyntaxField?, lock: SourceRange
    ) {
        self.tighter = tighter
        self.record = record
        self.field = field
        self.parent = parent
        self.lock = lock
    }
}
