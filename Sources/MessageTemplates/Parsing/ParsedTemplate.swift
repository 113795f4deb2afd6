import Diagnostics
import StrictYAML

/// One file below `templates/` by itself: its partials are named, and not put in.
struct ParsedTemplate {
    let source: TemplateSource
    private(set) var subject: ParsedLine?
    private(set) var sms: ParsedLine?
    private(set) var body: [TagTree.Node] = []
    private(set) var diagnostics: [Diagnostic] = []

    struct ParsedLine {
        let nodes: [TagTree.Node]
        let range: SourceRange
    }

    init(_ source: TemplateSource) {
        self.source = source
        let file = source.file
        let size = TemplateBytes(file, from: file.bytes.count)
        guard size.isReadable else {
            diagnostics = size.diagnostics
            return
        }
        let start = source.isPartial ? 0 : readFrontMatter()
        let bytes = TemplateBytes(file, from: start)
        diagnostics += bytes.diagnostics
        guard bytes.isReadable else { return }
        let text = TemplateText(file, from: start)
        let tree = TagTree(text)
        body = tree.nodes
        diagnostics += tree.diagnostics
        let isWhole = source.isPartial || start > 0
        if isWhole, !text.bytes.contains(where: { $0 > 0x20 }) { diagnostics.append(.emptyTemplate(source)) }
        diagnostics += RawHTML.diagnostics(in: file, from: start)
    }

    /// - Returns: Where the text begins.
    private mutating func readFrontMatter() -> Int {
        let matter = FrontMatter(source.file)
        diagnostics += matter.diagnostics
        subject = readLine(matter.subject)
        sms = readLine(matter.sms)
        return matter.end
    }

    private mutating func readLine(_ scalar: YAMLScalar?) -> ParsedLine? {
        guard let scalar else { return nil }
        let tree = TagTree(TemplateText(scalar, in: source.file))
        diagnostics += tree.diagnostics + TagTree.misplacedPartials(in: tree.nodes)
        return ParsedLine(nodes: tree.nodes, range: scalar.range.moved(to: source.file))
    }
}

extension TagTree {
    fileprivate static func misplacedPartials(in nodes: [Node]) -> [Diagnostic] {
        nodes.flatMap { node -> [Diagnostic] in
            switch node {
            case .text, .value: []
            case .section(_, _, let inner): misplacedPartials(in: inner)
            case .partial(let use):
                [
                    Diagnostic(
                        .misplacedPartial, at: use.tag.range, "a partial has no place in a single line",
                        help: "write its text here")
                ]
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func emptyTemplate(_ source: TemplateSource) -> Diagnostic {
        let end = source.file.bytes.count
        return Diagnostic(
            .emptyTemplate, at: SourceRange(source.file, end..<end),
            source.isPartial ? "the partial is empty" : "the message is empty",
            help: "write what the reader is to know")
    }
}
