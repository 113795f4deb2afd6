import Diagnostics

/// A part of a template, in the order in which it is written.
public indirect enum TemplateNode: Sendable {
    case text(String)
    /// `{{name}}`.
    case value(TemplateTag)
    case section(TemplateSection)
    /// `{{> name}}`, with the partial's own nodes; empty when it is not there, which was reported.
    case partial(TemplateTag, [TemplateNode])
}

/// A name in double braces and where it stands.
public struct TemplateTag: Hashable, Sendable {
    public let name: VariableName
    /// Of the name alone.
    public let range: SourceRange
}

/// `{{#name}}...{{/name}}`: its nodes once per item of a list, or once when the value is true, not zero and not empty;
/// `{{^name}}...{{/name}}`: once when it is not.
public struct TemplateSection: Sendable {
    public let tag: TemplateTag
    public let isInverted: Bool
    public let nodes: [TemplateNode]
}

/// A line with tags: a subject, an SMS.
public struct TemplateLine: Sendable {
    public let nodes: [TemplateNode]
    /// Of the value in the front matter, quotes included.
    public let range: SourceRange
}
