import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports two things of a playbook with one name: sequences, steps, stages, escalations and obligations share their names,
/// current and former, since history and clocks know them by the name alone.
///
/// A name may not be an anchor's either, nor one that the engine writes into history by itself. Lifts of different
/// suspensions may share a name, but not with anything else. Two of one list are reported when playbooks are merged.
enum DuplicateNameCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        var names = NameRegister()
        for sequence in playbook.sequences { names.add(sequence.name, "sequence") }
        for sequence in playbook.sequences { names.add(sequence.record.records("steps")) }
        for suspension in playbook.suspensions { names.add(suspension.record.records("stages")) }
        names.add(playbook.escalations.map(\.record))
        names.add(playbook.obligations.map(\.record))
        for suspension in playbook.suspensions { names.add(suspension.record.records("lifts")) }
        names.addFormer()
        return names.diagnostics
    }

    /// Names that history uses for what no playbook declares.
    static let ofEngine = tasksOfEngine.union(["none", "all"])

    /// What the engine does by itself, as history knows it.
    static let tasksOfEngine: Set<String> = ["match_cash", "no_address", "review_suspension"]
}

/// Names met so far, each with its first place.
private struct NameRegister {
    private(set) var diagnostics: [Diagnostic] = []
    private var first: [String: (what: String, range: SourceRange)] = [:]
    private var former: [(name: Located<String>, record: SyntaxRecord)] = []

    mutating func add(_ records: [SyntaxRecord]) {
        for record in records {
            former += (record.words("formerly") ?? []).map { ($0, record) }
            if let field = record.nameField, let name = field.text { add(name, record.kind.word) }
        }
    }

    mutating func add(_ name: Located<String>, _ what: String) {
        if Anchor.builtIn[name.value] != nil {
            diagnostics.append(DuplicateNameCheck.anchorName(name, what))
        } else if DuplicateNameCheck.ofEngine.contains(name.value) {
            diagnostics.append(DuplicateNameCheck.engineName(name, what))
        }
        guard let known = first[name.value] else {
            first[name.value] = (what, name.range)
            return
        }
        if known.what == "lift" && what == "lift" { return }
        if known.range == name.range { return }
        diagnostics.append(DuplicateNameCheck.twice(name, what, known))
    }

    mutating func addFormer() {
        for (name, record) in former {
            if let known = first[name.value] {
                diagnostics.append(DuplicateNameCheck.formerIsCurrent(name, record, known))
            } else {
                first[name.value] = ("former name", name.range)
            }
        }
    }
}

// MARK: - Messages

extension DuplicateNameCheck {
    fileprivate static func twice(
        _ name: Located<String>, _ what: String, _ first: (what: String, range: SourceRange)
    ) -> Diagnostic {
        Diagnostic(
            .duplicateName, at: name.range, "\(what) \"\(name.value)\" has the name of another \(first.what)",
            help: "history and clocks know it by its name alone: give it one of its own",
            notes: [DiagnosticNote("the \(first.what)", at: first.range)])
    }

    fileprivate static func anchorName(_ name: Located<String>, _ what: String) -> Diagnostic {
        Diagnostic(
            .reservedName, at: name.range, "\(what) \"\(name.value)\" has the name of an anchor of clocks",
            help: "give it a name of its own")
    }

    fileprivate static func engineName(_ name: Located<String>, _ what: String) -> Diagnostic {
        Diagnostic(
            .reservedName, at: name.range, "\(what) \"\(name.value)\" has a name that the language uses itself",
            help: "give it a name of its own")
    }

    fileprivate static func formerIsCurrent(
        _ name: Located<String>, _ record: SyntaxRecord, _ known: (what: String, range: SourceRange)
    ) -> Diagnostic {
        Diagnostic(
            .duplicateName, at: name.range,
            "the former name \"\(name.value)\" of \(record.kind.word) \"\(record.name ?? "")\" is in use",
            help: "history under it cannot belong to both",
            notes: [DiagnosticNote("the other \(known.what)", at: known.range)])
    }
}
