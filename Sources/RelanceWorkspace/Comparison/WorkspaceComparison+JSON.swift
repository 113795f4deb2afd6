import Diagnostics
import DunningReports
import PlaybookProgram
import PlaybookProofs

extension WorkspaceComparison {
    /// The whole answer, as `docs/diff.schema.json` describes it.
    ///
    /// - Parameters:
    ///   - effect: What it does to a ledger; `nil` where none was asked about.
    ///   - ledger: That ledger as the command line names it.
    public func json(effect: EffectRun.Result? = nil, ledger: String? = nil) -> JSONText {
        .object([
            ("old", .string(old.name)), ("new", .string(new.name)), ("acts_the_same", .boolean(actsTheSame)),
            (
                "policy",
                playbooks.policy.map { json($0, old: $0.identity.name, new: $0.identity.name) } ?? .null
            ),
            ("playbooks", .array(playbooks.playbooks.map(json))), ("messages", .array(messages.map(json))),
            ("effect", effect.map { json($0, ledger ?? "") } ?? .null),
        ])
    }

    private func json(_ playbook: PlaybookChange) -> JSONText {
        let other = playbook.comparedWith ?? playbook.name
        let presence =
            switch playbook.presence {
            case .both: "changed"
            case .onlyNew: "added"
            case .onlyOld: "removed"
            }
        let rules = playbook.rules.map { rule in
            json(
                rule, old: playbook.presence == .onlyNew ? other : playbook.name,
                new: playbook.presence == .onlyOld ? other : playbook.name)
        }
        return .object([
            ("playbook", .string(playbook.name)), ("change", .string(presence)),
            ("compared_with", .optional(playbook.comparedWith)), ("rules", .array(rules)),
        ])
    }

    private func json(_ rule: RuleDifference, old oldPlaybook: String, new newPlaybook: String) -> JSONText {
        var former = rule.identity
        former.name = rule.formerName ?? former.name
        let change =
            switch rule.kind {
            case .added: "added"
            case .removed: "removed"
            case .changed: "changed"
            }
        let values = rule.values.map { value -> JSONText in
            let before = value.old == nil ? nil : old.range(of: value.key, former, in: oldPlaybook) ?? rule.oldOrigin
            let now =
                value.new == nil ? nil : new.range(of: value.key, rule.identity, in: newPlaybook) ?? rule.newOrigin
            return .object(
                [
                    ("key", .string(value.key)), ("before", .optional(value.old)), ("now", .optional(value.new)),
                    ("place_before", .optional(before.map(old.place))), ("place_now", .optional(now.map(new.place))),
                ] + value.meaning.json)
        }
        return .object([
            ("kind", .string(rule.identity.kind.rawValue)), ("group", .optional(rule.identity.group)),
            ("name", .string(rule.identity.name)), ("former_name", .optional(rule.formerName)),
            ("change", .string(change)), ("values", .array(values)),
        ])
    }

    private func json(_ message: MessageDifference) -> JSONText {
        .object([
            ("template", .string(message.template)), ("language", .string(message.language)),
            ("change", .string(!message.isOld ? "added" : !message.isNew ? "removed" : "changed")),
        ])
    }

    private func json(_ effect: EffectRun.Result, _ ledger: String) -> JSONText {
        .object([
            ("ledger", .string(ledger)), ("as_of", .string(effect.day.date.description)),
            ("days", .integer(effect.days)), ("accounts", .integer(effect.difference.accounts)),
            ("changes", effect.difference.json), ("remarks", .array(effect.remarks.map { .string($0) })),
        ])
    }
}

extension ValueDifference.Meaning {
    /// What a difference means, and what shows it; the same keys whatever it is.
    fileprivate var json: [(key: String, value: JSONText)] {
        var meaning = "value"
        var (onlyNow, onlyBefore, days): (JSONText, JSONText, JSONText) = (.null, .null, .null)
        switch self {
        case .value: break
        case .same: meaning = "same"
        case .undecided: meaning = "undecided"
        case .condition(let difference):
            meaning = difference.isIncomplete ? "partly_undecided" : "condition"
            if let facts = difference.onlyNow { onlyNow = .array(facts.map { .string($0) }) }
            if let facts = difference.onlyBefore { onlyBefore = .array(facts.map { .string($0) }) }
        case .clock(.neverEarlier): meaning = "never_earlier"
        case .clock(.neverLater): meaning = "never_later"
        case .clock(.onlyAfterHolds): meaning = "only_after_holds"
        case .clock(.otherEvents): meaning = "other_events"
        case .clock(.days(let range)):
            meaning = "clock"
            days = .array([.integer(range.lowerBound), .integer(range.upperBound)])
        }
        return [
            ("meaning", .string(meaning)), ("true_only_now", onlyNow), ("true_only_before", onlyBefore),
            ("days_later", days),
        ]
    }
}
