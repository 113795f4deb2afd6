import DunningReports
import MessageTemplates
import PlaybookProgram

/// The messages as their readers get them.
extension PlaybookSection {
    /// The first way in which a message can be written, and where another one says something else.
    ///
    /// - Parameter outcomes: One by each channel, in the order of the rule.
    private func write(_ outcomes: [MessageComposer.Outcome], to document: inout ReviewDocument) {
        let messages = outcomes.compactMap { try? $0.result.get() }
        if messages.first?.channel != outcomes.first?.channel {
            for case .failure(let fault) in outcomes.map(\.result) {
                document.blocks.append(
                    .alert([
                        .plain(say("It cannot be written: ", "Elle ne peut pas être écrite : ")),
                        .foreign(fault.phrase, language: "en"),
                    ]))
            }
        }
        guard let shown = messages.first else { return }
        document.blocks.append(
            .paragraph([.strong(say("Subject:", "Objet :")), .plain(" " + shown.words.subject)]))
        document.blocks.append(.letter(title: shown.words.subject, html: shown.readHTML, text: shown.readText))
        for other in messages.dropFirst() { writeDifference(between: shown, and: other, to: &document) }
    }

    /// What the same message says more, and what it leaves out, by another of its channels.
    private func writeDifference(
        between shown: ComposedMessage, and other: ComposedMessage, to document: inout ReviewDocument
    ) {
        let (here, there) = (shown.paragraphs, other.paragraphs)
        let way = writer.names.ways[other.channel]!
        func told(_ start: String, _ paragraphs: [String]) {
            guard !paragraphs.isEmpty else { return }
            document.paragraph(start + writer.list(paragraphs.map { writer.quoted($0) }))
        }
        told(
            say("Sent \(way), it also says: ", "Envoyée \(way), elle dit en outre : "),
            there.filter { !here.contains($0) })
        told(
            say("Sent \(way), it does not say: ", "Envoyée \(way), elle ne dit pas : "),
            here.filter { !there.contains($0) })
    }

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
            let channels = letter.rule.message.channels
            let outcomes = composer.compose(letter.actions)
            write(channels.compactMap { way in outcomes.first { $0.channel == way } }, to: &document)
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

extension ComposedMessage {
    /// What its reader reads: of a text message the short text.
    fileprivate var readText: String { channel == .sms ? words.sms : words.text }

    fileprivate var readHTML: String {
        channel == .sms ? "<p>\(MessageHTML.escaped(words.sms[...]))</p>\n" : words.html
    }

    /// Each on one line.
    fileprivate var paragraphs: [String] {
        readText.split(separator: "\n\n").map { paragraph in
            paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}
