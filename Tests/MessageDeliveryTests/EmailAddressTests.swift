@testable import MessageDelivery
import Testing

@Suite("An e-mail address")
struct EmailAddressTests {
    @Test(
        "is taken when it may stand in a header as it is",
        arguments: [
            "a@b.example", "first.last+tag@sub-domain.example.com", "o'neil@example.com", "x_y@xn--bcher-kva.example",
        ])
    func taken(text: String) { #expect(EmailAddress(text)?.text == text) }

    @Test(
        "is refused when it is none, or hides another header",
        arguments: [
            "", "plain", "a@b", "@example.com", "a@", "a b@example.com", "a@exam ple.com", "a@@example.com",
            "a@example.com\r\nBcc: x@example.com", "a@example.com, b@example.com", "<a@example.com>", ".a@example.com",
            "a..b@example.com", "a@-example.com", "a@example-.com", "é@example.com", "a@exämple.com", "a@[127.0.0.1]",
            "\"a b\"@example.com", "a@example.com\u{0}", "a@example.com\u{202E}",
            String(repeating: "x", count: 65) + "@example.com",
            "a@" + String(repeating: "x", count: 64) + ".example",
            "a@" + String(repeating: "abcdefgh.", count: 30) + "example",
        ])
    func refused(text: String) { #expect(EmailAddress(text) == nil) }

    @Test("loses the blanks around it, and knows its domain")
    func blanks() {
        let address = EmailAddress(" Jo@Acme.Example.com ")
        #expect(address?.text == "Jo@Acme.Example.com")
        #expect(address?.domain == "acme.example.com")
    }
}
