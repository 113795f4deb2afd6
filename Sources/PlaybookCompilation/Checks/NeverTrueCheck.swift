import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports conditions that are false on every ledger, such as `disputed and not disputed`.
///
/// Facts are taken as independent of each other, so what is reported is certain; a condition that only the ledger's own
/// rules make impossible is not found.
enum NeverTrueCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        var conditions: [(record: SyntaxRecord, key: String, condition: CompiledCondition?)] = []
        for sequence in playbook.sequences {
            conditions.append((sequence.record, "for", sequence.forWhom))
            for step in sequence.steps {
                conditions.append((step.record, "for", step.forWhom))
                conditions.append((step.record, "when", step.when))
            }
        }
        for hold in playbook.holds {
            if case .condition(let condition)? = hold.rule?.trigger {
                conditions.append((hold.record, "when", condition))
            }
        }
        conditions += playbook.escalations.map { ($0.record, "when", $0.rule?.when) }
        conditions += playbook.obligations.map { ($0.record, "for", $0.rule?.forWhom) }
        for suspension in playbook.suspensions {
            conditions.append((suspension.record, "services", suspension.services))
            conditions += suspension.stages.map { ($0.record, "when", $0.when) }
            conditions += suspension.lifts.map { ($0.record, "when", $0.rule?.when) }
            conditions += suspension.bars.map { ($0.record, "when", $0.rule?.when) }
        }
        conditions.append((playbook.record, "covers", playbook.condition))
        return conditions.compactMap { record, key, condition in
            guard let condition, isNeverTrue(condition, playbook) else { return nil }
            return neverTrue(record, key, because: impossiblePart(of: condition, playbook), condition.clauses.count)
        }
    }

    private static func isNeverTrue(_ condition: CompiledCondition, _ playbook: LoweredPlaybook) -> Bool {
        guard let accounts = playbook.accounts(askedBy: [condition]) else { return false }
        return accounts.first { $0.isTrue(condition) } == nil
    }

    /// A clause that makes it false on every ledger by being so itself.
    private static func impossiblePart(of condition: CompiledCondition, _ playbook: LoweredPlaybook) -> CompiledClause?
    {
        guard isNeverTrue(condition, playbook) else { return nil }
        switch condition {
        case .all(let parts), .any(let parts):
            return parts.lazy.compactMap { impossiblePart(of: $0, playbook) }.first
        case .not: return nil
        case .clause(let clause): return clause
        }
    }
}

// MARK: - Messages

extension NeverTrueCheck {
    private static func neverTrue(
        _ record: SyntaxRecord, _ key: String, because part: CompiledClause?, _ parts: Int
    ) -> Diagnostic {
        let what = record.name.map { "\(record.kind.word) \"\($0)\"" } ?? "the \(record.kind.word)"
        let reason =
            part.map { "nothing can make \"\($0.origin.text)\" true: change it" }
            ?? (parts > 1 ? "one part of it excludes another: change one" : "what it denies is always true: change it")
        return Diagnostic(
            .neverTrue, at: record.place(key), "\"\(key)\" of \(what) is false on every ledger",
            help: "\(reason), or take the rule out")
    }
}
