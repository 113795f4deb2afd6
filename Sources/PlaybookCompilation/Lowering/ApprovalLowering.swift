import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Who must agree: what a rule says itself and what the policy adds. [126]
struct ApprovalLowering {
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    func requirement(_ approval: ApprovalSyntax) -> ApprovalRule.Requirement {
        let roles = RoleResolution(vocabulary: vocabulary, faults: faults)
        let names = approval.roles.compactMap { roles.internalRole($0, for: "agree")?.name }
        return approval.any ? .any(names) : .all(names)
    }

    /// - Parameter keys: Under which the policy may ask for it: `suspension`, an effect, a task, a name.
    func rule(_ record: SyntaxRecord, policyKeys keys: [String]) -> ApprovalRule {
        var requirements: [ApprovalRule.Requirement] = []
        for key in keys {
            if let requirement = vocabulary.approvals[key], !requirements.contains(requirement) {
                requirements.append(requirement)
            }
        }
        if let own = record.approval("approval").map(requirement), !requirements.contains(own) {
            requirements.append(own)
        }
        return ApprovalRule(requirements.filter { !$0.roles.isEmpty })
    }
}

extension ApprovalRule.Requirement {
    var roles: [String] {
        switch self {
        case .all(let roles), .any(let roles): roles
        }
    }
}
