import ConstraintSolving
import DunningEngine
import FinancialValues
import PlaybookProgram

extension GuaranteeProver {
    // MARK: - At most so often

    /// Proved where nothing of the kind is ever done, or where the contact limit holds all of it back in time.
    func atMost(
        _ question: GuaranteeQuestion, _ count: Int, _ occasion: CompiledGuarantee.Occasion, _ days: Int
    ) -> GuaranteeVerdict {
        let playbook = program.playbooks[question.playbook]
        let events = playbook.events(of: playbook.guarantees[question.guarantee].claim)
        guard !events.isEmpty else { return verdict(question, .proved, events) }
        let unlimited = events.filter { !isHeldBack($0, occasion, playbook, count, days) }
        if unlimited.isEmpty { return verdict(question, .proved, events) }
        for event in unlimited {
            guard let action = event.action else { continue }
            var moment = RuleMoment(program, playbook, surroundings)
            moment.require(action)
            // So many before on a day that the playbook's own limit does not look back to, and one now.
            for back in [days - 1, 1] where back >= 1 {
                let found = refute(question, action, moment) { story, telling in
                    story.add(count, like: event, telling.today - back, telling)
                }
                if let found { return verdict(question, .refuted(found), events) }
            }
        }
        let open = unlimited.compactMap(\.action).map { action in
            GuaranteeVerdict.OpenQuestion(
                rule: playbook.name(of: action),
                reason: ProofSentence(
                    "nothing limits how often it comes, and no ledger of one or two invoices was found to show it",
                    "rien ne limite le nombre de fois, et aucune comptabilité d’une ou de deux factures n’a été trouvée qui le montre"
                ))
        }
        return verdict(question, .undecided(open), events)
    }

    /// Waits for a contact limit that is at least as strict: formal notices, stages, lifts and obligations never wait, and what
    /// joins a message of theirs does not either. Messages that history shows beside contacts are limited by nothing.
    private func isHeldBack(
        _ event: GuaranteedEvent, _ occasion: CompiledGuarantee.Occasion, _ playbook: CompiledPlaybook, _ count: Int,
        _ days: Int
    ) -> Bool {
        guard let limit = playbook.contactLimit, limit.count <= count, limit.days >= days, event.waitsForContactLimit
        else { return false }
        if case .kind(let kind) = occasion { return kind == .contact }
        return isEveryContactLimited
    }

    /// No playbook has a contact that never waits, which another could join: a payer may have accounts under any of them.
    private var isEveryContactLimited: Bool {
        program.playbooks.flatMap(\.guaranteedEvents).allSatisfy { event in
            event.waitsForContactLimit || !(event.deed?.isContact ?? false)
        }
    }

    // MARK: - Whenever something is so

    /// Proved where the requirement follows from the condition itself.
    func condition(
        _ question: GuaranteeQuestion, _ occasion: CompiledCondition, _ require: CompiledCondition
    ) -> GuaranteeVerdict {
        let playbook = program.playbooks[question.playbook]
        guard playbook.leftAlone == nil else { return verdict(question, .proved, []) }
        var moment = RuleMoment(program, playbook, surroundings)
        moment.requireCoverage()
        moment.require(moment.facts.formula(occasion, .account))
        // What is given on a day has been given when the requirement is looked at.
        moment.require(!moment.facts.formula(require, ConditionReading(events: .evening)))
        if isImpossible(moment.facts.problem) { return verdict(question, .proved, [], moment.facts.assumptions) }
        if let found = refute(question, .task(""), moment) { return verdict(question, .refuted(found), []) }
        let open = GuaranteeVerdict.OpenQuestion(
            rule: nil,
            reason: ProofSentence(
                "it does not follow from the condition, and no ledger of one or two invoices was found to break it",
                "cela ne découle pas de la condition, et aucune comptabilité d’une ou de deux factures n’a été trouvée qui le contredise"
            ))
        return verdict(question, .undecided([open]), [])
    }
}

extension GuaranteedEvent {
    /// A contact of a step or an escalation that is no formal notice.
    fileprivate var waitsForContactLimit: Bool {
        guard let deed, deed.isContact, !deed.isFormalNotice else { return false }
        switch action {
        case .step, .escalation: return true
        case .stage, .lift, .obligation, .task, nil: return false
        }
    }
}

extension StoryLedger {
    /// Adds things of a kind to history, each a message or task of its own, about another invoice that is paid.
    mutating func add(_ count: Int, like event: GuaranteedEvent, _ day: CalendarDate, _ telling: StoryTelling) {
        guard let history = tables.firstIndex(where: { $0.name == "history" }), let action = event.action else {
            return
        }
        for index in 0..<count {
            var row = [String](repeating: "", count: StoryTelling.historyColumns.count)
            func set(_ column: String, _ value: String) {
                row[StoryTelling.historyColumns.firstIndex(of: column)!] = value
            }
            set("day", day.description)
            set("message", "X\(index + 1)")
            set("customer", telling.customer)
            set("legal_entity", telling.legalEntity)
            if event.deed?.isContact ?? false {
                // A contact outside the plan, such as a call that somebody made.
                set("kind", "call")
                set("outcome", "done")
            } else {
                set("playbook", telling.playbook.name)
                set("step", telling.name(of: action))
                set("kind", "message")
                set("outcome", "sent")
            }
            tables[history].rows.append(row)
            let name = telling.name(of: action)
            let deed =
                event.deed?.isContact ?? false
                ? ProofSentence("somebody calls the customer", "quelqu’un appelle le client")
                : ProofSentence("\(name) is done", "\(ProofSentence.frenchName(name)) est fait")
            events.insert(Event(day: day, sentence: deed), at: events.firstIndex { $0.day > day } ?? events.endIndex)
        }
        tables[history].rows.sort { $0[0] < $1[0] }
    }
}
