import DunningEngine
import FinancialValues
import PlaybookProgram

/// An invoice that nobody pays, day by day.
extension PlaybookSection {
    func writeTimelines(_ examples: PlaybookExamples, to document: inout ReviewDocument) {
        document.blocks.append(.newPage)
        document.heading(3, say("A typical case, day by day", "Un cas type, jour par jour"), anchor: anchor("case"))
        write(examples.unpaid, examples, to: &document)
        if let large = examples.large {
            document.heading(
                4, say("The same with a large amount", "Le même cas avec un montant élevé"),
                anchor: anchor("large-case"))
            write(large, examples, to: &document)
        }
        guard !playbook.suspensions.isEmpty else { return }
        document.blocks.append(
            .paragraph([
                .plain(
                    say(
                        "Each of these days can still be prevented: see ",
                        "Chacune de ces étapes peut encore être empêchée : voir ")),
                .link(say("what stops it", "ce qui l’arrête"), to: anchor("stops")), .plain("."),
            ]))
    }

    private func write(_ told: PlaybookExamples.Told, _ examples: PlaybookExamples, to document: inout ReviewDocument) {
        document.paragraph(premise(told.example))
        var rows: [[ReviewDocument.Text]] = []
        var seen: Set<String> = []
        func add(_ day: CalendarDate, _ text: ReviewDocument.Text) {
            rows.append([[.plain(writer.weekdayAndDate(day))], [.plain(fromDue(day))], text])
        }
        var isDueTold = false
        for done in told.done {
            let action = done.action
            if !isDueTold, action.day > ExampleCase.due {
                add(ExampleCase.due, [.plain(say("The invoice falls due.", "La facture arrive à échéance."))])
                isDueTold = true
            }
            // One line for a rule that does the same for several services.
            guard seen.insert("\(action.day) \(examples.name(of: action))").inserted else { continue }
            let services = told.done.filter { $0.action.day == action.day && $0.action.rule == action.rule }
                .compactMap(service)
            add(action.day, sentence(action, services, examples))
        }
        document.blocks.append(
            .table(
                head: [
                    say("Day", "Jour"), say("Due date", "Échéance"),
                    say("What happens", "Ce qui se passe"),
                ],
                rows: rows))
        if !told.done.contains(where: \.action.isServiceLimit),
            playbook.suspensions.contains(where: { $0.services != nil })
        {
            document.paragraph(say("No service is limited in this case.", "Aucun service n’est limité dans ce cas."))
        }
    }

    private func fromDue(_ day: CalendarDate) -> String {
        let count = day - ExampleCase.due
        if count == 0 { return say("that day", "jour J") }
        return say(
            "\(writer.days(abs(count))) \(count < 0 ? "before" : "after")", "J \(count < 0 ? "−" : "+") \(abs(count))")
    }

    /// The kind of the service that is limited or freed.
    private func service(_ done: ExampleRun.Done) -> String? {
        done.action.limit?.service.map { index in done.ledger.symbols[done.ledger.services[index].kind] }
    }

    private func sentence(
        _ action: ScheduledAction, _ services: [String], _ examples: PlaybookExamples
    ) -> ReviewDocument.Text {
        switch action.rule {
        case .step(let reference):
            let step = playbook.sequences[reference.sequence].steps[reference.step]
            return [.plain(writer.capitalized(writer.deed(step.deed, named: step.name)) + ".")]
        case .escalation(let index):
            let rule = playbook.escalations[index]
            return told(say("Alert ", "Alerte "), rule.name, rule.deed)
        case .obligation(let index):
            let rule = playbook.obligations[index]
            return told(say("Obligation ", "Obligation "), rule.name, rule.deed)
        case .stage(let suspension, let position):
            let stage = playbook.suspensions[suspension].stages[position]
            let kinds = services.isEmpty ? "" : " (\(writer.list(services.map(writer.spoken).sorted())))"
            return [
                .strong(writer.capitalized(writer.names.effects[stage.effect]!) + kinds),
                .plain(
                    say(": measure ", " : mesure ") + "\(writer.quoted(name: stage.name)), \(writer.billing(stage))."),
            ]
        case .lift(let suspension, let index):
            let lift = playbook.suspensions[suspension].lifts[index]
            return [.strong(say("Lifted", "Levée")), .plain(" \(writer.quoted(name: lift.name)).")]
        case .builtInTask(let name, _):
            return [.plain(writer.capitalized(say("somebody is asked ", "tâche : ")) + writer.task(name) + ".")]
        }
    }

    private func told(_ kind: String, _ name: String, _ deed: Deed) -> ReviewDocument.Text {
        [.plain(kind + writer.quoted(name: name) + colon + writer.deed(deed, named: nil) + ".")]
    }
}
