import FinancialValues
@testable import MessageDelivery

/// Names as they come out of a ledger that nobody watched over.
enum HostileName {
    static let all: [String] = [
        "=HYPERLINK(\"https://attacker.example.com\";\"pay here\")",
        "Bcc: victim@example.com",
        "Acme\r\nBcc: victim@example.com",
        "Acme\nSubject: You owe nothing",
        "Acme\r\n\r\n<html>another body",
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "paid\u{202E}tpircs.exe",
        "invoice\u{2066}gnp.exe\u{2069}",
        "Müller, Söhne & Co. \"KG\" <gmbh@example.com>",
        "trailing backslash \\",
        "=?UTF-8?Q?=0ABcc:_x?=",
        "👩‍👩‍👧 Café 東京",
        "a\u{0}b\u{7}c\u{1B}[31m",
        "line\u{2028}separator\u{85}next",
        String(repeating: "very long ", count: 200),
        String(repeating: "x", count: 5000),
        String(repeating: "é", count: 5000),
        "   ",
    ]
}

enum SampleMessages {
    static let sender = Sender(
        name: "Acme France SAS", addressLines: ["12 rue des Tilleuls", "75990 Paris-sur-Exemple"],
        phone: "01 99 00 12 34",
        email: "compta@acme-france.example.com", registration: "SAS au capital de 100 000 € - RCS Exemple 999 999 999")

    static func email(
        from: String = "Service crédit, Acme France SAS", to: String = "Société Fléchard",
        subject: String = "Facture échue",
        text: String = "Bonjour,\n\nla facture F-1 reste impayée.\n"
    ) -> Email {
        Email(
            from: Mailbox(name: from, address: EmailAddress("credit@acme-france.example.com")!),
            to: [Mailbox(name: to, address: EmailAddress("compta@flechard.example.com")!)],
            cc: [Mailbox(name: to, address: EmailAddress("am@acme-france.example.com")!)], subject: subject,
            day: CalendarDate(2026, 6, 15), id: "0123456789abcdef", language: "fr", text: text,
            html: EmailDocument.html(body: "<p>Bonjour</p>", subject: subject, language: "fr", sender: sender))
    }

    static func letter(recipient: String = "Société Fléchard", window: EnvelopeWindow = .right) -> Letter {
        Letter(
            sender: sender, window: window, recipient: [recipient, "3 place du Marché", "69990 Lyon-Exemple"],
            isRegistered: true, date: "15 juin 2026", reference: "C-1042 / 0123456789abcdef",
            contact: Letter.Contact(
                name: "Service crédit", phone: "01 99 00 12 35", email: "credit@acme-france.example.com"),
            subject: "Mise en demeure de payer", language: "fr", body: "<p>À l’attention de la direction,</p>")
    }
}

extension CalendarDate {
    init(_ year: Int, _ month: Int, _ day: Int) { self.init(iso: "\(year)-\(month.padded)-\(day.padded)")! }
}

extension Int {
    fileprivate var padded: String { self < 10 ? "0\(self)" : String(self) }
}
