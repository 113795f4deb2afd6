/// What a command tells the shell.
public enum ExitStatus: Int32, Sendable {
    /// Nothing to complain about.
    case fine = 0
    /// An error in a playbook, a failed test: the author's to mend.
    case findings = 1
    /// The command was called in a way it does not understand.
    case wrongUsage = 2
    /// A file, a ledger, or a fault of ours: it could not be done.
    case notDone = 3
    /// Neither proved nor refuted.
    case undecided = 4
}

/// Why a command stops: what is said about it, and the status.
struct CommandFailure: Error {
    var status: ExitStatus
    /// One lower-case sentence without a full stop.
    var message: String
    /// What to do about it.
    var help: String?

    static func wrongUsage(_ message: String, help: String? = nil) -> CommandFailure {
        CommandFailure(status: .wrongUsage, message: message, help: help)
    }

    static func notDone(_ message: String, help: String? = nil) -> CommandFailure {
        CommandFailure(status: .notDone, message: message, help: help)
    }

    var text: String { "error: \(message)\n" + (help.map { "  help: \($0)\n" } ?? "") }
}
