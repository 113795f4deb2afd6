/// A text with keycap marks (1️⃣, 2️⃣, ...) where a finding should land.
public struct MarkedText: Sendable {
    /// Without the marks.
    public let text: String
    /// UTF-8 offsets in `text` by the mark's number.
    public let offsets: [Int: Int]

    public init(_ marked: String) {
        var text = ""
        var offsets: [Int: Int] = [:]
        for character in marked {
            if character.unicodeScalars.count == 3, character.unicodeScalars.last?.value == 0x20E3,
                let number = character.unicodeScalars.first?.properties.numericType == .decimal
                    ? Int(String(character.unicodeScalars.first!)) : nil
            {
                offsets[number] = text.utf8.count
            } else {
                text.append(character)
            }
        }
        self.text = text
        self.offsets = offsets
    }
}
