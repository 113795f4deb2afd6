import Diagnostics

/// One message in one language: `templates/NAME.LANG.md`, parsed, its partials put in.
public struct MessageTemplate: Sendable {
    public let name: String
    /// ISO 639, two small letters.
    public let language: String
    public let file: SourceFile
    public let subject: TemplateLine
    /// The whole message on a telephone; `nil` when the template has none.
    public let sms: TemplateLine?
    /// Markdown with tags.
    public let body: [TemplateNode]
}

/// A file below `templates/` and what its path says.
public struct TemplateSource: Sendable {
    public let name: String
    public let language: String
    /// A part of other templates: `templates/partials/NAME.LANG.md`.
    public let isPartial: Bool
    public let file: SourceFile

    public init(name: String, language: String, isPartial: Bool = false, file: SourceFile) {
        (self.name, self.language, self.isPartial, self.file) = (name, language, isPartial, file)
    }
}
