import PlaybookProgram
import PlaybookProofs

/// What two workspaces say differently: their rules, and the words of their messages.
public struct WorkspaceComparison: Sendable {
    public let old: ComparedWorkspace
    public let new: ComparedWorkspace
    public let playbooks: PlaybookDifference
    /// By name and language.
    public let messages: [MessageDifference]

    /// One message in one language.
    public struct MessageDifference: Sendable {
        public var template: String
        public var language: String
        public var isOld: Bool
        public var isNew: Bool
    }

    public init(_ old: ComparedWorkspace, _ new: ComparedWorkspace) {
        (self.old, self.new) = (old, new)
        playbooks = PlaybookComparison.compare(
            old.program, new.program, oldAncestors: old.ancestors, newAncestors: new.ancestors)
        let (before, now) = (old.words, new.words)
        var messages: [MessageDifference] = []
        let names = Set(before.keys).union(now.keys).sorted { $0.lexicographicallyPrecedes($1) }
        for name in names where before[name] != now[name] {
            messages.append(
                MessageDifference(
                    template: name[0], language: name[1], isOld: before[name] != nil, isNew: now[name] != nil))
        }
        self.messages = messages
    }

    /// Nothing is different but what is proved to mean the same.
    public var actsTheSame: Bool { playbooks.actsTheSame && messages.isEmpty }

    /// What is different could not be decided, and nothing else is.
    public var isOnlyUndecided: Bool { playbooks.isOnlyUndecided && messages.isEmpty }

    /// By playbook: the present name of each rule by its former one.
    var presentNames: [String: [String: String]] {
        var names: [String: [String: String]] = [:]
        for playbook in playbooks.playbooks {
            let before = playbook.presence == .onlyNew ? playbook.comparedWith ?? playbook.name : playbook.name
            for rule in playbook.rules {
                if let former = rule.formerName { names[before, default: [:]][former] = rule.identity.name }
            }
        }
        return names
    }
}
