import DunningReports
import FinancialValues
import PlaybookProgram
import PlaybookProofs

/// What is proved, in sentences: guarantee by guarantee, then for which playbooks.
public struct ProofReport {
    let verdicts: [GuaranteeVerdict]
    /// Of each refuted guarantee, the folder with its ledger as the command line names it.
    let folders: [String: String]
    /// `nil`: not asked.
    let coverage: CoverageVerdict?
    let findings: [ProofFinding]

    public init(
        _ verdicts: [GuaranteeVerdict], coverage: CoverageVerdict? = nil, findings: [ProofFinding] = [],
        folders: [String: String] = [:]
    ) {
        self.verdicts = verdicts
        self.coverage = coverage
        self.findings = findings
        self.folders = folders
    }

    /// The name of a refutation's folder: unique among verdicts.
    public static func folderName(_ verdict: GuaranteeVerdict) -> String {
        "\(verdict.guarantee.name)-\(verdict.playbook)"
    }

    public var hasRefutation: Bool { verdicts.contains { if case .refuted = $0.outcome { true } else { false } } }
    public var hasOpenQuestion: Bool { verdicts.contains { if case .undecided = $0.outcome { true } else { false } } }

    public var text: String {
        let parts = verdicts.map(\.guarantee.name).uniqued.flatMap { name in
            let named = verdicts.filter { $0.guarantee.name == name }
            // Of one name, what says the same: a pack may be included with other parameters, a layer say something else.
            return named.map { Said($0.guarantee) }.uniqued.map { said in
                paragraph(named.filter { Said($0.guarantee) == said })
            }
        }
        return (parts + [coverageText, findingsText, assumptions, total]).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func paragraph(_ verdicts: [GuaranteeVerdict]) -> String {
        let guarantee = verdicts[0].guarantee
        var lines = [guarantee.name]
        if let text = guarantee.text { lines.append("  \"\(text)\"") }
        if let basis = guarantee.legalBasis { lines.append("  \(basis)") }
        let proved = verdicts.filter { if case .proved = $0.outcome { true } else { false } }
        if !proved.isEmpty {
            lines += Wrapping.lines(
                "proved for \(proved.map(\.playbook).joined(separator: ", "))", indentation: 2, hanging: 4)
            let rules = Set(proved.flatMap(\.rules)).sorted()
            lines += Wrapping.lines(
                rules.isEmpty ? "nothing that it speaks of is ever done" : "asked of \(rules.joined(separator: ", "))",
                indentation: 4, hanging: 6)
        }
        for verdict in verdicts {
            switch verdict.outcome {
            case .proved: continue
            case .refuted(let counterexample): lines += refutation(verdict, counterexample)
            case .undecided(let questions):
                lines.append("  undecided for \(verdict.playbook)")
                for question in questions {
                    let rule = question.rule.map { "\($0): " } ?? ""
                    lines += Wrapping.lines("\(rule)\(question.reason.english)", indentation: 4, hanging: 6)
                }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func refutation(_ verdict: GuaranteeVerdict, _ counterexample: Counterexample) -> [String] {
        var lines = ["  refuted for \(verdict.playbook)"]
        for event in counterexample.ledger.events { lines.append("    \(event.day)  \(event.sentence.english)") }
        lines += Wrapping.lines(
            "\(counterexample.broken.day)  " + breach(verdict, counterexample), indentation: 4, hanging: 16)
        if let folder = folders[ProofReport.folderName(verdict)] {
            lines.append(
                "    run it: relance simulate --ledger \(folder) --as-of \(counterexample.broken.day) --days 1")
        }
        return lines
    }

    /// `restricted goes ahead, although formal_notice received at least 8 full days ago is false, formal_notice is 2026-06-01`
    func breach(_ verdict: GuaranteeVerdict, _ counterexample: Counterexample) -> String {
        let broken = counterexample.broken
        let what = counterexample.rule.map { "\($0) goes ahead" } ?? "so it is in the evening"
        if case .atMost(let count, _, let days) = verdict.guarantee.claim {
            return "\(what): \(broken.count) in \(days) days, and at most \(count) are allowed"
        }
        if case .progress(let days) = verdict.guarantee.claim {
            return "nothing comes for \(StoryLedger.invoice) within \(days) days; no hold holds it, and nobody owns it"
        }
        return "\(what), although \(broken.clauses.decidingPhrase)"
    }

    private var coverageText: String {
        switch coverage {
        case nil: ""
        case .proved: "Exactly one playbook covers each account: proved\n"
        case .provedOfListedWords(let account):
            "Exactly one playbook covers each account whose words the policy lists: proved; of others, none covers \(account)\n"
        case .several(let first, let second, let account):
            "Two playbooks cover one account, \(first) and \(second): \(account)\n"
        case .nobody(let account): "No playbook covers an account: \(account)\n"
        case .undecided: "Whether exactly one playbook covers each account is undecided\n"
        }
    }

    private var findingsText: String {
        guard !findings.isEmpty else { return "" }
        var lines = ["Rules and conditions that no ledger makes matter"]
        for finding in findings {
            lines += Wrapping.lines(
                "\(finding.sentence.printable) (\(SourcePlace(finding.origin)))", indentation: 2, hanging: 4)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var assumptions: String {
        let all = Set(verdicts.flatMap(\.assumptions)).sorted()
        guard !all.isEmpty else { return "" }
        return "What the proofs take for granted\n" + all.map { "  \($0.sentence.english)\n" }.joined()
    }

    private var total: String {
        func count(_ is: (GuaranteeVerdict.Outcome) -> Bool) -> Int { verdicts.count { `is`($0.outcome) } }
        let proved = count { if case .proved = $0 { true } else { false } }
        let refuted = count { if case .refuted = $0 { true } else { false } }
        return "\(proved) proved, \(refuted) refuted, \(verdicts.count - proved - refuted) undecided\n"
    }
}

/// What a guarantee says, whichever playbook it is asked of.
private struct Said: Hashable {
    private var text: String?
    private var legalBasis: String?
    private var claim: [String]

    init(_ guarantee: CompiledGuarantee) {
        (text, legalBasis) = (guarantee.text, guarantee.legalBasis)
        switch guarantee.claim {
        case .whenever(let occasion, let require):
            claim = Said.words(occasion) + ["require"] + Said.words(require)
        case .atMost(let count, let events, let days): claim = ["at most", "\(count)", "\(days)"] + Said.words(events)
        case .progress(let days): claim = ["progress", "\(days)"]
        }
    }

    private static func words(_ occasion: CompiledGuarantee.Occasion) -> [String] {
        switch occasion {
        case .kind(let kind): [kind.rawValue]
        // Playbooks have rules of one name in other places.
        case .action: ["a rule"]
        case .condition(let condition): words(condition)
        }
    }

    private static func words(_ condition: CompiledCondition) -> [String] {
        switch condition {
        case .all(let parts): ["all"] + parts.flatMap(words) + ["end"]
        case .any(let parts): ["any"] + parts.flatMap(words) + ["end"]
        case .not(let part): ["not"] + words(part)
        case .clause(let clause): [clause.origin.text]
        }
    }
}
