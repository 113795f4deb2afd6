/// For GitHub Actions: one workflow command for each fault, shown beside the line in a pull request.
///
///     ::error file=playbooks/sme.yaml,line=14,col=17,endLine=14,endColumn=30,title=missing-template::no template ...
public struct GitHubRenderer: DiagnosticRenderer {
    public init() {}

    public func render(_ diagnostics: [Diagnostic]) -> String { diagnostics.map(command).joined() }

    private func command(_ diagnostic: Diagnostic) -> String {
        let (start, end) = (diagnostic.range.start, diagnostic.range.end)
        let properties = [
            "file=\(property(diagnostic.range.file.path))",
            "line=\(start.line)", "col=\(start.column)", "endLine=\(end.line)", "endColumn=\(end.column)",
            "title=\(property(diagnostic.code.id))",
        ]
        let lines =
            [diagnostic.message] + (diagnostic.help.map { ["help: \($0)"] } ?? [])
            + diagnostic.notes.map { note in
                "note: \(note.message)" + (note.range.map { " (\($0.file.path):\($0.start))" } ?? "")
            }
        return "::\(diagnostic.severity) \(properties.joined(separator: ","))::\(data(lines.joined(separator: "\n")))\n"
    }

    /// Behind the second `::`, where a line break would end the command.
    private func data(_ text: String) -> String {
        VisibleText.of(text, indentation: "").unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: String(Character(scalar))
            }
        }.joined()
    }

    /// Between commas, up to `::`.
    private func property(_ text: String) -> String {
        data(text).unicodeScalars.map { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: String(Character(scalar))
            }
        }.joined()
    }
}
