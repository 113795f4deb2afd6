import Diagnostics
import FinancialValues
import PlaybookProgram
import PlaybookSigning

extension ApprovalVerdict {
    /// For programs.
    public var word: String {
        switch self {
        case .valid: "valid"
        case .ofAnotherVersion: "other_version"
        case .notSigned: "not_signed"
        case .unknownKey: "unknown_key"
        case .keyOfAnotherRole: "key_of_other_role"
        case .keyOfAuthor: "key_of_author"
        case .wrongSignature: "wrong_signature"
        case .unclearAuthor: "unclear_author"
        case .unreadable: "unreadable"
        }
    }

    /// For people, behind the role.
    var phrase: String {
        switch self {
        case .valid(let approval): "valid: \(approval.signed)"
        case .ofAnotherVersion(let approval, _): "signed for another version: \(approval.signed)"
        case .notSigned: "not signed"
        case .unknownKey(let approval): "signed with a key that is not trusted: \(approval.signed)"
        case .keyOfAnotherRole(let approval, let role): "signed with a key of \(role): \(approval.signed)"
        case .keyOfAuthor(let approval): "signed with the key of the playbook's author: \(approval.signed)"
        case .wrongSignature(let approval): "wrong signature, not of what stands in the file: \(approval.signed)"
        case .unclearAuthor(let approval):
            "signed, and the author's own file is not what was signed: \(approval.signed)"
        case .unreadable: "the file cannot be understood, see `relance check`"
        }
    }
}

extension Approval {
    fileprivate var signed: String { "\(keyID), \(day)" }
}

extension ApprovalReport {
    /// By playbook; of an old signature, what has changed since, rule by rule.
    public var text: String {
        var text = ""
        for (index, row) in rows.enumerated() {
            if index == 0 || rows[index - 1].playbook != row.playbook { text += "\(row.playbook)\n" }
            let width = rows.filter { $0.playbook == row.playbook }.map(\.role.count).max()!
            let role = row.role + String(repeating: " ", count: width - row.role.count)
            let remark = row.isNeeded || row.verdict.isValid ? "" : " (not needed)"
            text += "  \(role)  \(row.verdict.phrase)\(remark)\n"
            if case .ofAnotherVersion(_, let changes) = row.verdict { text += changes.map(\.text).joined() }
        }
        for remark in remarks { text += "note: \(remark)\n" }
        return text + (text.isEmpty ? "" : "\n") + conclusion
    }

    private var conclusion: String {
        let needed = rows.filter(\.isNeeded)
        let valid = needed.count { $0.verdict.isValid }
        guard !needed.isEmpty else { return "no role approves a stage: nothing is to be signed\n" }
        let sum = "\(valid) of \(needed.count) needed signature\(needed.count == 1 ? "" : "s") valid\n"
        return sum
            + (hasKeysFile ? "" : "no key is trusted: there is no playbooks/approvals/keys.yaml (docs/signatures.md)\n")
    }
}

extension ApprovedChange {
    /// The rule, and below it what it said and what it says.
    fileprivate var text: String {
        switch kind {
        case .added: return "    \(title): new\n"
        case .removed: return "    \(title): taken out\n"
        case .changed:
            return "    \(title)\n" + before.map { "      was  \($0)\n" }.joined()
                + after.map { "      is   \($0)\n" }.joined()
        }
    }
}

extension ApprovalReport {
    /// One line for each playbook and role, as `docs/verify.schema.json` describes it.
    public var jsonLines: String { rows.map { $0.json.compact + "\n" }.joined() }
}

extension ApprovalReport.Row {
    fileprivate var json: JSONText {
        var changes: [ApprovedChange] = []
        if case .ofAnotherVersion(_, let found) = verdict { changes = found }
        return .object([
            ("playbook", .string(playbook)),
            ("role", .string(role)),
            ("state", .string(verdict.word)),
            ("needed", .boolean(isNeeded)),
            ("acceptable", .boolean(isAcceptable)),
            ("key", .optional(verdict.approval?.keyID)),
            ("on", .optional(verdict.approval?.day.description)),
            ("digest", .optional(verdict.approval?.digest)),
            (
                "changes",
                .array(
                    changes.map { change in
                        .object([
                            ("rule", .string(change.title)), ("kind", .string(change.kind.rawValue)),
                            ("was", .array(change.before.map { .string($0) })),
                            ("is", .array(change.after.map { .string($0) })),
                        ])
                    })
            ),
        ])
    }
}
