/// Damage as exports, editors and transfers do it to a text of lines and cells, and worse.
public struct TextMutation {
    private let separators: [UInt8]

    /// - Parameter separators: What may stand between cells.
    public init(separators: String = ",;\t|") { self.separators = Array(separators.utf8) }

    /// - Parameter other: Another text, of which pieces are put into this one.
    public func damaged(_ bytes: [UInt8], with other: [UInt8], _ random: inout RandomNumbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(random.chance(60) ? 1 : random.number(2...8)) {
            guard !bytes.isEmpty else { return piece(of: other, &random) }
            switch random.number(0...9) {
            case 0...3: damageBytes(&bytes, other, &random)
            case 4...5: damageLines(&bytes, &random)
            case 6...8: damageCells(&bytes, &random)
            default: damageWhole(&bytes, &random)
            }
        }
        return bytes
    }

    // MARK: - A place

    private func damageBytes(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout RandomNumbers) {
        let place = random.number(0...(bytes.count - 1))
        switch random.number(0...8) {
        case 0: bytes[place] ^= 1 << UInt8(random.number(0...7))
        case 1: bytes[place] = random.pick(Self.telling)
        case 2: bytes.insert(random.pick(Self.telling), at: place)
        case 3: bytes.insert(contentsOf: random.pick(Self.runs), at: place)
        case 4: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...12)))
        case 5: bytes.insert(contentsOf: piece(of: other, &random), at: place)
        case 6: bytes.insert(contentsOf: piece(of: bytes, &random), at: place)
        case 7:
            bytes.insert(contentsOf: (0..<random.number(1...60)).map { _ in UInt8(random.number(0...255)) }, at: place)
        default: bytes.insert(contentsOf: huge(&random), at: place)
        }
    }

    /// Bytes that mean something to a reader, or to none.
    private static let telling: [UInt8] = Array("\",;\t|\n\r -+.0129eECFD()'/#:{}[]&*!%@`".utf8) + [0, 1, 0x1F, 0x7F]

    /// Marks of encodings, halves of characters, what turns or hides text, line breaks.
    private static let runs: [[UInt8]] = [
        [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xC3], [0xC3, 0xA9], [0xE2, 0x82], [0xE2, 0x80, 0xAE], [0xE9], [0x80],
        [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC2, 0xA0], [0xE2, 0x80, 0xA8], [0x0D, 0x0A], [0x0A, 0x0A],
        [0x22, 0x22], [0x22, 0x0A, 0x22], [0],
    ]

    private func piece(of bytes: [UInt8], _ random: inout RandomNumbers) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        let start = random.number(0...(bytes.count - 1))
        return Array(bytes[start..<min(bytes.count, start + random.number(1...200))])
    }

    /// A field longer than any, or of more lines, or of nothing but quotes.
    private func huge(_ random: inout RandomNumbers) -> [UInt8] {
        switch random.number(0...3) {
        case 0: Array(repeating: UInt8(ascii: "x"), count: random.pick([1_001, 65_535, 65_536, 70_000]))
        case 1: Array(repeating: random.pick(separators), count: random.pick([100, 5_000]))
        case 2: [0x22] + Array(repeating: 0x0A, count: random.pick([999, 1_000, 1_001, 1_500])) + [0x22]
        default: Array(repeating: 0x22, count: random.pick([2, 3, 65_534, 65_535, 65_536, 65_537]))
        }
    }

    // MARK: - Lines

    private func damageLines(_ bytes: inout [UInt8], _ random: inout RandomNumbers) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let (one, two) = (random.number(0...(lines.count - 1)), random.number(0...(lines.count - 1)))
        switch random.number(0...4) {
        case 0: lines.insert(lines[one], at: two)
        case 1: lines.remove(at: one)
        case 2: lines.swapAt(one, two)
        case 3 where one + 1 < lines.count: lines[one] += lines.remove(at: one + 1)
        default: lines[one] = lines[one].prefix(random.number(0...max(1, lines[one].count)))
        }
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    // MARK: - Cells

    /// Of one line, often the header.
    private func damageCells(_ bytes: inout [UInt8], _ random: inout RandomNumbers) {
        let counts = separators.map { separator in bytes.count { $0 == separator } }
        let separator = separators[counts.firstIndex(of: counts.max()!)!]
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let line = random.chance(30) ? 0 : random.number(0...(lines.count - 1))
        var cells = lines[line].split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
        let (one, two) = (random.number(0...(cells.count - 1)), random.number(0...(cells.count - 1)))
        switch random.number(0...5) {
        case 0: cells.swapAt(one, two)
        case 1: cells[one] = cells[two]
        case 2, 3: cells[one] = random.pick(Self.words)
        case 4: cells.insert([], at: one)
        default: cells.remove(at: one)
        }
        lines[line] = Array(cells.joined(separator: [separator]))
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    /// What is at the edge of being a number, a date or a word.
    private static let words = [
        "9999999999999", "-9999999999999,99", "1000000000000000", "9223372036854775808", "-0", "1e9", "NaN", "0", "-",
        "",
        "1.234.567,89", "(1,00)", "1,2,3", "9999-12-31", "0000-00-00", "2026-02-30", "99999999", "true", "EUR", "XXX",
        "=1+1",
        "411", "A", "D", "C", "F1", "C1",
    ].map { Array($0.utf8) }

    // MARK: - All of it

    private func damageWhole(_ bytes: inout [UInt8], _ random: inout RandomNumbers) {
        let place = random.number(0...(bytes.count - 1))
        switch random.number(0...4) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.removeSubrange(..<place)
        case 2: for _ in 0..<random.number(1...40) { bytes.insert(0x22, at: random.number(0...bytes.count)) }
        case 3: bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
        default:
            let end: [UInt8] = random.pick([[0x0D], [0x0D, 0x0A], [0x0A, 0x0A], [0x0A, 0x0D]])
            bytes = bytes.flatMap { $0 == 0x0A ? end : [$0] }
        }
    }
}
