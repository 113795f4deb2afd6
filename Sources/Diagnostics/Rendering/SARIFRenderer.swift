/// For code scanning: one document of SARIF 2.1.0, the interchange format for findings of the OASIS.
///
/// Columns count Unicode scalars, and the document says so. Paths are relative to the workspace.
public struct SARIFRenderer: DiagnosticRenderer {
    private let pages: String?

    /// - Parameter pages: The folder with a page for each code, with a slash at its end: its address, or, where it has none, its
    ///   path in the repository of this program.
    public init(pages: String? = nil) { self.pages = pages }

    public func render(_ diagnostics: [Diagnostic]) -> String {
        let codes = Set(diagnostics.map(\.code)).sorted()
        let index = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let run: JSONText = [
            "tool": ["driver": ["name": "relance", "rules": .array(codes.map(rule))]],
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": ["WORKSPACE": ["description": ["text": "The folder of the workspace."]]],
            "results": .array(diagnostics.map { result($0, ruleIndex: index[$0.code] ?? 0) }),
        ]
        let document: JSONText = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ]
        return document.indented + "\n"
    }

    private func rule(_ code: DiagnosticCode) -> JSONText {
        guard let pages else { return ["id": .string(code.id)] }
        // An address is to be whole; a path can only be told.
        return pages.contains("://")
            ? ["id": .string(code.id), "helpUri": .string("\(pages)\(code.id)")]
            : ["id": .string(code.id), "help": message("see \(pages)\(code.id).md")]
    }

    private func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> JSONText {
        let help = diagnostic.help.map { "\nhelp: \($0)" } ?? ""
        var members: [(key: String, value: JSONText)] = [
            ("ruleId", .string(diagnostic.code.id)),
            ("ruleIndex", .integer(ruleIndex)),
            ("level", .string(diagnostic.severity.rawValue)),
            ("message", message(diagnostic.message + help)),
            ("locations", [["physicalLocation": place(diagnostic.range)]]),
        ]
        if !diagnostic.notes.isEmpty {
            members.append(("relatedLocations", .array(diagnostic.notes.enumerated().map(related))))
        }
        if let fix = diagnostic.fix { members.append(("fixes", [json(fix)])) }
        return .object(members)
    }

    private func related(_ number: Int, _ note: DiagnosticNote) -> JSONText {
        .object(
            [("id", .integer(number + 1))] + (note.range.map { [("physicalLocation", place($0))] } ?? [])
                + [("message", message(note.message))])
    }

    private func json(_ fix: FixIt) -> JSONText {
        [
            "description": message(fix.title),
            "artifactChanges": [
                [
                    "artifactLocation": artifact(fix.range.file),
                    "replacements": [
                        ["deletedRegion": region(fix.range), "insertedContent": message(fix.replacement)]
                    ],
                ]
            ],
        ]
    }

    private func message(_ text: String) -> JSONText { ["text": .string(text)] }

    private func place(_ range: SourceRange) -> JSONText {
        ["artifactLocation": artifact(range.file), "region": region(range)]
    }

    private func region(_ range: SourceRange) -> JSONText {
        let (start, end) = (range.start, range.end)
        return [
            "startLine": .integer(start.line), "startColumn": .integer(start.column),
            "endLine": .integer(end.line), "endColumn": .integer(end.column),
        ]
    }

    private func artifact(_ file: SourceFile) -> JSONText {
        file.path.hasPrefix("/")
            ? ["uri": .string("file://" + encoded(file.path))]
            : ["uri": .string(encoded(file.path)), "uriBaseId": "WORKSPACE"]
    }

    /// As the path of an address: what RFC 3986 does not allow there stands as `%20`.
    private func encoded(_ path: String) -> String {
        path.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                String(Unicode.Scalar(byte))
            default:
                (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
