import Foundation
@testable import MessageDelivery
import RelanceTestSupport
import Testing

@Suite("A letter as it is printed")
struct LetterTests {
    @Test(
        "is one HTML file with the address where the window is",
        arguments: [("registered-right.html", EnvelopeWindow.right), ("registered-left.html", .left)])
    func golden(file: String, window: EnvelopeWindow) {
        expectGolden(SampleMessages.letter(window: window).html, at: fixtures(file))
    }

    @Test("its window is where the envelopes of the country have it")
    func windows() {
        #expect(["FR", "CH", "IT"].allSatisfy { EnvelopeWindow(country: $0) == .right })
        #expect(["DE", "GB", "NL", "XX"].allSatisfy { EnvelopeWindow(country: $0) == .left })
    }

    @Test("loads nothing")
    func alone() {
        let html = SampleMessages.letter().html
        for word in ["http:", "https:", "url(", "src=", "href=", "@import"] { #expect(!html.contains(word)) }
    }

    @Test("holds no element that a name brought", arguments: HostileName.all)
    func hostile(name: String) {
        var letter = SampleMessages.letter(recipient: name)
        letter.sender = Sender(name: name, addressLines: [name], phone: name, email: name, registration: name)
        (letter.subject, letter.reference, letter.date) = (name, name, name)
        letter.contact = Letter.Contact(name: name, phone: name, email: name)
        let html = letter.html
        #expect(!html.contains("<script") && !html.contains("\" onmouseover=\""))
        #expect(html.components(separatedBy: "</style>").count == 2)
        #expect(html.components(separatedBy: "<html").count == 2)
    }

    @Test("an address is lines, however it was written")
    func addressLines() {
        #expect(Sender.lines(of: "3 rue X / 75001 Paris") == ["3 rue X", "75001 Paris"])
        #expect(Sender.lines(of: "3 rue X\n\n 75001  Paris\r\n") == ["3 rue X", "75001 Paris"])
        #expect(Sender.lines(of: "3/5 rue X") == ["3/5 rue X"])
    }
}
