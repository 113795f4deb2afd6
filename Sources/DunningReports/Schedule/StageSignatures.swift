import FinancialValues
import PlaybookProgram

/// Which roles have signed what they approve of the playbooks, as far as stages of suspensions need it.
public struct StageSignatures: Sendable {
    /// What the signature of one role is worth.
    public struct OfRole: Sendable {
        public var role: String
        /// `valid`, or why it is not: `not_signed`, `other_version`.
        public var state: String
        public var isValid: Bool
        /// The key's id, and the day; `nil` where nothing was signed.
        public var key: String?
        public var day: CalendarDate?

        public init(role: String, state: String, isValid: Bool, key: String?, day: CalendarDate?) {
            (self.role, self.state, self.isValid, self.key, self.day) = (role, state, isValid, key, day)
        }
    }

    /// By playbook and role.
    private let signatures: [String: [String: OfRole]]
    /// Somebody has said whose signatures count. Before that no stage is marked: nobody has begun to sign.
    public let isUsed: Bool

    public init(_ signatures: [String: [String: OfRole]], isUsed: Bool) {
        (self.signatures, self.isUsed) = (signatures, isUsed)
    }

    /// Nobody has signed anything.
    public static let none = StageSignatures([:], isUsed: false)

    /// How a stage stands that needs these approvals.
    ///
    /// - Parameter covering: The playbook that covers the account, where it is another one: its holds and notices are signed for
    ///   as well.
    public func standing(of playbook: String, coveredBy covering: String?, _ approval: ApprovalRule) -> StageStanding {
        var elsewhere: Set<String> = []
        let roles = approval.roles.sorted().map { role in
            let own = signature(of: playbook, by: role)
            guard own.isValid, let covering else { return own }
            let other = signature(of: covering, by: role)
            if !other.isValid { elsewhere.insert(role) }
            return other.isValid ? own : other
        }
        let lacking = approval.lacking { role in roles.contains { $0.role == role && $0.isValid } }
        let isElsewhere = !lacking.isEmpty && elsewhere.isSuperset(of: lacking)
        return StageStanding(roles: roles, lacking: lacking, covering: isElsewhere ? covering : nil)
    }

    private func signature(of playbook: String, by role: String) -> OfRole {
        signatures[playbook]?[role] ?? OfRole(role: role, state: "not_signed", isValid: false, key: nil, day: nil)
    }
}

/// The signatures of one stage.
public struct StageStanding: Sendable {
    /// Of each role that the stage needs, sorted.
    public var roles: [StageSignatures.OfRole]
    /// The roles whose signature is missing.
    public var lacking: [String]
    /// The playbook that covers the account, where only its signatures are missing.
    public var covering: String?

    /// Every role has signed, and there is one: what nobody approves nobody has signed.
    public var isCovered: Bool { lacking.isEmpty && !roles.isEmpty }

    /// `no valid signature of legal`; empty for a stage that is covered.
    public var phrase: String {
        if isCovered { return "" }
        if roles.isEmpty { return "no role approves it" }
        return "no valid signature of \(lacking.joined(separator: ", "))"
            + (covering.map { " for \($0), which covers the account" } ?? "")
    }
}

extension ApprovalRule {
    /// The roles whose signature is missing: of `all` those that have not signed, of `any` all of them while none has.
    package func lacking(_ hasSigned: (String) -> Bool) -> [String] {
        let lacking = requirements.flatMap { requirement in
            switch requirement {
            case .all(let roles): roles.filter { !hasSigned($0) }
            case .any(let roles): roles.contains(where: hasSigned) ? [] : roles
            }
        }
        return Set(lacking).sorted()
    }
}
