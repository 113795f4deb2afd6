import Diagnostics

/// What the bytes of a file show before anybody parses them: its encoding, its size, characters that have no place.
///
/// libyaml gives no place for these, or takes them without a word.
struct ByteScan {
    /// What libyaml may read; entries with bytes that cannot be trusted are blanked out.
    private(set) var text: WorkingText
    private(set) var diagnostics: [Diagnostic] = []
    /// False when nothing is worth parsing.
    private(set) var isReadable = true

    private let file: SourceFile
    private var invalidUTF8 = 0
    private var carriageReturns = 0
    /// Lines with bytes that are not what the author meant.
    private var spoiled: [Int: Int] = [:]

    init(_ file: SourceFile) {
        self.file = file
        text = WorkingText(file)
        guard checkSize(), checkUTF16() else {
            isReadable = false
            return
        }
        file.bytes.withUnsafeBufferPointer { scan($0) }
        checkLineEndings()
        checkDirectives()
        blankSpoiled()
        diagnostics = diagnostics.shown(atMost: YAMLLimits.byteFindings, "faults of the file's characters")
    }

    // MARK: The file as a whole

    private mutating func checkSize() -> Bool {
        if file.bytes.count > YAMLLimits.bytes {
            report(
                .fileTooLarge, at: YAMLLimits.bytes..<YAMLLimits.bytes,
                "the file has more than 1 MiB (\(YAMLLimits.bytes) bytes), and no more is read",
                help: "split it into several files")
            return false
        }
        // What follows the last line break is a line only when it holds something.
        let isClosed = file.lines.starts.last == file.bytes.count
        let count = file.lines.starts.count - (isClosed ? 1 : 0)
        if count > YAMLLimits.lines {
            let start = file.lines.starts[YAMLLimits.lines]
            report(
                .tooManyLines, at: start..<start, "the file has \(count) lines, at most \(YAMLLimits.lines) are read",
                help: "split it into several files")
            return false
        }
        return true
    }

    /// By its mark, or by a NUL in every second of the first bytes.
    private mutating func checkUTF16() -> Bool {
        let first = Array(file.bytes.prefix(64))
        let isMarked = first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF])
        let zeros = [0, 1].map { odd in first.indices.filter { $0 % 2 == odd && first[$0] == 0 }.count }
        guard isMarked || first.count >= 4 && zeros.contains(where: { $0 * 8 >= first.count * 3 }) else { return true }
        report(.notUTF8, at: 0..<0, "the file is UTF-16, expected UTF-8", help: "save it as UTF-8")
        return false
    }

    private mutating func checkLineEndings() {
        if let first = firstCarriageReturn {
            report(
                .carriageReturn, at: first..<first + 1,
                "carriage return without a line feed, \(carriageReturns) in this file",
                help: "save the file with the line ends of Unix or Windows")
        }
        var (windows, unix) = ((count: 0, at: 0), (count: 0, at: 0))
        for start in file.lines.starts.dropFirst() where file.bytes[start - 1] == 0x0A {
            let isWindows = start >= 2 && file.bytes[start - 2] == 0x0D
            let end = start - (isWindows ? 2 : 1)
            if isWindows {
                windows = (windows.count + 1, windows.count == 0 ? end : windows.at)
            } else {
                unix = (unix.count + 1, unix.count == 0 ? end : unix.at)
            }
        }
        guard windows.count > 0, unix.count > 0 else { return }
        let (rare, at, length) =
            windows.count <= unix.count ? ("CR LF", windows.at, 2) : ("LF", unix.at, 1)
        report(
            .mixedLineEndings, .warning, at: at..<at + length,
            "this line ends with \(rare), the most with \(rare == "LF" ? "CR LF" : "LF")",
            help: "save the file with one kind of line ends")
    }

    private var firstCarriageReturn: Int?

    /// A line that starts with `%` is for YAML's parsers, and costs libyaml more than it is worth.
    private mutating func checkDirectives() {
        var isFirstOfRun = true
        for (line, start) in file.lines.starts.enumerated() {
            guard start < file.bytes.count, file.bytes[start] == UInt8(ascii: "%") else {
                isFirstOfRun = true
                continue
            }
            let content = text.content(ofLine: line)
            if isFirstOfRun {
                report(.yamlDirective, at: content, "lines that start with \"%\" are not in the language")
            }
            isFirstOfRun = false
            text.blank(content)
        }
    }

    // MARK: Character by character

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 {
                index += 1
            } else if byte == 0x0D {
                if index + 1 == bytes.count || bytes[index + 1] != 0x0A { carriageReturn(at: index) }
                index += 1
            } else if byte < 0x80 {
                index = controlCharacters(from: index, bytes)
            } else if let scalar = UTF8Decoding.scalar(at: index, in: bytes) {
                check(scalar, at: index)
                index += UTF8.width(scalar)
            } else {
                invalid(at: index, bytes)
                index += 1
            }
        }
    }

    private mutating func carriageReturn(at index: Int) {
        firstCarriageReturn = firstCarriageReturn ?? index
        carriageReturns += 1
        text.replaceCarriageReturn(at: index)
    }

    /// A run of control characters is one fault.
    private mutating func controlCharacters(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = start
        while end < bytes.count, Unicode.Scalar(bytes[end]).isForbiddenControl, bytes[end] < 0x80 { end += 1 }
        reportControl(Unicode.Scalar(bytes[start]), at: start..<end)
        return end
    }

    private mutating func reportControl(_ scalar: Unicode.Scalar, at range: Range<Int>) {
        let what = scalar.value == 0 ? "NUL (U+0000)" : "control character \(scalar.codePoint)"
        report(.controlCharacter, at: range, "\(what) has no place in a text", help: "remove it")
        spoil(range)
    }

    private mutating func check(_ scalar: Unicode.Scalar, at index: Int) {
        let range = index..<index + UTF8.width(scalar)
        switch scalar.value {
        case 0x85, 0x2028, 0x2029:
            let name = [0x85: "NEL", 0x2028: "line separator", 0x2029: "paragraph separator"][scalar.value]!
            report(
                .unusualLineBreak, at: range,
                "\(name) (\(scalar.codePoint)) is a line break for some programs and not for others",
                help: "write a line break or a space")
            spoil(range)
        case 0xFEFF:
            report(
                .misplacedByteOrderMark, at: range, "byte order mark (U+FEFF) that is not at the start of the file",
                help: "remove it", fix: FixIt("remove it", replace: SourceRange(file, range), with: ""))
            if text.indentation(ofLine: text.line(of: index)) + file.lines.starts[text.line(of: index)] >= index {
                spoil(range)
            } else {
                text.blank(range)
            }
        default:
            if scalar.isBidirectionalControl {
                report(
                    .bidirectionalControl, at: range,
                    "\(scalar.codePoint) changes the direction in which the text around it is shown",
                    help: "remove it")
            } else if scalar.isForbiddenControl {
                reportControl(scalar, at: range)
            }
        }
    }

    /// The first is reported; when one byte is wrong, usually all that are not ASCII are.
    private mutating func invalid(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        invalidUTF8 += 1
        spoil(index..<index + 1)
        guard invalidUTF8 == 1 else { return }
        let byte = String(bytes[index], radix: 16, uppercase: true)
        // Letters of Western Europe stand between ASCII letters there.
        let isLatin = bytes[index] >= 0xA0 && (index + 1 == bytes.count || bytes[index + 1] < 0x80)
        report(
            .notUTF8, at: index..<index + 1,
            isLatin
                ? "byte \(byte) is not UTF-8, the file looks like Latin-1 or Windows-1252"
                : "byte \(byte) is not UTF-8",
            help: "save the file as UTF-8")
    }

    // MARK: What cannot be trusted

    private mutating func spoil(_ range: Range<Int>) {
        let line = text.line(of: range.lowerBound)
        spoiled[line] = min(spoiled[line] ?? range.lowerBound, range.lowerBound)
        text.blank(range)
    }

    /// Takes out the entries with such bytes; a comment does no harm.
    private mutating func blankSpoiled() {
        for (line, offset) in spoiled.sorted(by: { $0.key < $1.key }) {
            let before = file.bytes[file.lines.starts[line]..<offset]
            let isComment = before.indices.contains {
                before[$0] == UInt8(ascii: "#") && ($0 == before.startIndex || isBlank(before[$0 - 1]))
            }
            if !isComment, !text.content(ofLine: line).isEmpty { text.blankEntry(line: line) }
        }
    }

    // MARK: Reports

    private mutating func report(
        _ code: DiagnosticCode, _ severity: DiagnosticSeverity = .error, at bytes: Range<Int>, _ message: String,
        help: String? = nil, fix: FixIt? = nil
    ) {
        diagnostics.append(
            Diagnostic(code, severity, at: SourceRange(file, bytes), message, help: help, fix: fix))
    }
}
