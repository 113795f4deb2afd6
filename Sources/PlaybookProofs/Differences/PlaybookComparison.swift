import ConstraintSolving
import Diagnostics
import FinancialValues
import PlaybookProgram

/// Compares two programs rule by rule, and what their conditions and clocks mean.
///
/// Amounts in another currency are compared at the newer policy's rates; another rate is a difference of the policy.
public struct PlaybookComparison {
    private let old: CompiledProgram
    private let new: CompiledProgram
    /// The newer policy, and behind its own fields those that only the older has.
    private let policy: CompiledPolicy
    /// By number of an older own field.
    private let fields: [Int: Int]
    private let solver = ConstraintSolver(effort: 5_000_000)
    private let findsExamples: Bool

    /// - Parameters:
    ///   - ancestors: By playbook, which it extends; the nearest first.
    ///   - findsExamples: False: says only what is proved to mean the same.
    public static func compare(
        _ old: CompiledProgram, _ new: CompiledProgram, oldAncestors: [String: [String]] = [:],
        newAncestors: [String: [String]] = [:], findsExamples: Bool = true
    ) -> PlaybookDifference {
        PlaybookComparison(old, new, findsExamples).difference(oldAncestors, newAncestors)
    }

    private init(_ old: CompiledProgram, _ new: CompiledProgram, _ findsExamples: Bool) {
        (self.old, self.new, self.findsExamples) = (old, new, findsExamples)
        var policy = new.policy
        var fields: [Int: Int] = [:]
        for (index, field) in old.policy.fields.enumerated() {
            let found = new.policy.fields.firstIndex { $0.scope == field.scope && $0.name == field.name }
            fields[index] = found ?? policy.fields.count
            if found == nil { policy.fields.append(field) }
        }
        (self.policy, self.fields) = (policy, fields)
    }

    private func difference(
        _ oldAncestors: [String: [String]], _ newAncestors: [String: [String]]
    ) -> PlaybookDifference {
        let (before, now) = (old.policy.rule, new.policy.rule)
        var values = plainValues(before, now)
        values += workingDays()
        let policy = RuleDifference(
            identity: now.identity, kind: .changed,
            formerName: before.identity.name == now.identity.name ? nil : before.identity.name,
            oldOrigin: before.origin, newOrigin: now.origin, values: values)
        let names = Set(old.playbooks.map(\.name)).union(new.playbooks.map(\.name)).sorted()
        return PlaybookDifference(
            policy: values.isEmpty && policy.formerName == nil ? nil : policy,
            playbooks: names.compactMap { change(of: $0, oldAncestors, newAncestors) })
    }

    private func change(
        of name: String, _ oldAncestors: [String: [String]], _ newAncestors: [String: [String]]
    ) -> PlaybookChange? {
        let before = old.playbooks.first { $0.name == name }
        let now = new.playbooks.first { $0.name == name }
        var change = PlaybookChange(
            name: name, presence: before == nil ? .onlyNew : now == nil ? .onlyOld : .both,
            oldOrigin: before?.origin, newOrigin: now?.origin, rules: [])
        switch (before, now) {
        case (let before?, let now?):
            change.rules = rules(before, now)
            return change.rules.isEmpty ? nil : change
        case (nil, let now?):
            let parent = (newAncestors[name] ?? []).lazy.compactMap { parent in
                old.playbooks.first { $0.name == parent }
            }.first
            change.comparedWith = parent?.name
            change.rules = parent.map { rules($0, now) } ?? [whole(now.rules(fields: new.policy.fields)[0], .added)]
        case (let before?, nil):
            let parent = (oldAncestors[name] ?? []).lazy.compactMap { parent in
                new.playbooks.first { $0.name == parent }
            }.first
            change.comparedWith = parent?.name
            change.rules =
                parent.map { rules(before, $0) } ?? [whole(before.rules(fields: old.policy.fields)[0], .removed)]
        case (nil, nil): return nil
        }
        return change
    }

    // MARK: - Rules

    private func rules(_ before: CompiledPlaybook, _ now: CompiledPlaybook) -> [RuleDifference] {
        let alignment = NameAlignment(before, now, fields: fields)
        var aligned = alignment.old
        aligned.name = now.name
        let oldRules = aligned.rules(fields: old.policy.fields)
        let newRules = now.rules(fields: new.policy.fields)
        let (oldParts, newParts) = (RuleParts(aligned), RuleParts(now))
        let meaning = ConditionComparison(
            policy: policy, alignment: alignment, solver: solver,
            coverage: before.name == now.name ? coverage(before, now, alignment) : [])
        let clocks = ClockComparison(calendars: new.policy.legalEntities.map(\.calendar))
        var differences: [RuleDifference] = []
        for rule in newRules {
            guard let former = oldRules.first(where: { $0.identity == rule.identity }) else {
                differences.append(whole(rule, .added))
                continue
            }
            var values = plainValues(former, rule)
            for index in values.indices {
                let key = values[index].key
                let (oldPart, newPart) = (
                    oldParts.conditions[rule.identity]?[key], newParts.conditions[rule.identity]?[key]
                )
                if let oldPart, let newPart, oldPart.reading.isLike(newPart.reading) {
                    let condition = oldPart.condition.map(alignment.condition)
                    switch meaning.compare(condition, newPart, findsExamples: findsExamples) {
                    case .same: values[index].meaning = .same
                    case .different(let difference): values[index].meaning = .condition(difference)
                    case .undecided: values[index].meaning = .undecided
                    }
                } else if let oldClock = oldParts.clocks[rule.identity]?[key],
                    let newClock = newParts.clocks[rule.identity]?[key]
                {
                    let difference = clocks.difference(alignment.clock(oldClock), newClock)
                    values[index].meaning = difference.map { .clock($0) } ?? .same
                }
            }
            values += order(of: rule.identity, oldRules, newRules)
            let formerName = alignment.formerNames[rule.identity.name].flatMap { rule.identity.canBeRenamed ? $0 : nil }
            guard !values.isEmpty || formerName != nil else { continue }
            differences.append(
                RuleDifference(
                    identity: rule.identity, kind: .changed, formerName: formerName, oldOrigin: former.origin,
                    newOrigin: rule.origin, values: values))
        }
        for rule in oldRules where !newRules.contains(where: { $0.identity == rule.identity }) {
            differences.append(whole(rule, .removed))
        }
        return differences
    }

    private func whole(_ rule: ProgramRule, _ kind: RuleDifference.Kind) -> RuleDifference {
        let isAdded = kind == .added
        return RuleDifference(
            identity: rule.identity, kind: kind, oldOrigin: isAdded ? nil : rule.origin,
            newOrigin: isAdded ? rule.origin : nil,
            values: rule.keys.map { key in
                let text = rule.text(key)
                return ValueDifference(key: key, old: isAdded ? nil : text, new: isAdded ? text : nil, meaning: .value)
            })
    }

    private func plainValues(_ before: ProgramRule, _ now: ProgramRule) -> [ValueDifference] {
        let keys = now.keys + before.keys.filter { !now.keys.contains($0) }
        return keys.filter { before.text($0) != now.text($0) }.map {
            ValueDifference(key: $0, old: before.text($0), new: now.text($0), meaning: .value)
        }
    }

    /// Steps, stages and suspensions run in their order: whether those that both have stand in another.
    private func order(
        of rule: ProgramRule.Identity, _ before: [ProgramRule], _ now: [ProgramRule]
    ) -> [ValueDifference] {
        let kinds: [(key: String, kind: ProgramRule.Kind)] =
            switch rule.kind {
            case .sequence: [("order of steps", .step)]
            case .suspension: [("order of stages", .stage)]
            case .playbook: [("order of suspensions", .suspension)]
            default: []
            }
        return kinds.compactMap { key, kind in
            func names(_ rules: [ProgramRule]) -> [String] {
                rules.map(\.identity).filter { $0.kind == kind && (kind == .suspension || $0.group == rule.name) }.map(
                    \.name)
            }
            let (old, new) = (names(before), names(now))
            let (kept, still) = (old.filter(new.contains), new.filter(old.contains))
            guard kept != still else { return nil }
            return ValueDifference(
                key: key, old: kept.joined(separator: ", "), new: still.joined(separator: ", "), meaning: .value)
        }
    }

    // MARK: - What both cover

    /// Of a playbook that both have: one that extends another covers accounts that the other would not.
    ///
    /// Conditions of coverage that no day changes: all that the ledger says of the customer himself.
    private func coverage(
        _ before: CompiledPlaybook, _ now: CompiledPlaybook, _ alignment: NameAlignment
    ) -> [CompiledCondition] {
        var conditions: [CompiledCondition] = []
        if case .condition(let condition) = before.coverage { conditions.append(alignment.condition(condition)) }
        if case .condition(let condition) = now.coverage { conditions.append(condition) }
        return conditions.allSatisfy { $0.tests.allSatisfy(isOfLedger) } ? conditions : []
    }

    private func isOfLedger(_ test: ClauseTest) -> Bool {
        ConditionQuestions([.clause(CompiledClause(test, at: new.policy.origin))], fields: policy.fields).facts
            .allSatisfy { fact in
                switch fact {
                case .own: true
                case .builtIn(let fact):
                    [.accountLegalEntity, .customerID].contains(fact) || FactTable.row(of: fact).column != nil
                }
            }
    }

    // MARK: - Calendars

    /// Of each legal entity of both, the first day that is open on one side and closed on the other.
    private func workingDays() -> [ValueDifference] {
        new.policy.legalEntities.compactMap { entity in
            guard let before = old.policy.legalEntities.first(where: { $0.id == entity.id }),
                before.calendar != entity.calendar
            else { return nil }
            let first = CalendarDate(year: 2000, month: 1, day: 1)!
            let days = (0..<36_525).map { first + $0 }.filter {
                before.calendar.isWorkingDay($0) != entity.calendar.isWorkingDay($0)
            }
            guard let day = days.first else { return nil }
            let isOpen = entity.calendar.isWorkingDay(day)
            let more = days.count > 1 ? ", and \(days.count - 1) more" : ""
            return ValueDifference(
                key: "legal_entity \(entity.id) working days", old: "\(day) \(isOpen ? "closed" : "open")",
                new: "\(day) \(isOpen ? "open" : "closed")\(more)", meaning: .value)
        }
    }
}

extension ProgramRule.Identity {
    /// History knows it by its name.
    fileprivate var canBeRenamed: Bool {
        switch kind {
        case .step, .escalation, .stage, .lift, .obligation: true
        case .policy, .playbook, .hold, .sequence, .suspension, .bar, .guarantee: false
        }
    }
}

extension ConditionReading {
    /// Both speak of the same things.
    fileprivate func isLike(_ other: ConditionReading) -> Bool {
        role == other.role && events == other.events && isForHold == other.isForHold
    }
}
