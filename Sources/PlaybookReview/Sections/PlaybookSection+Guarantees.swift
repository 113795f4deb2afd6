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
                "Proved means: whichever data are read, and also when runs are late or left out, the rules do nothing against it. Where those data are wrong, the guarantee protects nobody; and it does not say that the law asks for no more. What is taken for granted stands at the end. Refuted comes with the case that breaks it.",
                "« Prouvée » signifie : quelles que soient les données lues, et même si des traitements sont en retard ou omis, les règles ne font rien qui y soit contraire. Si ces données sont fausses, la garantie ne protège pas ; et elle ne dit pas que la loi n’exige rien de plus. Ce qui est tenu pour acquis figure à la fin. Une garantie réfutée est suivie du cas qui la contredit."
            ))
        for verdict in verdicts { write(verdict, to: &document) }
        document.heading(
            4, say("What the proofs take for granted", "Ce que les preuves tiennent pour acquis"),
            anchor: anchor("assumptions"))
        let assumptions = Set(verdicts.flatMap(\.assumptions)).sorted()
        document.list(assumedData(verdicts.map(\.guarantee)) + assumptions.map { told($0.sentence) })
    }

    /// What a proof believes of the ledger: it shows what the rules do with data, not that the data are true.
    private func assumedData(_ guarantees: [CompiledGuarantee]) -> [String] {
        var mentions = ProgramMentions()
        for guarantee in guarantees { mentions.add(guarantee) }
        let facts = mentions.facts.filter { fact in
            if case .builtIn(let builtIn) = fact { builtIn.scope != .day } else { true }
        }
        var lines = [
            say(
                "What the ledger says is taken to be true and complete: customers, invoices, payments, credit notes, disputes, promises, and in its history each message with its day and the proof of its receipt.",
                "Ce que dit la comptabilité est tenu pour vrai et complet : clients, factures, paiements, avoirs, contestations, promesses et, dans l’historique, chaque envoi avec son jour et la preuve de sa réception."
            )
        ]
        let asked = facts.map(writer.told).sorted()
        if !asked.isEmpty {
            lines.append(
                say(
                    "So is in particular what these guarantees ask: ",
                    "Il en est ainsi notamment de ce que ces garanties demandent : ") + writer.list(asked) + ".")
        }
        return lines
    }

    /// A sentence of the prover's, with the names as they are called elsewhere in the review.
    private func told(_ sentence: ProofSentence) -> String {
        guard review.language == .fr else { return sentence.english }
        let called = review.program.policy.called[review.language.rawValue] ?? [:]
        return called.keys.sorted().reduce(sentence.french) { text, name in
            text.replacing(ProofSentence.frenchName(name), with: writer.quoted(name: name))
        }
    }

    private func write(_ verdict: GuaranteeVerdict, to document: inout ReviewDocument) {
        let guarantee = verdict.guarantee
        document.blocks.append(
            .paragraph([
                .strong(writer.quoted(name: guarantee.name) + "."), .plain(" " + writer.guarantee(guarantee)),
            ]))
        if let text = guarantee.texts[review.language.rawValue] ?? guarantee.text {
            document.blocks.append(
                .paragraph([
                    .plain(
                        say("In its own words: ", "Dans ses propres termes : ") + writer.quoted(writer.typeset(text)))
                ]))
        }
        switch verdict.outcome {
        case .proved: document.blocks.append(.paragraph(proved(verdict)))
        case .refuted(let counterexample): write(counterexample, to: &document)
        case .undecided(let questions):
            document.blocks.append(
                .alert([.strong(say("Undecided: neither proved nor refuted.", "Indécise : ni prouvée ni réfutée."))]))
            document.blocks.append(
                .list(
                    questions.map { question in
                        (question.rule.map { [.strong(writer.quoted(name: $0)), .plain(colon)] } ?? [])
                            + [.plain(told(question.reason))]
                    }))
        }
        note(RuleKey(.guarantee, guarantee.name), basis: guarantee.legalBasis, to: &document)
    }

    private func proved(_ verdict: GuaranteeVerdict) -> ReviewDocument.Text {
        guard !verdict.rules.isEmpty else {
            return [
                .strong(say("Proved, without an object:", "Prouvée, sans objet :")),
                .plain(
                    say(" these rules never do what it speaks of.", " ces règles ne font jamais ce qu’elle vise.")),
            ]
        }
        let lifts = playbook.suspensions.flatMap(\.lifts).map(\.name).filter(verdict.rules.contains)
        let asked = lifts.isEmpty ? AskedOfInvoice.nothing : self.asked(verdict.guarantee)
        let rules = verdict.rules.filter { asked != .invoiceOnly || !lifts.contains($0) }
        let concerned = rules.map { writer.quoted(name: $0) }
        let about =
            switch asked {
            case .invoiceOnly:
                say(
                    " The notice that restores a service claims nothing and is about no invoice: the guarantee does not speak of it.",
                    " L’avis qui rétablit un service ne réclame rien et ne porte sur aucune facture : elle ne le vise pas."
                )
            case .invoiceAndMore:
                say(
                    " The notice that restores a service is about no invoice: what the guarantee asks of an invoice does not concern it.",
                    " L’avis qui rétablit un service ne porte sur aucune facture : ce qu’elle exige d’une facture ne le concerne pas."
                )
            case .nothing: ""
            }
        return [
            .strong(say("Proved.", "Prouvée.")),
            .plain(
                (concerned.isEmpty
                    ? "" : say(" It concerns ", " Elle concerne ") + writer.list(concerned) + ".") + about),
        ]
    }

    private func write(_ counterexample: Counterexample, to document: inout ReviewDocument) {
        document.blocks.append(
            .alert([.strong(say("Refuted. This case breaks it:", "Réfutée. Ce cas la contredit :"))]))
        var lines: [ReviewDocument.Text] = counterexample.ledger.events.map { event in
            [.plain(writer.weekdayAndDate(event.day) + colon + told(event.sentence))]
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
}

// MARK: - What is asked of an invoice

extension PlaybookSection {
    private enum AskedOfInvoice { case nothing, invoiceOnly, invoiceAndMore }

    private func asked(_ guarantee: CompiledGuarantee) -> AskedOfInvoice {
        guard case .whenever(_, let require) = guarantee.claim else { return .nothing }
        var mentions = ProgramMentions()
        mentions.add(require)
        let ofInvoice = mentions.facts.filter { scope(of: $0) == .invoice }
        guard !ofInvoice.isEmpty else { return .nothing }
        return ofInvoice.count < mentions.facts.count || require.asksOfEvents ? .invoiceAndMore : .invoiceOnly
    }

    private func scope(of fact: Fact) -> FactScope {
        switch fact {
        case .builtIn(let fact): fact.scope
        case .own(let index): review.program.policy.fields[index].scope
        }
    }
}

extension CompiledCondition {
    fileprivate var asksOfEvents: Bool {
        switch self {
        case .all(let parts), .any(let parts): return parts.contains(where: \.asksOfEvents)
        case .not(let part): return part.asksOfEvents
        case .clause(let clause): if case .event = clause.test { return true } else { return false }
        }
    }
}
