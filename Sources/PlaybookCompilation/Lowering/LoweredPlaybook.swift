import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// A playbook's records beside what they became, so that a check finds both the meaning and the place.
///
/// Every record has its entry, in the order of the playbook; what could not be understood has no meaning.
struct LoweredPlaybook {
    let merged: MergedPlaybook
    let vocabulary: PolicyVocabulary
    let names: PlaybookNames
    var coverage: LoweredCoverage?
    var sequences: [LoweredSequence] = []
    var holds: [Lowered<CompiledHold>] = []
    var escalations: [Lowered<CompiledEscalation>] = []
    var obligations: [Lowered<CompiledObligation>] = []
    var suspensions: [LoweredSuspension] = []
    var guarantees: [Lowered<CompiledGuarantee>] = []
    var contactRules = ContactRules()
    /// `nil` when anything in it is faulty.
    var program: CompiledPlaybook?

    var name: String { merged.name }
    var record: SyntaxRecord { merged.record }

    /// Both days included; `nil`: always.
    var valid: ClosedRange<CalendarDate>? {
        guard case .period(.dates(let first, let last))? = record["valid"]?.value, first <= last else { return nil }
        return first...last
    }

    /// Accounts that differ in what the conditions ask; `nil` when there would be too many.
    func accounts(askedBy conditions: [CompiledCondition]) -> MadeUpAccounts? {
        MadeUpAccounts(
            askedBy: conditions, vocabulary: vocabulary, steps: names.steps.names, countsOther: true)
    }

    /// What `covers` says; `nil` for everyone else, for accounts by their names, and where it could not be understood.
    var condition: CompiledCondition? {
        if case .condition(let condition)? = coverage?.coverage { condition } else { nil }
    }

    var coversEveryoneElse: Bool { if case .everyoneElse? = coverage?.coverage { true } else { false } }
}

/// A record and what it means; `nil` when it could not be understood.
struct Lowered<Rule> {
    let record: SyntaxRecord
    let rule: Rule?
}

struct LoweredSequence {
    let name: Located<String>
    let record: SyntaxRecord
    let unit: CompiledSequence.Unit
    let forWhom: CompiledCondition?
    let steps: [LoweredStep]
    let rule: CompiledSequence?
}

/// A step, and as much of it as could be understood.
struct LoweredStep {
    let record: SyntaxRecord
    let at: Clock?
    let until: Clock?
    let forWhom: CompiledCondition?
    let when: CompiledCondition?
    let deed: Deed?
    /// What of it becomes one message; `nil` where that depends on a deed that could not be understood.
    let combine: Combine?
    let rule: CompiledStep?

    var name: String { record.name ?? "" }
    var isFinal: Bool { record.boolean("final") == true }
}

struct LoweredSuspension {
    let record: SyntaxRecord
    let services: CompiledCondition?
    let stages: [LoweredStage]
    let lifts: [Lowered<CompiledLift>]
    let bars: [Lowered<CompiledBar>]
    let rule: CompiledSuspension?
}

struct LoweredStage {
    let record: SyntaxRecord
    let at: Clock?
    let when: CompiledCondition?
    let rule: CompiledStage?

    var name: String { record.name ?? "" }
}

/// Whom a playbook covers.
struct LoweredCoverage {
    let coverage: CompiledPlaybook.Coverage
    /// The key that says so.
    let field: SyntaxField
}
