import Diagnostics
import DunningEngine
import PlaybookProgram

/// What is over, and what nothing asks for: of these nothing more comes by the passing of days.
extension ExplanationReport {
    var finished: ExplanationSection {
        let entries = behind + unasked + reacted + inForce
        return ExplanationSection("Nothing more comes of", entries)
    }

    private var behind: [ExplanationSection.Entry] {
        guard let playbook else { return [] }
        let finished = explanation.verdicts.filter { if case .finished = $0.verdict { true } else { false } }
        return VerdictGroup.grouped(finished) { _ in "" }.map { group in
            let sequence = playbook.sequences[group.first.sequence]
            let of = subject(group.first, invoices: group.invoices)
            return .init(
                head: "\(sequence.name)\(place(sequence.origin)): every step is behind \(of.isEmpty ? "it" : of)")
        }
    }

    /// Items that are assigned to a factor or handed over, and those that no sequence is for.
    private var unasked: [ExplanationSection.Entry] {
        let silent = silentInvoices
        var entries: [ExplanationSection.Entry] = []
        for item in explanation.items {
            let verdicts = explanation.verdicts.filter { $0.invoices.contains(item.invoice) }
            let number = invoiceNumber(item.invoice)
            for (word, sequences) in away(verdicts) {
                entries.append(
                    .init(
                        head:
                            "\(number), \(word): \(andList(sequences)) \(sequences.count > 1 ? "leave" : "leaves") it alone"
                    ))
            }
            guard silent.contains(item.invoice), !verdicts.contains(where: { $0.coming != nil }) else { continue }
            entries.append(.init(head: "\(number): no sequence is for it", details: verdicts.compactMap(notForIt)))
        }
        return entries
    }

    /// The sequences that leave an item alone because it is no longer ours to ask for.
    private func away(_ verdicts: [UnitVerdict]) -> [(word: String, sequences: [String])] {
        guard let playbook else { return [] }
        var factored: [String] = []
        var handedOver: [String] = []
        for verdict in verdicts {
            let sequence = playbook.sequences[verdict.sequence]
            switch verdict.verdict {
            case .notConcerned(.factored): factored.append("\(sequence.name)\(place(sequence.origin))")
            case .notConcerned(.handedOver): handedOver.append("\(sequence.name)\(place(sequence.origin))")
            default: break
            }
        }
        return [("assigned to a factor", factored), ("handed over", handedOver)].filter { !$0.1.isEmpty }
    }

    /// `reminders: days_overdue >= 12 days is false, 5 days (playbooks/base.yaml:87)`
    func notForIt(_ verdict: UnitVerdict) -> String? {
        guard let playbook, case .notConcerned(.forIsFalse) = verdict.verdict else { return nil }
        let sequence = playbook.sequences[verdict.sequence]
        return "\(sequence.name)\(place(sequence.origin)): \(ClausePhrase.deciding(verdict.clauses))"
    }

    private var reacted: [ExplanationSection.Entry] {
        guard let playbook else { return [] }
        return explanation.escalations.compactMap { finding in
            guard case .doneOnce(let deed) = finding.verdict else { return nil }
            let escalation = playbook.escalations[finding.escalation]
            return .init(
                head: "\(escalation.name)\(place(escalation.origin)): \(manner(deed)), once in this case",
                details: [ClausePhrase.deciding(finding.clauses)].filter { !$0.isEmpty }.map { "since " + $0 })
        }
    }

    private var inForce: [ExplanationSection.Entry] {
        explanation.stages.compactMap { finding in
            guard case .complete = finding.verdict else { return nil }
            let suspension = program.playbooks[finding.playbook].suspensions[finding.suspension]
            return .init(
                head: "\(suspension.name)\(place(suspension.origin)) of \(limited(finding)): every stage is in force")
        }
    }
}
