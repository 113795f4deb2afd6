import Foundation

/// Reads messages back, by rules written apart from those that write them.
enum MailDecoding {
    /// Header fields with folds undone, by their order; what stands behind the first empty line is the rest.
    static func header(_ message: String) -> [(name: String, value: String)] {
        let head = message.components(separatedBy: "\r\n\r\n")[0]
        var fields: [(name: String, value: String)] = []
        for line in head.components(separatedBy: "\r\n") {
            if line.hasPrefix(" ") {
                fields[fields.count - 1].value += line
            } else {
                let colon = line.firstIndex(of: ":")!
                fields.append((String(line[..<colon]), String(line[line.index(after: colon)...].dropFirst())))
            }
        }
        return fields
    }

    /// Encoded words in a field, decoded; a blank between two of them vanishes.
    static func words(_ value: String) -> String {
        var text = ""
        var lastWasEncoded = false
        for word in value.split(separator: " ", omittingEmptySubsequences: false) {
            if let match = word.wholeMatch(of: /=\?UTF-8\?([QB])\?([^? ]*)\?=(.*)/) {
                let content = String(match.2)
                if !text.isEmpty, !lastWasEncoded { text += " " }
                text += match.1 == "Q" ? quoted(content.replacing("_", with: " ")) : base64(content)
                text += match.3
                lastWasEncoded = true
            } else {
                if !text.isEmpty { text += " " }
                text += word
                lastWasEncoded = false
            }
        }
        return text
    }

    /// Quoted-printable text, soft line ends undone.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] != 0x3D {
                bytes.append(source[index])
                index += 1
                continue
            }
            if source[index + 1] != 0x0D {
                bytes.append(UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)!)
            }
            index += 3
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func base64(_ text: String) -> String { String(decoding: Data(base64Encoded: text)!, as: UTF8.self) }
}
