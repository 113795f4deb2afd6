/// A rule that is not as it was when the playbook was signed last.
public struct RuleChange: Hashable, Sendable {
    /// As signatures call it: `sequence reminders, step formal_notice`.
    public var rule: String
    /// What was signed of it and does not stand any more, line by line; empty for a new one.
    public var before: [String]
    /// What stands and nobody signed; empty for one that was taken out.
    public var after: [String]

    public init(_ rule: String, before: [String], after: [String]) {
        (self.rule, self.before, self.after) = (rule, before, after)
    }
}
