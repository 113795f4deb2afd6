import Diagnostics
import Testing

@Suite("Source files")
struct SourceFileTests {
    @Test("are read without a byte order mark at their start")
    func byteOrderMark() {
        let bytes = Array("\u{FEFF}a: \u{FEFF}1".utf8)
        #expect(SourceFile(path: "a", readingBytes: bytes).bytes == Array(bytes.dropFirst(3)))
        #expect(SourceFile(path: "a", readingBytes: [0xEF, 0xBB]).bytes == [0xEF, 0xBB])
        #expect(SourceFile(path: "a", readingBytes: []).bytes == [])
    }

    @Test("count lines by LF, CR LF and a lone CR, and columns by letters")
    func positions() {
        let file = SourceFile(path: "a", text: "é1\r\nb\rc\n")
        let places = [0, 2, 3, 5, 6, 7, 8, 9].map { "\(SourceRange(file, $0..<$0).start)" }
        #expect(places == ["1:1", "1:2", "1:3", "2:1", "2:2", "3:1", "3:2", "4:1"])
        #expect(file.lines.range(ofLine: 0) == 0..<5)
        #expect(file.lines.range(ofLine: 3) == 9..<9)
    }
}
