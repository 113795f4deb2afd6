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
            "The example: one invoice of \(amount), due on \(due), which nobody pays; everything is done on its day, approvals are given the same day, and proof of receipt comes \(writer.days(ExampleRun.daysToReceipt)) after sending.",
            "L’exemple : une seule facture de \(amount), échue le \(due), que personne ne paie ; tout est fait au jour dit, les accords sont donnés le jour même et la preuve de réception arrive \(writer.days(ExampleRun.daysToReceipt)) après l’envoi."
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
                            colon + writer.deed(step.deed, named: nil) + ", " + writer.clock(step.at) + "."),
                    ]
                }))
    }

    /// The steps that the clocks of stages count from, in the playbook's order.
    private var lettersBefore: [CompiledStep] {
        var names: Set<String> = []
        for term in playbook.suspensions.flatMap(\.stages).flatMap(\.at.terms) {
            guard case .event(let event) = term.anchor, case .step(let sequence, let step) = event.action else {
                continue
            }
            names.insert(playbook.sequences[sequence].steps[step].name)
        }
        return playbook.sequences.flatMap(\.steps).filter { names.contains($0.name) }
    }

    /// What keeps a service from being limited, or ends it.
    var stops: [ReviewDocument.Text] {
        var lines: [ReviewDocument.Text] = []
        func add(_ what: String, _ text: String) { lines.append([.strong(what + "."), .plain(" " + text)]) }
        add(
            say("Payment", "Le paiement"),
            say(
                "What is paid is followed up no further: nothing more is sent about it, and it justifies no measure.",
                "Ce qui est payé n’est plus suivi : plus rien n’est envoyé à ce sujet, et aucune mesure ne peut s’y fonder."
            ))
        for (text, names) in grouped(
            playbook.suspensions.flatMap { suspension in
                suspension.lifts.map { (writer.shortLift($0, of: suspension), suspension.name) }
            })
        {
            add(say("What lifts ", "Ce qui lève ") + names, text)
        }
        for hold in playbook.holds where hold.stops.contains(.suspension) {
            add(hold.isNamed ? say("Hold ", "Arrêt ") + holdName(hold) : holdName(hold), writer.shortHold(hold))
        }
        for (text, names) in grouped(
            playbook.suspensions.flatMap { suspension in
                suspension.stages.compactMap { stage in
                    stage.when.map { (writer.capitalized(writer.condition($0)) + ".", stage.name) }
                }
            })
        {
            add(say("What must be true for ", "Ce qui doit être vrai pour ") + names, text)
        }
        for (text, names) in grouped(
            playbook.suspensions.flatMap { suspension in suspension.bars.map { (writer.bar($0), suspension.name) } })
        {
            add(say("Prohibition for ", "Interdiction pour ") + names, text)
        }
        for suspension in playbook.suspensions {
            guard let lapse = suspension.noticeLapses else { continue }
            add(
                say("An old notice, for ", "Une mise en demeure ancienne, pour ")
                    + writer.quoted(name: suspension.name),
                say(
                    "Received more than \(writer.offset(lapse)) ago it justifies nothing any more.",
                    "Reçue depuis plus de \(writer.offset(lapse)), elle ne justifie plus rien."))
        }
        if let quiet = writer.quiet { add(say("Quiet periods", "Trêves"), quiet) }
        let needed = playbook.suspensions.flatMap(\.stages).filter(\.approval.isNeeded)
        if !needed.isEmpty {
            add(
                say("A refused agreement", "Un accord refusé"),
                writer.list(needed.map { writer.quoted(name: $0.name) }) + say(" wait", " attendent")
                    + say(" until they are agreed to.", " d’avoir reçu les accords requis."))
        }
        return lines
    }

    /// Those that say the same once, with the names of all that say it; in the order of the first.
    private func grouped(_ lines: [(text: String, name: String)]) -> [(text: String, names: String)] {
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

extension CompiledHold {
    /// The author's, by its name.
    fileprivate var isNamed: Bool { if case .condition = trigger { true } else { false } }
}
