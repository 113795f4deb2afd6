import FinancialValues

/// An e-mail whose words are done, and the message that a mail server takes.
public struct Email: Sendable {
    public var from: Mailbox
    /// Never empty.
    public var to: [Mailbox]
    public var cc: [Mailbox] = []
    /// Who is answered, where it is not the sender.
    public var replyTo: Mailbox?
    public var subject: String
    public var day: CalendarDate
    /// The id of the scheduled message; with the sender's domain it is the `Message-ID`, the same on every run.
    ///
    /// - Precondition: letters and digits.
    public var id: String
    /// ISO 639-1; empty when it is not known.
    public var language: String
    public var text: String
    /// A whole document.
    public var html: String

    public init(
        from: Mailbox, to: [Mailbox], cc: [Mailbox] = [], replyTo: Mailbox? = nil, subject: String, day: CalendarDate,
        id: String, language: String, text: String, html: String
    ) {
        precondition(!to.isEmpty, "an e-mail goes to somebody")
        precondition(
            !id.isEmpty && id.utf8.allSatisfy(HeaderSyntax.isLetterOrDigit), "the id of a message is letters and digits"
        )
        self.from = from
        self.to = to
        self.cc = cc
        self.replyTo = replyTo
        self.subject = subject
        self.day = day
        self.id = id
        self.language = language
        self.text = text
        self.html = html
    }
}

extension Email {
    /// The header's fields, in their order.
    var fields: [HeaderField] {
        var fields: [HeaderField] = [.mailboxes("From", [from]), .mailboxes("To", to)]
        if !cc.isEmpty { fields.append(.mailboxes("Cc", cc)) }
        if let replyTo, replyTo != from { fields.append(.mailboxes("Reply-To", [replyTo])) }
        fields += [
            .text("Subject", subject),
            HeaderField(name: "Date", words: day.mailDate.split(separator: " ").map(String.init)),
            .token("Message-ID", messageID),
            // No machine answers it: RFC 3834, section 5.
            .token("Auto-Submitted", "auto-generated"),
        ]
        if isLanguageCode { fields.append(.token("Content-Language", language)) }
        return fields + [
            .token("MIME-Version", "1.0"),
            HeaderField(name: "Content-Type", words: ["multipart/alternative;", "boundary=\"\(boundary)\""]),
        ]
    }

    /// `<0123456789abcdef@acme.example.com>`
    public var messageID: String { "<\(id)@\(from.address.domain)>" }

    /// `=_` stands in no quoted-printable text, so no part holds it.
    private var boundary: String { "=_\(id)" }

    private var isLanguageCode: Bool {
        language.utf8.count == 2 && language.utf8.allSatisfy(HeaderSyntax.isLetterOrDigit)
    }

    /// The message as it is sent or kept in a file: header, text and HTML as alternatives; ASCII, lines ending in CR LF.
    ///
    /// Source: RFC 5322; RFC 2045 to 2047; RFC 2046, section 5.1.4.
    public var message: [UInt8] {
        var bytes = Array(fields.map(\.line).joined().utf8)
        for (type, content) in [("text/plain", text), ("text/html", html)] {
            bytes += Array(
                """
                \r\n--\(boundary)\r
                Content-Type: \(type); charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r\n
                """.utf8)
            bytes += QuotedPrintable.encode(content)
        }
        return bytes + Array("\r\n--\(boundary)--\r\n".utf8)
    }
}
