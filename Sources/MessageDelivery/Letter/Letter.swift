import MessageTemplates

/// A letter whose words are done, and the page that is printed.
public struct Letter: Sendable {
    public var sender: Sender
    public var window: EnvelopeWindow
    /// Name and address, line by line.
    public var recipient: [String]
    public var isRegistered: Bool
    /// The day in the reader's words.
    public var date: String
    /// What the reader quotes when he answers.
    public var reference: String
    /// Who answers: a name, and how to reach it; may be empty.
    public var contact: Contact?
    public var subject: String
    /// ISO 639-1; empty when it is not known.
    public var language: String
    /// A fragment of HTML.
    public var body: String

    public struct Contact: Sendable {
        public var name: String
        public var phone: String
        public var email: String

        public init(name: String, phone: String = "", email: String = "") {
            (self.name, self.phone, self.email) = (name, phone, email)
        }
    }

    public init(
        sender: Sender, window: EnvelopeWindow, recipient: [String], isRegistered: Bool = false, date: String,
        reference: String, contact: Contact? = nil, subject: String, language: String, body: String
    ) {
        self.sender = sender
        self.window = window
        self.recipient = recipient
        self.isRegistered = isRegistered
        self.date = date
        self.reference = reference
        self.contact = contact
        self.subject = subject
        self.language = language
        self.body = body
    }
}

extension Letter {
    /// A document of one file for A4 paper, which asks nothing of the network: valid HTML, its style within.
    public var html: String {
        let words = LetterWords.of(language)
        return """
            <!DOCTYPE html>
            <html lang="\(HTMLText.escape(language.isEmpty ? "und" : language))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(line(subject))</title>
            <style>
            \(LetterStyle.text(of: self, words))
            </style>
            </head>
            <body>
            <header class="letterhead">
            <p class="sender">\(line(sender.name))</p>
            <p>\(lines(sender.addressLines + [sender.phone, sender.email]))</p>
            </header>
            <div class="head">
            <div class="to">
            \(returnLine)\(isRegistered ? "<p class=\"registered\">\(words.registered)</p>\n" : "")\
            <address>\(lines(recipient))</address>
            </div>
            <div class="details">
            \(details(words))
            </div>
            </div>
            <main>
            <h1>\(line(subject))</h1>
            \(HTMLText.body(body))
            </main>
            </body>
            </html>

            """
    }

    /// The sender in one small line above the address, for letters that come back; where the window is on the left.
    private var returnLine: String {
        guard window == .left, !sender.addressLines.isEmpty else { return "" }
        return "<p class=\"return\">\(line(([sender.name] + sender.addressLines).joined(separator: " · ")))</p>\n"
    }

    private func details(_ words: LetterWords) -> String {
        var details = [("date", "", date), ("", words.reference, reference)]
        if let contact {
            details += [
                ("", words.contact, contact.name), ("", words.phone, contact.phone), ("", words.email, contact.email),
            ]
        }
        return details.filter { !$0.2.isEmpty }.map { kind, label, text in
            let label = label.isEmpty ? "" : "<span>\(HTMLText.escape(label + words.colon))</span> "
            return "<p\(kind.isEmpty ? "" : " class=\"\(kind)\"")>\(label)\(line(text))</p>"
        }.joined(separator: "\n")
    }

    private func line(_ text: String) -> String { HTMLText.escape(LedgerText.line(text, limit: 400)) }

    private func lines(_ texts: [String]) -> String {
        texts.map(line).filter { !$0.isEmpty }.joined(separator: "<br>\n")
    }
}
