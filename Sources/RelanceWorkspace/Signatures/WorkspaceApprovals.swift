import Diagnostics
import PlaybookSigning

/// The files of `playbooks/approvals`, read.
struct WorkspaceApprovals: Sendable {
    private struct Name: Hashable {
        let playbook: String
        let role: String
    }

    private var records: [Name: ApprovalRecord] = [:]
    /// Empty where the file is missing or cannot be understood: then nobody is trusted.
    private(set) var keys = TrustedKeys()
    /// Somebody has begun to say whose signatures count.
    private(set) var hasKeysFile = false
    /// What is wrong with the files; warnings.
    private(set) var faults: [Diagnostic] = []

    init(_ files: [ApprovalFile]) {
        for file in files {
            switch file.kind {
            case .trustedKeys:
                hasKeysFile = true
                guard let source = file.file else { continue }
                let (keys, faults) = ApprovalReading.trustedKeys(source)
                self.keys = keys ?? TrustedKeys()
                self.faults += faults
            case .approval(let playbook, let role):
                let read = file.file.map { ApprovalReading.approval($0, of: playbook, by: role) }
                records[Name(playbook: playbook, role: role)] =
                    read?.approval.map(ApprovalRecord.approval) ?? .unreadable
                faults += read?.faults ?? []
            }
        }
    }

    func record(of playbook: String, by role: String) -> ApprovalRecord {
        records[Name(playbook: playbook, role: role)] ?? .missing
    }

    /// The roles in which something was signed of a playbook, sorted.
    func roles(of playbook: String) -> [String] { records.keys.filter { $0.playbook == playbook }.map(\.role).sorted() }

    /// The playbooks of which something was signed, sorted.
    var playbooks: [String] { Set(records.keys.map(\.playbook)).sorted() }

    /// The role in which a key has signed a playbook, other than one; `nil` when it has in none.
    func role(of playbook: String, signedBy key: PublicKey, otherThan role: String) -> String? {
        roles(of: playbook).first { $0 != role && record(of: playbook, by: $0).approval?.publicKey == key }
    }
}
