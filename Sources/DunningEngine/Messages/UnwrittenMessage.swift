import PlaybookProgram
import Receivables

/// A template that is not there in the language that a message would be in.
public struct MissingTemplate: Hashable, Sendable {
    public var name: String
    /// ISO 639; empty where the ledger does not say.
    public var language: String
}

/// A message that nobody can write: what sends it waits, or is done without it.
public struct UnwrittenMessage: Hashable, Sendable {
    /// Index of the account in the snapshot.
    public var account: Int
    /// Index of the playbook whose rule it is.
    public var playbook: Int
    /// The name of the step, escalation, stage, lift or obligation.
    public var rule: String
    public var missing: MissingTemplate
}

extension UnwrittenMessage {
    /// By account, playbook, rule, template and language.
    static func isOrdered(_ left: UnwrittenMessage, _ right: UnwrittenMessage) -> Bool {
        (left.account, left.playbook, left.rule, left.missing.name, left.missing.language)
            < (right.account, right.playbook, right.rule, right.missing.name, right.missing.language)
    }
}

extension AccountRun {
    /// The template that a message lacks in its recipient's language, and in any other that would do; `nil` when it can be written.
    func missingTemplate(of message: MessageDeed) -> MissingTemplate? {
        let customers = ledger.symbols[ledger.customers[payer].language]
        let language = policy.language(of: message.to, customers: customers)
        return run.program.canWrite(message, in: language)
            ? nil : MissingTemplate(name: message.template, language: language)
    }

    /// What decisions of a day have to send and nobody can write.
    func unwritten(
        _ steps: [ItemDecision], _ escalations: [EscalationDecision], _ stages: [StageDecision]
    ) -> [UnwrittenMessage] {
        var unwritten: [UnwrittenMessage] = []
        func add(_ rule: String, of playbook: Int, _ missing: MissingTemplate) {
            unwritten.append(UnwrittenMessage(account: account, playbook: playbook, rule: rule, missing: missing))
        }
        for decision in steps {
            guard case .waiting(.noTemplate(let missing)) = decision.verdict, let step = decision.step else { continue }
            add(playbook.source.sequences[decision.sequence].steps[step].name, of: playbookIndex, missing)
        }
        for decision in escalations {
            guard case .waiting(.noTemplate(let missing)) = decision.verdict else { continue }
            add(playbook.source.escalations[decision.escalation].name, of: playbookIndex, missing)
        }
        for decision in stages {
            guard case .noTemplate(let missing) = decision.verdict else { continue }
            add(stage(of: decision).source.name, of: decision.reference.playbook, missing)
        }
        return unwritten
    }

    /// A message that goes with what nothing delays, where nobody can write it.
    func unwritten(_ message: MessageDeed, of rule: String, in playbook: Int) -> UnwrittenMessage? {
        missingTemplate(of: message).map {
            UnwrittenMessage(account: account, playbook: playbook, rule: rule, missing: $0)
        }
    }
}
