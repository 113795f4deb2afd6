/// The words of payment terms, read one by one.
struct PaymentTermsWords {
    let text: String
    private let words: [String]
    private var position = 0

    init(_ text: some StringProtocol) {
        self.text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        words = self.text.lowercased().replacing(",", with: " , ").split(separator: " ").map(String.init)
    }

    mutating func take(_ word: String) -> Bool {
        guard position < words.count, words[position] == word else { return false }
        position += 1
        return true
    }

    mutating func expect(_ word: String) throws(PaymentTermsFault) {
        guard take(word) else { throw fault("expected \"\(word)\"") }
    }

    mutating func number(atMost limit: Int) throws(PaymentTermsFault) -> Int {
        guard position < words.count, let number = Int(words[position]), number >= 0,
            words[position].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { throw fault("expected a number") }
        guard number <= limit else { throw fault("expected at most \(limit)") }
        position += 1
        return number
    }

    mutating func percent() throws(PaymentTermsFault) -> ExactNumber {
        guard position < words.count, words[position].hasSuffix("%"),
            let percent = ExactNumber(words[position].dropLast()), percent > ExactNumber(0), percent < ExactNumber(100)
        else { throw fault("expected a percentage") }
        position += 1
        return percent
    }

    mutating func base() throws(PaymentTermsFault) -> PaymentTerms.Base {
        guard let base = PaymentTerms.Base.allCases.first(where: { !$0.isDue && take($0.rawValue) }) else {
            throw fault("expected \"invoice\", \"delivery\" or \"receipt\"")
        }
        return base
    }

    mutating func adjustment() throws(PaymentTermsFault) -> PaymentTerms.Adjustment {
        guard let adjustment = PaymentTerms.Adjustment.allCases.first(where: { take($0.rawValue) }) else {
            let words = PaymentTerms.Adjustment.allCases.map { "\"\($0.rawValue)\"" }
            throw fault("expected one of \(words.joined(separator: ", "))")
        }
        return adjustment
    }

    func end(after terms: String) throws(PaymentTermsFault) {
        guard position == words.count else { throw fault("expected the end behind \"\(terms)\"") }
    }

    func fault(_ expected: String) -> PaymentTermsFault {
        let found = position < words.count ? "\"\(words[position])\"" : "the end"
        return PaymentTermsFault(message: "\(expected), found \(found)", readings: spoken)
    }

    /// What the ledger says by its rows and not by terms; `nil` for any other word.
    var rowsOfTheirOwn: PaymentTermsFault? {
        guard position < words.count else { return nil }
        switch words[position] {
        case "instalments", "échéancier":
            return PaymentTermsFault(
                message: "instalments are rows of the invoice, each with its due date", readings: [])
        case "retention":
            return PaymentTermsFault(
                message: "an amount kept back is a row of the invoice, with its own due date", readings: [])
        default: return nil
        }
    }

    // MARK: - What people say

    private static let monthEnds = ["eom", "fdm", "fin de mois", "end of month"]

    /// `45 eom`, `45 days end of month`, `45 jours fin de mois`: a number and the end of a month, and not which comes first.
    var ambiguous: [String] {
        guard !words.contains("then") else { return [] }
        let text = words.filter { !["days", "jours", "jour", "j", "net", "nets"].contains($0) }.joined(separator: " ")
        for end in PaymentTermsWords.monthEnds where text.hasSuffix(" " + end) {
            guard let days = Int(text.dropLast(end.count + 1)), days > 0 else { continue }
            return ["days \(days) then eom", "eom then days \(days)"]
        }
        return []
    }

    /// `30`, `30 days`, `30 jours nets`, `Net30`, `2/10 net 30`: what is meant, where there is but one reading.
    private var spoken: [String] {
        if PaymentTermsWords.atOnce.contains(words.joined(separator: " ")) { return ["immediate"] }
        if let discounted = text.wholeMatch(of: PaymentTermsWords.discount) {
            return ["discount \(discounted.1)% \(discounted.2) net \(discounted.3)"]
        }
        if let net = text.wholeMatch(of: PaymentTermsWords.net), let days = Int(net.1), days <= 3660 {
            return ["net \(days)"]
        }
        return []
    }

    private static let atOnce: Set<String> = [
        "comptant", "paiement comptant", "au comptant", "on receipt", "upon receipt", "due on receipt", "à réception",
        "à réception de facture", "cash", "sofort", "contado",
    ]

    /// `Net30`, `N30`, `30 days net`, `30j`, `à 30 jours date de facture`.
    private static var net: Regex<(Substring, Substring)> {
        /(?:à ?)?(?:net|n)? ?(\d{1,4}) ?(?:days|day|jours|jour|j|d|tage|dias)?(?: ?nets?)?(?: date)?(?: de)?(?: facture)?/
            .ignoresCase()
    }

    /// `2/10 net 30`, `2% 10 net 30`, `2/10, n/30`.
    private static var discount: Regex<(Substring, Substring, Substring, Substring)> {
        /(\d{1,2}(?:\.\d+)?) ?(?:%|\/|% ?\/) ?(\d{1,3}),? ?(?:net|n) ?\/? ?(\d{1,4})/.ignoresCase()
    }
}
