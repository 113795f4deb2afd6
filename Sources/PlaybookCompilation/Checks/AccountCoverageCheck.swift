import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports accounts that two playbooks name, on days on which both are valid: which of them counts?
///
/// A customer named as a whole and one of its accounts named by itself are of one rank too.
enum AccountCoverageCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        // By customer, since lists of accounts may be long.
        var earlier: [String: [NamedAccount]] = [:]
        return workspace.running.flatMap(NamedAccount.all).flatMap { later in
            let found = (earlier[later.pattern.customer] ?? []).compactMap { earlier -> Diagnostic? in
                guard earlier.playbook.name != later.playbook.name, earlier.pattern.overlaps(later.pattern),
                    ValidDays.overlap(earlier.playbook, later.playbook)
                else { return nil }
                return twice(later, earlier)
            }
            earlier[later.pattern.customer, default: []].append(later)
            return found
        }
    }

    fileprivate struct NamedAccount {
        let playbook: LoweredPlaybook
        let pattern: AccountPattern
        let range: SourceRange

        var text: String { pattern.text }

        static func all(of playbook: LoweredPlaybook) -> [NamedAccount] {
            guard case .accounts(let patterns)? = playbook.coverage?.coverage else { return [] }
            let words = playbook.record.words("accounts") ?? []
            let places = Dictionary(words.map { ($0.value, $0.range) }, uniquingKeysWith: { first, _ in first })
            return patterns.map {
                NamedAccount(
                    playbook: playbook, pattern: $0, range: places[$0.text] ?? playbook.record.place("accounts"))
            }
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
