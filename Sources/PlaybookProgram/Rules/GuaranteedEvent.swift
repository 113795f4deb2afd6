/// Something that a rule of a playbook does, as a guarantee names it.
public struct GuaranteedEvent: Sendable {
    /// The rule itself; `nil` for what the language does by itself.
    public var action: NamedAction?
    /// What is sent or given; `nil` for a stage or lift without a message.
    public var deed: Deed?
    /// Of a stage.
    public var effect: SuspensionEffect?
    /// It asks for a fee, interest or the fixed compensation.
    public var isCharging: Bool

    public init(
        action: NamedAction? = nil, deed: Deed? = nil, effect: SuspensionEffect? = nil, isCharging: Bool = false
    ) {
        self.action = action
        self.deed = deed
        self.effect = effect
        self.isCharging = isCharging
    }

    /// It gives back what a stage has taken.
    public var isLift: Bool { if case .lift? = action { true } else { false } }

    /// Whether a guarantee that speaks of an occasion speaks of it.
    public func isOne(of occasion: CompiledGuarantee.Occasion) -> Bool {
        switch occasion {
        case .condition: false
        case .action(.task(let task)): isTask(task)
        case .action(let action): self.action == action
        case .kind(let kind): isOne(of: kind)
        }
    }

    private func isOne(of kind: CompiledGuarantee.EventKind) -> Bool {
        switch kind {
        case .send: if case .message? = deed { true } else { false }
        case .contact: deed?.isContact ?? false
        case .notice: deed?.isFormalNotice ?? false
        case .charge: isCharging
        case .holdOrders: effect == .holdOrders
        case .restrict: effect == .restrict
        case .suspend: effect == .suspend
        case .terminate: effect == .terminate
        case .handOver: isTask("hand_over")
        }
    }

    private func isTask(_ name: String) -> Bool { if case .task(let deed)? = deed { deed.task == name } else { false } }
}

extension CompiledPlaybook {
    /// Everything that rules of the playbook may do, in the order of sequences, escalations, obligations and suspensions.
    public var guaranteedEvents: [GuaranteedEvent] {
        var events: [GuaranteedEvent] = []
        for (index, sequence) in sequences.enumerated() {
            for (position, step) in sequence.steps.enumerated() {
                events.append(
                    GuaranteedEvent(
                        action: .step(sequence: index, step: position), deed: step.deed,
                        isCharging: !step.charges.isEmpty || !step.fee.isEmpty))
            }
        }
        for (index, rule) in escalations.enumerated() {
            events.append(GuaranteedEvent(action: .escalation(index), deed: rule.deed))
        }
        for (index, rule) in obligations.enumerated() {
            events.append(GuaranteedEvent(action: .obligation(index), deed: rule.deed))
        }
        for (index, suspension) in suspensions.enumerated() {
            for (position, stage) in suspension.stages.enumerated() {
                events.append(
                    GuaranteedEvent(
                        action: .stage(suspension: index, stage: position), deed: stage.message.map(Deed.message),
                        effect: stage.effect))
            }
            for (position, lift) in suspension.lifts.enumerated() {
                events.append(
                    GuaranteedEvent(
                        action: .lift(suspension: index, lift: position), deed: lift.message.map(Deed.message)))
            }
        }
        return events
    }

    /// What a rule sends or gives; `nil` for a stage or lift without a message, and for what is no rule of the playbook.
    public func deed(of action: NamedAction) -> Deed? {
        guaranteedEvents.first { $0.action == action }?.deed
    }

    /// The name of a rule, as its author wrote it.
    public func name(of action: NamedAction) -> String {
        switch action {
        case .step(let sequence, let step): sequences[sequence].steps[step].name
        case .stage(let suspension, let stage): suspensions[suspension].stages[stage].name
        case .lift(let suspension, let lift): suspensions[suspension].lifts[lift].name
        case .escalation(let index): escalations[index].name
        case .obligation(let index): obligations[index].name
        case .task(let name): name
        }
    }
}
