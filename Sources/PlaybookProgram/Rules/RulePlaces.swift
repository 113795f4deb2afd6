import Diagnostics

/// Where a playbook, or the policy for it, says what has no place of its own. `nil` where neither says it: then the
/// language's own value counts.
public struct RulePlaces: Sendable {
    public var coverage: SourceRange?
    public var leftAlone: SourceRange?
    public var sendDays: SourceRange?
    /// One for each quiet period, in their order.
    public var quiet: [SourceRange]
    public var tolerance: SourceRange?

    public init(
        coverage: SourceRange? = nil, leftAlone: SourceRange? = nil, sendDays: SourceRange? = nil,
        quiet: [SourceRange] = [], tolerance: SourceRange? = nil
    ) {
        self.coverage = coverage
        self.leftAlone = leftAlone
        self.sendDays = sendDays
        self.quiet = quiet
        self.tolerance = tolerance
    }
}
