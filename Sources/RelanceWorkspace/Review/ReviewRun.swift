import DunningEngine
import DunningReports
import PlaybookProgram
import PlaybookReview
import Receivables

/// From a checked workspace to the document that a lawyer reads.
///
///     checked workspace ─ ProofRun, RuleSourceFinder ─▶ verdicts, places ─ PlaybookReview ─▶ document
///     ledger × program × days ─ ThreadedSimulation ─▶ who is affected ┘
public enum ReviewRun {
    /// How many days of a ledger are looked at.
    public static let days = 90

    /// - Parameters:
    ///   - only: Names of playbooks; empty: all that cover somebody.
    ///   - affected: Of a ledger, where one was given.
    /// - Returns: `nil` when the playbooks do not run.
    public static func document(
        _ checked: CheckedWorkspace, _ language: ReviewLanguage, only: [String] = [],
        affected: AffectedAccounts? = nil
    ) -> ReviewDocument? {
        guard let program = checked.program else { return nil }
        let merged = checked.compilation.playbooks
        var sources: [String: [RuleKey: RuleSources]] = [:]
        for playbook in merged where only.isEmpty || only.contains(playbook.name) {
            var found = RuleSourceFinder.sources(of: playbook, among: merged)
            let guarantees = program.playbooks.first { $0.name == playbook.name }?.guarantees ?? []
            for guarantee in guarantees where found[RuleKey(.guarantee, guarantee.name)] == nil {
                let isOfPolicy = guarantee.origin.file.path == program.policy.origin.file.path
                let part = RuleSources.Part(
                    SourcePlace(guarantee.origin), isOfPolicy ? .policy : .pack, keys: [])
                found[RuleKey(.guarantee, guarantee.name)] = RuleSources([part], isLocked: false, legalBasis: nil)
            }
            for (key, place) in policyPlaces(program, playbook.name) where found[key] == nil {
                found[key] = RuleSources([.init(place, .policy, keys: [])], isLocked: false, legalBasis: nil)
            }
            sources[playbook.name] = found
        }
        var review = PlaybookReview(
            language, program, templates: checked.compilation.templates,
            verdicts: ProofRun.verdicts(program, only: Set(only)), sources: sources)
        review.affected = affected
        review.changes = changes(checked, program, only)
        return review.document(of: only)
    }

    /// What stands otherwise than it was signed, of the playbooks that were signed; `nil` where none was.
    private static func changes(
        _ checked: CheckedWorkspace, _ program: CompiledProgram, _ only: [String]
    ) -> [String: [RuleChange]]? {
        var changes: [String: [RuleChange]] = [:]
        for row in ApprovalReport(checked, program, playbooks: only).rows {
            var found: [RuleChange] = []
            switch row.verdict {
            case .valid: break
            case .ofAnotherVersion(_, let changes):
                found = changes.map { RuleChange($0.title, before: $0.before, after: $0.after) }
            default: continue
            }
            // Several roles may have signed the same rule.
            let known = changes[row.playbook, default: []]
            changes[row.playbook] = known + found.filter { !known.contains($0) }
        }
        return changes.isEmpty ? nil : changes
    }

    /// Where the policy says what a playbook leaves to it.
    private static func policyPlaces(_ program: CompiledProgram, _ name: String) -> [RuleKey: SourcePlace] {
        guard let playbook = program.playbooks.first(where: { $0.name == name }) else { return [:] }
        var places: [RuleKey: SourcePlace] = [:]
        func add(_ key: String, _ place: SourcePlace?) { places[RuleKey(.setting, key)] = place }
        add("send_days", playbook.places.sendDays.map(SourcePlace.init))
        add("quiet", playbook.places.quiet.first.map(SourcePlace.init))
        add("tolerance", playbook.places.tolerance.map(SourcePlace.init))
        add("contact_limit", playbook.contactLimit.map { SourcePlace($0.origin) })
        add("bank_data", program.policy.bankDataOrigin.map(SourcePlace.init))
        return places
    }

    /// Simulates a ledger as if nobody paid and everything were agreed to.
    public static func affected(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ day: AsOfDay, threads: Int,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil
    ) -> AffectedAccounts {
        let options = SimulationOptions(asOf: day.date, days: days)
        let schedule = ThreadedSimulation.run(program, ledger, options, threads: threads, progress: progress)
        return AffectedAccounts(schedule, ledger, options)
    }
}
