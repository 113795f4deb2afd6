import Diagnostics

/// Diagnostics as lines of text, for golden files: place, severity, message, code, and what belongs to it below.
func faultList(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { diagnostic in
        var text =
            "\(place(diagnostic.range)): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]\n"
        if let help = diagnostic.help { text += "  help: \(help)\n" }
        for note in diagnostic.notes {
            text += "  note: \(note.range.map { "\(place($0)): " } ?? "")\(note.message)\n"
        }
        if let fix = diagnostic.fix { text += "  fix: \(fix.title): \(fix.range.start) \"\(fix.replacement)\"\n" }
        return text
    }.joined()
}

private func place(_ range: SourceRange) -> String { "\(range.file.path):\(range.start)" }
