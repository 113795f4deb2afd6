import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports variables that mean nothing, or nothing where they stand, and those that a step which uses the template cannot fill.
///
/// What stands in a section of its own name is printed where there is something to print: for that, one step that can fill
/// it is enough.
enum TemplateVariableCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let templates = workspace.templates, !workspace.vocabulary.fieldsAreOpen else { return [] }
        let table = VariableTable(fields: workspace.vocabulary.fields)
        // Playbooks that are only for extending send nothing themselves.
        let uses = Dictionary(grouping: workspace.running.flatMap(\.templateUses), by: \.template.value)
        return templates.library.templates.flatMap { template in
            var reader = TemplateReader(table: table, fields: workspace.vocabulary.brokenFields)
            reader.read(template)
            let filling = VariableFilling(uses: (uses[template.name] ?? []).unique)
            return reader.diagnostics + reader.tags.compactMap(filling.fault)
        }
    }
}

extension [TemplateUse] {
    /// Each rule once, also where several playbooks inherit it unchanged.
    fileprivate var unique: [TemplateUse] {
        var seen: Set<UseKey> = []
        return filter { use in
            use.occasion.map {
                seen.insert(UseKey(place: use.record.place(use.record.kind.nameKey ?? ""), $0)).inserted
            }
                ?? false
        }
    }
}

private struct UseKey: Hashable {
    let place: SourceRange
    let needs: [Bool]

    init(place: SourceRange, _ occasion: MessageOccasion) {
        self.place = place
        needs = VariableNeed.allCases.map { $0.isMet(by: occasion) }
    }
}

/// What keeps a step from filling a variable.
private struct VariableFilling {
    let uses: [TemplateUse]

    func fault(of found: TemplateReader.FoundTag) -> Diagnostic? {
        let unmet = uses.filter { !found.variable.need.isMet(by: $0.occasion!) }
        guard !unmet.isEmpty else { return nil }
        // Said once of a section, it need not be said of what stands in it.
        if found.isWithinItsSection { return nil }
        if unmet.count < uses.count, found.isSection { return nil }
        let (reason, remedy) = why(unmet[0], found.variable.need, isMetElsewhere: unmet.count < uses.count)
        // Playbooks that inherit a rule may fill it each in their own way: its place is told once.
        var places: Set<SourceRange> = []
        let ranges = unmet.map(\.template.range).filter { places.insert($0).inserted }
        return Diagnostic(
            .unfillableVariable, at: found.tag.range,
            "\(unmet[0].what) cannot fill \"\(found.tag.name.text)\": \(reason)", help: remedy,
            notes: ranges.prefix(3).map { DiagnosticNote("the template is used here", at: $0) })
    }

    private func why(_ use: TemplateUse, _ need: VariableNeed, isMetElsewhere: Bool) -> (String, String?) {
        if need == .deadline, use.record.kind != .step {
            return (
                "no \"... full days after NAME received\" counts from its message",
                "only a step's message has a deadline: "
                    + (isMetElsewhere ? "put it in a section of its own name" : "take it out")
            )
        }
        return (need.unmet, need.remedy(isMetElsewhere: isMetElsewhere))
    }
}
