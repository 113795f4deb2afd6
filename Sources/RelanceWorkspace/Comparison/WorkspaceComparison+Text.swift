import Diagnostics
import DunningReports
import FinancialValues
import PlaybookProgram
import PlaybookProofs

extension WorkspaceComparison {
    /// What is different, playbook by playbook and rule by rule, each value before and now with its place.
    public var text: String {
        var lines = ["From \(old.name) to \(new.name)"]
        if let policy = playbooks.policy {
            lines += [""] + self.lines(of: policy, in: policy.identity.name, indentation: 0)
        }
        for playbook in playbooks.playbooks { lines += [""] + self.lines(of: playbook) }
        if !messages.isEmpty { lines += ["", "messages"] + messages.flatMap { self.lines(of: $0) } }
        lines += ["", total]
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: - Playbooks

    private func lines(of playbook: PlaybookChange) -> [String] {
        var title = "playbook \(playbook.name)"
        switch playbook.presence {
        case .both: break
        case .onlyNew: title += ": added" + (playbook.newOrigin.map { " [\(new.place($0))]" } ?? "")
        case .onlyOld: title += ": removed" + (playbook.oldOrigin.map { " [\(old.place($0))]" } ?? "")
        }
        var lines = [title]
        if let other = playbook.comparedWith {
            lines += Wrapping.lines(
                playbook.presence == .onlyNew
                    ? "compared with \(other) before, which it extends"
                    : "compared with \(other) now, which it extended",
                indentation: 2)
        } else if playbook.presence != .both {
            lines += Wrapping.lines(
                "it extends none that the other has: its rules are not listed one by one", indentation: 2)
        }
        return lines + playbook.rules.flatMap { self.lines(of: $0, in: playbook, indentation: 2) }
    }

    private func lines(of rule: RuleDifference, in playbook: PlaybookChange, indentation: Int) -> [String] {
        let isMoved = playbook.comparedWith
        return lines(
            of: rule, old: playbook.presence == .onlyNew ? isMoved ?? playbook.name : playbook.name,
            new: playbook.presence == .onlyOld ? isMoved ?? playbook.name : playbook.name, indentation: indentation)
    }

    private func lines(of rule: RuleDifference, in name: String, indentation: Int) -> [String] {
        lines(of: rule, old: name, new: name, indentation: indentation)
    }

    // MARK: - Rules

    private func lines(
        of rule: RuleDifference, old oldPlaybook: String, new newPlaybook: String, indentation: Int
    ) -> [String] {
        // What a playbook says of itself stands under its own title.
        let isPlaybook = rule.identity.kind == .playbook
        let indentation = isPlaybook ? indentation - 2 : indentation
        let blanks = String(repeating: " ", count: indentation)
        var former = rule.identity
        former.name = rule.formerName ?? former.name
        func oldPlace(_ key: String) -> String? {
            (old.range(of: key, former, in: oldPlaybook) ?? rule.oldOrigin).map(old.place)
        }
        func newPlace(_ key: String) -> String? {
            (new.range(of: key, rule.identity, in: newPlaybook) ?? rule.newOrigin).map(new.place)
        }
        var lines: [String]
        switch rule.kind {
        case .added:
            lines = ["\(blanks)\(rule.identity.title): added" + (rule.newOrigin.map { " [\(new.place($0))]" } ?? "")]
        case .removed:
            lines = ["\(blanks)\(rule.identity.title): removed" + (rule.oldOrigin.map { " [\(old.place($0))]" } ?? "")]
        case .changed:
            lines = ["\(blanks)\(rule.identity.title)" + (rule.formerName.map { ", formerly \($0)" } ?? "")]
        }
        if isPlaybook { lines = [] }
        for value in rule.values {
            switch rule.kind {
            case .added where new.range(of: value.key, rule.identity, in: newPlaybook) == nil: continue
            case .removed where old.range(of: value.key, former, in: oldPlaybook) == nil: continue
            case .added, .removed:
                lines += Wrapping.lines(
                    "\(value.key): \((value.new ?? value.old ?? "").withoutBrackets)", indentation: indentation + 2,
                    hanging: indentation + 6)
            case .changed:
                lines.append("\(blanks)  \(value.key)" + (value.meaning.title.map { ": \($0)" } ?? ""))
                for (word, text, place) in [
                    ("before", value.old, oldPlace(value.key)), ("now   ", value.new, newPlace(value.key)),
                ] {
                    lines += Wrapping.lines(
                        "\(word) \(text?.withoutBrackets ?? "nothing")\(place.map { " [\($0)]" } ?? "")",
                        indentation: indentation + 4,
                        hanging: indentation + 11)
                }
                for sentence in value.meaning.sentences {
                    lines += Wrapping.lines(sentence, indentation: indentation + 4, hanging: indentation + 6)
                }
            }
        }
        return lines
    }

    // MARK: - Messages

    private func lines(of message: MessageDifference) -> [String] {
        let (before, now) = (
            old.template(message.template, message.language), new.template(message.template, message.language)
        )
        let name = "  \(message.template).\(message.language): "
        guard message.isOld else { return [name + "added" + (now.map { " [\(new.path($0.path))]" } ?? "")] }
        guard message.isNew else { return [name + "removed" + (before.map { " [\(old.path($0.path))]" } ?? "")] }
        guard let before, let now else { return [name + "other words"] }
        let (left, right) = (before.lines, now.lines)
        guard
            let line = (0..<max(left.count, right.count)).first(where: {
                ($0 < left.count ? left[$0] : nil) != ($0 < right.count ? right[$0] : nil)
            })
        else { return [name + "other words, by a partial"] }
        return [
            name + "other words, from line \(line + 1) on (\(old.path(before.path)), \(new.path(now.path)))"
        ]
    }

    // MARK: - In all

    private var total: String {
        let rules = (playbooks.policy.map { [$0] } ?? []) + playbooks.playbooks.flatMap(\.rules)
        if rules.isEmpty, messages.isEmpty, playbooks.playbooks.isEmpty {
            return "No rule and no message is different."
        }
        var parts: [String] = []
        func add(_ count: Int, _ word: String, _ what: String) {
            if count > 0 { parts.append("\(counted(count, word)) \(what)") }
        }
        add(playbooks.playbooks.count { $0.presence == .onlyNew }, "playbook", "added")
        add(playbooks.playbooks.count { $0.presence == .onlyOld }, "playbook", "removed")
        add(rules.count { $0.kind == .changed }, "rule", "changed")
        add(rules.count { $0.kind == .added && $0.identity.kind != .playbook }, "rule", "added")
        add(rules.count { $0.kind == .removed && $0.identity.kind != .playbook }, "rule", "removed")
        let values = rules.flatMap(\.values)
        let same = values.count { if case .same = $0.meaning { true } else { false } }
        let undecided = values.count { if case .undecided = $0.meaning { true } else { false } }
        add(same, "value", "proved to mean the same")
        add(undecided, "value", "undecided")
        add(messages.count, "message", "with other words")
        return parts.joined(separator: ", ")
    }
}

extension SourceFile {
    fileprivate var lines: [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
}

extension ValueDifference.Meaning {
    /// Beside the key.
    fileprivate var title: String? {
        switch self {
        case .value: nil
        case .same: "proved to mean the same"
        case .undecided: "undecided whether it means the same"
        case .condition(let difference):
            switch (difference.onlyNow, difference.onlyBefore) {
            case (_?, nil): difference.isIncomplete ? nil : "true more often"
            case (nil, _?): difference.isIncomplete ? nil : "true less often"
            default: nil
            }
        case .clock(let difference): difference.phrase
        }
    }

    fileprivate var sentences: [String] {
        guard case .condition(let difference) = self else { return [] }
        var sentences: [String] = []
        if let facts = difference.onlyNow { sentences.append("false before and true now for \(facts.phrase)") }
        if let facts = difference.onlyBefore { sentences.append("true before and false now for \(facts.phrase)") }
        if difference.isIncomplete { sentences.append("whether it differs the other way round is undecided") }
        return sentences
    }
}

extension String {
    /// Without the brackets that stand around the whole.
    fileprivate var withoutBrackets: String {
        guard hasPrefix("("), hasSuffix(")") else { return self }
        var depth = 0
        for (index, character) in zip(indices, self) {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0, index != self.index(before: endIndex) { return self }
        }
        return String(dropFirst().dropLast())
    }
}

extension [String] {
    fileprivate var phrase: String { isEmpty ? "whatever is so" : joined(separator: ", ") }
}

extension ClockDifference {
    fileprivate var phrase: String {
        switch self {
        case .neverEarlier: "never earlier, sometimes later"
        case .neverLater: "never later, sometimes earlier"
        case .onlyAfterHolds: "the same day, unless days on hold lie between"
        case .otherEvents: "counts from something else: earlier or later"
        case .days(let days):
            if days.lowerBound >= 0 {
                ClockDifference.range(days.lowerBound, days.upperBound, "later")
            } else if days.upperBound <= 0 {
                ClockDifference.range(-days.upperBound, -days.lowerBound, "earlier")
            } else {
                "from \(DateOffset(-days.lowerBound, .days)) earlier to \(DateOffset(days.upperBound, .days)) later"
            }
        }
    }

    private static func range(_ least: Int, _ most: Int, _ word: String) -> String {
        if least == most { return "\(DateOffset(most, .days)) \(word)" }
        return least == 0
            ? "up to \(DateOffset(most, .days)) \(word)" : "\(least) to \(DateOffset(most, .days)) \(word)"
    }
}
