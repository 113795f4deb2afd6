import Diagnostics
import DunningReports
import PlaybookModel
import PlaybookReview
import PlaybookSyntax

/// Where every rule of a merged playbook was written, layer by layer.
struct RuleSourceFinder {
    /// The playbook that each file is.
    private let names: [String: String]
    private let merged: MergedPlaybook
    private var sources: [RuleKey: RuleSources] = [:]

    /// - Parameter playbooks: All of the workspace.
    static func sources(
        of merged: MergedPlaybook, among playbooks: [MergedPlaybook]
    ) -> [RuleKey: RuleSources] {
        var finder = RuleSourceFinder(merged, playbooks)
        finder.find()
        return finder.sources
    }

    private init(_ merged: MergedPlaybook, _ playbooks: [MergedPlaybook]) {
        self.merged = merged
        names = Dictionary(
            playbooks.map { ($0.document.record.range.file.path, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func find() {
        let record = merged.record
        for key in ["covers", "accounts", "valid", "send_days", "quiet", "contact_limit", "tolerance", "delivery"] {
            guard let field = record[key] else { continue }
            let name = key == "accounts" ? "covers" : key
            sources[RuleKey(.setting, name)] = RuleSources(
                [part(field.keyRange, keys: [])], isLocked: false, legalBasis: nil)
        }
        if let promises = record.record("promises") { add(promises, RuleKey(.promises, "promises")) }
        for hold in record.records("holds") { add(hold, .hold) }
        for (name, value) in record.named("sequences") {
            guard let sequence = value.record else { continue }
            add(sequence, RuleKey(.sequence, name.value))
            for step in sequence.records("steps") { add(step, .step, in: name.value) }
        }
        for rule in record.records("escalations") { add(rule, .escalation) }
        for rule in record.records("obligations") { add(rule, .obligation) }
        for suspension in record.records("suspensions") {
            add(suspension, .suspension)
            for stage in suspension.records("stages") { add(stage, .stage, in: suspension.name) }
            for bar in suspension.records("never") { add(bar, .bar, in: suspension.name) }
            for lift in suspension.records("lifts") { add(lift, .lift, in: suspension.name) }
        }
        for guarantee in record.records("guarantees") { add(guarantee, .guarantee) }
    }

    private mutating func add(_ record: SyntaxRecord, _ kind: RuleKey.Kind, in group: String? = nil) {
        guard let name = record.name else { return }
        add(record, RuleKey(kind, group.map { "\($0)/\(name)" } ?? name))
    }

    private mutating func add(_ record: SyntaxRecord, _ key: RuleKey) {
        var parts: [RuleSources.Part] = []
        for field in record.fields where !isList(field) && field.key != "insert" {
            let isName = field.key == record.kind.nameKey
            let path = field.keyRange.file.path
            if let index = parts.firstIndex(where: { $0.place.file == path }) {
                if !isName { parts[index].keys.append(field.key) }
            } else {
                parts.append(part(field.keyRange, keys: isName ? [] : [field.key]))
            }
        }
        guard !parts.isEmpty else { return }
        sources[key] = RuleSources(
            parts.sorted { depth($0) > depth($1) }, isLocked: record.boolean("locked") ?? false,
            legalBasis: record.text("legal_basis")?.value)
    }

    /// What has rules of its own in it.
    private func isList(_ field: SyntaxField) -> Bool {
        switch field.value {
        case .records, .record, .named: true
        default: false
        }
    }

    private func part(_ range: SourceRange, keys: [String]) -> RuleSources.Part {
        RuleSources.Part(SourcePlace(range), layer(of: range.file.path), keys: keys)
    }

    private func layer(of path: String) -> RuleSources.Layer {
        guard let name = names[path] else { return .policy }
        return name == merged.name ? .own : .parent(name)
    }

    /// How far above the playbook a part is written.
    private func depth(_ part: RuleSources.Part) -> Int {
        switch part.layer {
        case .own: 0
        case .parent(let name): 1 + (merged.ancestors.firstIndex(of: name) ?? 0)
        case .policy, .pack: 1 + merged.ancestors.count
        }
    }
}
