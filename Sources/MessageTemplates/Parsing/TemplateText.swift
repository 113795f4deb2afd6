import Diagnostics
import StrictYAML

/// Text with tags, and where its bytes stand in the file.
struct TemplateText {
    let bytes: [UInt8]
    /// Tags that stand alone on a line take the line with them.
    let hasLines: Bool
    private let placing: Placing

    private enum Placing {
        case file(SourceFile, from: Int)
        case scalar(YAMLScalar, SourceFile)
    }

    /// A file from an offset on.
    init(_ file: SourceFile, from start: Int) {
        bytes = Array(file.bytes[start...])
        hasLines = true
        placing = .file(file, from: start)
    }

    /// A value of the front matter, whose bytes stand at the same places in `file`.
    init(_ scalar: YAMLScalar, in file: SourceFile) {
        bytes = Array(scalar.text.utf8)
        hasLines = false
        placing = .scalar(scalar, file)
    }

    func range(_ part: Range<Int>) -> SourceRange {
        switch placing {
        case .file(let file, let start):
            SourceRange(file, part.lowerBound + start..<part.upperBound + start)
        case .scalar(let scalar, let file): scalar.range(of: part).moved(to: file)
        }
    }

    func string(_ part: Range<Int>) -> String { String(decoding: bytes[part], as: UTF8.self) }
}
