/// A part of an explanation: its title, and what it says entry by entry, the most important first.
struct ExplanationSection {
    struct Entry {
        var head: String
        /// Said below it, each on lines of its own.
        var details: [String] = []
        /// How far the lines after the first are moved in.
        var hanging = 4
    }

    var title: String
    /// The titles of the columns, where the entries are rows of a table.
    var columns: String?
    var entries: [Entry] = []
    /// How much is folded, where only the first entries are shown: `3 more items, 120.00 EUR`.
    var fold: @Sendable (_ shown: Int) -> String
    /// Shown also when it has no entries.
    var isKept = false

    init(
        _ title: String, columns: String? = nil, _ entries: [Entry], isKept: Bool = false,
        fold: (@Sendable (_ shown: Int) -> String)? = nil
    ) {
        self.title = title
        self.columns = columns
        self.entries = entries
        self.isKept = isKept
        let count = entries.count
        self.fold = fold ?? { "\(grouped(count - $0)) more" }
    }
}

/// The lines of an explanation, whole or fitted to a screen.
struct ExplanationPage {
    static let height = 40
    package static let width = 120

    var heading: [String]
    /// In the order shown: the open items, what is done, what is held, what waits, obligations, what is over.
    var sections: [ExplanationSection]
    /// What has nothing to say: shown whole, on a screen only counted.
    var unspoken: UnspokenRules
    var ending: [String]

    /// Everything.
    var whole: String {
        var sections = sections
        if !unspoken.section.entries.isEmpty { sections.append(unspoken.section) }
        return text(sections.map { Shown(section: $0, limit: nil) }, notShown: nil)
    }

    /// At most a screen: first details are left out, from the bottom, then entries are folded.
    var fitted: String {
        var shown = sections.map { Shown(section: $0, limit: 4) }
        for cut in ExplanationPage.cuts where cut.section < shown.count {
            while lines(shown).count > ExplanationPage.height, shown[cut.section].cut(cut.what, to: cut.least) {}
        }
        return lines(shown).map { $0 + "\n" }.joined()
    }

    /// What is given up, in this order, as long as the page is too long: long texts, details, then entries, of each section.
    private static let cuts: [(section: Int, what: Shown.Part, least: Int)] = [
        (0, .entries, 6),
        (5, .lines, 2), (4, .lines, 2), (3, .lines, 2), (2, .lines, 2), (1, .lines, 2),
        (5, .details, 0), (5, .entries, 3), (4, .details, 0), (4, .entries, 3),
        (3, .details, 3), (3, .entries, 8), (2, .details, 2), (2, .entries, 6), (1, .details, 2), (1, .entries, 8),
        (0, .entries, 3), (5, .entries, 1), (4, .entries, 1), (3, .details, 0), (2, .details, 0), (3, .entries, 3),
        (1, .details, 0), (2, .entries, 2), (1, .entries, 3),
        (0, .entries, 1), (3, .entries, 1), (2, .entries, 1), (1, .entries, 1),
    ]

    private func lines(_ shown: [Shown]) -> [String] {
        let isFolded = shown.contains(where: \.isFolded)
        return text(shown, notShown: unspoken.sentence(isFolded: isFolded), limit: 2)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Blocks with an empty line between them.
    private func text(_ shown: [Shown], notShown: String?, limit: Int? = nil) -> String {
        var blocks = [heading.flatMap { Wrapping.lines($0, limit: limit) }]
        blocks += shown.map(\.lines)
        blocks.append(([notShown].compactMap { $0 } + ending).flatMap { Wrapping.lines($0, limit: limit) })
        return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }
}

/// How much of a section is shown.
private struct Shown {
    enum Part { case lines, details, entries }

    let section: ExplanationSection
    /// How many lines a head or a detail may have; `nil`: as many as it needs.
    private var limit: Int?
    private var entries: Int
    /// The details of the first so many entries.
    private var details: Int

    init(section: ExplanationSection, limit: Int?) {
        self.section = section
        self.limit = limit
        (entries, details) = (section.entries.count, section.entries.count)
    }

    var isFolded: Bool {
        entries < section.entries.count || section.entries.dropFirst(details).contains { !$0.details.isEmpty }
            || lines.contains { $0.hasSuffix("…") }
    }

    /// - Returns: False when nothing more of the part may be cut.
    mutating func cut(_ part: Part, to least: Int) -> Bool {
        switch part {
        case .lines:
            guard let now = limit, now > least else { return false }
            limit = now - 1
        case .details:
            guard details > least else { return false }
            details -= 1
        case .entries:
            guard entries > least else { return false }
            entries -= 1
        }
        return true
    }

    var lines: [String] {
        guard !section.entries.isEmpty || section.isKept else { return [] }
        var lines = Wrapping.lines(section.title, limit: limit)
        if let columns = section.columns { lines.append("  " + columns) }
        for (index, entry) in section.entries.prefix(entries).enumerated() {
            lines += Wrapping.lines(entry.head, indentation: 2, hanging: entry.hanging, limit: limit)
            guard index < details else { continue }
            lines += entry.details.flatMap { detail in
                Wrapping.lines(detail, indentation: entry.hanging, hanging: entry.hanging + 2, limit: limit)
            }
        }
        if entries < section.entries.count { lines.append("  and " + section.fold(entries)) }
        return lines
    }
}
