import Diagnostics

/// `delivered`, `reçue`, `erledigt`: what `sent`, `received` and `done` are called elsewhere. Never accepted, always translated.
enum SpokenMoment {
    static func meaning(of word: String) -> AnchorSyntax.Moment? { meanings[word.lowercased()] }

    private static let meanings: [String: AnchorSyntax.Moment] = [
        "delivered": .received, "receipt": .received, "presented": .received, "served": .received, "reçu": .received,
        "reçue": .received, "erhalten": .received, "zugestellt": .received, "ricevuto": .received,
        "ricevuta": .received, "recibido": .received, "recibida": .received, "ontvangen": .received,
        "emailed": .sent, "mailed": .sent, "posted": .sent, "dispatched": .sent, "envoyé": .sent, "envoyée": .sent,
        "versandt": .sent, "gesendet": .sent, "inviato": .sent, "inviata": .sent, "enviado": .sent, "enviada": .sent,
        "verzonden": .sent,
        "finished": .done, "completed": .done, "erledigt": .done,
    ]
}

extension PhraseCursor {
    /// Takes `sent`, `received` or `done`. In other words it is reported, and taken as it is meant.
    ///
    /// - Parameter name: What was sent, received or done, for the message.
    mutating func takeMoment(of name: String) -> AnchorSyntax.Moment? {
        guard let word = next, word.kind == .word else { return nil }
        if let moment = AnchorSyntax.Moment(rawValue: word.text.lowercased()) {
            lower(word)
            advance()
            return moment
        }
        guard let moment = SpokenMoment.meaning(of: word.text) else { return nil }
        let proper = moment.rawValue
        report(
            .malformedClock, at: range(of: word), "\"\(word.text)\" is called \(proper)",
            help: "write \"\(name) \(proper)\"",
            fix: FixIt("write \(proper)", replace: range(of: word), with: proper))
        advance()
        return moment
    }
}
