import DunningReports
import PlaybookProgram

/// The messages as their readers get them.
extension PlaybookSection {
    func writeLetters(_ examples: PlaybookExamples, to document: inout ReviewDocument) {
        let rules = playbook.messageRules.filter { $0.message.to.side != .ours }
        guard !rules.isEmpty else { return }
        document.blocks.append(.newPage)
        document.heading(3, say("The letters", "Les lettres"), anchor: anchor("letters"))
        document.paragraph(
            say(
                "Each as its reader gets it, in a case in which it is sent. Names, numbers and amounts are those of the example.",
                "Chacune telle que son destinataire la reçoit, dans un cas où elle est envoyée. Noms, numéros et montants sont ceux de l’exemple."
            ))
        let letters = examples.letters()
        for letter in letters {
            let composer = MessageComposer(examples.program, letter.ledger, review.templates)
            let name = letter.rule.name
            document.heading(4, writer.quoted(name: name), anchor: letterAnchor(name))
            let ways = writer.list(letter.rule.message.channels.map { writer.names.ways[$0]! })
            document.blocks.append(
                .note([
                    .plain(
                        writer.capitalized(ways + " " + writer.toRole(letter.rule.message.to)) + ", "
                            + writer.weekdayAndDate(letter.actions[0].day))
                ]))
            let outcomes = composer.compose(letter.actions)
            if let message = outcomes.lazy.compactMap({ try? $0.result.get() }).first {
                document.blocks.append(
                    .paragraph([.strong(say("Subject:", "Objet :")), .plain(" " + message.words.subject)]))
                document.blocks.append(
                    .letter(title: message.words.subject, html: message.words.html, text: message.words.text))
            } else {
                for case .failure(let fault) in outcomes.map(\.result) {
                    document.blocks.append(
                        .alert([
                            .plain(say("It cannot be written: ", "Elle ne peut pas être écrite : ")),
                            .foreign(fault.phrase, language: "en"),
                        ]))
                }
            }
        }
        let shown = Set(letters.map(\.rule.name))
        let missing = rules.filter { !shown.contains($0.name) }
        guard !missing.isEmpty else { return }
        document.paragraph(
            say(
                "No example brings these about, so they are not shown: ",
                "Aucun exemple n’entraîne ces envois, qui ne sont donc pas montrés : ")
                + writer.list(missing.map { writer.quoted(name: $0.name) }) + ".")
    }
}
