import Diagnostics

/// Puts partials into templates of their language.
struct PartialLinking {
    private struct Key: Hashable {
        let name: String
        let language: String
    }

    private let partials: [Key: ParsedTemplate]
    private var used: Set<Key> = []
    private var diagnostics: [Diagnostic] = []
    /// Partials put into one template so far.
    private var count = 0

    /// Beyond it a message would be longer than anybody reads: partials within partials multiply.
    private static let limit = 200

    init(_ partials: [ParsedTemplate]) {
        self.partials = Dictionary(partials.map { (Key(name: $0.source.name, language: $0.source.language), $0) }) {
            first, _ in first
        }
    }

    mutating func link(_ template: ParsedTemplate) -> [TemplateNode] {
        count = 0
        return link(template.body, language: template.source.language, within: [])
    }

    /// What was found wrong on the way; partials that nothing uses.
    mutating func finished() -> [Diagnostic] {
        let unused = partials.filter { !used.contains($0.key) }.values.map { Diagnostic.unusedPartial($0.source) }
        // A partial in two templates is faulty once.
        return diagnostics + unused
    }

    private mutating func link(_ nodes: [TagTree.Node], language: String, within names: [String]) -> [TemplateNode] {
        nodes.map { node in
            switch node {
            case .text(let text): .text(text)
            case .value(let tag): .value(tag)
            case .section(let tag, let isInverted, let inner):
                .section(
                    TemplateSection(
                        tag: tag, isInverted: isInverted, nodes: link(inner, language: language, within: names)))
            case .partial(let use): .partial(use.tag, partial(use, language: language, within: names))
            }
        }
    }

    private mutating func partial(_ use: PartialUse, language: String, within names: [String]) -> [TemplateNode] {
        let name = use.tag.name.text
        guard let partial = partials[Key(name: name, language: language)] else {
            diagnostics.append(unknownPartial(use.tag, language: language))
            return []
        }
        used.insert(Key(name: name, language: language))
        guard !names.contains(name) else {
            diagnostics.append(.recursivePartial(use.tag, within: names))
            return []
        }
        count += 1
        guard count <= Self.limit else {
            if count == Self.limit + 1 { diagnostics.append(.tooManyPartials(use.tag, limit: Self.limit)) }
            return []
        }
        let nodes = link(partial.body, language: language, within: names + [name])
        return use.indentation.isEmpty ? nodes : nodes.indented(by: use.indentation)
    }

    private func unknownPartial(_ tag: TemplateTag, language: String) -> Diagnostic {
        let name = tag.name.text
        let languages = partials.keys.filter { $0.name == name }.map(\.language).sorted()
        let names = Set(partials.keys.filter { $0.language == language }.map(\.name)).sorted()
        let what =
            languages.isEmpty
            ? "no partial \"\(name)\"\(NameSuggestion.question(for: name, among: names))"
            : "the partial \"\(name)\" is there in \(andList(languages)) and not in \(language)"
        return Diagnostic(
            .unknownPartial, at: tag.range, what, help: "write \"templates/partials/\(name).\(language).md\"")
    }
}

extension [TemplateNode] {
    /// With a text before each line that begins in it, except before the partial's own end.
    fileprivate func indented(by indentation: String) -> [TemplateNode] {
        var isAtStart = true
        return indented(by: indentation, isAtStart: &isAtStart)
    }

    private func indented(by indentation: String, isAtStart: inout Bool) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        for node in self {
            switch node {
            case .text(let text):
                var indented = ""
                for character in text.unicodeScalars {
                    if isAtStart, character != "\n" { indented += indentation }
                    isAtStart = character == "\n"
                    indented.unicodeScalars.append(character)
                }
                nodes.append(.text(indented))
            case .value:
                if isAtStart { nodes.append(.text(indentation)) }
                isAtStart = false
                nodes.append(node)
            case .section(let section):
                nodes.append(
                    .section(
                        TemplateSection(
                            tag: section.tag, isInverted: section.isInverted,
                            nodes: section.nodes.indented(by: indentation, isAtStart: &isAtStart))))
            case .partial(let tag, let inner):
                nodes.append(.partial(tag, inner.indented(by: indentation, isAtStart: &isAtStart)))
            }
        }
        return nodes
    }
}

// MARK: - Messages

extension Diagnostic {
    fileprivate static func recursivePartial(_ tag: TemplateTag, within names: [String]) -> Diagnostic {
        let path = names.drop { $0 != tag.name.text } + [tag.name.text]
        return Diagnostic(
            .recursivePartial, at: tag.range,
            path.count == 2
                ? "the partial \"\(tag.name.text)\" contains itself"
                : "the partial \"\(tag.name.text)\" contains itself: \(path.joined(separator: " > "))",
            help: "take this tag out")
    }

    fileprivate static func tooManyPartials(_ tag: TemplateTag, limit: Int) -> Diagnostic {
        Diagnostic(
            .templateTooLarge, at: tag.range, "more than \(limit) partials are put into one template",
            help: "partials within partials multiply: write this one's text here")
    }

    fileprivate static func unusedPartial(_ source: TemplateSource) -> Diagnostic {
        Diagnostic(
            .unusedPartial, .warning, at: SourceRange(source.file, 0..<0),
            "no template in \(source.language) uses the partial \"\(source.name)\"",
            help: "take the file out, or write \"{{> \(source.name)}}\" where it belongs")
    }
}
