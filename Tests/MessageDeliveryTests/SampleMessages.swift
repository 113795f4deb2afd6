import FinancialValues
@testable import MessageDelivery

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
