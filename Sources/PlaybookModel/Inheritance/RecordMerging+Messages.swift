import Diagnostics
import PlaybookSyntax

extension RecordMerging {
    func repeatedName(_ record: SyntaxRecord, _ name: String, first: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .duplicateName, at: record.place(record.kind.nameKey ?? ""),
            "a second \(record.kind.word) is called \"\(name)\"", help: "give it a name of its own",
            notes: [DiagnosticNote("the first one", at: first.place(first.kind.nameKey ?? ""))])
    }

    /// - Parameters:
    ///   - last: The name of the last before it.
    ///   - unnamed: The inherited ones that it can mean.
    func missingInsert(_ child: SyntaxRecord, behind last: String?, _ unnamed: [InheritedRecord]) -> Diagnostic {
        let near = MeantRecord(child: child, name: child.name ?? "").nearest(among: unnamed)
        let inherited = near.map { ", or \"\($0.name)\" if you mean the inherited one" } ?? ""
        return Diagnostic(
            .missingInsert, at: child.place(child.kind.nameKey ?? ""),
            "\(child.kind.word)\(child.quotedName) is new and does not say where it stands",
            help: last.map { "write \"insert: after \($0)\", before another, or \"insert: first\"\(inherited)" })
    }

    /// - Parameter parent: The name of the playbook that is extended.
    func unknownInherited(
        _ child: SyntaxRecord, _ name: Located<String>, _ meant: InheritedRecord, in parent: String
    ) -> Diagnostic {
        let needs = (child.kind.isOrdered ? ["\"insert\""] : []) + child.keysOfNew
        return Diagnostic(
            .unknownInherited, at: name.range,
            "no \(child.kind.word) \"\(name.value)\" in \"\(parent)\", did you mean \"\(meant.name)\"?",
            help: needs.isEmpty ? nil : "a new \(child.kind.word) needs \(andList(needs))")
    }

    func unknownInsertPlace(_ child: SyntaxRecord, _ place: Located<String>, among names: [String]) -> Diagnostic {
        let question = NameSuggestion.question(for: place.value, among: names)
        return Diagnostic(
            .unknownInsertPlace, at: place.range,
            "no \(child.kind.word) \"\(place.value)\" to insert \(child.kind.word)\(child.quotedName) at\(question)",
            help: names.isEmpty ? nil : "there are \(andList(names))")
    }

    func insertOfInherited(_ child: SyntaxRecord, _ insert: SyntaxField, _ parent: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .misplacedInsert, at: insert.range,
            "\(child.kind.word)\(child.quotedName) is inherited and keeps its place",
            help: "take \"insert\" out, or omit it and insert it again under another name",
            notes: [DiagnosticNote("inherited from here", at: parent.place(parent.kind.nameKey ?? ""))])
    }

    func misplacedJoin(_ field: SyntaxField, _ record: SyntaxRecord) -> Diagnostic {
        let what = "\(record.kind.word)\(record.quotedName)"
        return field.key == "omit"
            ? Diagnostic(
                .unknownOmission, at: field.range, "\(what) is not inherited, so there is nothing to leave out",
                help: "take it out of the file")
            : Diagnostic(
                .misplacedInsert, at: field.range, "\(what) has no inherited list to be inserted into",
                help: "take \"insert\" out: the order in the file counts")
    }

    func unknownOmission(_ child: SyntaxRecord, _ omit: SyntaxField, among names: [String]) -> Diagnostic {
        let question = NameSuggestion.question(for: child.name ?? "", among: names)
        return Diagnostic(
            .unknownOmission, at: child.place(child.kind.nameKey ?? ""),
            "no \(child.kind.word)\(child.quotedName) is inherited that could be left out\(question)",
            help: names.isEmpty ? nil : "inherited are \(andList(names))")
    }

    func omissionFaults(_ child: SyntaxRecord) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        if child["reason"] == nil && child.isComplete {
            faults.append(
                Diagnostic(
                    .omissionWithoutReason, at: child.place("omit"),
                    "\(child.kind.word)\(child.quotedName) is left out without saying why",
                    help: "write \"reason:\" beside it, for whoever asks later"))
        }
        let others = child.fields.filter {
            $0.key != child.kind.nameKey && !RecordMerging.joiningKeys.contains($0.key)
        }
        for other in others {
            faults.append(
                Diagnostic(
                    .unusedKey, at: other.keyRange,
                    "\"\(other.key)\" has no effect: \(child.kind.word)\(child.quotedName) is left out",
                    help: "take it out", notes: [DiagnosticNote("left out here", at: child.place("omit"))]))
        }
        return faults
    }
}
