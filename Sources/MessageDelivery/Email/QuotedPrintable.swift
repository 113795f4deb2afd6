/// UTF-8 text as lines of at most 76 ASCII characters, which every mail server leaves as they are.
///
/// A blank before a line's end, a dot that begins a line (SMTP doubles it) and a line's `From ` (mail folders mark it) are
/// encoded as well.
///
/// Source: RFC 2045, section 6.7; RFC 2049, section 3.
enum QuotedPrintable {
    /// - Returns: Lines ending in CR LF.
    static func encode(_ text: String) -> [UInt8] {
        let bytes = text.withMailLineEnds
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count + bytes.count / 4)
        var start = 0
        while start < bytes.count {
            var end = start
            while bytes[end] != 0x0D { end += 1 }
            appendLine(bytes[start..<end], to: &encoded)
            start = end + 2
        }
        return encoded
    }

    private static func appendLine(_ line: ArraySlice<UInt8>, to encoded: inout [UInt8]) {
        var width = 0
        for index in line.indices {
            let isLast = index == line.endIndex - 1
            var isBare = self.isBare(at: index, of: line, beginsLine: width == 0)
            // The 76th character of a line that goes on is its `=`.
            if width + (isBare ? 1 : 3) > (isLast ? 76 : 75) {
                encoded += [0x3D, 0x0D, 0x0A]
                width = 0
                isBare = self.isBare(at: index, of: line, beginsLine: true)
            }
            let byte = line[index]
            if isBare {
                encoded.append(byte)
            } else {
                encoded += [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
            width += isBare ? 1 : 3
        }
        encoded += [0x0D, 0x0A]
    }

    private static func isBare(at index: Int, of line: ArraySlice<UInt8>, beginsLine: Bool) -> Bool {
        switch line[index] {
        case 0x20, 0x09: index != line.endIndex - 1
        case 0x3D: false
        case 0x2E: !beginsLine
        case 0x46: !(beginsLine && line[index...].starts(with: "From ".utf8))
        case let byte: (0x21...0x7E).contains(byte)
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
