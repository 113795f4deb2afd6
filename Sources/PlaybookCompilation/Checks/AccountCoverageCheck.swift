import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports accounts that two playbooks name, on days on which both are valid: which of them counts?
///
/// A customer named as a whole and one of its accounts named by itself are of one rank too.
enum AccountCoverageCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        let named = workspace.running.flatMap { playbook -> [NamedAccount] in
            guard case .accounts(let patterns)? = playbook.coverage?.coverage else { return [] }
            return patterns.map { NamedAccount(playbook: playbook, pattern: $0) }
        }
        return named.enumerated().flatMap { index, later in
            named[..<index].compactMap { earlier in
                guard earlier.playbook.name != later.playbook.name, earlier.pattern.overlaps(later.pattern),
                    ValidDays.overlap(earlier.playbook, later.playbook)
                else { return nil }
                return twice(later, earlier)
            }
        }
    }

    fileprivate struct NamedAccount {
        let playbook: LoweredPlaybook
        let pattern: AccountPattern

        var text: String { pattern.customer + (pattern.legalEntity.map { "/\($0)" } ?? "") }

        var range: SourceRange {
            let words = playbook.record.words("accounts") ?? []
            return words.first { $0.value == text }?.range ?? playbook.record.place("accounts")
        }
    }

    private static func twice(_ later: NamedAccount, _ earlier: NamedAccount) -> Diagnostic {
        let account = later.pattern.legalEntity == nil ? earlier : later
        return Diagnostic(
            .accountNamedTwice, at: later.range,
            "playbooks \"\(earlier.playbook.name)\" and \"\(later.playbook.name)\" both name \"\(account.text)\"",
            help: "name it in one of them, or give them \"valid\" periods that do not meet",
            notes: [DiagnosticNote("named here too", at: earlier.range)])
    }
}

extension AccountPattern {
    fileprivate func overlaps(_ other: AccountPattern) -> Bool {
        customer == other.customer
            && (legalEntity == nil || other.legalEntity == nil || legalEntity == other.legalEntity)
    }
}
