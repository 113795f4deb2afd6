import Diagnostics

/// Diagnostics as people read them in a golden file: place, marked text, message, code, help and fix.
enum DiagnosticListing {
    /// - Parameter showsPlace: False for phrases, which have one line.
    static func lines(_ diagnostics: [Diagnostic], showsPlace: Bool = true) -> String {
        diagnostics.map { diagnostic in
            let place = showsPlace ? "\(diagnostic.range.start): " : "  "
            let severity = diagnostic.severity == .warning ? "warning: " : ""
            var text = "\(place)\(severity)\(diagnostic.message) [\(diagnostic.code)]\n"
            text += "      at «\(firstLine(diagnostic.range.text))»\n"
            if let help = diagnostic.help { text += "      help: \(help)\n" }
            if let fix = diagnostic.fix {
                let replaced = fix.range == diagnostic.range ? "" : " for «\(firstLine(fix.range.text))»"
                text += "      fix: «\(firstLine(fix.replacement))»\(replaced)\n"
            }
            for note in diagnostic.notes {
                text += "      note: \(note.message)\(note.range.map { " at \($0.start)" } ?? "")\n"
            }
            return text
        }.joined()
    }

    private static func firstLine(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count > 1 ? "\(lines[0])…" : text
    }
}
