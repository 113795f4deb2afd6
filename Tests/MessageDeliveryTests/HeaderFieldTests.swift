import Foundation
@testable import MessageDelivery
import MessageTemplates
import RelanceTestSupport
import Testing

@Suite("A field of a mail header")
struct HeaderFieldTests {
    @Test("plain words stay plain and fold at 76 characters")
    func plain() {
        let text = Array(repeating: "reminder", count: 20).joined(separator: " ")
        let line = HeaderField.text("Subject", text).line
        #expect(line.hasPrefix("Subject: reminder reminder"))
        #expect(line.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
        #expect(line.replacing("\r\n ", with: " ") == "Subject: \(text)\r\n")
    }

    @Test("other letters are encoded words of at most 75 characters, which say what was meant")
    func encoded() {
        let text =
            "Mise en demeure de payer : compte C-1042, échéance dépassée, pénalités à régler immédiatement — merci"
        let line = HeaderField.text("Subject", text).line
        #expect(line.utf8.allSatisfy { $0 < 0x80 })
        for word in line.split(whereSeparator: \.isWhitespace).dropFirst() { #expect(word.utf8.count <= 75) }
        #expect(line.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
        #expect(MailDecoding.words(MailDecoding.header(line + "\r\n")[0].value) == text)
    }

    @Test("an encoded word is as RFC 2047 shows it")
    func example() {
        #expect(EncodedWord.words("Keith Møøre") == ["=?UTF-8?Q?Keith_M=C3=B8=C3=B8re?="])
        #expect(EncodedWord.words("東京") == ["=?UTF-8?B?5p2x5Lqs?="])
    }

    @Test("a name with a comma or quotes is a quoted string")
    func quoted() {
        let address = EmailAddress("a@example.com")!
        func line(_ name: String) -> String {
            HeaderField.mailboxes("To", [Mailbox(name: name, address: address)]).line
        }
        #expect(line("Marsh Ltd") == "To: Marsh Ltd <a@example.com>\r\n")
        #expect(line("Marsh, Ruth") == "To: \"Marsh, Ruth\" <a@example.com>\r\n")
        #expect(line("The \"Old\" Inn") == "To: \"The \\\"Old\\\" Inn\" <a@example.com>\r\n")
        #expect(line("") == "To: a@example.com\r\n")
    }

    @Test("no hostile name ends a field or begins another, and each can be read back", arguments: HostileName.all)
    func hostile(name: String) {
        let address = EmailAddress("a@example.com")!
        let fields = [
            HeaderField.text("Subject", name), HeaderField.mailboxes("To", [Mailbox(name: name, address: address)]),
        ]
        let lines = fields.map(\.line).joined()
        #expect(lines.utf8.allSatisfy { $0 == 0x0D || $0 == 0x0A || (0x20...0x7E).contains($0) })
        #expect(lines.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
        let header = MailDecoding.header(lines + "\r\n")
        #expect(header.map(\.name) == ["Subject", "To"])
        #expect(MailDecoding.words(header[0].value) == LedgerText.line(name, limit: 400))
        #expect(header[1].value.hasSuffix("a@example.com") || header[1].value.hasSuffix("<a@example.com>"))
    }
}
