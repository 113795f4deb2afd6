/// What a role agrees to when it approves rules of a playbook: their meaning, and that of all that can alter what they do.
///
/// Layout, comments, titles and the order of unrelated rules change nothing in it.
public struct ApprovedMeaning: Hashable, Sendable {
    /// By title, each title once.
    public let rules: [ApprovedRule]

    /// - Parameter rules: In any order; of rules with one title the lines are joined.
    public init(_ rules: [ApprovedRule]) {
        self.rules = Dictionary(grouping: rules, by: \.title)
            .map { ApprovedRule($0.key, $0.value.flatMap(\.lines)) }
            .sorted { $0.title.utf8.lexicographicallyPrecedes($1.title.utf8) }
    }

    /// The canonical text: each rule's title on a line of its own, what it says below it, indented by two.
    public var text: String {
        rules.map { rule in rule.title + "\n" + rule.lines.map { "  \($0)\n" }.joined() }.joined()
    }

    /// Reads the canonical text back; `nil` for any other text.
    public init?(text: String) {
        var rules: [ApprovedRule] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("  ") {
                guard let rule = rules.popLast() else { return nil }
                rules.append(ApprovedRule(rule.title, rule.lines + [String(line.dropFirst(2))]))
            } else {
                rules.append(ApprovedRule(String(line), []))
            }
        }
        self.init(rules)
        guard self.text == text else { return nil }
    }
}

/// One rule, or one group of values, as it runs.
public struct ApprovedRule: Hashable, Sendable {
    /// `sequence reminders, step formal_notice`; on one line.
    public let title: String
    /// What it says, defaults included; each on one line.
    public let lines: [String]

    public init(_ title: String, _ lines: [String]) {
        self.title = title.onOneLine
        self.lines = lines.map(\.onOneLine)
    }
}

/// What is different about one rule.
public struct ApprovedChange: Hashable, Sendable {
    public let title: String
    /// The lines that were approved and do not stand any more.
    public let before: [String]
    /// The lines that nobody approved.
    public let after: [String]
    public let kind: Kind

    public enum Kind: String, CaseIterable, Sendable {
        case changed, added, removed
    }

    public init(title: String, before: [String], after: [String], kind: Kind) {
        (self.title, self.before, self.after, self.kind) = (title, before, after, kind)
    }
}

extension ApprovedMeaning {
    /// What a later meaning says otherwise, by title; empty where both are the same.
    public func changes(to later: ApprovedMeaning) -> [ApprovedChange] {
        let before = Dictionary(uniqueKeysWithValues: rules.map { ($0.title, $0.lines) })
        let after = Dictionary(uniqueKeysWithValues: later.rules.map { ($0.title, $0.lines) })
        return Set(before.keys).union(after.keys).sorted().compactMap { title in
            let (old, new) = (before[title], after[title])
            guard old != new else { return nil }
            let kind: ApprovedChange.Kind = old == nil ? .added : new == nil ? .removed : .changed
            let (gone, come) = (old ?? [], new ?? [])
            return ApprovedChange(
                title: title, before: gone.filter { !come.contains($0) }, after: come.filter { !gone.contains($0) },
                kind: kind)
        }
    }
}

extension String {
    /// With every control character and line separator spelled, as `\u{A}`: what it says cannot end its line.
    fileprivate var onOneLine: String {
        guard unicodeScalars.contains(where: \.breaksLines) else { return self }
        return unicodeScalars.map { scalar in
            scalar.breaksLines ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : String(scalar)
        }.joined()
    }
}

extension Unicode.Scalar {
    fileprivate var breaksLines: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }
}
