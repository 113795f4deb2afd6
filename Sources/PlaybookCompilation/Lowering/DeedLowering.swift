import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// What a step, a rule or a stage does: send a message or give a task.
struct DeedLowering {
    let context: LoweringContext
    let record: SyntaxRecord

    /// The deed of a step or a rule, which has exactly one. [62]
    func deed() -> Deed? {
        switch (record["send"] != nil, record["task"] != nil) {
        case (true, false):
            reportUnused(["within", "then"], beside: "send", because: "a message has no owner")
            return message().map { .message($0) }
        case (false, true):
            reportUnused(
                ["fallback", "copy", "from", "template", "notice", "charge", "fee"], beside: "task",
                because: "nothing is sent")
            return task().map { .task($0) }
        case (true, true):
            context.faults.report(sendAndTask())
            // Whichever of the two is meant, what is wrong with it is said now.
            _ = (message(), task())
            return nil
        case (false, false):
            if record.isComplete { context.faults.report(neitherSendNorTask()) }
            return nil
        }
    }

    /// The message of a stage or a lift, which may have none.
    ///
    /// - Parameter standard: Who receives it when the record does not say.
    func messageIfAny() -> MessageDeed? {
        guard record["send"] == nil else { return message() }
        guard record.isComplete else { return nil }
        reportUnused(["fallback", "to", "copy", "from", "template"], beside: nil, because: "nothing is sent")
        return nil
    }

    private func message() -> MessageDeed? {
        let channels = (record.words("send") ?? []).compactMap { Channel(rawValue: $0.value) }
        let isFormal = record.isFormalNotice
        let roles = context.roles
        // A lift's `to` is the stage that it goes back to.
        let named = record.kind == .lift ? nil : record.text("to")
        let to: RoleReference? =
            if let named { roles.role(named) } else if record.kind != .lift && record.isInvalid("to") { nil } else {
                roles.standard(isFormal ? "signatory" : "billing", at: record, key: "send")
            }
        let copy = (record.words("copy") ?? []).map(roles.role)
        let from = record.text("from").map { roles.internalRole($0, for: "sign a message") }
        let fallback = record.text("fallback").flatMap { Channel(rawValue: $0.value) }
        if let fallback, channels.contains(fallback) { context.faults.report(fallbackIsFirst(fallback)) }
        guard let to, !channels.isEmpty, let name = record.name, !copy.contains(where: { $0 == nil }) else {
            return nil
        }
        if case .some(.none) = from { return nil }
        return MessageDeed(
            channels: channels, fallback: fallback, to: to, copy: copy.compactMap { $0 },
            from: (from ?? nil) ?? standardSender, isFormalNotice: isFormal,
            template: record.text("template")?.value ?? name)
    }

    /// The collector signs what nobody else is said to sign.
    private var standardSender: RoleReference? {
        context.vocabulary.side(ofRole: "collector") == .ours ? RoleReference("collector", .ours) : nil
    }

    private func task() -> TaskDeed? {
        guard let name = record.text("task") else { return nil }
        if let fault = context.vocabulary.taskNames.fault(of: name, .unknownTask, what: "task", owner: "the policy") {
            context.faults.report(fault)
            return nil
        }
        let declaration = context.vocabulary.tasks[name.value]
        let to: RoleReference? =
            if let to = record.text("to") { context.roles.internalRole(to, for: "own a task") } else {
                declaration?.to ?? context.roles.standard("collector", at: record, key: "task")
            }
        let then = record.text("then").map { context.roles.internalRole($0, for: "take over a task") }
        guard let to else { return nil }
        // Whoever owns it here need not be told that he is late, unless the rule says so.
        let next = declaration?.then == to ? nil : declaration?.then
        return TaskDeed(
            task: name.value, to: to, within: record.duration("within")?.value ?? declaration?.within,
            then: then ?? next, reachesCustomer: declaration?.reachesCustomer ?? false)
    }
}

// MARK: - Messages

extension DeedLowering {
    private var what: String { "\(record.kind.word) \"\(record.name ?? "")\"" }

    private func reportUnused(_ keys: [String], beside other: String?, because reason: String) {
        for key in keys {
            guard let field = record[key], !(record.kind == .lift && key == "to") else { continue }
            let beside = other.map { " beside \"\($0)\"" } ?? " without \"send\""
            context.faults.report(
                Diagnostic(
                    .unusedKey, at: field.keyRange, "\"\(key)\" has no effect\(beside): \(reason)", help: "take it out")
            )
        }
    }

    private func sendAndTask() -> Diagnostic {
        Diagnostic(
            .sendOrTask, at: record.place("task"), "\(what) has both \"send\" and \"task\"",
            help: "write two steps, one after the other",
            notes: [DiagnosticNote("the message", at: record.place("send"))])
    }

    private func neitherSendNorTask() -> Diagnostic {
        Diagnostic(
            .sendOrTask, at: record.place(record.kind.nameKey ?? ""), "\(what) has neither \"send\" nor \"task\"",
            help: "write \"send:\" and a channel, or \"task:\" and a task")
    }

    private func fallbackIsFirst(_ channel: Channel) -> Diagnostic {
        Diagnostic(
            .uselessFallback, at: record.place("fallback"),
            "the fallback of \(what) is a channel that it uses already: \"\(channel.rawValue)\"",
            help: "write another channel, or take it out")
    }
}
