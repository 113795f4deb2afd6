/// For people at a terminal: one line that editors can follow, the place in the source, what to do about it.
///
///     playbooks/sme.yaml:14:17: no template "formal_notise", did you mean "formal_notice"? [missing-template]
///     14 |       template: formal_notise
///        |                 ^~~~~~~~~~~~~
public struct TextRenderer: DiagnosticRenderer {
    private let style: TerminalStyle
    private let width: Int

    /// - Parameters:
    ///   - isColored: With ANSI escapes, for a terminal.
    ///   - width: Cells of source that are shown of a line; longer lines are cropped around the place.
    public init(isColored: Bool = false, width: Int = 100) {
        style = TerminalStyle(isColored: isColored)
        self.width = max(20, width)
    }

    /// Each fault with its source, then how many there are; nothing when there are none.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        return diagnostics.map(text).joined(separator: "\n") + "\n" + Self.summary(of: diagnostics) + "\n"
    }

    /// `3 errors, 1 warning in 2 files`
    public static func summary(of diagnostics: [Diagnostic]) -> String {
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        let files = Set(diagnostics.map(\.range.file.path)).count
        let counts = [
            errors > 0 || warnings == 0 ? count(errors, "error") : nil, warnings > 0 ? count(warnings, "warning") : nil,
        ]
        return counts.compactMap { $0 }.joined(separator: ", ") + " in " + count(files, "file")
    }

    private func text(_ diagnostic: Diagnostic) -> String {
        let isError = diagnostic.severity == .error
        var text = heading(diagnostic.range, isError ? nil : "warning", diagnostic.message, diagnostic.code)
        text += snippet(diagnostic.range, isError ? .error : .warning)
        if let help = diagnostic.help { text += line("help", help) }
        if let fix = diagnostic.fix, !says(diagnostic.help, fix) { text += line("fix", shown(fix)) }
        for note in diagnostic.notes {
            guard let range = note.range else {
                text += line("note", note.message)
                continue
            }
            text += heading(range, "note", note.message, nil) + snippet(range, .note)
        }
        return text
    }

    /// `PATH:LINE:COLUMN: warning: MESSAGE [CODE]`
    private func heading(
        _ range: SourceRange, _ severity: String?, _ message: String, _ code: DiagnosticCode?
    ) -> String {
        let place = "\(VisibleText.of(range.file.path)):\(range.start):"
        let severity = severity.map { style.paint("\($0):", $0 == "warning" ? .warning : .note) + " " } ?? ""
        let code = code.map { " " + style.paint("[\($0)]", .code) } ?? ""
        return "\(style.paint(place, .place)) \(severity)\(VisibleText.of(message, indentation: "  "))\(code)\n"
    }

    private func line(_ label: String, _ text: String) -> String {
        "\(style.paint("\(label):", .note)) \(VisibleText.of(text, indentation: "  "))\n"
    }

    /// Whether a help shows what the fix would do.
    private func says(_ help: String?, _ fix: FixIt) -> Bool {
        guard let help else { return false }
        return help == fix.title || !fix.replacement.isEmpty && help.contains("\"\(fix.replacement)\"")
    }

    /// The title, and what is written when that is short and not in the title.
    private func shown(_ fix: FixIt) -> String {
        let replacement = fix.replacement
        guard !fix.title.hasSuffix(" \(replacement)") else { return fix.title }
        let isShort = replacement.unicodeScalars.count <= 72 && !replacement.contains { $0.isNewline }
        let says = replacement.contains { $0.isLetter || $0.isNumber }
        return isShort && says ? "\(fix.title): \(replacement)" : fix.title
    }

    private func snippet(_ range: SourceRange, _ paint: TerminalStyle.Paint) -> String {
        // Of an empty file there is nothing to show.
        guard !range.file.bytes.isEmpty else { return "" }
        let snippet = SourceSnippet(range, width: width)
        let number = String(range.start.line)
        let gutter = String(repeating: " ", count: number.utf8.count)
        return style.paint("\(number) |", .gutter) + (snippet.source.isEmpty ? "" : " ") + snippet.source + "\n"
            + style.paint("\(gutter) |", .gutter) + " " + snippet.indentation + style.paint(snippet.underline, paint)
            + "\n"
    }
}

/// ANSI colours, or none.
struct TerminalStyle: Sendable {
    enum Paint: String { case place = "1", error = "1;31", warning = "1;33", note = "1;36", gutter = "34", code = "2" }

    let isColored: Bool

    func paint(_ text: String, _ paint: Paint) -> String {
        isColored ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
    }
}
