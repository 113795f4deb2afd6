import FinancialValues
import Foundation
@testable import MessageDelivery
import RelanceTestSupport
import Testing

@Suite("An e-mail as it is sent")
struct EmailTests {
    private func text(_ email: Email) -> String { String(decoding: email.message, as: UTF8.self) }

    @Test("is a MIME message with text and HTML")
    func golden() {
        let email = SampleMessages.email(
            text: EmailDocument.text(body: "Bonjour,\n\nla facture F-1 reste impayée.\n", sender: SampleMessages.sender)
        )
        expectGolden(text(email), at: fixtures("reminder.eml"))
    }

    @Test("has the same bytes each time, and an id of its own")
    func stable() {
        let email = SampleMessages.email()
        #expect(email.message == SampleMessages.email().message)
        #expect(email.messageID == "<0123456789abcdef@acme-france.example.com>")
    }

    @Test("is answered to somebody else only where it says so")
    func replyTo() {
        var email = SampleMessages.email()
        #expect(!text(email).contains("Reply-To"))
        email.replyTo = email.from
        #expect(!text(email).contains("Reply-To"))
        email.replyTo = Mailbox(address: EmailAddress("answers@acme-france.example.com")!)
        #expect(text(email).contains("\r\nReply-To: answers@acme-france.example.com\r\n"))
    }

    @Test("has the same fields whatever the names are", arguments: HostileName.all)
    func hostile(name: String) {
        let email = SampleMessages.email(from: name, to: name, subject: name, text: name)
        #expect(email.message.allSatisfy { $0 < 0x80 })
        let fields = MailDecoding.header(text(email)).map(\.name)
        #expect(
            fields == [
                "From", "To", "Cc", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language",
                "MIME-Version",
                "Content-Type",
            ])
        #expect(text(email).components(separatedBy: "--=_0123456789abcdef").count == 4)
        #expect(!email.html.contains("<script") && !email.html.contains(" onmouseover=\"alert"))
    }

    @Test("is dated on its day")
    func date() {
        #expect(CalendarDate(2026, 6, 15).mailDate == "Mon, 15 Jun 2026 12:00:00 +0000")
        #expect(CalendarDate(2026, 2, 1).mailDate == "Sun, 1 Feb 2026 12:00:00 +0000")
    }
}
