/// What rows of history mean that other playbooks' rules have left, or that name no playbook.
///
/// A rule of another playbook is told where one of its names, today's or a former one, is known here, or where it hands items
/// over: an old letter that counts as the notice of this playbook starts its clocks. Left out is what is the same here, since
/// most playbooks share a parent.
extension MeaningWriter {
    func history() -> [ApprovedRule] {
        let own = reach.playbook
        let tasks = Set(TaskDeclaration.builtIn.keys).union(program.policy.tasks.keys)
        let names = own.rulesOfHistory.reduce(into: tasks) { $0.formUnion($1.names) }
        let ownLines = Set(own.rulesOfHistory.map(\.line))
        let ownDelivery = Set(deliveryLines(of: own))
        return program.playbooks.filter { $0.name != own.name }.compactMap { other in
            let rules = other.rulesOfHistory.filter { !names.isDisjoint(with: $0.names) || $0.handsOver }
            var lines = rules.map(\.line).filter { !ownLines.contains($0) }
            if rules.contains(where: \.isMessage) {
                lines += deliveryLines(of: other).filter { !ownDelivery.contains($0) }
            }
            return lines.isEmpty ? nil : ApprovedRule("history of \(other.name)", lines.sorted())
        }
    }

    /// When a message of history counts as received.
    private func deliveryLines(of playbook: CompiledPlaybook) -> [String] {
        let dump = ProgramDump(ProgramText(fields: program.policy.fields, playbook: playbook))
        dump.addDelivery(of: playbook)
        return dump.lines
    }
}

extension NamedRule {
    fileprivate var handsOver: Bool {
        if case .task(let task)? = deed { task.task == "hand_over" } else { false }
    }

    fileprivate var isMessage: Bool { if case .message? = deed { true } else { false } }

    /// `step formal_notice, formerly [letter]: formal notice by registered_letter+email`
    fileprivate var line: String {
        let former = names.dropFirst().sorted()
        return "\(kind.rawValue) \(names[0])"
            + (former.isEmpty ? "" : ", formerly [\(former.joined(separator: ", "))]")
            + (deed.map { ": \($0.trace)" } ?? "")
    }
}

extension Deed {
    /// What history has to know of it to read a row that names it.
    fileprivate var trace: String {
        switch self {
        case .message(let message):
            let channels = message.channels.map(\.rawValue).joined(separator: "+")
            let fallback = message.fallback.map { " or \($0.rawValue)" } ?? ""
            return "\(message.isFormalNotice ? "formal notice" : isContact ? "message to the customer" : "message") by "
                + channels + fallback
        case .task(let task): return "task \(task.task)\(isContact ? ", reaches the customer" : "")"
        }
    }
}
