/// For programs: one JSON document, an array with an object for each fault.
///
/// Lines and columns count from 1, columns in Unicode scalars; offsets count bytes from 0. Ends are not included.
public struct JSONRenderer: DiagnosticRenderer {
    public init() {}

    public func render(_ diagnostics: [Diagnostic]) -> String {
        JSONText.array(diagnostics.map(json)).indented + "\n"
    }

    private func json(_ diagnostic: Diagnostic) -> JSONText {
        .object(
            place(diagnostic.range) + [
                ("severity", .string(diagnostic.severity.rawValue)),
                ("code", .string(diagnostic.code.id)),
                ("message", .string(diagnostic.message)),
                ("help", .optional(diagnostic.help)),
                ("fix", diagnostic.fix.map(json) ?? .null),
                ("notes", .array(diagnostic.notes.map(json))),
            ])
    }

    private func json(_ fix: FixIt) -> JSONText {
        .object([("title", .string(fix.title))] + place(fix.range) + [("replacement", .string(fix.replacement))])
    }

    private func json(_ note: DiagnosticNote) -> JSONText {
        .object([("message", .string(note.message))] + (note.range.map(place) ?? []))
    }

    private func place(_ range: SourceRange) -> [(key: String, value: JSONText)] {
        let (start, end) = (range.start, range.end)
        return [
            ("file", .string(range.file.path)),
            ("line", .integer(start.line)), ("column", .integer(start.column)),
            ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
            ("offset", .integer(range.bytes.lowerBound)), ("endOffset", .integer(range.bytes.upperBound)),
        ]
    }
}
