import Diagnostics

/// A rule of a playbook that sends something.
public struct MessageRule: Sendable {
    public let name: String
    public let message: MessageDeed
    public let origin: SourceRange

    public init(name: String, message: MessageDeed, origin: SourceRange) {
        (self.name, self.message, self.origin) = (name, message, origin)
    }
}

extension CompiledPlaybook {
    /// Everything that is sent under the playbook, in the order of sequences, escalations, obligations and suspensions.
    public var messageRules: [MessageRule] {
        var rules: [MessageRule] = []
        func add(_ name: String, _ deed: Deed, _ origin: SourceRange) {
            if case .message(let message) = deed {
                rules.append(MessageRule(name: name, message: message, origin: origin))
            }
        }
        for step in sequences.flatMap(\.steps) { add(step.name, step.deed, step.origin) }
        for escalation in escalations { add(escalation.name, escalation.deed, escalation.origin) }
        for obligation in obligations { add(obligation.name, obligation.deed, obligation.origin) }
        for suspension in suspensions {
            for stage in suspension.stages {
                if let message = stage.message { add(stage.name, .message(message), stage.origin) }
            }
            for lift in suspension.lifts {
                if let message = lift.message { add(lift.name, .message(message), lift.origin) }
            }
        }
        return rules
    }
}
