import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports a step that charges what the policy gives nobody the right to: then it charges nothing.
enum ChargeRuleCheck: PlaybookCheck {
    static func diagnostics(of workspace: WorkspaceUnderCheck) -> [Diagnostic] {
        guard let policy = workspace.policy, policy.isComplete, !policy.isInvalid("late_payment"),
            policy["late_payment"]?.isWhole != false, policy["legal_entities"]?.isWhole == true
        else { return [] }
        let countries = Set(workspace.vocabulary.entities.map(\.country))
        let rules = workspace.vocabulary.latePayment.filter { countries.contains($0.country) }
        let charged = Set(
            Charge.allCases.filter { charge in
                rules.contains { rule in
                    switch charge {
                    case .lateInterest: rule.interest != nil
                    case .fixedCompensation: !rule.fixedCompensation.tiers.isEmpty
                    }
                }
            })
        var told: Set<SourceRange> = []
        return workspace.playbooks.flatMap(\.sequences).flatMap(\.steps).flatMap { step in
            (step.record.words("charge") ?? []).compactMap { word -> Diagnostic? in
                guard let charge = Charge(rawValue: word.value), !charged.contains(charge),
                    told.insert(word.range).inserted
                else { return nil }
                return withoutRule(word, step)
            }
        }
    }

    private static func withoutRule(_ word: Located<String>, _ step: LoweredStep) -> Diagnostic {
        Diagnostic(
            .chargeWithoutRule, .warning, at: word.range,
            "step \"\(step.name)\" charges \"\(word.value)\", which is owed in the country of no legal entity",
            help: "say in the policy what is owed, under \"late_payment\" by country and party")
    }
}
