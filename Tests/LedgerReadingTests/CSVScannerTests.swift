import Testing

@testable import LedgerReading

@Suite("The CSV scanner")
struct CSVScannerTests {
    /// The rows of a text as its cells, each row with the number of its line.
    private func rows(_ text: String, separator: Character = ",", width: Int = 20) -> [(
        line: Int, cells: [String], fault: CSVFault?
    )] {
        let file = LedgerFile(path: "test.csv", contents: Array(text.utf8))
        var scanner = CSVScanner(file, separator: separator.asciiValue!)
        var row = CSVRow(width: width)
        var rows: [(line: Int, cells: [String], fault: CSVFault?)] = []
        while scanner.read(into: &row) {
            rows.append((row.line, (0..<row.count).map { file.text(row[$0]) }, row.fault))
        }
        return rows
    }

    @Test("lines end with LF, CR LF or CR, the last one also without", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) {
        for text in ["a,b\(end)c,d\(end)", "a,b\(end)c,d", "\(end)a,b\(end)\(end)c,d\(end)\(end)"] {
            #expect(rows(text).map(\.cells) == [["a", "b"], ["c", "d"]])
        }
    }

    @Test("the line of a row is that of its first byte")
    func lineNumbers() {
        let found = rows("a,b\r\n\r\n\"x\ny\r\nz\",1\nlast,2")
        #expect(found.map(\.line) == [1, 3, 6])
        #expect(found[1].cells == ["x\ny\r\nz", "1"])
    }

    @Test("empty cells are cells, also the last of a row and of the file")
    func emptyCells() {
        #expect(rows("a,,\n,,c\n,").map(\.cells) == [["a", "", ""], ["", "", "c"], ["", ""]])
    }

    @Test("quotes hide separators and line breaks; doubled quotes are one")
    func quotes() {
        #expect(
            rows("\"a,b\",\"say \"\"yes\"\"\",\"\"\n\"\"\"\",x").map(\.cells) == [
                ["a,b", "say \"yes\"", ""], ["\"", "x"],
            ])
    }

    @Test("a quote inside a cell is text")
    func quoteInside() {
        #expect(rows("12\" pipe,b").map(\.cells) == [["12\" pipe", "b"]])
    }

    @Test("a byte order mark is not part of the first cell")
    func byteOrderMark() { #expect(rows("\u{FEFF}a,b").map(\.cells) == [["a", "b"]]) }

    @Test("other separators", arguments: [";", "\t", "|"] as [Character])
    func separators(_ separator: Character) {
        #expect(rows("a\(separator)b,c\n", separator: separator).map(\.cells) == [["a", "b,c"]])
    }

    @Test("an unterminated quote costs its own line only")
    func unterminatedQuote() {
        let found = rows("a,b\n1,\"x\n2,y\n3,z\n")
        #expect(found.map(\.line) == [1, 2, 3, 4])
        #expect(found.map(\.fault) == [nil, .unterminatedQuote, nil, nil])
        #expect(found[2].cells == ["2", "y"])
    }

    @Test("a quoted cell of more lines than any address has lost its quote")
    func endlessQuote() {
        let found = rows("a\n\"x\n" + String(repeating: "y\n", count: 2_000) + "\"\n")
        #expect(found[1].fault == .unterminatedQuote)
        #expect(found.count == 2_003)
        #expect(found.last?.fault == .unterminatedQuote)
    }

    @Test("text behind a closing quote is a fault of that row only")
    func strayQuote() {
        let found = rows("\"a\"x,b\nc,d\n\"e\" ,f")
        #expect(found.map(\.fault) == [.strayQuote, nil, nil])
        #expect(found.map(\.cells) == [["\"a\"x", "b"], ["c", "d"], ["e", "f"]])
    }

    @Test("a quote that closes in a later cell's quote costs its own line only")
    func quoteClosedByAnother() {
        let found = rows("1,\"x,y\n2,\"z\",w\n3,v\n")
        #expect(found.map(\.fault) == [.unterminatedQuote, nil, nil])
        #expect(found.map { $0.cells[0] } == ["1", "2", "3"])
    }

    @Test("cells of every length around eight bytes are split in the right place")
    func lengths() {
        for length in 0...40 {
            let cell = String(repeating: "x", count: length)
            #expect(rows("\(cell),\(cell)\n\(cell),").map(\.cells) == [[cell, cell], [cell, ""]])
        }
    }
}
