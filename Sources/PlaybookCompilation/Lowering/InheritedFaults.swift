import Diagnostics
import PlaybookModel

/// The faults of all playbooks, what a child inherits told once.
///
/// A fault that stands in a parent and is the parent's too is told of the parent. One that stands there but comes from what the
/// child changes is told with the child's name.
struct InheritedFaults {
    private struct Place: Hashable {
        let code: DiagnosticCode
        let range: SourceRange
    }

    /// By playbook.
    private var places: [String: Set<Place>] = [:]
    private var files: [String: SourceFile] = [:]

    /// - Parameter playbook: Its ancestors' faults must have been asked for before its own.
    mutating func own(_ diagnostics: [Diagnostic], of playbook: MergedPlaybook) -> [Diagnostic] {
        places[playbook.name] = Set(diagnostics.map { Place(code: $0.code, range: $0.range) })
        let inherited = playbook.ancestors.reduce(into: Set<Place>()) { $0.formUnion(places[$1] ?? []) }
        files[playbook.name] = playbook.document.file
        let parents = playbook.ancestors.compactMap { files[$0] }
        return diagnostics.filter { !inherited.contains(Place(code: $0.code, range: $0.range)) }.map { fault in
            parents.contains { $0 === fault.range.file } ? told(fault, playbook) : fault
        }
    }

    private func told(_ fault: Diagnostic, _ playbook: MergedPlaybook) -> Diagnostic {
        let note = DiagnosticNote(
            "in playbook \"\(playbook.name)\", which inherits it", at: playbook.document.record.place("playbook"))
        return Diagnostic(
            fault.code, fault.severity, at: fault.range, fault.message, help: fault.help, fix: fault.fix,
            notes: fault.notes + [note])
    }
}
