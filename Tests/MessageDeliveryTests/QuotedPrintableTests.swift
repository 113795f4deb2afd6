import Foundation
@testable import MessageDelivery
import RelanceTestSupport
import Testing

@Suite("Quoted-printable text")
struct QuotedPrintableTests {
    private func encode(_ text: String) -> String { String(decoding: QuotedPrintable.encode(text), as: UTF8.self) }

    @Test("what needs no care stays legible")
    func plain() { #expect(encode("Dear Sir,\n\nplease pay.") == "Dear Sir,\r\n\r\nplease pay.\r\n") }

    @Test("other letters, equals signs and blanks at a line's end are encoded")
    func encoded() { #expect(encode("é = 1 \nx\t") == "=C3=A9 =3D 1=20\r\nx=09\r\n") }

    @Test("a dot or From at the beginning of a line is encoded, elsewhere not")
    func lineBeginnings() {
        #expect(encode(".\nFrom here.\nNot From\n") == "=2E\r\n=46rom here.\r\nNot From\r\n")
    }

    @Test("line ends of any kind become CR LF")
    func lineEnds() { #expect(encode("a\r\nb\nc\rd") == "a\r\nb\r\nc\r\nd\r\n") }

    @Test("any text is lines of at most 76 ASCII characters, and comes back", arguments: 0..<60)
    func anyText(seed: UInt64) {
        var numbers = RandomNumbers(seed: seed)
        let pieces = ["a", " ", "=", ".", "From ", "é", "€", "😀", "\n", "\t", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "\u{0}"]
        let text = (0..<numbers.number(0...400)).map { _ in numbers.pick(pieces) }.joined()
        let encoded = encode(text)
        let lines = encoded.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") && !$0.hasSuffix("\t") })
        #expect(lines.allSatisfy { !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
        #expect(encoded.utf8.allSatisfy { $0 == 0x0D || $0 == 0x0A || (0x20...0x7E).contains($0) || $0 == 0x09 })
        let expected = text.replacing("\n", with: "\r\n") + (text.isEmpty || text.hasSuffix("\n") ? "" : "\r\n")
        #expect(MailDecoding.quoted(encoded) == expected)
    }
}
