import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports accounts that no playbook covers, and shows one; where a playbook takes everyone else, warns of the segments that
/// it takes in.
///
/// Every stretch of days between the first and the last that a `valid` names is looked at by itself.
enum CoverageGapCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        let running = workspace.running
        guard workspace.isWhole, workspace.policy != nil, !running.isEmpty,
            running.allSatisfy({ $0.coverage != nil && $0.record.isComplete }), workspace.vocabulary.isWhole
        else { return [] }
        let conditions = running.compactMap(\.condition)
        // Every segment is looked at, also when no condition asks for it.
        let asked = conditions + MadeUpAccounts.anySegment(workspace.vocabulary, at: running[0].record.range)
        guard let accounts = MadeUpAccounts(askedBy: asked, vocabulary: workspace.vocabulary) else {
            return [undecided(running[0])]
        }
        for day in ValidDays.changes(running) {
            let rest = uncovered(accounts, on: day, by: running)
            let other = running.first { $0.coversEveryoneElse && ValidDays.of($0).contains(day) }
            if let other {
                if !rest.segments.isEmpty { return [takesIn(other, rest.segments)] }
            } else if let account = rest.first {
                return [uncovered(running, AccountText(vocabulary: workspace.vocabulary).text(account), day)]
            }
        }
        return []
    }

    /// The first account that no condition covers, and the segments of all of them in the policy's order.
    private static func uncovered(
        _ accounts: MadeUpAccounts, on day: CalendarDate, by playbooks: [LoweredPlaybook]
    ) -> (first: MadeUpAccount?, segments: [String]) {
        let conditions = playbooks.filter { ValidDays.of($0).contains(day) }.compactMap(\.condition)
        var first: MadeUpAccount?
        var segments: [String] = []
        accounts.forEach { account in
            if conditions.contains(where: account.isTrue) { return true }
            if first == nil { first = account }
            if case .word(let segment)? = account.values[.fact(.builtIn(.customerSegment))], !segments.contains(segment)
            {
                segments.append(segment)
            }
            return true
        }
        let order = playbooks[0].vocabulary.segments.names
        return (first, order.filter(segments.contains))
    }

}

// MARK: - Messages

extension CoverageGapCheck {
    private static func takesIn(_ playbook: LoweredPlaybook, _ segments: [String]) -> Diagnostic {
        Diagnostic(
            .everyoneElse, .warning, at: playbook.record.place("covers"),
            "\"everyone else\" takes in customers of the \(segments.count == 1 ? "segment" : "segments") \(andList(segments))",
            help: "write \"covers:\" and a condition that says whom it is for")
    }

    private static func uncovered(_ playbooks: [LoweredPlaybook], _ account: String, _ day: CalendarDate) -> Diagnostic
    {
        let when = day == .distantPast ? "" : " on \(day)"
        return Diagnostic(
            .uncoveredAccount, at: playbooks[0].record.place("covers"),
            "no playbook covers an account with \(account)\(when)",
            help: "widen a \"covers\", or let one playbook cover \"everyone else\"")
    }

    private static func undecided(_ playbook: LoweredPlaybook) -> Diagnostic {
        Diagnostic(
            .undecidedCoverage, .warning, at: playbook.record.place("covers"),
            "whether every account is covered is not decided: the conditions of \"covers\" ask too much",
            help: "use fewer facts in \"covers\"")
    }
}
