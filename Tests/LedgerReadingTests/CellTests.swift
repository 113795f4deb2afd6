import FinancialValues
import Testing

@testable import LedgerReading

private func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
{
    var text = text
    return try text.withUTF8(body)
}

@Suite("Numbers in cells")
struct NumberFormatTests {
    private func units(_ text: String, _ format: NumberFormat = .normal, decimals: Int = 2) -> Int64? {
        withBytes(text) { try? format.units($0, decimals: decimals) }
    }

    @Test(
        "the normal form has a decimal point and nothing else",
        arguments: [
            ("1200.00", 120_000), ("1200", 120_000), ("1200.5", 120_050), ("0.07", 7), ("-12.50", -1250), (".5", 50),
            ("1200.000", 120_000), ("007", 700), ("10000000000000", 1_000_000_000_000_000),
        ] as [(String, Int64)])
    func normalForm(_ text: String, _ expected: Int64) { #expect(units(text) == expected) }

    @Test(
        "anything else is no number",
        arguments: [
            "", "-", ".", "1.", "1,5", "1.2.3", "1e3", "+5", "--5", "5-", "(5)", "1 000", "0x10", "1200.005", "abc",
            "１２",
            "10000000000000.01", "99999999999999999999999", "9223372036854775808", "-9223372036854775808", "1.00 ",
        ])
    func notNumbers(_ text: String) { #expect(units(text) == nil) }

    @Test(
        "marks between thousands stand before each three digits",
        arguments: [
            (NumberFormat(decimalComma: true, thousands: .point), "1.234.567,89", 123_456_789),
            (NumberFormat(decimalComma: true, thousands: .point), "1234,5", 123_450),
            (NumberFormat(decimalComma: true, thousands: .space), "1 234,50", 123_450),
            (NumberFormat(decimalComma: true, thousands: .space), "1\u{A0}234,50", 123_450),
            (NumberFormat(decimalComma: true, thousands: .space), "1\u{202F}234,50", 123_450),
            (NumberFormat(thousands: .comma), "12,345.60", 1_234_560),
            (NumberFormat(thousands: .apostrophe), "1'234.50", 123_450),
            (NumberFormat(thousands: .apostrophe), "1\u{2019}234.50", 123_450),
        ] as [(NumberFormat, String, Int64)])
    func thousands(_ format: NumberFormat, _ text: String, _ expected: Int64) {
        #expect(units(text, format) == expected)
    }

    @Test(
        "a mark between thousands in another place is a fault",
        arguments: ["1.23,00", "12.34.567,00", ".123,00", "1..234", "1234.567"])
    func misplacedThousands(_ text: String) {
        #expect(units(text, NumberFormat(decimalComma: true, thousands: .point)) == nil)
    }

    @Test(
        "accounting signs",
        arguments: [("12.50-", -1250), ("(12.50)", -1250), ("+12.50", 1250), ("-12.50", -1250)] as [(String, Int64)])
    func accountingSigns(_ text: String, _ expected: Int64) {
        #expect(units(text, NumberFormat(allowsAccountingSigns: true)) == expected)
    }

    @Test("decimals are those of the currency")
    func decimals() {
        #expect(units("300", decimals: 0) == 300)
        #expect(units("300.0", decimals: 0) == 300)
        #expect(units("300.5", decimals: 0) == nil)
        #expect(units("1.234", decimals: 3) == 1234)
    }
}

@Suite("Dates in cells")
struct DatePatternTests {
    private func date(_ text: String, _ pattern: String, ignoresTime: Bool = false) throws -> String? {
        let pattern = try #require(DatePattern(pattern))
        return withBytes(text) { pattern.date($0, ignoresTime: ignoresTime)?.description }
    }

    @Test(
        "patterns",
        arguments: [
            ("yyyy-mm-dd", "2026-03-01", "2026-03-01"), ("dd/mm/yyyy", "01/03/2026", "2026-03-01"),
            ("m/d/yyyy", "1/2/2013", "2013-01-02"), ("m/d/yyyy", "11/12/2013", "2013-11-12"),
            ("yyyymmdd", "20260301", "2026-03-01"), ("dd.mm.yy", "01.03.26", "2026-03-01"),
            ("ddmmyy", "160316", "2016-03-16"),
            ("d.m.yyyy", "1.3.2026", "2026-03-01"), ("dd.mm.yy", "01.03.97", "1997-03-01"),
        ])
    func patterns(_ pattern: String, _ text: String, _ expected: String) throws {
        #expect(try date(text, pattern) == expected)
    }

    @Test(
        "what is no such date, or a day that does not exist, is none",
        arguments: [
            ("yyyy-mm-dd", "2026-02-30"), ("yyyy-mm-dd", "2026-13-01"), ("yyyy-mm-dd", "2026-3-1"),
            ("yyyy-mm-dd", "2026-03-01x"),
            ("yyyy-mm-dd", "0000-01-01"), ("yyyy-mm-dd", "2026/03/01"), ("yyyy-mm-dd", "20260301"),
            ("dd/mm/yyyy", "1/3/2026"),
            ("m/d/yyyy", "13/1/2026"), ("m/d/yyyy", "1//2026"), ("yyyymmdd", "2026031"), ("yyyy-mm-dd", ""),
            ("yyyy-mm-dd", "2025-02-29"),
            ("yyyy-mm-dd", "2026-03-01 00:00:00"),
        ])
    func noDates(_ pattern: String, _ text: String) throws { #expect(try date(text, pattern) == nil) }

    @Test("a time behind the date is left out when the mapping says so")
    func times() throws {
        #expect(try date("2026-03-01 00:00:00", "yyyy-mm-dd", ignoresTime: true) == "2026-03-01")
        #expect(try date("2026-03-01T08:30:00Z", "yyyy-mm-dd", ignoresTime: true) == "2026-03-01")
        #expect(try date("2026-03-01x", "yyyy-mm-dd", ignoresTime: true) == nil)
    }

    @Test(
        "a pattern has a year, a month and a day, each once",
        arguments: ["", "yyyy-mm", "yyy-mm-dd", "dd/dd/yyyy", "yyyy-mm-dd hh", "tt.mm.jjjj"])
    func badPatterns(_ text: String) { #expect(DatePattern(text) == nil) }
}

@Suite("Encodings")
struct TextEncodingTests {
    private func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: encoding.utf8(of: $0), as: UTF8.self) }
    }

    @Test("bytes of the one-byte encodings become characters")
    func oneByte() {
        #expect(decoded([0x4D, 0xFC, 0x80, 0x9C], .windows1252) == "Mü€œ")
        #expect(decoded([0x4D, 0xFC, 0xA4], .latin1) == "Mü¤")
        #expect(decoded([0x4D, 0xFC, 0xA4, 0xBD], .latin9) == "Mü€œ")
    }

    @Test("well-formed UTF-8 is told from what is not, as the standard library does")
    func wellFormed() {
        var random = SystemRandomNumberGenerator()
        let samples: [[UInt8]] = [
            [], [0x41], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x91, 0x8D], [0xC0, 0x80], [0xC3],
            [0xE0, 0x80, 0x80],
            [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFF], [0xE2, 0x82],
        ]
        let alphabet: [UInt8] = [0x41, 0x80, 0xBF, 0xC2, 0xC3, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xA0, 0x90]
        let generated: [[UInt8]] = (0..<2_000).map { _ in
            (0..<Int.random(in: 1...6, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
        }
        for bytes in samples + generated {
            let expected = String(validating: bytes, as: UTF8.self) != nil
            #expect(bytes.withUnsafeBufferPointer(TextEncoding.isUTF8) == expected, "\(bytes)")
        }
    }
}

@Suite("The table of ids")
struct IdentifierTableTests {
    private func add(_ id: String, _ context: UInt64, _ number: Int32, to table: inout IdentifierTable) -> Int32 {
        let bytes = Array(id.utf8)
        return bytes.withUnsafeBufferPointer { text in
            withPadding(text) { table.add($0, count: text.count, context: context, number: number) }
        }
    }

    private func number(_ id: String, _ context: UInt64, in table: IdentifierTable) -> Int32? {
        let bytes = Array(id.utf8)
        return bytes.withUnsafeBufferPointer { text in
            withPadding(text) { table.number(of: $0, count: text.count, context: context) }
        }
    }

    @Test("ids of every length are found again, and only in their own context")
    func findsAll() {
        var table = IdentifierTable()
        var ids: [String] = []
        for number in 0..<5_000 {
            let length = number % 40 + 1
            ids.append(String((String(number) + String(repeating: "x", count: 40)).prefix(max(length, 5))))
        }
        for (index, id) in ids.enumerated() {
            #expect(add(id, UInt64(index % 3), Int32(index), to: &table) == Int32(index))
        }
        #expect(table.count == 5_000)
        for (index, id) in ids.enumerated() {
            #expect(number(id, UInt64(index % 3), in: table) == Int32(index))
            #expect(number(id, 7, in: table) == nil)
            #expect(add(id, UInt64(index % 3), 99_999, to: &table) == Int32(index))
        }
        #expect(number("absent", 0, in: table) == nil)
    }

    @Test("numbers that run in sequence are found again in whatever order they came, and so are scattered ones")
    func findsNumbers() {
        var random = SystemRandomNumberGenerator()
        let running = (0..<2_000).shuffled(using: &random).map { "F\(1_000_000 + $0)" }
        let scattered = (0..<2_000).map { _ in String(Int.random(in: 0..<1_000_000_000_000, using: &random)) }
        for ids in [running, running.sorted(), scattered, zip(running, scattered).flatMap { [$0, $1] }] {
            var table = IdentifierTable(expecting: ids.count)
            var numbers: [String: Int32] = [:]
            for (index, id) in ids.enumerated() {
                let first = numbers[id, default: Int32(index)]
                numbers[id] = first
                #expect(add(id, 0, Int32(index), to: &table) == first)
            }
            #expect(table.count == numbers.count)
            for (id, first) in numbers {
                #expect(number(id, 0, in: table) == first)
                #expect(number(id, 1, in: table) == nil)
                #expect(number(id + "0", 0, in: table) == numbers[id + "0"])
            }
            #expect(number("F1002000", 0, in: table) == nil)
        }
    }

    @Test("scattered numbers take no page of a thousand each")
    func scatteredNumbers() {
        var series = NumberSeries()
        for number in 0..<10_000 {
            let id = Array(String(1_000_000 + number * 1_000).utf8)
            id.withUnsafeBufferPointer { text in
                withPadding(text) { _ = series.add($0, count: text.count, number: Int32(number)) }
            }
        }
        #expect((64...80).contains(series.count))
    }

    @Test("an id is its bytes: zeros and blanks count")
    func exactBytes() {
        var table = IdentifierTable()
        for (index, id) in [
            "42", "0042", "42 ", "42\0", "4\0", "12345678", "123456780", "1234567890123456", "12345678901234567",
        ].enumerated() {
            #expect(add(id, 0, Int32(index), to: &table) == Int32(index))
        }
    }
}
