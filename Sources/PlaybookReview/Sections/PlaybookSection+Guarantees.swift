import FinancialValues
import PlaybookProgram
import PlaybookProofs

/// What must hold whatever happens, and what is known of it.
extension PlaybookSection {
    func writeGuarantees(to document: inout ReviewDocument) {
        let verdicts = review.verdicts.filter { $0.playbook == playbook.name }
        guard !verdicts.isEmpty else { return }
        document.blocks.append(.newPage)
        document.heading(3, say("The guarantees", "Les garanties"), anchor: anchor("guarantees"))
        document.paragraph(
            say(
                "Proved means: for every ledger there can be, late and left-out runs included. Refuted comes with the case that breaks it.",
                "« Prouvée » signifie : quelle que soit la comptabilité, y compris si des traitements sont en retard ou omis. Une garantie réfutée est suivie du cas qui la contredit."
            ))
        for verdict in verdicts { write(verdict, to: &document) }
        let assumptions = Set(verdicts.flatMap(\.assumptions)).sorted()
        guard !assumptions.isEmpty else { return }
        document.heading(
            4, say("What the proofs take for granted", "Ce que les preuves tiennent pour acquis"),
            anchor: anchor("assumptions"))
        document.blocks.append(.list(assumptions.map { [sentence($0)] }))
    }

    private func write(_ verdict: GuaranteeVerdict, to document: inout ReviewDocument) {
        let guarantee = verdict.guarantee
        document.blocks.append(
            .paragraph([
                .strong(writer.quoted(name: guarantee.name) + "."), .plain(" " + writer.guarantee(guarantee)),
            ]))
        if let text = guarantee.texts[review.language.rawValue] ?? guarantee.text {
            document.blocks.append(
                .paragraph([.plain(say("In its own words: ", "Dans ses propres termes : ") + writer.quoted(text))]))
        }
        switch verdict.outcome {
        case .proved:
            let rules = verdict.rules.map { writer.quoted(name: $0) }
            document.blocks.append(
                .paragraph([
                    .strong(say("Proved.", "Prouvée.")),
                    .plain(
                        rules.isEmpty
                            ? say(
                                " Nothing that it speaks of is ever done.",
                                " Rien de ce qu’elle vise n’est jamais fait.")
                            : say(" It concerns ", " Elle concerne ") + writer.list(rules) + "."),
                ]))
        case .refuted(let counterexample): write(counterexample, to: &document)
        case .undecided(let questions):
            document.blocks.append(
                .alert([.strong(say("Undecided: neither proved nor refuted.", "Indécise : ni prouvée ni réfutée."))]))
            document.blocks.append(
                .list(
                    questions.map { question in
                        (question.rule.map { [.strong(writer.quoted(name: $0)), .plain(colon)] } ?? [])
                            + [.foreign(question.reason, language: "en")]
                    }))
        }
        note(RuleKey(.guarantee, guarantee.name), basis: guarantee.legalBasis, to: &document)
    }

    private func write(_ counterexample: Counterexample, to document: inout ReviewDocument) {
        document.blocks.append(
            .alert([.strong(say("Refuted. This case breaks it:", "Réfutée. Ce cas la contredit :"))]))
        var lines: [ReviewDocument.Text] = counterexample.ledger.events.map { event in
            [.plain(writer.weekdayAndDate(event.day) + colon), .foreign(event.sentence, language: "en")]
        }
        let what = counterexample.rule.map { writer.quoted(name: $0) }
        lines.append([
            .plain(writer.weekdayAndDate(counterexample.broken.day) + colon),
            .strong(
                what.map { say("\($0) goes ahead all the same", "\($0) a lieu malgré tout") }
                    ?? say("the guarantee does not hold", "la garantie n’est pas tenue")),
        ])
        document.blocks.append(.list(lines))
    }

    private func sentence(_ assumption: ProofAssumption) -> ReviewDocument.Inline {
        let french = [
            "receiptAfterSending":
                "Rien n’est reçu avant d’avoir été envoyé : un historique qui le prétend est refusé à la lecture.",
            "oneExecutionADay":
                "L’historique relate une seule exécution d’une étape pour une facture et un jour, quel que soit le nombre de modes d’envoi.",
            "calendars":
                "Les jours ouvrés sont ceux des calendriers de la politique de crédit, pour chaque année de 1997 à 2104.",
        ]
        guard review.language == .fr else { return .plain(assumption.sentence) }
        return french[assumption.rawValue].map { .plain($0) } ?? .foreign(assumption.sentence, language: "en")
    }
}
