import Diagnostics
import PlaybookModel

/// The faults of all playbooks, what several of them share told once.
///
/// A fault that stands in a parent and is the parent's too is told of the parent. One that stands there, or in the policy,
/// but comes from what its children say is told once, with the names of these children.
struct InheritedFaults {
    /// A fault whatever its words: they may name the playbook.
    private struct Place: Hashable {
        let code: DiagnosticCode
        let range: SourceRange
        /// Of several such faults at one range, their order.
        var number = 0
    }

    /// Faults where they stand, also those of the policy.
    private(set) var diagnostics: [Diagnostic] = []
    private let ofPolicy: Set<Place>
    /// By playbook.
    private var places: [String: Set<Place>] = [:]
    /// Faults that stand in another file than the playbook's, each with the playbooks that have them.
    private var elsewhere: [Place: (fault: Diagnostic, playbooks: [MergedPlaybook])] = [:]
    private var filesOfPlaybooks: Set<String> = []

    /// - Parameter policy: What is wrong with the policy by itself.
    init(ofPolicy policy: [Diagnostic]) {
        ofPolicy = Set(Self.placed(policy).map(\.place))
        diagnostics = policy
    }

    /// - Parameter playbook: Its ancestors' faults must have been added before its own.
    mutating func add(_ faults: [Diagnostic], of playbook: MergedPlaybook) {
        let placed = Self.placed(faults)
        places[playbook.name] = Set(placed.map(\.place))
        filesOfPlaybooks.insert(playbook.document.file.path)
        let known = playbook.ancestors.reduce(into: ofPolicy) { $0.formUnion(places[$1] ?? []) }
        for (place, fault) in placed where !known.contains(place) {
            if fault.range.file === playbook.document.file {
                diagnostics.append(fault)
            } else {
                elsewhere[place, default: (fault, [])].playbooks.append(playbook)
            }
        }
    }

    private static func placed(_ faults: [Diagnostic]) -> [(place: Place, fault: Diagnostic)] {
        var numbers: [Place: Int] = [:]
        var seen: Set<Diagnostic> = []
        return faults.filter { seen.insert($0).inserted }.map { fault in
            var place = Place(code: fault.code, range: fault.range)
            place.number = numbers[place, default: 0]
            numbers[Place(code: fault.code, range: fault.range), default: 0] += 1
            return (place, fault)
        }
    }

    /// Every fault once, in any order.
    var all: [Diagnostic] { diagnostics + elsewhere.values.map { told($0.fault, $0.playbooks) } }
}

// MARK: - Messages

extension InheritedFaults {
    private func told(_ fault: Diagnostic, _ playbooks: [MergedPlaybook]) -> Diagnostic {
        let sorted = Set(playbooks.map(\.name)).sorted()
        let names = sorted.prefix(3).map { "\"\($0)\"" }
        let more = sorted.count - names.count
        let isOne = sorted.count == 1
        let list = (isOne ? "playbook " : "playbooks ") + andList(names + (more > 0 ? ["\(more) more"] : []))
        let isInherited = filesOfPlaybooks.contains(fault.range.file.path)
        let first = playbooks.min { $0.name < $1.name }!
        let note = DiagnosticNote(
            isInherited ? "in \(list), which \(isOne ? "inherits" : "inherit") it" : "it holds for \(list)",
            at: first.document.record.place("playbook"))
        return Diagnostic(
            fault.code, fault.severity, at: fault.range, fault.message, help: fault.help, fix: fault.fix,
            notes: fault.notes + [note])
    }
}
