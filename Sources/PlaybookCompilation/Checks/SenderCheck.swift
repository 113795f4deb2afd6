import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports addresses of our own that something sent needs and the policy does not have: a company's e-mail or postal address,
/// and the e-mail address of one of our roles that is written to.
///
/// Whoever only plans what to send needs none of them, so the check of a workspace is silent until the policy has one; then
/// what is missing is a warning. Where messages are written out, it is an error.
public enum SenderCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        let entities = workspace.vocabulary.entities
        guard entities.contains(where: { !$0.sender.isEmpty }) else { return [] }
        return diagnostics(entities, workspace.running.flatMap(\.messageRules), .warning)
    }

    /// What keeps the messages of a program from being written.
    ///
    /// - Parameter ids: Of the legal entities that write.
    public static func diagnostics(of program: CompiledProgram, entities ids: Set<String>) -> [Diagnostic] {
        let entities = program.policy.legalEntities.filter { ids.contains($0.id) }
        return diagnostics(entities, program.playbooks.flatMap(\.messageRules), .error)
    }

    private static func diagnostics(
        _ entities: [LegalEntity], _ rules: [MessageRule], _ severity: DiagnosticSeverity
    ) -> [Diagnostic] {
        entities.flatMap { withoutAddress($0, rules, severity) } + rolesWithoutEmail(entities, rules, severity)
    }

    private static func withoutAddress(
        _ entity: LegalEntity, _ rules: [MessageRule], _ severity: DiagnosticSeverity
    ) -> [Diagnostic] {
        guard let origin = entity.origin else { return [] }
        let needs: [(key: String, text: String, channels: [Channel])] = [
            ("email", entity.sender.email, [.email]), ("address", entity.sender.address, [.letter, .registeredLetter]),
        ]
        return needs.filter(\.text.isEmpty).compactMap { key, _, channels in
            guard let rule = rules.first(where: { !$0.message.everyChannel.isDisjoint(with: channels) }) else {
                return nil
            }
            return missingSender(entity, key: key, rule, origin, severity)
        }
    }

    /// Each role once, at the first rule that writes to it.
    private static func rolesWithoutEmail(
        _ entities: [LegalEntity], _ rules: [MessageRule], _ severity: DiagnosticSeverity
    ) -> [Diagnostic] {
        var seen: Set<RoleReference> = []
        return rules.flatMap { rule in
            // Copies go by e-mail whatever the message itself goes by.
            let told = rule.message.everyChannel.contains(.email) ? [rule.message.to] : []
            return (told + rule.message.copy).compactMap { role -> Diagnostic? in
                guard role.side == .ours, role.name != "dispute_owner", seen.insert(role).inserted else { return nil }
                let without = entities.filter { ($0.sender.contacts[role.name]?.email ?? "").isEmpty }
                return without.isEmpty ? nil : roleWithoutEmail(role, rule, without, of: entities, severity)
            }
        }
    }
}

extension LoweredPlaybook {
    /// Everything that is sent under the playbook, as far as it could be understood.
    fileprivate var messageRules: [MessageRule] {
        let steps = sequences.flatMap(\.steps).compactMap { rule($0.record, $0.deed) }
        let others =
            escalations.compactMap { rule($0.record, $0.rule?.deed) }
            + obligations.compactMap { rule($0.record, $0.rule?.deed) }
        let limits = suspensions.flatMap { suspension in
            suspension.stages.compactMap { rule($0.record, $0.rule?.message.map(Deed.message)) }
                + suspension.lifts.compactMap { rule($0.record, $0.rule?.message.map(Deed.message)) }
        }
        return steps + others + limits
    }

    private func rule(_ record: SyntaxRecord, _ deed: Deed?) -> MessageRule? {
        guard case .message(let message)? = deed else { return nil }
        return MessageRule(name: record.name ?? "", message: message, origin: record.nameField?.range ?? record.range)
    }
}

extension MessageDeed {
    /// The channels it may go by, its fallback among them.
    fileprivate var everyChannel: Set<Channel> { Set(channels + [fallback].compactMap { $0 }) }
}

// MARK: - Messages

extension SenderCheck {
    private static func missingSender(
        _ entity: LegalEntity, key: String, _ rule: MessageRule, _ origin: SourceRange, _ severity: DiagnosticSeverity
    ) -> Diagnostic {
        let what = key == "email" ? "e-mail address" : "postal address"
        let how = key == "email" ? "by e-mail" : "as a letter"
        return Diagnostic(
            .missingSender, severity, at: origin,
            "legal entity \"\(entity.id)\" has no \(what), and \"\(rule.name)\" goes out \(how)",
            help: "write it as \"\(key):\" of the legal entity",
            notes: [DiagnosticNote("what is sent", at: rule.origin)])
    }

    private static func roleWithoutEmail(
        _ role: RoleReference, _ rule: MessageRule, _ without: [LegalEntity], of entities: [LegalEntity],
        _ severity: DiagnosticSeverity
    ) -> Diagnostic {
        let whose = without.count == entities.count ? "" : " at \(andList(without.map(\.id)))"
        return Diagnostic(
            .missingSender, severity, at: rule.origin,
            "role \"\(role.name)\" has no e-mail address\(whose), and \"\(rule.name)\" is sent to it",
            help: "write its name and \"email:\" under \"contacts\" of the policy")
    }
}
