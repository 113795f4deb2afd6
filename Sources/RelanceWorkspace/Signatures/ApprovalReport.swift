import DunningReports
import PlaybookCompilation
import PlaybookProgram
import PlaybookSigning

/// What the signatures of a workspace are worth: for each playbook that covers accounts and has suspensions, of each role that
/// approves their stages, and of each other role that signed.
public struct ApprovalReport: Sendable {
    public struct Row: Sendable {
        public let playbook: String
        public let role: String
        public let verdict: ApprovalVerdict
        /// A stage cannot do without it: another role of an `any of` has not signed in its place.
        public let isNeeded: Bool

        /// Valid; or not needed, and nothing worse than missing or old.
        public var isAcceptable: Bool {
            switch verdict {
            case .valid: true
            case .notSigned, .ofAnotherVersion: !isNeeded
            default: false
            }
        }
    }

    /// By playbook and role.
    public let rows: [Row]
    /// Files of approvals that are of nothing, and stages that nobody approves; one sentence each.
    public let remarks: [String]
    /// Somebody has begun to say whose signatures count.
    public let hasKeysFile: Bool

    /// - Parameter names: The playbooks to look at; empty: all.
    public init(_ checked: CheckedWorkspace, _ program: CompiledProgram, playbooks names: [String] = []) {
        let approvals = checked.approvals
        let meanings = ProgramMeanings(
            program, messages: checked.compilation.templates.words, digest: ContentDigest.text(of:))
        var rows: [Row] = []
        var remarks: [String] = []
        for playbook in program.playbooks where names.isEmpty || names.contains(playbook.name) {
            let approving = playbook.rolesApprovingStages
            var verdicts: [String: ApprovalVerdict] = [:]
            for role in Set(approving).union(approvals.roles(of: playbook.name)).sorted() {
                guard let meaning = meanings.meaning(approvedBy: role, of: playbook) else {
                    remarks.append("\(role) has signed \(playbook.name), and approves nothing of it")
                    continue
                }
                verdicts[role] = approvals.record(of: playbook.name, by: role).verdict(
                    on: meaning, author: approvals.record(of: playbook.name, by: ProgramMeanings.author),
                    approvals.keys)
            }
            let needed = playbook.suspensions.flatMap(\.stages)
                .reduce(into: Set<String>()) { $0.formUnion($1.approval.lacking { verdicts[$0]?.isValid ?? false }) }
            // Who signed that stages of others go on under it has to stand by it as well.
            let elsewhere = Set(
                program.playbooks.filter { $0.name != playbook.name }.flatMap(\.rolesApprovingStages)
            ).subtracting(approving)
            rows += verdicts.keys.sorted().map { role in
                Row(
                    playbook: playbook.name, role: role, verdict: verdicts[role]!,
                    isNeeded: needed.contains(role) || elsewhere.contains(role)
                        || approving.contains(role) && verdicts[role]!.isValid)
            }
            for stage in playbook.suspensions.flatMap(\.stages) where !stage.approval.isNeeded {
                remarks.append("no role approves the stage \(stage.name) of \(playbook.name), so that nobody signs it")
            }
        }
        let covering = Set(program.playbooks.map(\.name))
        for name in approvals.playbooks where !covering.contains(name) && names.isEmpty {
            remarks.append("something was signed of \"\(name)\", and no playbook of that name covers accounts")
        }
        (self.rows, self.remarks, hasKeysFile) = (rows, remarks, approvals.hasKeysFile)
    }

    public var isAcceptable: Bool { rows.allSatisfy(\.isAcceptable) }
}

extension ApprovalReport {
    /// For the stages of a schedule.
    public var signatures: StageSignatures {
        let byPlaybook = Dictionary(grouping: rows, by: \.playbook).mapValues { rows in
            Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    let approval = row.verdict.approval
                    return (
                        row.role,
                        StageSignatures.OfRole(
                            role: row.role, state: row.verdict.word, isValid: row.verdict.isValid,
                            key: approval?.keyID, day: approval?.day)
                    )
                })
        }
        return StageSignatures(byPlaybook, isUsed: hasKeysFile)
    }
}
