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
        let text = AccountText(vocabulary: workspace.vocabulary)
        for day in ValidDays.changes(running) {
            let gaps = gaps(accounts, on: day, between: running)
            let other = running.first { $0.coversEveryoneElse && ValidDays.of($0).contains(day) }
            if let other {
                let segments = workspace.vocabulary.segments.names.filter { gaps.map(\.segment).contains($0) }
                if !segments.isEmpty { return [takesIn(other, segments)] }
            } else if !gaps.isEmpty {
                return uncovered(gaps, on: day, text, workspace.policy, running)
            }
        }
        return []
    }

    /// The accounts of one segment of which none, or not all, are covered on a day.
    private struct Gap {
        /// `nil` where the policy has no segments.
        let segment: String?
        /// The first that no condition covers.
        let account: MadeUpAccount
        /// The place that leaves it out: whose `covers` takes in others of the segment, or whose `valid` has ended.
        var neighbour: SourceRange?
    }

    /// In the order of the accounts, one for each segment.
    private static func gaps(
        _ accounts: MadeUpAccounts, on day: CalendarDate, between playbooks: [LoweredPlaybook]
    ) -> [Gap] {
        let isValid = playbooks.map { ValidDays.of($0).contains(day) }
        // One that takes customers of every segment is nobody's neighbour, where others choose by segments.
        let choosing = playbooks.map { $0.condition?.asksSegment ?? false }
        let isNeighbour = choosing.contains(true) ? choosing : choosing.map { _ in true }
        var gaps: [Gap] = []
        var coverers: [String?: SourceRange] = [:]
        accounts.forEach { account in
            let segment = account.values[.fact(.builtIn(.customerSegment))].flatMap { value in
                if case .word(let word) = value { word } else { nil }
            }
            let takers = playbooks.indices.filter { playbooks[$0].condition.map(account.isTrue) ?? false }
            if takers.contains(where: { isValid[$0] }) {
                if coverers[segment] == nil, let near = takers.first(where: { isValid[$0] && isNeighbour[$0] }) {
                    coverers[segment] = playbooks[near].record.place("covers")
                }
            } else if !gaps.contains(where: { $0.segment == segment }) {
                let ended = takers.first { isNeighbour[$0] }.map { playbooks[$0].record.place("valid") }
                gaps.append(Gap(segment: segment, account: account, neighbour: ended))
            }
            return true
        }
        for index in gaps.indices where gaps[index].neighbour == nil {
            gaps[index].neighbour = coverers[gaps[index].segment]
        }
        return gaps
    }

    /// The segments that nobody covers, each where the policy lists it, and the first account that is left out otherwise.
    private static func uncovered(
        _ gaps: [Gap], on day: CalendarDate, _ text: AccountText, _ policy: SyntaxRecord?,
        _ playbooks: [LoweredPlaybook]
    ) -> [Diagnostic] {
        let listed = policy?.words("segments") ?? []
        var segments: [Diagnostic] = []
        var account: Diagnostic?
        for gap in gaps {
            if gap.neighbour == nil, let segment = listed.first(where: { $0.value == gap.segment }) {
                segments.append(uncovered(segment.range, text.text(gap.account), day, segment: segment.value))
            } else if account == nil {
                let place = gap.neighbour ?? playbooks[0].record.place("covers")
                account = uncovered(place, text.text(gap.account), day, segment: nil)
            }
        }
        return segments + (account.map { [$0] } ?? [])
    }
}

extension CompiledCondition {
    fileprivate var asksSegment: Bool { clauses.contains { $0.test.facts.contains(.builtIn(.customerSegment)) } }
}

// MARK: - Messages

extension CoverageGapCheck {
    private static func takesIn(_ playbook: LoweredPlaybook, _ segments: [String]) -> Diagnostic {
        Diagnostic(
            .everyoneElse, .warning, at: playbook.record.place("covers"),
            "\"everyone else\" takes in customers of the \(segments.count == 1 ? "segment" : "segments") \(andList(segments))",
            help: "write \"covers:\" and a condition that says whom it is for")
    }

    /// - Parameter segment: That of the account, when no playbook is for it.
    private static func uncovered(
        _ place: SourceRange, _ account: String, _ day: CalendarDate, segment: String?
    ) -> Diagnostic {
        let when = day == .distantPast ? "" : " on \(day)"
        let remedy =
            segment.map { "write a playbook with \"covers: customer.segment = \($0)\"" } ?? "widen a \"covers\""
        return Diagnostic(
            .uncoveredAccount, at: place, "no playbook covers an account with \(account)\(when)",
            help: "\(remedy), or let one playbook cover \"everyone else\"")
    }

    private static func undecided(_ playbook: LoweredPlaybook) -> Diagnostic {
        Diagnostic(
            .undecidedCoverage, .warning, at: playbook.record.place("covers"),
            "whether every account is covered is not decided: the conditions of \"covers\" ask too much",
            help: "use fewer facts in \"covers\"")
    }
}
