/// `after` and `before`, and what stands between a count and its anchor in other words: `from`, `prior to`, `après l'`.
enum SpokenDirection: String, CustomStringConvertible {
    case after, before

    init?(spoken word: String) {
        guard let direction = SpokenDirection.meanings[word.lowercased()] else { return nil }
        self = direction
    }

    var description: String { rawValue }

    /// Words and signs between a direction and its anchor: `prior to the`, `après l'`, `prima della`.
    static func isFiller(_ word: String) -> Bool { fillers.contains(word.lowercased()) }

    private static let meanings: [String: SpokenDirection] = [
        "from": .after, "past": .after, "since": .after, "following": .after, "of": .after, "later": .after,
        "overdue": .after, "late": .after, "après": .after, "apres": .after, "depuis": .after, "nach": .after,
        "seit": .after, "ab": .after, "dopo": .after, "después": .after, "despues": .after, "desde": .after,
        "na": .after, "vanaf": .after,
        "prior": .before, "ahead": .before, "until": .before, "to": .before, "earlier": .before, "in": .before,
        "avant": .before, "vor": .before, "prima": .before, "antes": .before, "voor": .before,
    ]

    private static let fillers: Set<String> = [
        "to", "than", "the", "of", "after", "la", "le", "les", "l", "'", "’", "de", "du", "des", "d", "der", "dem",
        "den", "die", "das", "del", "della", "di", "il", "el", "het",
    ]
}

/// An anchor as others call it: `due date`, `échéance`, `Fälligkeit`. Never accepted, always translated.
///
/// A single word of plain letters may be the name of a step, and is none.
struct SpokenAnchor {
    /// As the language calls it.
    let anchor: String
    /// How many words and signs it takes.
    let words: Int

    /// - Parameter count: How many tokens behind the next it stands.
    init?(_ cursor: PhraseCursor, ahead count: Int) {
        for words in stride(from: 4, to: 0, by: -1) {
            guard let anchor = SpokenAnchor.meanings[cursor.words(words, ahead: count)] else { continue }
            (self.anchor, self.words) = (anchor, words)
            return
        }
        return nil
    }

    private static let meanings: [String: String] = [
        "due date": "due", "due day": "due", "invoice date": "issued", "issue date": "issued",
        "entry date": "entered", "promise date": "promise_due", "promise due": "promise_due",
        "promise broken": "promise_broken", "dispute opened": "dispute_opened", "dispute closed": "dispute_closed",
        "échéance": "due", "date d ' échéance": "due", "date d ’ échéance": "due", "fälligkeit": "due",
        "fälligkeitsdatum": "due", "fälligkeitstag": "due", "data di scadenza": "due", "fecha de vencimiento": "due",
        "date de facture": "issued", "date de facturation": "issued", "date d ' émission": "issued",
        "émission": "issued", "data della fattura": "issued", "fecha de factura": "issued",
    ]
}

/// `end of month`, `EOM`, `fin de mois`, behind a comma or not. The language calls it `month end`, and puts it first.
enum SpokenMonthEnd {
    /// - Returns: How many words and signs it takes; `nil` where no month ends.
    static func words(_ cursor: PhraseCursor, ahead count: Int) -> Int? {
        let comma = cursor.token(ahead: count)?.isSign(",") == true ? 1 : 0
        return spellings.first { cursor.words($0.words, ahead: count + comma) == $0.text }.map { $0.words + comma }
    }

    private static let spellings: [(text: String, words: Int)] = [
        ("end of the month", 4), ("end of month", 3), ("eom", 1), ("fin de mois", 3), ("fin du mois", 3),
        ("monatsende", 1), ("zum monatsende", 2), ("fine mese", 2), ("fin de mes", 3), ("einde maand", 2),
    ]
}

extension PhraseCursor {
    /// So many tokens, in small letters and with a space between them; empty when fewer are left.
    fileprivate func words(_ number: Int, ahead count: Int) -> String {
        let words = tokens.dropFirst(position + count).prefix(number)
        return words.count == number ? words.map { $0.text.lowercased() }.joined(separator: " ") : ""
    }
}
