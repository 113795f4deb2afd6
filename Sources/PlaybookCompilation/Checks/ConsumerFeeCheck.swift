import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports fees asked of consumers without the law that allows them, and shows such an account.
///
/// A playbook takes in consumers when it can cover an account of a segment that is called so, or when what it asks about
/// `customer.consumer` lets them in. Of other playbooks nothing is said: whoever turns out to be a consumer there is not
/// charged. Accounts that a playbook names one by one are not looked at.
enum ConsumerFeeCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard workspace.vocabulary.isWhole else { return [] }
        let running = workspace.running.filter { $0.record["left_alone"] == nil }
        let faults = running.flatMap { playbook in
            playbook.sequences.flatMap { sequence in
                sequence.steps.compactMap { step -> Diagnostic? in
                    guard let fee = step.record["fee"], step.record["legal_basis"] == nil, step.record.isComplete,
                        step.deed?.isMessageToCustomer == true,
                        let account = consumer(in: sequence, step, of: playbook, workspace)
                    else { return nil }
                    return asked(of: account, step, fee, playbook)
                }
            }
        }
        // What several playbooks inherit is told of the first.
        var told: Set<SourceRange> = []
        return faults.filter { told.insert($0.range).inserted }
    }

    /// Words that policies use for the segment of private persons.
    private static let segments: Set<String> = ["consumer", "consumers", "b2c"]

    /// A consumer whom the step reaches.
    private static func consumer(
        in sequence: LoweredSequence, _ step: LoweredStep, of playbook: LoweredPlaybook,
        _ workspace: WorkspaceUnderCheck
    ) -> String? {
        let covers: [CompiledCondition]
        let others: [CompiledCondition]
        switch playbook.coverage?.coverage {
        case .condition(let condition)?: (covers, others) = ([condition], [])
        case .everyoneElse?: (covers, others) = ([], workspace.running.compactMap(\.condition))
        case .accounts?, nil: return nil
        }
        let forWhom = [sequence.forWhom, step.forWhom].compactMap { $0 }
        // Conditions that ask too much are left out: then whoever is covered counts.
        for wanted in [covers + forWhom, covers] {
            let segment = MadeUpAccounts.anySegment(workspace.vocabulary, at: playbook.record.range)
            let asked = wanted + others + segment
            guard let accounts = MadeUpAccounts(askedBy: asked, vocabulary: workspace.vocabulary) else { continue }
            let found = accounts.first { account in
                isConsumer(account) && wanted.allSatisfy(account.isTrue) && !others.contains(where: account.isTrue)
            }
            return found.map { AccountText(vocabulary: workspace.vocabulary).text($0) }
        }
        return nil
    }

    private static func isConsumer(_ account: MadeUpAccount) -> Bool {
        if let answer = account.values[.fact(.builtIn(.customerConsumer))] { return answer == .boolean(true) }
        guard case .word(let segment)? = account.values[.fact(.builtIn(.customerSegment))] else { return false }
        return segments.contains(segment)
    }

}

// MARK: - Messages

extension ConsumerFeeCheck {
    private static func asked(
        of account: String, _ step: LoweredStep, _ fee: SyntaxField, _ playbook: LoweredPlaybook
    ) -> Diagnostic {
        Diagnostic(
            .feeToConsumer, at: fee.keyRange,
            "step \"\(step.name)\" asks a fee of consumers without a \"legal_basis\": of an account with \(account)",
            help:
                "write the article that allows it as \"legal_basis\", or leave them out with \"for: not customer.consumer\"",
            notes: playbook.coverage.map {
                [DiagnosticNote("playbook \"\(playbook.name)\" covers it", at: $0.field.range)]
            } ?? [])
    }
}
