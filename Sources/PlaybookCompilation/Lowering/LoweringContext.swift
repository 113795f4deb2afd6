import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// What the lowering of one playbook needs to know: the policy's names, the playbook's own, and where faults go.
struct LoweringContext {
    let vocabulary: PolicyVocabulary
    let names: PlaybookNames
    let faults: DiagnosticCollector

    var roles: RoleResolution { RoleResolution(vocabulary: vocabulary, faults: faults) }
    var approvals: ApprovalLowering { ApprovalLowering(vocabulary: vocabulary, faults: faults) }
    var thresholds: ThresholdLowering { ThresholdLowering(vocabulary: vocabulary, faults: faults) }

    func clock(_ record: SyntaxRecord, _ key: String) -> Clock? {
        let events = EventResolution(names: names, vocabulary: vocabulary, faults: faults)
        return record.clock(key).flatMap { ClockResolution(events: events).clock($0) }
    }

    /// The condition at a key, typed; `nil` when it is absent or faulty.
    func condition(_ record: SyntaxRecord, _ key: String, in scope: ConditionScope) -> CompiledCondition? {
        record.condition(key).flatMap { condition($0, in: scope) }
    }

    func condition(_ syntax: ConditionSyntax, in scope: ConditionScope) -> CompiledCondition? {
        ConditionTyping(scope: scope, vocabulary: vocabulary, names: names, faults: faults).condition(syntax)
    }

    /// Reports the keys that a record needs and lacks, now that its parents are merged in.
    ///
    /// - Parameter name: Of a record that stands at its name.
    func reportMissing(in record: SyntaxRecord, named name: Located<String>? = nil) {
        guard record.isComplete else { return }
        for row in KeyTable.of(record.kind).missingRows(in: record, merged: true)
        where row.presence == .requiredWhenMerged {
            faults.report(missingKey(row, record, name))
        }
    }
}

// MARK: - Messages

extension LoweringContext {
    private func missingKey(_ row: KeyRow, _ record: SyntaxRecord, _ place: Located<String>?) -> Diagnostic {
        let name = (place?.value ?? record.name).map { " \"\($0)\"" } ?? ""
        return Diagnostic(
            .missingKey, at: place?.range ?? record.place(record.kind.nameKey ?? ""),
            "\(record.kind.word)\(name) has no \"\(row.key)\": \(row.help)",
            help: "write \"\(row.key):\" and \(row.value.expected)")
    }
}
