import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Everything in a merged playbook that has a name, and where it stands in the program.
struct PlaybookNames {
    let playbook: String
    /// A part of the playbook, or of a parent, could not be read: a name that is missing may be in it.
    let isOpen: Bool
    private(set) var sequences: [String] = []
    private(set) var actions: [String: Named] = [:]
    /// Lifts of several suspensions may share a name; then a clock cannot name them.
    private(set) var ambiguous: Set<String> = []
    /// Names of steps, sorted.
    private(set) var steps = KnownNames([], isOpen: true)
    /// Names of all actions, sorted.
    private(set) var all = KnownNames([], isOpen: true)

    /// Something that has a day of its own, and its map.
    struct Named {
        let action: NamedAction
        let record: SyntaxRecord
        /// `step`, `stage`, ...
        var what: String { record.kind.word }
        var isTask: Bool { record["task"] != nil }
        var isMessage: Bool { record["send"] != nil }
    }

    /// Of no playbook in particular: every name may be there.
    static let unknown = PlaybookNames()

    private init() {
        playbook = ""
        isOpen = true
    }

    init(_ playbook: MergedPlaybook) {
        self.playbook = playbook.name
        let record = playbook.record
        isOpen = PlaybookNames.hidesNames(record)
        for (index, entry) in record.sequences.enumerated() {
            sequences.append(entry.name.value)
            for (step, record) in entry.record.records("steps").enumerated() {
                add(record, .step(sequence: index, step: step))
            }
        }
        for (index, suspension) in record.records("suspensions").enumerated() {
            for (stage, record) in suspension.records("stages").enumerated() {
                add(record, .stage(suspension: index, stage: stage))
            }
        }
        for (index, record) in record.records("escalations").enumerated() { add(record, .escalation(index)) }
        for (index, record) in record.records("obligations").enumerated() { add(record, .obligation(index)) }
        for (index, suspension) in record.records("suspensions").enumerated() {
            for (lift, record) in suspension.records("lifts").enumerated() {
                if case .lift? = record.name.flatMap({ actions[$0]?.action }) { ambiguous.insert(record.name!) }
                add(record, .lift(suspension: index, lift: lift))
            }
        }
        steps = names { if case .step = $0 { true } else { false } }
        all = names { _ in true }
    }

    /// A part of the record in which names are declared could not be read.
    private static func hidesNames(_ record: SyntaxRecord) -> Bool {
        if !record.isComplete { return true }
        if let key = record.kind.nameKey, record[key] != nil, record.name == nil { return true }
        return record.fields.contains { field in
            guard declaring.contains(field.key) else { return false }
            switch field.value {
            case .invalid: return true
            case .records(let records): return records.contains(where: hidesNames)
            case .named(let entries): return entries.contains { $0.value.record.map(hidesNames) ?? true }
            default: return false
            }
        }
    }

    /// The keys under which things with names stand.
    private static let declaring: Set<String> = [
        "sequences", "steps", "holds", "escalations", "obligations", "suspensions", "stages", "lifts",
    ]

    private mutating func add(_ record: SyntaxRecord, _ action: NamedAction) {
        guard let name = record.name, actions[name] == nil else { return }
        actions[name] = Named(action: action, record: record)
    }

    private func names(where isWanted: (NamedAction) -> Bool) -> KnownNames {
        KnownNames(actions.filter { isWanted($0.value.action) }.keys.sorted(), isOpen: isOpen)
    }
}

extension SyntaxRecord {
    /// Names under which history may know it.
    var formerly: [String] { (words("formerly") ?? []).map(\.value) }

    var isFormalNotice: Bool { text("notice")?.value == "formal" }

    /// A playbook's sequences, in the order written, those that could not be read left out.
    var sequences: [(name: Located<String>, record: SyntaxRecord)] {
        named("sequences").compactMap { entry in entry.value.record.map { (entry.name, $0) } }
    }
}
