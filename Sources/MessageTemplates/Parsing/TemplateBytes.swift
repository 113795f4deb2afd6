import Diagnostics
import StrictYAML

/// What the bytes of a template show before its tags are read: its encoding, its size, characters that have no place.
struct TemplateBytes {
    private(set) var diagnostics: [Diagnostic] = []
    /// False when nothing is worth parsing.
    private(set) var isReadable = true

    static let limit = 64 << 10
    /// Findings of characters that are shown; a file of noise has no use for more.
    private static let findings = 20

    private let file: SourceFile

    /// - Parameter start: Where the text begins behind the front matter, whose bytes are looked at when it is read.
    init(_ file: SourceFile, from start: Int) {
        self.file = file
        guard file.bytes.count <= Self.limit else {
            isReadable = false
            report(
                .templateTooLarge, Self.limit..<Self.limit, "the template has more than 64 KiB",
                help: "a message of that length is read by nobody")
            return
        }
        file.bytes.withUnsafeBufferPointer { scan($0, from: start) }
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        var index = start
        while index < bytes.count, diagnostics.count < Self.findings {
            if bytes[index] < 0x80 {
                check(Unicode.Scalar(bytes[index]), at: index, bytes)
                index += 1
            } else if let scalar = UTF8Decoding.scalar(at: index, in: bytes) {
                check(scalar, at: index, bytes)
                index += UTF8.width(scalar)
            } else {
                isReadable = false
                return report(
                    .notUTF8, index..<index + 1, "the template is not UTF-8 from here on", help: "save it as UTF-8")
            }
        }
    }

    private mutating func check(_ scalar: Unicode.Scalar, at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        let range = index..<index + UTF8.width(scalar)
        if scalar == "\r" {
            guard index + 1 == bytes.count || bytes[index + 1] != 0x0A else { return }
            report(
                .carriageReturn, range, "carriage return without a line feed",
                help: "save the file with the line ends of Unix or Windows")
        } else if scalar.isBidirectionalControl {
            report(
                .bidirectionalControl, range,
                "a character that changes the direction in which text is shown (\(scalar.codePoint))",
                help: "take it out")
        } else if scalar.isForbiddenControl || scalar.value == 0x85 || Self.isMark(scalar) {
            report(
                .controlCharacter, range, "a control character (\(scalar.codePoint)) in a template", help: "take it out"
            )
        } else if scalar.value == 0xFEFF {
            report(.misplacedByteOrderMark, range, "a byte order mark within the text", help: "take it out")
        } else if scalar.value == 0x2028 || scalar.value == 0x2029 {
            report(
                .unusualLineBreak, range, "a line break (\(scalar.codePoint)) that some programs do not see",
                help: "write an ordinary one")
        }
    }

    /// Stands for a value while the Markdown around it is read.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == ValueMark.first || scalar == ValueMark.last
    }

    private mutating func report(_ code: DiagnosticCode, _ range: Range<Int>, _ message: String, help: String) {
        diagnostics.append(Diagnostic(code, at: SourceRange(file, range), message, help: help))
    }
}
