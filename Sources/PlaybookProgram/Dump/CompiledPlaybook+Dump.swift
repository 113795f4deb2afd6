import FinancialValues

extension CompiledPlaybook {
    /// Everything that runs, as text: one line per value, defaults included, places and the digest left out.
    ///
    /// Two playbooks with one dump do the same on every ledger under one policy.
    ///
    /// - Parameter fields: The policy's own fields, which conditions mention by number.
    public func dump(fields: [OwnField]) -> String {
        let dump = ProgramDump(ProgramText(fields: fields, playbook: self))
        dump.add(self)
        return dump.lines.map { $0 + "\n" }.joined()
    }
}

/// The lines of a dump; what lies deeper is indented by two.
final class ProgramDump {
    let text: ProgramText
    private(set) var lines: [String] = []
    /// The same lines, each key apart from what it says; of a flag that is `yes`. What lies deeper has the titles above it in
    /// its key.
    private(set) var values: [ProgramRule.Value] = []
    private var titles: [String] = []
    private var depth: Int { titles.count }

    init(_ text: ProgramText) { self.text = text }

    func line(_ words: String) {
        append(words)
        let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
        add(parts.first ?? "", parts.count > 1 ? parts[1] : "yes")
    }

    func line(_ key: String, _ words: String?) {
        guard let words else { return }
        append("\(key) \(words)")
        add(key, words)
    }

    private func add(_ key: String, _ text: String) {
        values.append(ProgramRule.Value(key: (titles.dropFirst() + [key]).joined(separator: " "), text: text))
    }

    private func append(_ line: String) { lines.append(String(repeating: "  ", count: depth) + line) }

    func block(_ title: String, _ body: () -> Void) {
        append(title)
        titles.append(title)
        body()
        titles.removeLast()
    }

    func add(_ playbook: CompiledPlaybook) {
        block("playbook \(playbook.name)") {
            line("title", text.quoted(playbook.title))
            line("covers", coverage(playbook.coverage))
            line("valid", playbook.valid.map { "\($0.lowerBound) .. \($0.upperBound)" })
            line("left_alone", playbook.leftAlone.map(text.quoted))
            addValues(of: playbook)
            for hold in playbook.holds { add(hold, of: playbook) }
            for sequence in playbook.sequences { add(sequence) }
            for escalation in playbook.escalations { add(escalation) }
            for suspension in playbook.suspensions { add(suspension) }
            for obligation in playbook.obligations { add(obligation) }
            for guarantee in playbook.guarantees { add(guarantee) }
        }
    }

    /// What holds for all its rules.
    func addValues(of playbook: CompiledPlaybook) {
        line("send_days", sendDays(playbook.sendDays))
        line("quiet", "[\(playbook.quiet.map(text.text).joined(separator: ", "))]")
        line("contact_limit", playbook.contactLimit.map { "\($0.count) in \($0.days) days" })
        addDelivery(of: playbook)
        line("delivery invoice", playbook.invoiceDelivery.description)
        line("tolerance", text.text(playbook.tolerance))
        line("grace", playbook.promises.grace.description)
        line("no_longer_after", playbook.promises.noLongerAfter.map { "\($0.broken) broken in \($0.days) days" })
    }

    /// When its messages count as received.
    func addDelivery(of playbook: CompiledPlaybook) {
        for channel in Channel.allCases {
            line("delivery \(channel.rawValue)", playbook.delivery[channel].map(receipt))
        }
    }

    func coverage(_ coverage: CompiledPlaybook.Coverage) -> String {
        switch coverage {
        case .accounts(let patterns):
            "accounts [\(patterns.map(\.text).joined(separator: ", "))]"
        case .condition(let condition): text.text(condition)
        case .everyoneElse: "everyone else"
        }
    }

    private func sendDays(_ days: SendDays) -> String {
        let words =
            days.weekdays.sorted { $0.rawValue < $1.rawValue }.map(\.word) + days.monthDays.sorted().map(String.init)
            + (days.lastOfMonth ? ["last"] : [])
        return "[\(words.joined(separator: ", "))]"
    }

    private func receipt(_ receipt: DeemedReceipt) -> String {
        switch receipt {
        case .after(let offset): offset.description
        case .proof: "proof"
        }
    }
}
