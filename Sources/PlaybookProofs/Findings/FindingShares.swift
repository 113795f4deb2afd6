import Diagnostics
import PlaybookProgram

/// Of which playbook each condition is asked: of the first that has it, however many inherit it.
public struct FindingShares: Sendable {
    private var first: [Place: Int] = [:]

    /// Where a rule's condition is written.
    private struct Place: Hashable {
        let rule: String
        let origin: SourceRange
    }

    public init(_ program: CompiledProgram) {
        for (index, playbook) in program.playbooks.enumerated() where playbook.leftAlone == nil {
            for condition in AskedCondition.all(in: playbook) {
                guard let place = FindingShares.place(condition), first[place] == nil else { continue }
                first[place] = index
            }
        }
    }

    func asks(_ condition: AskedCondition, of playbook: Int) -> Bool {
        FindingShares.place(condition).map { first[$0] == playbook } ?? true
    }

    private static func place(_ condition: AskedCondition) -> Place? {
        condition.condition.firstOrigin.map { Place(rule: condition.rule, origin: $0) }
    }
}

/// What a rule of a playbook asks; whom it covers and what its guarantees ask are questions of their own.
struct AskedCondition {
    var rule: String
    var key: String
    var condition: CompiledCondition
    var reading: ConditionReading

    static func all(in playbook: CompiledPlaybook) -> [AskedCondition] {
        let parts = RuleParts(playbook)
        return parts.places.compactMap { rule, key in
            guard ![.playbook, .guarantee, .suspension].contains(rule.kind),
                let part = parts.conditions[rule]?[key], let condition = part.condition
            else { return nil }
            return AskedCondition(rule: rule.name, key: key, condition: condition, reading: part.reading)
        }
    }
}
