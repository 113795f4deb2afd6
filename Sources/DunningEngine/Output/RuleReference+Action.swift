import PlaybookProgram

extension RuleReference {
    /// The rule of the playbook; `nil` for a task that the language gives itself.
    public var action: NamedAction? {
        switch self {
        case .step(let step): .step(sequence: step.sequence, step: step.step)
        case .escalation(let index): .escalation(index)
        case .obligation(let index): .obligation(index)
        case .stage(let suspension, let stage): .stage(suspension: suspension, stage: stage)
        case .lift(let suspension, let lift): .lift(suspension: suspension, lift: lift)
        case .builtInTask: nil
        }
    }
}

extension CompiledPlaybook {
    /// What a rule of the playbook, or a task that the language gives itself, is called.
    public func name(ofRule rule: RuleReference) -> String {
        if case .builtInTask(let task, _) = rule { return task }
        return name(of: rule.action!)
    }
}
