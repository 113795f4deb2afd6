import Diagnostics
import MessageTemplates

/// Walks a template and finds what each of its tags means.
struct TemplateReader {
    /// A tag whose variable is known.
    struct FoundTag {
        let tag: TemplateTag
        let variable: TemplateVariable
        let isSection: Bool
        /// A section on the same variable stands around it.
        let isWithinItsSection: Bool
    }

    private let table: VariableTable
    /// `scope.name` of own fields that could not be understood: nothing is said of them.
    private let brokenFields: Set<String>
    private var places: [TemplateVariable.Place] = [.message]
    private var sections: [String] = []
    private(set) var tags: [FoundTag] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(table: VariableTable, fields brokenFields: Set<String>) {
        self.table = table
        self.brokenFields = brokenFields
    }

    mutating func read(_ template: MessageTemplate) {
        read(template.subject.nodes)
        if let sms = template.sms { read(sms.nodes) }
        read(template.body)
    }

    private mutating func read(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .text: break
            case .value(let tag): readValue(tag)
            case .partial(_, let inner): read(inner)
            case .section(let section): read(section)
            }
        }
    }

    private mutating func readValue(_ tag: TemplateTag) {
        guard let (variable, aspect) = find(tag) else { return }
        add(tag, variable, isSection: false)
        if case .list = variable.kind, aspect != .count { diagnostics.append(.listAsValue(tag)) }
    }

    private mutating func read(_ section: TemplateSection) {
        guard let (variable, aspect) = find(section.tag) else {
            // What it would give is not known either: nothing is said of the tags within.
            return
        }
        add(section.tag, variable, isSection: true)
        let depth = places.count
        if case .list(let place) = variable.kind, aspect == nil, !section.isInverted { places.append(place) }
        sections.append(variable.name)
        read(section.nodes)
        sections.removeLast()
        places.removeLast(places.count - depth)
    }

    private mutating func add(_ tag: TemplateTag, _ variable: TemplateVariable, isSection: Bool) {
        tags.append(
            FoundTag(
                tag: tag, variable: variable, isSection: isSection,
                isWithinItsSection: sections.contains(variable.name)))
    }

    /// The whole name first, then the name without an aspect.
    private mutating func find(_ tag: TemplateTag) -> (TemplateVariable, VariableName.Aspect?)? {
        if let variable = table.variable(tag.name.text, in: places) { return (variable, nil) }
        if let (name, aspect) = tag.name.split, let variable = table.variable(name, in: places) {
            if variable.kind.aspects.contains(aspect) { return (variable, aspect) }
            diagnostics.append(.unknownAspect(tag, variable))
            return nil
        }
        if !brokenFields.contains(tag.name.text) { diagnostics.append(fault(of: tag)) }
        return nil
    }
}

// MARK: - Messages

extension TemplateReader {
    private func fault(of tag: TemplateTag) -> Diagnostic {
        let name = tag.name.split?.name ?? tag.name.text
        // Conditions write an invoice's and a service's facts with their prefix, templates in their section without.
        let bare = ["invoice.", "service."].first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) }
        let elsewhere = table.everywhere(name) + (bare.map(table.everywhere) ?? [])
        let homes = Set(elsewhere.map(\.place)).subtracting([.message])
        if !homes.isEmpty {
            let sections = TemplateVariable.Place.allCases.filter(homes.contains).map { "{{#\($0.rawValue)}}" }
            let written = elsewhere[0].name == name ? "" : " as \"\(elsewhere[0].name)\""
            return Diagnostic(
                .misplacedVariable, at: tag.range, "\"\(tag.name.text)\" means nothing here",
                help: "write it within \(orList(sections))\(written)")
        }
        let near = FactNames.nearest(to: name, among: table.names(in: places))
        let anywhere = near ?? FactNames.nearest(to: name, among: table.names(in: TemplateVariable.Place.allCases))
        let listed = "the variables are listed in docs/reference/variables.md"
        return Diagnostic(
            .unknownVariable, at: tag.range,
            "no variable \"\(tag.name.text)\"\(anywhere.map { ", did you mean \"\($0)\"?" } ?? "")",
            help: anywhere == nil ? FactNames.declaration(of: name).map { "\($0); \(listed)" } ?? listed : nil)
    }
}

extension Diagnostic {
    fileprivate static func unknownAspect(_ tag: TemplateTag, _ variable: TemplateVariable) -> Diagnostic {
        let aspects = variable.kind.aspects.map { "\"\(variable.name).\($0.rawValue)\"" }
        return Diagnostic(
            .unknownVariable, at: tag.range,
            "\"\(variable.name)\" is \(variable.kind.word), which has no \"\(tag.name.split?.aspect.rawValue ?? "")\"",
            help: aspects.isEmpty ? "write \"\(variable.name)\"" : "it has \(andList(aspects))")
    }

    fileprivate static func listAsValue(_ tag: TemplateTag) -> Diagnostic {
        let name = tag.name.text
        return Diagnostic(
            .misplacedVariable, at: tag.range, "\"\(name)\" is a list, and cannot be printed",
            help: "write {{#\(name)}}...{{/\(name)}} around what is said of each, or {{\(name).count}}")
    }
}
