/// Which rules of a playbook a role approves, and which others can alter what these do.
///
/// In doubt a rule belongs: what it names, what its steps wait for, what could fill the contact limit before it, and whatever
/// hands items over. Left out is only what has no way to them: messages and tasks among ourselves that nobody counts from.
struct ApprovalReach {
    let playbook: CompiledPlaybook
    private(set) var sequences: Set<Int> = []
    private(set) var escalations: Set<Int> = []
    private(set) var obligations: Set<Int> = []
    /// All of them, or none: they share the services, and their messages are contacts.
    private(set) var hasSuspensions = false
    /// What the rules in reach mention.
    private(set) var mentions = ProgramMentions()
    /// The role approves something of the playbook, or stages that come under it.
    let isNeeded: Bool
    /// The names of what other playbooks' stages count from, where the role approves some: a service that was limited before its
    /// account came under this playbook goes on by those stages, and by what holds and notifies here.
    private let namesCountedElsewhere: Set<String>
    /// Stages come under the playbook that the role approves: its own, or those of others.
    var limitsServices: Bool { hasSuspensions || goesOnElsewhere }
    private let goesOnElsewhere: Bool

    /// - Parameters:
    ///   - role: `nil`: all rules, as their author writes them.
    ///   - others: The program's other playbooks.
    init(_ playbook: CompiledPlaybook, role: String?, others: [CompiledPlaybook] = []) {
        self.playbook = playbook
        func approves(_ rule: ApprovalRule) -> Bool { role.map { rule.roles.contains($0) } ?? true }
        sequences = Set(
            playbook.sequences.indices.filter { playbook.sequences[$0].steps.contains { approves($0.approval) } })
        escalations = Set(playbook.escalations.indices.filter { approves(playbook.escalations[$0].approval) })
        obligations = Set(playbook.obligations.indices.filter { approves(playbook.obligations[$0].approval) })
        hasSuspensions = playbook.hasStage(where: approves)
        let elsewhere = playbook.leftAlone == nil ? others.filter { $0.hasStage(where: approves) } : []
        goesOnElsewhere = !elsewhere.isEmpty
        namesCountedElsewhere = elsewhere.reduce(into: []) { $0.formUnion($1.namesCountedByStages) }
        isNeeded =
            hasSuspensions || goesOnElsewhere || !(sequences.isEmpty && escalations.isEmpty && obligations.isEmpty)
        guard isNeeded else { return }
        mentions.add(playbook)
        addRules(giving: { $0.task == "hand_over" })
        while extend() {}
    }

    /// Takes in what the rules in reach depend on; false once nothing is missing.
    private mutating func extend() -> Bool {
        let before = size
        for index in sequences { mentions.add(playbook.sequences[index]) }
        for index in escalations { mentions.add(playbook.escalations[index].when) }
        for index in obligations { mentions.add(playbook.obligations[index]) }
        if hasSuspensions {
            for suspension in playbook.suspensions { mentions.add(suspension) }
        }
        if limitsServices { addNotices() }
        addRules(namedOneOf: namesCountedElsewhere)
        for action in mentions.actions { add(action) }
        // The last step that was executed for an invoice may be one of any sequence.
        if mentions.facts.contains(.builtIn(.invoiceStep)) { sequences = Set(playbook.sequences.indices) }
        if mentions.facts.contains(.builtIn(.serviceStatus)), !playbook.suspensions.isEmpty { hasSuspensions = true }
        if playbook.contactLimit != nil, canWait { addContacts() }
        return size != before
    }

    private var size: [Int] {
        [sequences.count, escalations.count, obligations.count, hasSuspensions ? 1 : 0, mentions.facts.count]
    }

    /// Only an invoice with a formal notice of its own can be in a ground.
    private mutating func addNotices() {
        for index in playbook.sequences.indices
        where playbook.sequences[index].steps.contains(where: \.deed.isFormalNotice) {
            sequences.insert(index)
        }
    }

    private mutating func add(_ action: NamedAction) {
        switch action {
        case .step(let sequence, _): sequences.insert(sequence)
        case .stage, .lift: hasSuspensions = true
        case .escalation(let index): escalations.insert(index)
        case .obligation(let index): obligations.insert(index)
        case .task(let name): addRules(giving: { $0.task == name })
        }
    }

    /// Whatever gives such a task.
    private mutating func addRules(giving isMeant: (TaskDeed) -> Bool) {
        addRules(doing: { deed in if case .task(let task) = deed { isMeant(task) } else { false } })
    }

    private mutating func addRules(namedOneOf names: Set<String>) {
        guard !names.isEmpty else { return }
        addRules(where: { known, _ in !names.isDisjoint(with: known) })
    }

    private mutating func addRules(doing isMeant: (Deed) -> Bool) { addRules(where: { _, deed in isMeant(deed) }) }

    /// Sequences, escalations and obligations of which one rule, by its names and its deed, is meant.
    private mutating func addRules(where isMeant: (_ names: [String], _ deed: Deed) -> Bool) {
        for (index, sequence) in playbook.sequences.enumerated()
        where sequence.steps.contains(where: { isMeant([$0.name] + $0.formerly, $0.deed) }) {
            sequences.insert(index)
        }
        for (index, rule) in playbook.escalations.enumerated() where isMeant([rule.name] + rule.formerly, rule.deed) {
            escalations.insert(index)
        }
        for (index, rule) in playbook.obligations.enumerated() where isMeant([rule.name] + rule.formerly, rule.deed) {
            obligations.insert(index)
        }
    }

    /// Something in reach is a contact that the contact limit holds back.
    private var canWait: Bool {
        sequences.contains { index in
            playbook.sequences[index].steps.contains { $0.deed.isContact && !$0.deed.isFormalNotice }
        } || escalations.contains { playbook.escalations[$0].deed.isContact }
    }

    /// Whatever fills the contact limit: another contact makes one of these wait, and all that counts from it.
    private mutating func addContacts() {
        addRules(doing: \.isContact)
        let messages = playbook.suspensions.flatMap { $0.stages.map(\.message) + $0.lifts.map(\.message) }
        if messages.contains(where: { $0 != nil }) { hasSuspensions = true }
    }
}

extension CompiledPlaybook {
    fileprivate func hasStage(where isApproved: (ApprovalRule) -> Bool) -> Bool {
        suspensions.contains { $0.stages.contains { isApproved($0.approval) } }
    }

    /// The names, former ones too, of what the clocks and conditions of its suspensions mention.
    fileprivate var namesCountedByStages: Set<String> {
        var mentions = ProgramMentions()
        for suspension in suspensions { mentions.add(suspension) }
        let names = Set(
            mentions.actions.map { action in if case .task(let task) = action { task } else { name(of: action) } })
        return rulesOfHistory.reduce(into: names) { counted, rule in
            if !names.isDisjoint(with: rule.names) { counted.formUnion(rule.names) }
        }
    }
}

extension ApprovalRule {
    /// Every role that may be asked.
    public var roles: Set<String> {
        Set(
            requirements.flatMap { requirement in
                switch requirement {
                case .all(let roles), .any(let roles): roles
                }
            })
    }
}
