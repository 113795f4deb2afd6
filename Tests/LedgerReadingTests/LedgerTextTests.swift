import Foundation
import RelanceTestSupport
import Testing

@testable import LedgerReading

@Suite("Tables that come as text")
struct LedgerTextTests {
    /// The cells of each row as the scanner of CSV files finds them.
    private func rows(_ text: LedgerText, width: Int) -> [[String]] {
        let file = LedgerFile(path: "table", text: text)
        var scanner = CSVScanner(file, separator: LedgerText.separator)
        var row = CSVRow(width: width)
        var rows: [[String]] = []
        while scanner.read(into: &row) {
            #expect(row.fault == nil)
            #expect(row.count == width)
            rows.append((0..<width).map { file.text(row[$0]) })
        }
        return rows
    }

    @Test("whatever stands in a cell is found again in it", arguments: 1...4)
    func roundTrip(_ width: Int) {
        var random = RandomNumbers(seed: UInt64(width))
        let parts = ["", "a", "\"", "\"\"", "\n", "\r\n", "\r", "\u{1F}", ",", " ", "\t", "é", "x\"y", "0"]
        let rows = (0..<400).map { _ in
            (0..<width).map { _ in
                (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined()
            }
        }
        let text = LedgerText()
        for row in rows {
            for cell in row { text.add(cell) }
            text.endRow()
        }
        #expect(self.rows(text, width: width) == rows)
    }

    @Test("a text too long for quotes keeps its length, and its row its cells")
    func longTexts() {
        let long = "\"" + String(repeating: "a\n", count: 40_000)
        let manyLines = String(repeating: "\n", count: 1_500) + "b"
        let text = LedgerText()
        for cell in [long, manyLines, "c"] { text.add(cell) }
        text.endRow()
        let rows = rows(text, width: 3)
        #expect(rows.map { $0.map(\.utf8.count) } == [[80_001, 1_501, 1]])
    }
}
