import FinancialValues

/// Walks a template with a context, and writes what it makes of it.
struct TemplateFilling {
    private let locale: MessageLocale
    /// The innermost last.
    private var contexts: [MessageContext]
    private var output = ""
    /// Values are put behind marks; else they are written where they stand, on one line.
    private var isMarking = false
    /// By the number of their mark: one text per line.
    private(set) var values: [[String]] = []
    private(set) var unfilled: Set<String> = []

    init(_ context: MessageContext, locale: MessageLocale) {
        self.locale = locale
        contexts = [context]
    }

    /// One line; line breaks of the template in it become spaces.
    mutating func line(_ nodes: [TemplateNode]) -> String {
        (output, isMarking) = ("", false)
        fill(nodes)
        return LedgerText.line(output)
    }

    /// Markdown with a mark for each value.
    mutating func markdown(_ nodes: [TemplateNode]) -> String {
        (output, isMarking) = ("", true)
        fill(nodes)
        return output
    }

    private mutating func fill(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .text(let text): output += isMarking ? text : locale.typeset(text)
            case .value(let tag): write(tag)
            case .partial(_, let inner): fill(inner)
            case .section(let section): fill(section)
            }
        }
    }

    private mutating func fill(_ section: TemplateSection) {
        let found = value(of: section.tag.name)
        let isShown = found?.isShown ?? false
        if section.isInverted {
            if !isShown { fill(section.nodes) }
        } else if case .value(.list(let turns))? = found {
            for turn in turns {
                contexts.append(turn)
                fill(section.nodes)
                contexts.removeLast()
            }
        } else if isShown {
            fill(section.nodes)
        }
    }

    private mutating func write(_ tag: TemplateTag) {
        guard let found = value(of: tag.name), let lines = words(found) else {
            unfilled.insert(tag.name.text)
            return
        }
        if isMarking {
            output += ValueMark.text(values.count)
            values.append(lines)
        } else {
            output += lines.joined(separator: ", ")
        }
    }

    /// The whole name first, then the name without an aspect; the innermost context that has it.
    private func value(of name: VariableName) -> FilledValue? {
        if let value = contexts.last(where: { $0[name.text] != nil })?[name.text] { return .value(value) }
        guard let (name, aspect) = name.split,
            let value = contexts.last(where: { $0[name] != nil })?[name]
        else { return nil }
        return value.aspect(aspect, in: locale)
    }

    /// - Returns: `nil` for a list, which has no words of its own.
    private func words(_ value: FilledValue) -> [String]? {
        switch value {
        case .written(let lines): lines
        case .value(.text(let text)): [LedgerText.line(text)]
        case .value(.lines(let lines)): lines.map(LedgerText.line).filter { !$0.isEmpty }
        case .value(.money(let amount)): [locale.money(amount)]
        case .value(.day(let day)): [locale.date(day)]
        case .value(.number(let number)): [locale.number(number)]
        case .value(.rates(let rates)): [locale.rates(rates)]
        case .value(.days(let count)): [locale.number(ExactNumber(count))]
        case .value(.flag(let flag)): [locale.flag(flag)]
        case .value(.list): nil
        }
    }
}
