import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports two playbooks whose `covers` can both be true of one account on one day, and shows such an account; and two that
/// take everyone else.
enum CoverageOverlapCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard workspace.policy != nil, workspace.vocabulary.isWhole else { return [] }
        let playbooks = workspace.running.sorted { $0.merged.document.file.path < $1.merged.document.file.path }
        return playbooks.enumerated().flatMap { index, later in
            playbooks[..<index].compactMap { earlier -> Diagnostic? in
                guard ValidDays.overlap(earlier, later) else { return nil }
                switch (earlier.coverage?.coverage, later.coverage?.coverage) {
                case (.everyoneElse?, .everyoneElse?): return bothTakeTheRest(later, earlier)
                case (.condition(let first)?, .condition(let second)?):
                    return overlap(later, earlier, [first, second], workspace.vocabulary)
                default: return nil
                }
            }
        }
    }

    private static func overlap(
        _ later: LoweredPlaybook, _ earlier: LoweredPlaybook, _ conditions: [CompiledCondition],
        _ vocabulary: PolicyVocabulary
    ) -> Diagnostic? {
        guard let accounts = MadeUpAccounts(askedBy: conditions, vocabulary: vocabulary) else {
            return undecided(later, earlier)
        }
        let common = accounts.first { account in conditions.allSatisfy(account.isTrue) }
        return common.map { overlap(later, earlier, AccountText(vocabulary: vocabulary).text($0)) }
    }
}

// MARK: - Messages

extension CoverageOverlapCheck {
    private static func bothTakeTheRest(_ later: LoweredPlaybook, _ earlier: LoweredPlaybook) -> Diagnostic {
        Diagnostic(
            .overlappingCoverage, at: later.record.place("covers"),
            "playbooks \"\(earlier.name)\" and \"\(later.name)\" both cover everyone else",
            help: "only one can take the rest: give the other a condition",
            notes: [DiagnosticNote("the other one", at: earlier.record.place("covers"))])
    }

    private static func overlap(_ later: LoweredPlaybook, _ earlier: LoweredPlaybook, _ account: String) -> Diagnostic {
        Diagnostic(
            .overlappingCoverage, at: later.record.place("covers"),
            "playbooks \"\(earlier.name)\" and \"\(later.name)\" both cover an account with \(account)",
            help: "add to one of them a condition that leaves it out",
            notes: [DiagnosticNote("the other one", at: earlier.record.place("covers"))])
    }

    private static func undecided(_ later: LoweredPlaybook, _ earlier: LoweredPlaybook) -> Diagnostic {
        Diagnostic(
            .undecidedCoverage, .warning, at: later.record.place("covers"),
            "whether \"\(earlier.name)\" and \"\(later.name)\" can cover one account is not decided: the conditions ask too much",
            help: "use fewer facts in \"covers\"",
            notes: [DiagnosticNote("the other one", at: earlier.record.place("covers"))])
    }
}
