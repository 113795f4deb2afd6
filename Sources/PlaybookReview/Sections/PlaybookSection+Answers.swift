import DunningEngine
import FinancialValues
import PlaybookProgram

/// The first page: three questions of somebody who reads nothing else.
extension PlaybookSection {
    func writeAnswers(_ examples: PlaybookExamples, to document: inout ReviewDocument) {
        document.heading(3, say("In short", "En bref"), anchor: anchor("answers"))
        document.heading(4, say("When is my service cut?", "Quand mon service est-il coupé ?"), anchor: anchor("when"))
        writeWhen(examples, to: &document)
        guard !playbook.suspensions.isEmpty else { return }
        document.heading(4, say("After which letter?", "Après quelle lettre ?"), anchor: anchor("after"))
        writeAfter(to: &document)
        document.heading(4, say("What stops it?", "Qu’est-ce qui l’arrête ?"), anchor: anchor("stops"))
        document.blocks.append(.list(stops))
        document.heading(
            4,
            say(
                "What restores it, and what does not?",
                "Qu’est-ce qui le rétablit, et qu’est-ce qui ne le rétablit pas ?"),
            anchor: anchor("restores"))
        document.blocks.append(.list(restores))
    }

    private func writeWhen(_ examples: PlaybookExamples, to document: inout ReviewDocument) {
        guard playbook.suspensions.contains(where: { !$0.stages.isEmpty }) else {
            return document.paragraph(
                say(
                    "Never: this playbook limits no service and refuses no order.",
                    "Jamais : ce playbook ne limite aucun service et ne refuse aucune commande."))
        }
        let told = examples.large ?? examples.unpaid
        for suspension in playbook.suspensions {
            document.blocks.append(
                .paragraph([
                    .strong(writer.capitalized(writer.quoted(name: suspension.name)) + "."),
                    .plain(" " + writer.scope(of: suspension)),
                ]))
            document.blocks.append(
                .list(
                    suspension.stages.map { stage in
                        let effect = writer.capitalized(writer.names.effects[stage.effect]!)
                        return [
                            .strong(effect),
                            .plain(
                                " (\(writer.quoted(name: stage.name)), \(writer.billing(stage)))" + colon
                                    + writer.clock(stage.at)
                                    + ". " + day(of: stage.name, in: told, examples)),
                        ]
                    }))
        }
        document.paragraph(
            say(
                "These are the earliest days: the conditions below must be met too. ",
                "Ce sont les dates les plus précoces : les conditions ci-dessous doivent aussi être remplies. ")
                + premise(told.example))
    }

    /// `In the example: Monday 27 April 2026, 48 days after the due date.`
    private func day(of name: String, in told: PlaybookExamples.Told, _ examples: PlaybookExamples) -> String {
        guard let done = told.done.first(where: { examples.name(of: $0.action) == name }) else {
            return say(
                "In the example it does not come to that within 180 days.",
                "Dans l’exemple, on n’y arrive pas en 180 jours.")
        }
        let day = done.action.day
        let count = writer.days(day - ExampleCase.due)
        return say(
            "In the example: \(writer.weekdayAndDate(day)), \(count) after the due date.",
            "Dans l’exemple : \(writer.weekdayAndDate(day)), \(count) après l’échéance.")
    }

    /// What an example takes for granted.
    func premise(_ example: ExampleCase) -> String {
        let amount = writer.money(Money(minorUnits: example.amount, review.program.policy.exchangeRates.reporting))
        let due = writer.weekdayAndDate(ExampleCase.due)
        return say(
            "The example: one invoice of \(amount), due on \(due), which nobody pays; everything is done on its day, approvals are given the same day, and a letter whose receipt takes proof is presented \(writer.days(ExampleRun.daysToReceipt)) after it was sent, with the proof on file.",
            "L’exemple : une seule facture de \(amount), échue le \(due), que personne ne paie ; tout est fait au jour dit, les accords sont donnés le jour même ; la lettre dont la réception se prouve est présentée \(writer.days(ExampleRun.daysToReceipt)) après l’envoi, et la preuve en est au dossier."
        )
    }

    private func writeAfter(to document: inout ReviewDocument) {
        let letters = lettersBefore
        guard !letters.isEmpty else {
            return document.paragraph(
                say(
                    "After none: no measure counts from a letter.",
                    "Après aucune : aucune mesure ne se compte à partir d’une lettre."))
        }
        document.blocks.append(
            .list(
                letters.map { step in
                    [
                        .link(writer.quoted(name: step.name), to: letterAnchor(step.name)),
                        .plain(
                            colon + writer.deed(step.deed, named: nil) + ", " + writer.clock(step.at) + "."
                                + (receipt(of: step).map { " " + $0 } ?? "")),
                    ]
                }))
    }

    /// The steps that the clocks of stages count from, in the playbook's order.
    private var lettersBefore: [CompiledStep] {
        let names = letters { _ in true }
        return playbook.sequences.flatMap(\.steps).filter { names.contains($0.name) }
    }

    /// The names of the steps that a stage's clock counts from, by what of them it counts.
    func letters(of stages: [CompiledStage]? = nil, _ counts: (EventReference) -> Bool) -> Set<String> {
        var names: Set<String> = []
        for term in (stages ?? playbook.suspensions.flatMap(\.stages)).flatMap(\.at.terms) {
            guard case .event(let event) = term.anchor, case .step(let sequence, let step) = event.action,
                counts(event)
            else { continue }
            names.insert(playbook.sequences[sequence].steps[step].name)
        }
        return names
    }

    /// From which day a delay runs that counts from the receipt of a letter; `nil` where none does.
    private func receipt(of step: CompiledStep) -> String? {
        guard letters({ $0.moment == .received }).contains(step.name), case .message(let message) = step.deed else {
            return nil
        }
        let needingProof = message.channels.filter(needsProof)
        guard !needingProof.isEmpty else {
            return say(
                "The delay that counts from its receipt runs from the day on which it counts as received.",
                "Le délai compté de sa réception court du jour où elle est réputée reçue.")
        }
        let ways = writer.list(needingProof.map { writer.names.ways[$0]! })
        var text = say(
            "The delay that counts from its receipt runs only from the day of its first presentation \(ways), or of its handing over where the proof tells that day alone, and only with that proof; not collected, it counts all the same",
            "Le délai compté de sa réception ne court que du jour de sa première présentation \(ways), ou de sa remise si la preuve ne donne que ce jour, et seulement si cette preuve est au dossier ; non retirée, elle compte quand même"
        )
        let others = message.channels.filter { !needsProof($0) }
        if !others.isEmpty {
            let copies = writer.list(others.map { writer.names.ways[$0]! })
            text += say(
                "; the copy sent \(copies) the same day sets no delay running",
                " ; la copie envoyée \(copies) le même jour ne fait courir aucun délai")
        }
        return text + "."
    }

    /// A message sent this way counts as received only by proof.
    func needsProof(_ channel: Channel) -> Bool {
        if case .after? = playbook.delivery[channel] { false } else { true }
    }

    /// One line of an answer: in a few words what it is about, and what is said of it.
    typealias AnswerLine = (what: String, text: String)

    func told(_ lines: [AnswerLine]) -> [ReviewDocument.Text] {
        lines.map { line in [.strong(line.what + "."), .plain(" " + line.text)] }
    }

    /// Those that say the same once, with the names of all that say it; in the order of the first.
    func grouped(_ lines: [(text: String, name: String)]) -> [(text: String, names: String)] {
        var texts: [String] = []
        for line in lines where !texts.contains(line.text) { texts.append(line.text) }
        return texts.map { text in
            let names = lines.filter { $0.text == text }.map { writer.quoted(name: $0.name) }
            return (text, writer.list(names))
        }
    }

    /// The built-in ones in words, the author's by their names.
    func holdName(_ hold: CompiledHold) -> String {
        switch hold.trigger {
        case .block: say("A dunning block", "Un blocage en comptabilité")
        case .pendingPayment: say("An announced payment", "Un paiement annoncé")
        case .coveringCash: say("Money not yet allocated", "Un encaissement non affecté")
        case .condition: writer.quoted(name: hold.name)
        }
    }

    /// Before what explains the words before it.
    var colon: String { say(": ", "\u{A0}: ") }

    func letterAnchor(_ name: String) -> String { anchor("letter-\(name)") }
}
