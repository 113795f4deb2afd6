import Diagnostics
import DunningEngine
import PlaybookProgram

/// Rules that have nothing to say of an account on the day: what they ask is not so.
struct UnspokenRules {
    /// Each with what was not so.
    var section: ExplanationSection
    /// `6 sequences`, `2 escalations`
    var counts: [String]
    /// An item of the account, for the option that shows one.
    var item: String?

    /// What a screen leaves out, and how to see it; `nil` when nothing is.
    func sentence(isFolded: Bool) -> String? {
        guard isFolded || !counts.isEmpty else { return nil }
        let unsaid = counts.isEmpty ? [] : [counts.joined(separator: ", ") + " not for it"]
        let folded = isFolded ? ["what has no room here"] : []
        return "not shown: " + (unsaid + folded).joined(separator: ", and ") + " (see --all"
            + (item.map { ", or --item \($0)" } ?? "") + ")"
    }
}

extension ExplanationReport {
    var unspoken: UnspokenRules {
        let parts: [(String, [ExplanationSection.Entry])] = [
            ("sequence", sequencesNotForIt), ("escalation", escalationsNotForIt), ("stage", stagesWithoutGround),
            ("obligation", obligationsNotForIt),
        ]
        let counts = parts.filter { !$0.1.isEmpty }.map { counted($0.1.count, $0.0) }
        return UnspokenRules(
            section: ExplanationSection("Not for it", parts.flatMap(\.1)), counts: counts,
            item: explanation.items.first.map {
                Wrapping.cut(ledger.text[ledger.invoices[$0.invoice].id].printable, to: 30)
            })
    }

    /// One entry for each sequence, with a line for each reason.
    private var sequencesNotForIt: [ExplanationSection.Entry] {
        guard let playbook else { return [] }
        let silent = silentInvoices
        return playbook.sequences.indices.compactMap { index in
            let verdicts = explanation.verdicts.filter { verdict in
                guard verdict.sequence == index, case .notConcerned(let reason) = verdict.verdict else { return false }
                switch reason {
                case .forIsFalse: return !verdict.invoices.contains(where: silent.contains)
                case .paid: return true
                case .factored, .handedOver: return false
                }
            }
            guard !verdicts.isEmpty else { return nil }
            let sequence = playbook.sequences[index]
            let groups = VerdictGroup.grouped(verdicts) { verdict in
                if case .notConcerned(.paid) = verdict.verdict { "paid" } else { "for" }
            }
            return .init(head: "\(sequence.name)\(place(sequence.origin))", details: groups.map(reason))
        }
    }

    private func reason(_ group: VerdictGroup) -> String {
        let of = subject(group.first, invoices: group.invoices)
        let clauses = ClausePhrase.deciding(group.first.clauses)
        return (of.isEmpty ? "" : of + ": ") + (clauses.isEmpty ? "nothing is open" : clauses)
    }

    private var escalationsNotForIt: [ExplanationSection.Entry] {
        guard let playbook else { return [] }
        return explanation.escalations.compactMap { finding in
            guard case .whenIsFalse = finding.verdict, finding.coming == nil else { return nil }
            let escalation = playbook.escalations[finding.escalation]
            return .init(
                head: "\(escalation.name)\(place(escalation.origin))", details: [ClausePhrase.deciding(finding.clauses)]
            )
        }
    }

    private var stagesWithoutGround: [ExplanationSection.Entry] {
        explanation.stages.compactMap { finding in
            guard isSilent(finding), let stage = stage(of: finding) else { return nil }
            return .init(
                head: "\(stage.name)\(place(stage.origin)) of \(limited(finding))",
                details: ["no invoice supports it: none is overdue, noticed and old enough"])
        }
    }

    private var obligationsNotForIt: [ExplanationSection.Entry] {
        guard let playbook else { return [] }
        return playbook.obligations.enumerated().compactMap { index, obligation in
            let findings = explanation.obligations.filter { finding in
                guard finding.obligation == index, case .notConcerned = finding.state else { return false }
                return true
            }
            guard !findings.isEmpty else { return nil }
            let reasons = findings.map { "\(invoices($0.invoices)): \(ClausePhrase.deciding($0.clauses))" }
            return .init(head: "\(obligation.name)\(place(obligation.origin))", details: reasons)
        }
    }
}
