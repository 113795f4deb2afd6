/// Where a link leads.
enum MessageLink {
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// The address with its values put in, as an attribute of HTML; empty unless it leads to a page, a mailbox or a telephone.
    static func reference(_ url: String, values: [[String]]) -> String {
        let address = address(url, values: values)
        guard isSafe(address) else { return "" }
        return MessageHTML.escaped(address[...])
    }

    /// The address with its values put in: a value stands for a part of it and never changes where it leads.
    static func address(_ url: String, values: [[String]]) -> String {
        ValueMark.parts(of: url).map { part in
            switch part {
            case .text(let text): encoded(text, keeping: { isAddress($0) })
            case .value(let index): encoded(values[index].joined(separator: ", ")[...], keeping: { isUnreserved($0) })
            }
        }.joined()
    }

    static func isSafe(_ address: String) -> Bool {
        guard let colon = address.firstIndex(of: ":") else { return false }
        return schemes.contains(address[..<colon].lowercased())
    }

    private static func encoded(_ text: Substring, keeping isKept: (UInt8) -> Bool) -> String {
        var encoded = ""
        for byte in text.utf8 {
            if isKept(byte) {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }

    /// Source: RFC 3986, section 2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func isAddress(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "!#$%&'()*+,/:;=?@".utf8.contains(byte)
    }
}
