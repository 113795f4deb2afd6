import ArgumentParser
import Diagnostics
import FinancialValues
import PlaybookSigning
import RelanceWorkspace

struct SignCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Signs what a role approves of playbooks, or makes a pair of keys.",
        discussion: """
            What is signed is the meaning of the rules that the role approves, and of all that can alter what they do. It
            is laid into playbooks/approvals, in words. Only keys of playbooks/approvals/keys.yaml count.
            """)

    @Argument(help: "The playbooks; by default all of which the role approves something.")
    var playbooks: [String] = []
    @OptionGroup var workspace: WorkspaceOption
    @Option(name: .long, help: "The role that approves; or author, for whoever wrote the playbook.")
    var role: String?
    @Option(
        name: .long, help: ArgumentHelp("The file of the private key.", valueName: "file"),
        transform: ArgumentReading.file)
    var key: String?
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day of the signature; by default today.", valueName: "YYYY-MM-DD"),
        transform: ArgumentReading.date)
    var on: CalendarDate?
    @Option(
        name: .long, help: ArgumentHelp("Makes a pair of keys: FILE, and FILE.pub beside it.", valueName: "file"),
        transform: ArgumentReading.file)
    var newKey: String?

    func run(in context: CommandContext) throws -> ExitStatus {
        if let newKey { return try makeKey(newKey, context) }
        guard let role, let key else {
            throw CommandFailure.wrongUsage(
                "who signs with which key is missing",
                help: "give --role and --key, or make a pair of keys with --new-key FILE")
        }
        let privateKey: PrivateKey
        do {
            privateKey = try KeyFile.read(context.resolve(key))
        } catch {
            throw CommandFailure(error)
        }
        let checked = try workspace.checkedToRun(context)
        let signed: [SigningRun.Signed]
        do {
            signed = try SigningRun.sign(
                checked, checked.program!, role: role, privateKey, playbooks: playbooks, on: on ?? context.today)
        } catch {
            throw failure(error, role: role, context)
        }
        guard !signed.isEmpty else {
            throw CommandFailure.wrongUsage("\(role) approves nothing of any playbook that covers accounts")
        }
        for file in signed {
            context.output.result(
                file.wasThere
                    ? "\(file.path): signed already\n"
                    : "\(file.path): signed, \(file.rules) rules and values\n")
        }
        return .fine
    }

    private func makeKey(_ file: String, _ context: CommandContext) throws -> ExitStatus {
        guard key == nil, on == nil, playbooks.isEmpty else {
            throw CommandFailure.wrongUsage("--new-key only makes a pair of keys", help: "sign with it afterwards")
        }
        let publicKey: PublicKey
        do {
            publicKey = try KeyFile.writeNewPair(to: context.resolve(file))
        } catch {
            throw CommandFailure(error)
        }
        context.output.result(
            """
            written: \(file), to be kept secret, and \(file).pub
            to trust it, write into playbooks/approvals/keys.yaml, below keys:
            \(TrustedKeys.entry(role: role ?? "legal", publicKey))
            """)
        return .fine
    }

    private func failure(_ error: SigningError, role: String, _ context: CommandContext) -> CommandFailure {
        switch error {
        case .faultyKeys(let faults):
            context.output.remark(faults)
            return .notDone("it cannot be said whose signatures count")
        case .unknownKey(let key):
            return .notDone(
                "the key is not trusted, and its signature would not count",
                help: "add it to playbooks/approvals/keys.yaml, public_key: \(key.text)")
        case .keyOfAnotherRole(let key, let other):
            return .notDone("the key \"\(key)\" is trusted to sign as \(other), not as \(role)")
        case .sameKey(let playbook, let other):
            return .notDone(
                "\(playbook) was signed with the same key as \(other): author and approver may not be the same key")
        case .unclearAuthor(let playbook):
            return .notDone(
                "who wrote \(playbook) cannot be said: its author's file is not what was signed",
                help: "have the author sign again, with --role author")
        case .unknownPlaybook(let name, let names):
            return .wrongUsage(
                "no playbook \"\(name)\" covers accounts" + NameSuggestion.question(for: name, among: names),
                help: names.isEmpty ? nil : "there are \(names.joined(separator: ", "))")
        case .nothingToApprove(let playbook, let role):
            return .wrongUsage("\(role) approves nothing of \(playbook)")
        case .notWritten(let path, let reason): return .notDone("\"\(path)\" cannot be written: \(reason)")
        }
    }
}

extension CommandFailure {
    fileprivate init(_ error: KeyFileError) {
        switch error {
        case .exists(let path):
            self = .notDone("\"\(path)\" is there already, and a key is never written over", help: "name another file")
        case .notWritten(let path, let reason): self = .notDone("\"\(path)\" cannot be written: \(reason)")
        case .unreadable(let path, let reason): self = .notDone("the key \"\(path)\" cannot be read: \(reason)")
        case .readableByOthers(let path):
            self = .notDone(
                "others may read the key \"\(path)\", and sign in its holder's name", help: "chmod 600 \(path)")
        case .notAKey(let path):
            self = .notDone("\"\(path)\" is no private key", help: "make one with `relance sign --new-key FILE`")
        }
    }
}
