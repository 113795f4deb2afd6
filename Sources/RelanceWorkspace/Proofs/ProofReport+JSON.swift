import Diagnostics
import DunningReports
import FinancialValues
import PlaybookProgram
import PlaybookProofs

extension ProofReport {
    /// The whole answer, as `docs/prove.schema.json` describes it.
    public var json: JSONText {
        func count(_ isCounted: (GuaranteeVerdict.Outcome) -> Bool) -> JSONText {
            .integer(verdicts.count { isCounted($0.outcome) })
        }
        return .object([
            (
                "counts",
                .object([
                    ("proved", count { if case .proved = $0 { true } else { false } }),
                    ("refuted", count { if case .refuted = $0 { true } else { false } }),
                    ("undecided", count { if case .undecided = $0 { true } else { false } }),
                ])
            ),
            ("guarantees", .array(verdicts.map(json))),
            ("coverage", coverage.map(json) ?? .null),
            ("findings", .array(findings.map(json))),
            (
                "assumptions",
                .array(
                    Set(verdicts.flatMap(\.assumptions)).sorted().map { assumption in
                        .object([
                            ("name", .string(assumption.rawValue)), ("sentence", .string(assumption.sentence.english)),
                        ])
                    })
            ),
        ])
    }

    private func json(_ verdict: GuaranteeVerdict) -> JSONText {
        let guarantee = verdict.guarantee
        var (answer, refutation, questions): (String, JSONText, [GuaranteeVerdict.OpenQuestion]) = ("proved", .null, [])
        switch verdict.outcome {
        case .proved: break
        case .refuted(let counterexample):
            answer = "refuted"
            refutation = json(counterexample, verdict)
        case .undecided(let open): (answer, questions) = ("undecided", open)
        }
        return .object([
            ("guarantee", .string(guarantee.name)), ("playbook", .string(verdict.playbook)),
            ("text", .optional(guarantee.text)), ("legal_basis", .optional(guarantee.legalBasis)),
            ("place", .string(SourcePlace(guarantee.origin).description)), ("answer", .string(answer)),
            ("rules", .array(verdict.rules.map(JSONText.string))),
            ("assumptions", .array(verdict.assumptions.map { .string($0.rawValue) })),
            ("refutation", refutation),
            (
                "open_questions",
                .array(
                    questions.map { question in
                        .object([("rule", .optional(question.rule)), ("reason", .string(question.reason.english))])
                    })
            ),
        ])
    }

    private func json(_ counterexample: Counterexample, _ verdict: GuaranteeVerdict) -> JSONText {
        .object([
            ("day", .string(counterexample.broken.day.description)), ("rule", .optional(counterexample.rule)),
            ("breach", .string(breach(verdict, counterexample))),
            (
                "story",
                .array(
                    counterexample.ledger.events.map { event in
                        .object([
                            ("day", .string(event.day.description)), ("sentence", .string(event.sentence.english)),
                        ])
                    })
            ),
            (
                "ledger",
                .array(
                    counterexample.ledger.files.map { file in
                        .object([("file", .string(file.name)), ("contents", .string(file.contents))])
                    })
            ),
            ("folder", .optional(folders[ProofReport.folderName(verdict)])),
        ])
    }

    private func json(_ coverage: CoverageVerdict) -> JSONText {
        var (answer, playbooks, account): (String, [String], String?)
        switch coverage {
        case .proved: (answer, playbooks, account) = ("proved", [], nil)
        case .provedOfListedWords(let found): (answer, playbooks, account) = ("proved_of_listed_words", [], found)
        case .several(let first, let second, let found):
            (answer, playbooks, account) = ("several", [first, second], found)
        case .nobody(let found): (answer, playbooks, account) = ("nobody", [], found)
        case .undecided: (answer, playbooks, account) = ("undecided", [], nil)
        }
        return .object([
            ("answer", .string(answer)), ("playbooks", .array(playbooks.map(JSONText.string))),
            ("account", .optional(account)),
        ])
    }

    private func json(_ finding: ProofFinding) -> JSONText {
        .object([
            ("kind", .string(finding.kind.word)), ("rule", .string(finding.rule)), ("key", .optional(finding.key)),
            ("words", .optional(finding.words)), ("sentence", .string(finding.sentence)),
            ("place", .string(SourcePlace(finding.origin).description)),
        ])
    }
}

extension ProofFinding.Kind {
    fileprivate var word: String {
        switch self {
        case .neverActs: "never_acts"
        case .neverTrue: "never_true"
        case .alwaysTrue: "always_true"
        case .changesNothing: "changes_nothing"
        }
    }
}
