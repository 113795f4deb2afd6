/// The words of one message in one language, for those who approve what is sent.
public struct MessageWords: Sendable {
    public let template: String
    public let language: String
    /// Everything that the message can say, its partials put in, as one text for one meaning.
    public let text: String

    public init(template: String, language: String, text: String) {
        (self.template, self.language, self.text) = (template, language, text)
    }
}

/// What roles agree to when they approve rules of a program's playbooks.
public struct ProgramMeanings: Sendable {
    /// Whose key signs as the one who wrote a playbook; nobody approves anything in this role.
    public static let author = "author"

    let program: CompiledProgram
    /// By template: a rule for each of its languages.
    private let messages: [String: [ApprovedRule]]
    /// By legal entity: the digest of its working days.
    let workingDays: [String: String]

    /// - Parameters:
    ///   - messages: The templates of the workspace.
    ///   - digest: Of bytes that are too long to read; no two should ever have the same.
    public init(_ program: CompiledProgram, messages: [MessageWords], digest: ([UInt8]) -> String) {
        self.program = program
        self.messages = Dictionary(grouping: messages, by: \.template).mapValues { words in
            words.map { words in
                ApprovedRule(
                    "message \(words.template).\(words.language)", ["words \(digest(Array(words.text.utf8)))"])
            }
        }
        var ofCalendars: [String: String] = [:]
        workingDays = program.policy.legalEntities.reduce(into: [:]) { days, entity in
            let known = ofCalendars[entity.calendar.name] ?? digest(VersionDigest.workingDays(entity.calendar))
            ofCalendars[entity.calendar.name] = known
            days[entity.id] = known
        }
    }

    /// What a role agrees to when it approves rules of a playbook, or stages of another one that go on under it; `nil` when it
    /// approves none. For `author` it is the whole
    /// playbook.
    public func meaning(approvedBy role: String, of playbook: CompiledPlaybook) -> ApprovedMeaning? {
        let isAuthor = role == Self.author
        let others = program.playbooks.filter { $0.name != playbook.name }
        let reach = ApprovalReach(playbook, role: isAuthor ? nil : role, others: others)
        guard reach.isNeeded || isAuthor else { return nil }
        let writer = MeaningWriter(program: program, reach: reach, workingDays: workingDays)
        let templates = isAuthor ? Set(playbook.messageRules.map(\.message.template)) : reach.templates(readBy: role)
        return ApprovedMeaning(
            writer.policy() + writer.playbook() + writer.rules() + (reach.limitsServices ? writer.history() : [])
                + templates.flatMap { messages[$0] ?? [] })
    }
}

extension CompiledPlaybook {
    /// The roles that some stage needs, sorted.
    public var rolesApprovingStages: [String] {
        suspensions.flatMap(\.stages).reduce(into: Set<String>()) { $0.formUnion($1.approval.roles) }.sorted()
    }

    /// The roles that some step, escalation, obligation or stage needs, sorted.
    public var rolesApproving: [String] {
        let rules =
            sequences.flatMap(\.steps).map(\.approval) + escalations.map(\.approval) + obligations.map(\.approval)
        return rules.reduce(into: Set(rolesApprovingStages)) { $0.formUnion($1.roles) }.sorted()
    }
}

extension ApprovalReach {
    /// The templates whose words the rules rest on: those of the notices, of the stages and of what stages count from, and
    /// those of the rules that the role approves.
    fileprivate func templates(readBy role: String) -> Set<String> {
        var templates: Set<String> = []
        func add(_ deed: Deed) { if case .message(let message) = deed { templates.insert(message.template) } }
        for index in sequences {
            for step in playbook.sequences[index].steps
            where step.approval.roles.contains(role) || limitsServices && step.deed.isFormalNotice {
                add(step.deed)
            }
        }
        for index in escalations where playbook.escalations[index].approval.roles.contains(role) {
            add(playbook.escalations[index].deed)
        }
        for index in obligations where playbook.obligations[index].approval.roles.contains(role) {
            add(playbook.obligations[index].deed)
        }
        guard hasSuspensions else { return templates }
        var counted = ProgramMentions()
        for stage in playbook.suspensions.flatMap(\.stages) {
            if let message = stage.message { templates.insert(message.template) }
            counted.add(stage.at)
        }
        for case .step(let sequence, let step) in counted.actions { add(playbook.sequences[sequence].steps[step].deed) }
        return templates
    }
}
