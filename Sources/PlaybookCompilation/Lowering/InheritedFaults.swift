import Diagnostics
import PlaybookModel

/// The faults of all playbooks, what several of them share told once.
///
/// A fault that stands in a parent and is the parent's too is told of the parent. One that stands there, or in the policy,
/// but comes from what its children say is told once, with the names of these children.
struct InheritedFaults {
    private struct Place: Hashable {
        let code: DiagnosticCode
        let range: SourceRange

        init(_ fault: Diagnostic) { (code, range) = (fault.code, fault.range) }
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
        ofPolicy = Set(policy.map(Place.init))
        diagnostics = policy
    }

    /// - Parameter playbook: Its ancestors' faults must have been added before its own.
    mutating func add(_ faults: [Diagnostic], of playbook: MergedPlaybook) {
        places[playbook.name] = Set(faults.map(Place.init))
        filesOfPlaybooks.insert(playbook.document.file.path)
        let known = playbook.ancestors.reduce(into: ofPolicy) { $0.formUnion(places[$1] ?? []) }
        for fault in faults where !known.contains(Place(fault)) {
            if fault.range.file === playbook.document.file {
                diagnostics.append(fault)
            } else {
                elsewhere[Place(fault), default: (fault, [])].playbooks.append(playbook)
            }
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
