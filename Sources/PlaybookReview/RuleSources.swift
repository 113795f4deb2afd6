import DunningReports

/// One rule of a playbook, by its name: what a review asks the files about.
public struct RuleKey: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case promises, hold, sequence, step, escalation, obligation, suspension, stage, bar, lift, guarantee
        /// `covers`, `send_days`, `quiet` and the like.
        case setting
    }

    public let kind: Kind
    /// A step's, stage's, bar's or lift's behind that of what it is in: `reminders/formal_notice`.
    public let name: String

    public init(_ kind: Kind, _ name: String) { (self.kind, self.name) = (kind, name) }
}

/// Where a rule was written, layer by layer.
public struct RuleSources: Sendable {
    public enum Layer: Hashable, Sendable {
        case policy
        /// A pack of guarantees that the policy or a playbook includes.
        case pack
        /// A playbook that this one extends, directly or not.
        case parent(String)
        /// The playbook's own file.
        case own
    }

    /// What one file says of the rule.
    public struct Part: Sendable {
        public var place: SourcePlace
        public var layer: Layer
        /// The keys that count from there, in the order written: `at`, `template`.
        public var keys: [String]

        public init(_ place: SourcePlace, _ layer: Layer, keys: [String]) {
            (self.place, self.layer, self.keys) = (place, layer, keys)
        }
    }

    /// The furthest parent first. Never empty.
    public var parts: [Part]
    public var isLocked: Bool
    public var legalBasis: String?

    public init(_ parts: [Part], isLocked: Bool, legalBasis: String?) {
        (self.parts, self.isLocked, self.legalBasis) = (parts, isLocked, legalBasis)
    }
}
