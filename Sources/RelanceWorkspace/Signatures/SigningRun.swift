import Diagnostics
import DunningReports
import FinancialValues
import Foundation
import PlaybookProgram
import PlaybookSigning

/// Signs what a role approves of playbooks, and lays the approvals beside them.
public enum SigningRun {
    public struct Signed: Sendable {
        /// Relative to the workspace.
        public let path: String
        /// How many rules are covered.
        public let rules: Int
        /// It was signed like this before, and the file is as it was.
        public let wasThere: Bool
    }

    /// - Parameter names: The playbooks; empty: all that cover accounts and of which the role approves something.
    /// - Returns: By playbook.
    public static func sign(
        _ checked: CheckedWorkspace, _ program: CompiledProgram, role: String, _ privateKey: PrivateKey,
        playbooks names: [String], on day: CalendarDate
    ) throws(SigningError) -> [Signed] {
        let key = try trustedKey(checked.approvals, privateKey.publicKey, role: role)
        let meanings = ProgramMeanings(
            program, messages: checked.compilation.templates.words, digest: ContentDigest.text(of:))
        var approvals: [(Approval, Signed)] = []
        for playbook in try playbooks(names, of: program) {
            guard let meaning = meanings.meaning(approvedBy: role, of: playbook) else {
                guard names.isEmpty else { throw .nothingToApprove(playbook: playbook.name, role: role) }
                continue
            }
            try checkOtherRoles(checked.approvals, of: playbook.name, role: role, privateKey.publicKey)
            let record = checked.approvals.record(of: playbook.name, by: role)
            let author = checked.approvals.record(of: playbook.name, by: ProgramMeanings.author)
            let isSigned =
                record.verdict(on: meaning, author: author, checked.approvals.keys).isValid
                && record.approval?.keyID == key.id
            let signed = Signed(
                path: WorkspaceLayout.approval(of: playbook.name, by: role), rules: meaning.rules.count,
                wasThere: isSigned)
            approvals.append((Approval(of: meaning, in: playbook.name, by: key, privateKey, on: day), signed))
        }
        for (approval, signed) in approvals where !signed.wasThere {
            try write(approval.fileText, to: checked.workspace.root + "/" + signed.path)
        }
        return approvals.map(\.1)
    }

    private static func trustedKey(
        _ approvals: WorkspaceApprovals, _ publicKey: PublicKey, role: String
    ) throws(SigningError) -> TrustedKeys.Key {
        let faults = approvals.faults.filter { $0.range.file.path == WorkspaceLayout.trustedKeys }
        guard faults.isEmpty else { throw .faultyKeys(faults) }
        guard let key = approvals.keys.key(of: publicKey) else { throw .unknownKey(publicKey) }
        guard key.role == role else { throw .keyOfAnotherRole(key: key.id, role: key.role) }
        return key
    }

    private static func playbooks(
        _ names: [String], of program: CompiledProgram
    ) throws(SigningError) -> [CompiledPlaybook] {
        for name in names where !program.playbooks.contains(where: { $0.name == name }) {
            throw .unknownPlaybook(name, among: program.playbooks.map(\.name))
        }
        return program.playbooks.filter { names.isEmpty || names.contains($0.name) }
    }

    /// Author and approver may not be the same key, in whichever order they sign.
    private static func checkOtherRoles(
        _ approvals: WorkspaceApprovals, of playbook: String, role: String, _ key: PublicKey
    ) throws(SigningError) {
        if let other = approvals.role(of: playbook, signedBy: key, otherThan: role) {
            throw .sameKey(playbook: playbook, role: other)
        }
        guard role != ProgramMeanings.author else { return }
        switch approvals.record(of: playbook, by: ProgramMeanings.author) {
        case .unreadable: throw .unclearAuthor(playbook: playbook)
        case .approval(let author) where !author.isIntact: throw .unclearAuthor(playbook: playbook)
        case .missing, .approval: break
        }
    }

    /// Written aside and renamed: the file is the old one or the new one, never a half.
    private static func write(_ text: String, to path: String) throws(SigningError) {
        let folder = String(path[..<path.lastIndex(of: "/")!])
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .notWritten(path: path, reason: SystemReason.of(error))
        }
    }
}

/// Why nothing was signed, or not everything.
public enum SigningError: Error {
    /// The file of trusted keys cannot be understood.
    case faultyKeys([Diagnostic])
    /// The key is not among the trusted ones.
    case unknownKey(PublicKey)
    /// The key is trusted, in another role.
    case keyOfAnotherRole(key: String, role: String)
    /// The playbook was signed with the same key in another role.
    case sameKey(playbook: String, role: String)
    /// The author's own file is not what was signed.
    case unclearAuthor(playbook: String)
    case unknownPlaybook(String, among: [String])
    case nothingToApprove(playbook: String, role: String)
    case notWritten(path: String, reason: String)
}
