@testable import MessageDelivery
import Testing

@Suite("A short message")
struct TextMessageTests {
    @Test(
        "seven bits: 160 characters in one part, then 153 in each", arguments: [(160, 1), (161, 2), (306, 2), (307, 3)])
    func sevenBits(length: Int, parts: Int) {
        let message = TextMessage(String(repeating: "a", count: length))
        #expect(message.encoding == .gsm7 && message.length == length && message.parts.count == parts)
        #expect(message.parts.joined() == message.text)
    }

    @Test("two bytes: 70 characters in one part, then 67 in each", arguments: [(70, 1), (71, 2), (134, 2), (135, 3)])
    func twoBytes(length: Int, parts: Int) {
        let message = TextMessage(String(repeating: "ê", count: length))
        #expect(message.encoding == .ucs2 && message.length == length && message.parts.count == parts)
    }

    @Test("a euro sign and brackets take two places, and stay seven bits")
    func extended() {
        let message = TextMessage("120 € [F-1]")
        #expect(message.encoding == .gsm7 && message.length == 14)
    }

    @Test("an escaped character is not cut in two")
    func escapedAtTheEnd() {
        let message = TextMessage(String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 20))
        #expect(message.parts.map(\.count) == [152, 21])
    }

    @Test("a surrogate pair is not cut in two")
    func surrogates() {
        let message = TextMessage(String(repeating: "ê", count: 66) + "😀" + String(repeating: "ê", count: 10))
        #expect(message.length == 78)
        #expect(message.parts.map(\.utf16.count) == [66, 12])
        #expect(message.parts.joined() == message.text)
    }

    @Test("typographic signs are written plainly, so that they cost nothing")
    func typography() {
        let message = TextMessage(" L’échéance « du 15 » – 1\u{202F}200,00\u{A0}€… \r\n")
        #expect(message.text == "L'échéance \" du 15 \" - 1 200,00 €...")
        #expect(message.encoding == .gsm7)
    }

    @Test(
        "every letter of French and German invoices is in the alphabet of seven bits, but for the circumflex and the cedilla"
    )
    func alphabet() {
        #expect(TextMessage("àéèùäöüÄÖÜßñ Ç").encoding == .gsm7)
        for letter in ["â", "ê", "î", "ô", "û", "ç", "œ", "ë"] { #expect(TextMessage(letter).encoding == .ucs2) }
    }

    @Test("nothing is a message of one empty part")
    func nothing() {
        #expect(TextMessage("").parts == [""])
        #expect(TextMessage("\n ").length == 0)
    }
}
