import Diagnostics
import DunningEngine
import PlaybookProgram
import Receivables

/// What an explanation says of the rule of a planned action.
struct RuleFinding {
    /// `waits until 2026-03-21, 20 days after due`
    let phrase: String
    let clauses: [ClauseOutcome]

    /// `nil` where the explanation does not speak of the rule.
    init?(
        _ action: PlannedAction, _ explanation: AccountExplanation, _ program: CompiledProgram,
        _ ledger: LedgerSnapshot, _ playbook: CompiledPlaybook
    ) {
        switch action.ruleType {
        case .step: self.init(step: action, explanation, ledger, playbook)
        case .escalation:
            let finding = explanation.escalations.first { playbook.escalations[$0.escalation].name == action.rule }
            guard let finding, !finding.isExecuted else { return nil }
            self.init(phrase: RulePhrase.phrase(finding.verdict), clauses: finding.clauses)
        case .stage:
            let finding = explanation.stages.first { finding in
                program.playbooks[finding.playbook].suspensions[finding.suspension].stages.contains {
                    $0.name == action.rule
                } && finding.service.map { ledger.text[ledger.services[$0].id] } == action.service
            }
            guard let finding, !finding.isExecuted else { return nil }
            self.init(phrase: RulePhrase.phrase(finding.verdict), clauses: finding.clauses)
        case .lift: self.init(phrase: "the service is not limited any more, or its lift is not true", clauses: [])
        case .obligation: self.init(phrase: "it is done, or not owed any more", clauses: [])
        case .task: self.init(phrase: "there is no reason for it any more", clauses: [])
        }
    }

    private init(phrase: String, clauses: [ClauseOutcome]) { (self.phrase, self.clauses) = (phrase, clauses) }

    /// What is said of its own step first; else at which step its items are.
    private init?(
        step action: PlannedAction, _ explanation: AccountExplanation, _ ledger: LedgerSnapshot,
        _ playbook: CompiledPlaybook
    ) {
        let invoices = Set(action.invoices)
        let ofSequence = explanation.verdicts.filter { verdict in
            playbook.sequences[verdict.sequence].steps.contains { $0.name == action.rule }
                && verdict.invoices.contains { invoices.contains(ledger.text[ledger.invoices[$0].id]) }
        }
        func step(_ verdict: UnitVerdict) -> String? {
            verdict.step.map { playbook.sequences[verdict.sequence].steps[$0].name }
        }
        if let own = ofSequence.first(where: { step($0) == action.rule && !$0.isExecuted }) {
            self.init(phrase: VerdictPhrase.phrase(own.verdict), clauses: own.clauses)
        } else if let last = ofSequence.last {
            let names = last.invoices.map { ledger.text[ledger.invoices[$0].id] }.filter(invoices.contains)
            let phrase = VerdictPhrase.phrase(last.verdict)
            self.init(
                phrase: step(last).map { "\(andList(names)), \($0): \(phrase)" } ?? phrase, clauses: last.clauses)
        } else {
            return nil
        }
    }
}

// What is executed on the day is another action than the one that is looked for.

extension UnitVerdict {
    fileprivate var isExecuted: Bool { if case .executed = verdict { true } else { false } }
}

extension EscalationFinding {
    fileprivate var isExecuted: Bool { if case .executed = verdict { true } else { false } }
}

extension StageFinding {
    fileprivate var isExecuted: Bool { if case .executed = verdict { true } else { false } }
}
