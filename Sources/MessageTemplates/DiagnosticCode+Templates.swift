import Diagnostics

// What can be wrong with a message template by itself, before anybody asks which step uses it.

// Tags.
extension DiagnosticCode {
    /// `{{` without `}}` on its line.
    public static let unclosedTag = DiagnosticCode("unclosed-tag")
    /// `{{}}`, `{{#}}`.
    public static let emptyTag = DiagnosticCode("empty-tag")
    /// A kind of tag that templates do not have, such as `{{{name}}}`.
    public static let unknownTag = DiagnosticCode("unknown-tag")
    /// A tag with something that is not a name.
    public static let malformedTag = DiagnosticCode("malformed-tag")
    /// A section without an end.
    public static let unclosedSection = DiagnosticCode("unclosed-section")
    /// The end of a section that is not open.
    public static let unopenedSection = DiagnosticCode("unopened-section")
    /// A section that ends before one that began inside it.
    public static let crossingSections = DiagnosticCode("crossing-sections")
    /// Sections more than 16 deep in each other.
    public static let deepSections = DiagnosticCode("deep-sections")
}

// Partials.
extension DiagnosticCode {
    /// `{{> name}}` of a partial that is not there in the template's language.
    public static let unknownPartial = DiagnosticCode("unknown-partial")
    /// A partial that contains itself.
    public static let recursivePartial = DiagnosticCode("recursive-partial")
    /// A partial in a subject or an SMS.
    public static let misplacedPartial = DiagnosticCode("misplaced-partial")
    /// A partial that no template of its language uses. A warning.
    public static let unusedPartial = DiagnosticCode("unused-partial")
}

// The file.
extension DiagnosticCode {
    /// A template that does not begin with front matter, or whose front matter does not end.
    public static let missingFrontMatter = DiagnosticCode("missing-front-matter")
    /// A key of the front matter that means nothing, or a value that is no text.
    public static let unknownFrontMatter = DiagnosticCode("unknown-front-matter")
    /// A template without a subject.
    public static let missingSubject = DiagnosticCode("missing-subject")
    /// A template that says nothing.
    public static let emptyTemplate = DiagnosticCode("empty-template")
    /// More than 64 KiB, or so many partials that a message would be.
    public static let templateTooLarge = DiagnosticCode("template-too-large")
    /// HTML in a template.
    public static let rawHTML = DiagnosticCode("raw-html")
    /// A language whose amounts and dates nobody has said how to write.
    public static let unsupportedLanguage = DiagnosticCode("unsupported-language")
}

extension DiagnosticCode {
    /// Every code of this target.
    public static let allTemplates: [DiagnosticCode] = [
        .unclosedTag, .emptyTag, .unknownTag, .malformedTag, .unclosedSection, .unopenedSection, .crossingSections,
        .deepSections,
        .unknownPartial, .recursivePartial, .misplacedPartial, .unusedPartial,
        .missingFrontMatter, .unknownFrontMatter, .missingSubject, .emptyTemplate, .templateTooLarge, .rawHTML,
        .unsupportedLanguage,
    ]
}
