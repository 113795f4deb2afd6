/// Shows diagnostics to a reader or a program.
public protocol DiagnosticRenderer: Sendable {
    /// In the order given; sorting is the caller's.
    func render(_ diagnostics: [Diagnostic]) -> String
}

/// The forms in which diagnostics are shown, as `--format` names them.
public enum DiagnosticFormat: String, CaseIterable, Sendable {
    case text, json, sarif, github

    /// - Parameter isColored: For text on a terminal.
    public func renderer(isColored: Bool = false) -> any DiagnosticRenderer {
        switch self {
        case .text: TextRenderer(isColored: isColored)
        case .json: JSONRenderer()
        case .sarif: SARIFRenderer(pages: "docs/diagnostics/")
        case .github: GitHubRenderer()
        }
    }
}
