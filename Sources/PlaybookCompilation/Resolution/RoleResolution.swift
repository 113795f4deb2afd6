import Diagnostics
import PlaybookProgram
import PlaybookSyntax

/// Finds a role of the policy, and whose it is.
struct RoleResolution {
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    /// Any role of the policy, or `dispute_owner`.
    func role(_ name: Located<String>) -> RoleReference? {
        if let side = vocabulary.side(ofRole: name.value) { return RoleReference(name.value, side) }
        report(vocabulary.roles, name)
        return nil
    }

    /// One of our own: who owns a task, signs, or must agree.
    func internalRole(_ name: Located<String>, for purpose: String) -> RoleReference? {
        switch vocabulary.side(ofRole: name.value) {
        case .ours?: return RoleReference(name.value, .ours)
        case .customer?, .thirdParty?:
            faults.report(
                Diagnostic(
                    .wrongRole, at: name.range, "role \"\(name.value)\" is not one of ours and cannot \(purpose)",
                    help: "our roles are \(andList(vocabulary.internalRoles.names))"))
        case nil: report(vocabulary.internalRoles, name)
        }
        return nil
    }

    /// The role that the language takes when none is written. [61]
    ///
    /// - Parameter rule: Where to report that the policy has no such role.
    func standard(_ name: String, at rule: SyntaxRecord, key: String) -> RoleReference? {
        if let side = vocabulary.side(ofRole: name) { return RoleReference(name, side) }
        if !vocabulary.roles.isOpen {
            let question = TradeWords.question(for: name, among: vocabulary.roles.names)
            faults.report(
                Diagnostic(
                    .unknownRole, at: rule.place(key),
                    "no role \"\(name)\" in the policy, which is meant where \"to\" is not written\(question)",
                    help: "write \"to:\" and one of \(orList(vocabulary.roles.names))"))
        }
        return nil
    }

    private func report(_ known: KnownNames, _ name: Located<String>) {
        if let fault = known.fault(of: name, .unknownRole, what: "role", owner: "the policy") { faults.report(fault) }
    }
}
