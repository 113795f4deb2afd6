import Diagnostics

/// A partial that a template asks for, before it is put in.
struct PartialUse {
    let tag: TemplateTag
    /// What stands before each of its lines.
    let indentation: String
}

/// Text with tags as a tree. Partials are not put in yet.
struct TagTree {
    indirect enum Node {
        case text(String)
        case value(TemplateTag)
        case section(TemplateTag, isInverted: Bool, [Node])
        case partial(PartialUse)
    }

    private(set) var nodes: [Node] = []
    private(set) var diagnostics: [Diagnostic]
    private let text: TemplateText
    /// The sections that are open, the outermost first.
    private var open: [Open] = []
    /// Sections that were ended for crossing another: their own end, further on, is not reported again.
    private var crossed: Set<VariableName> = []

    private struct Open {
        let tag: TemplateTag
        let isInverted: Bool
        var nodes: [Node] = []
    }

    private static let depthLimit = 16

    init(_ text: TemplateText) {
        self.text = text
        let scanner = TagScanner(text)
        diagnostics = scanner.diagnostics
        var position = 0
        for tag in scanner.tags {
            append(text: position..<tag.extent.lowerBound)
            position = tag.extent.upperBound
            guard take(tag) else {
                // Nothing below is worth saying: it is not known what it stands in.
                while !open.isEmpty { close() }
                return
            }
        }
        append(text: position..<text.bytes.count)
        while let section = open.last {
            diagnostics.append(.unclosedSection(section.tag))
            close()
        }
    }

    /// - Returns: False when sections stand too deep in each other to go on.
    private mutating func take(_ scanned: ScannedTag) -> Bool {
        let tag = TemplateTag(name: scanned.name, range: text.range(scanned.nameRange))
        switch scanned.kind {
        case .comment: break
        case .value: append(.value(tag))
        case .partial: append(.partial(PartialUse(tag: tag, indentation: scanned.indentation)))
        case .section, .inverted:
            guard open.count < Self.depthLimit else {
                diagnostics.append(.deepSections(tag, limit: Self.depthLimit))
                return false
            }
            open.append(Open(tag: tag, isInverted: scanned.kind == .inverted))
        case .end: end(tag)
        }
        return true
    }

    private mutating func end(_ tag: TemplateTag) {
        guard open.contains(where: { $0.tag.name == tag.name }) else {
            if crossed.remove(tag.name) == nil { diagnostics.append(.unopenedSection(tag, innermost: open.last?.tag)) }
            return
        }
        // What was opened inside ends with it.
        while let inner = open.last, inner.tag.name != tag.name {
            diagnostics.append(.crossingSections(outer: tag, inner: inner.tag))
            crossed.insert(inner.tag.name)
            close()
        }
        close()
    }

    private mutating func close() {
        let section = open.removeLast()
        append(.section(section.tag, isInverted: section.isInverted, section.nodes))
    }

    private mutating func append(_ node: Node) {
        if open.isEmpty { nodes.append(node) } else { open[open.count - 1].nodes.append(node) }
    }

    private mutating func append(text range: Range<Int>) {
        if !range.isEmpty { append(.text(text.string(range))) }
    }
}

// MARK: - Messages

extension Diagnostic {
    fileprivate static func unclosedSection(_ tag: TemplateTag) -> Diagnostic {
        Diagnostic(
            .unclosedSection, at: tag.range, "the section \"\(tag.name.text)\" is not closed",
            help: "end it with \"{{/\(tag.name.text)}}\"")
    }

    fileprivate static func unopenedSection(_ tag: TemplateTag, innermost: TemplateTag?) -> Diagnostic {
        Diagnostic(
            .unopenedSection, at: tag.range, "no section \"\(tag.name.text)\" is open here",
            help: innermost.map { "\"\($0.name.text)\" is: end it with \"{{/\($0.name.text)}}\"" }
                ?? "begin it with \"{{#\(tag.name.text)}}\", or take this end out",
            notes: innermost.map { [DiagnosticNote("\"\($0.name.text)\" begins here", at: $0.range)] } ?? [])
    }

    fileprivate static func crossingSections(outer: TemplateTag, inner: TemplateTag) -> Diagnostic {
        Diagnostic(
            .crossingSections, at: outer.range,
            "the section \"\(outer.name.text)\" ends before \"\(inner.name.text)\", which began inside it",
            help: "write \"{{/\(inner.name.text)}}\" before it",
            notes: [DiagnosticNote("\"\(inner.name.text)\" begins here", at: inner.range)])
    }

    fileprivate static func deepSections(_ tag: TemplateTag, limit: Int) -> Diagnostic {
        Diagnostic(
            .deepSections, at: tag.range, "sections stand more than \(limit) deep in each other",
            help: "a message needs two or three: close those that are done")
    }
}
