import Foundation

/// The bytes of a text in which a page shows what cannot be seen, or is too long to be shown:
/// `‹U+00A0›` a character, `‹byte F6›` a byte, `‹20,000 times›` at the end of a line that line so often,
/// `‹80 × (›` a text so often, `‹C-1 … C-100›` all of them with commas between.
enum MarkedBytes {
    static func of(_ text: String) -> Data {
        guard text.contains("‹") else { return Data(text.utf8) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(repeated)
        return Data(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    private static func repeated(_ line: Substring) -> [UInt8] {
        guard let match = line.firstMatch(of: /\ ?‹([\d,]+) times›$/), let count = number(match.1) else {
            return decoded(line)
        }
        let one = decoded(line[..<match.range.lowerBound])
        return Array(Array(repeating: one, count: count).joined(separator: [UInt8(ascii: "\n")]))
    }

    private static func decoded(_ line: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = line
        while let match = rest.firstMatch(of: /‹([^›]*)›/) {
            bytes += rest[..<match.range.lowerBound].utf8
            bytes += meaning(of: match.1)
            rest = rest[match.range.upperBound...]
        }
        return bytes + rest.utf8
    }

    private static func meaning(of mark: Substring) -> [UInt8] {
        if let match = mark.wholeMatch(of: /U\+([0-9A-F]+)/), let value = UInt32(match.1, radix: 16),
            let scalar = Unicode.Scalar(value)
        {
            return Array(String(Character(scalar)).utf8)
        }
        if let match = mark.wholeMatch(of: /byte ([0-9A-F]{2})/), let byte = UInt8(match.1, radix: 16) { return [byte] }
        if let match = mark.wholeMatch(of: /([\d,]+) × (.*)/), let count = number(match.1) {
            return Array(repeatElement(Array(match.2.utf8), count: count).joined())
        }
        if let match = mark.wholeMatch(of: /(.*?)([\d,]+) … (.*?)([\d,]+)/), match.1 == match.3,
            let first = number(match.2), let last = number(match.4), first <= last
        {
            return Array((first...last).map { "\(match.1)\($0)" }.joined(separator: ", ").utf8)
        }
        preconditionFailure("no mark of a page: ‹\(mark)›")
    }

    /// `20,000`
    private static func number(_ text: Substring) -> Int? { Int(text.filter { $0 != "," }) }
}
