import Diagnostics
import FinancialValues

/// One rule of a program as it runs: its name, and what it says key by key, defaults included.
public struct ProgramRule: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case policy, playbook, hold, sequence, step, escalation, suspension, stage, bar, lift, obligation, guarantee
    }

    /// Two rules with one identity are the same rule, whatever they say.
    public struct Identity: Hashable, Sendable {
        public var kind: Kind
        /// The sequence of a step; the suspension of a stage, bar or lift.
        public var group: String?
        public var name: String

        public init(_ kind: Kind, in group: String? = nil, _ name: String) {
            (self.kind, self.group, self.name) = (kind, group, name)
        }

        /// `step formal_notice of reminders`
        public var title: String { "\(kind.rawValue) \(name)" + (group.map { " of \($0)" } ?? "") }
    }

    public struct Value: Hashable, Sendable {
        /// As the language writes it: `at`, `when`, `send`.
        public var key: String
        public var text: String
    }

    public var identity: Identity
    /// In the order of the language's own text. Several with one key stand together.
    public var values: [Value]
    /// `nil` for what is built in.
    public var origin: SourceRange?

    public func text(_ key: String) -> String? {
        let texts = values.filter { $0.key == key }.map(\.text)
        return texts.isEmpty ? nil : texts.joined(separator: "; ")
    }

    /// Each key once, in order.
    public var keys: [String] {
        var keys: [String] = []
        for value in values where !keys.contains(value.key) { keys.append(value.key) }
        return keys
    }
}

extension CompiledPolicy {
    /// The policy as one rule; `legal_entity FR01 country` is a key of it.
    public var rule: ProgramRule {
        let dump = ProgramDump(ProgramText(fields: fields, playbook: nil))
        dump.add(self)
        return ProgramRule(identity: .init(.policy, name), values: dump.values, origin: origin)
    }
}

extension CompiledPlaybook {
    /// The playbook itself and all its rules, in the order in which they run.
    ///
    /// - Parameter fields: The policy's own fields, which conditions mention by number.
    public func rules(fields: [OwnField]) -> [ProgramRule] {
        let text = ProgramText(fields: fields, playbook: self)
        var rules: [ProgramRule] = []
        func add(_ identity: ProgramRule.Identity, _ origin: SourceRange?, _ write: (ProgramDump) -> Void) {
            let dump = ProgramDump(text)
            write(dump)
            rules.append(ProgramRule(identity: identity, values: dump.values, origin: origin))
        }
        add(.init(.playbook, name), origin) { $0.addSelf(self) }
        for hold in holds { add(.init(.hold, hold.name), hold.origin) { $0.addValues(of: hold, of: self) } }
        for sequence in sequences {
            add(.init(.sequence, sequence.name), sequence.origin) { $0.addHead(of: sequence) }
            for step in sequence.steps { add(.init(.step, in: sequence.name, step.name), step.origin) { $0.add(step) } }
        }
        for rule in escalations { add(.init(.escalation, rule.name), rule.origin) { $0.addValues(of: rule) } }
        for suspension in suspensions {
            add(.init(.suspension, suspension.name), suspension.origin) { $0.addHead(of: suspension) }
            for stage in suspension.stages {
                add(.init(.stage, in: suspension.name, stage.name), stage.origin) { $0.add(stage) }
            }
            for bar in suspension.bars { add(.init(.bar, in: suspension.name, bar.name), bar.origin) { $0.add(bar) } }
            for lift in suspension.lifts {
                add(.init(.lift, in: suspension.name, lift.name), lift.origin) { $0.add(lift, of: suspension) }
            }
        }
        for rule in obligations { add(.init(.obligation, rule.name), rule.origin) { $0.addValues(of: rule) } }
        for rule in guarantees { add(.init(.guarantee, rule.name), rule.origin) { $0.addValues(of: rule) } }
        return rules
    }
}

extension ProgramDump {
    /// What a playbook says of itself.
    fileprivate func addSelf(_ playbook: CompiledPlaybook) {
        line("title", text.quoted(playbook.title))
        line("covers", coverage(playbook.coverage))
        line("valid", playbook.valid.map { "\($0.lowerBound) .. \($0.upperBound)" })
        line("left_alone", playbook.leftAlone.map(text.quoted))
        addValues(of: playbook)
    }
}
