import Diagnostics

/// The templates of a workspace, by name and language, each with its partials put in.
///
/// files ─ FrontMatter, TagTree ─▶ parsed templates ─ PartialLinking ─▶ library
public struct TemplateLibrary: Sendable {
    /// Those without a fault that keeps them from being filled, by name and language.
    public private(set) var templates: [MessageTemplate] = []
    private var indices: [String: [String: Int]] = [:]

    public init() {}

    /// Parses the files below `templates/`.
    ///
    /// - Returns: The library, and every fault of every file, sorted by place.
    public static func read(_ sources: [TemplateSource]) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
        let parsed = sources.map(ParsedTemplate.init)
        var diagnostics = parsed.flatMap(\.diagnostics) + sources.compactMap(unsupportedLanguage)
        var linking = PartialLinking(parsed.filter(\.source.isPartial))
        var library = TemplateLibrary()
        for template in parsed.sorted(by: {
            ($0.source.name, $0.source.language) < ($1.source.name, $1.source.language)
        })
        where !template.source.isPartial {
            let body = linking.link(template)
            guard let subject = template.subject, !template.diagnostics.hasErrors else { continue }
            library.add(
                MessageTemplate(
                    name: template.source.name, language: template.source.language, file: template.source.file,
                    subject: subject.linked, sms: template.sms?.linked, body: body))
        }
        diagnostics += linking.finished()
        return (library, diagnostics.sortedByPlace())
    }

    private static func unsupportedLanguage(_ source: TemplateSource) -> Diagnostic? {
        guard !MessageLocale.languages.contains(source.language) else { return nil }
        return Diagnostic(
            .unsupportedLanguage, at: SourceRange(source.file, 0..<0),
            "it is not known how amounts and dates are written in \"\(source.language)\"",
            help: "it is known of \(andList(MessageLocale.languages))")
    }

    private mutating func add(_ template: MessageTemplate) {
        indices[template.name, default: [:]][template.language] = templates.count
        templates.append(template)
    }

    /// The template in exactly that language.
    public func template(_ name: String, in language: String) -> MessageTemplate? {
        indices[name]?[language].map { templates[$0] }
    }

    /// The template in the reader's language, else in the fallback language; a formal notice has no fallback.
    public func template(
        _ name: String, in language: String, fallback: String?, isFormalNotice: Bool
    ) -> MessageTemplate? {
        if let own = template(name, in: language) { return own }
        guard !isFormalNotice, let fallback else { return nil }
        return template(name, in: fallback)
    }

    /// By template, the languages in which it can be had.
    public var languages: [String: Set<String>] { indices.mapValues { Set($0.keys) } }

    /// In which languages a template can be had, sorted.
    public func languages(of name: String) -> [String] { indices[name]?.keys.sorted() ?? [] }
}

extension ParsedTemplate.ParsedLine {
    /// A line has no partials: one was reported.
    fileprivate var linked: TemplateLine {
        func linked(_ nodes: [TagTree.Node]) -> [TemplateNode] {
            nodes.compactMap { node in
                switch node {
                case .text(let text): .text(text)
                case .value(let tag): .value(tag)
                case .section(let tag, let isInverted, let inner):
                    .section(TemplateSection(tag: tag, isInverted: isInverted, nodes: linked(inner)))
                case .partial: nil
                }
            }
        }
        return TemplateLine(nodes: linked(nodes), range: range)
    }
}
