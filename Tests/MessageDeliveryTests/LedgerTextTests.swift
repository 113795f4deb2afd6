@testable import MessageDelivery
import MessageTemplates
import RelanceTestSupport
import Testing

@Suite("A text from a ledger on one line of a message")
struct LedgerTextTests {
    @Test("what is harmless stays as it is", arguments: ["Acme", "L'Été & Fils", "👩‍👩‍👧", "", "東京", "F-2026/001"])
    func harmless(text: String) { #expect(LedgerText.line(text) == text) }

    @Test("line ends, tabs and control characters become one space")
    func controls() {
        #expect(LedgerText.line("a\r\nb\tc\u{0}\u{1B}d\u{2028}e\u{85} f ") == "a b c d e f")
    }

    @Test("marks that turn the direction of writing, and what cannot be seen, are left out")
    func directions() {
        #expect(LedgerText.line("paid\u{202E}tpircs\u{2066}\u{200B}\u{FEFF}") == "paidtpircs")
    }

    @Test("a long text ends in an ellipsis, within the limit")
    func long() {
        let line = LedgerText.line(String(repeating: "é", count: 900), limit: 100)
        #expect(line.count == 100)
        #expect(line.last == "…")
    }

    @Test("no hostile name keeps a control or a mark of direction", arguments: HostileName.all)
    func hostile(name: String) {
        for scalar in LedgerText.line(name).unicodeScalars {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
            #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
        }
    }
}
