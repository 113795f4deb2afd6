import FinancialValues

/// Spells what a role approves, rule by rule.
struct MeaningWriter {
    let program: CompiledProgram
    let reach: ApprovalReach
    /// By legal entity: the digest of its working days.
    let workingDays: [String: String]

    private var playbookOfReach: CompiledPlaybook { reach.playbook }

    private func rule(_ title: String, _ write: (ProgramDump) -> Void) -> ApprovedRule {
        let dump = ProgramDump(ProgramText(fields: program.policy.fields, playbook: playbookOfReach))
        write(dump)
        return ApprovedRule(title, dump.lines)
    }

    // MARK: The policy

    /// Money, calendars, words that the ledger may use, own fields that are asked about. What changes no day and no amount of a
    /// rule is left out: names, letterheads, who answers disputes, interest.
    func policy() -> [ApprovedRule] {
        let policy = program.policy
        let head = rule("policy") { dump in
            dump.line("currency", policy.exchangeRates.reporting.description)
            for currency in policy.exchangeRates.currencies {
                dump.line("exchange_rate \(currency)", policy.exchangeRates.factor(of: currency).map(String.init))
            }
            dump.line("tolerance", dump.text.text(policy.tolerance))
            dump.line("segments", dump.unordered(policy.segments))
            dump.line("service_kinds", dump.unordered(policy.serviceKinds))
            dump.line("dispute_reasons", dump.unordered(policy.disputeReasons.map(\.reason)))
            for (method, time) in policy.pending.sorted(by: { $0.key < $1.key }) {
                dump.line("pending \(method) \(time)")
            }
            dump.line("contact_tasks", dump.unordered(policy.tasks.filter(\.value.reachesCustomer).map(\.key)))
            // Whether a message of history was one to the customer.
            dump.line("internal_roles", dump.unordered(policy.internalRoles))
            dump.line("third_party_roles", dump.unordered(policy.thirdPartyRoles))
            dump.line("unapplied_cash", policy.appliesCashOldestFirst ? "oldest_first" : "ignore")
            dump.line("bank_data", policy.bankDataAge?.description)
            dump.line("languages", dump.unordered(policy.languages))
            dump.line("fallback_language", policy.fallbackLanguage)
            for role in policy.internalRoles.sorted() {
                let language = policy.language(of: RoleReference(role, .ours), customers: "")
                if !language.isEmpty { dump.line("language \(role) \(language)") }
            }
        }
        let entities = policy.legalEntities.map { entity in
            rule("legal_entity \(entity.id)") { dump in
                dump.line("country", entity.country)
                dump.line("working_days", workingDays[entity.id])
            }
        }
        let fields = policy.fields.indices.filter { index in
            policy.fields[index].builtIn != nil || reach.mentions.facts.contains(.own(index))
        }.map { index in
            rule("field \(policy.fields[index].scope.rawValue).\(policy.fields[index].name)") { dump in
                dump.addValues(of: policy.fields[index])
            }
        }
        return [head] + entities + fields
    }

    // MARK: The playbook

    func playbook() -> [ApprovedRule] {
        let playbook = playbookOfReach
        let head = rule("playbook \(playbook.name)") { dump in
            dump.addValues(of: playbook)
            if playbook.leftAlone != nil { dump.line("left_alone") }
            if reach.hasSuspensions {
                // Their order counts where two limit one service.
                dump.line("suspensions [\(playbook.suspensions.map(\.name).joined(separator: ", "))]")
            }
        }
        return [head, coverage()]
    }

    /// Whom it covers, and which other playbooks take accounts out of that.
    private func coverage() -> ApprovedRule {
        rule("coverage") { dump in
            let playbook = playbookOfReach
            dump.line("covers", words(of: playbook, dump))
            for other in program.playbooks where other.name != playbook.name && other.coverage.beats(playbook.coverage)
            {
                dump.line("less \(other.name)", words(of: other, dump))
            }
        }
    }

    private func words(of playbook: CompiledPlaybook, _ dump: ProgramDump) -> String {
        let whom =
            switch playbook.coverage {
            case .accounts(let patterns):
                "accounts [\(patterns.map { dump.text.quoted($0.text) }.sorted().joined(separator: ", "))]"
            case .condition(let condition): dump.text.text(condition)
            case .everyoneElse: "everyone else"
            }
        return whom + (playbook.valid.map { ", \($0.lowerBound) .. \($0.upperBound)" } ?? "")
    }

    // MARK: Its rules

    func rules() -> [ApprovedRule] {
        let playbook = playbookOfReach
        var rules = playbook.holds.map { hold in rule("hold \(hold.name)") { $0.addValues(of: hold, of: playbook) } }
        for index in reach.sequences.sorted() { rules += self.rules(of: playbook.sequences[index]) }
        for index in reach.escalations.sorted() {
            let escalation = playbook.escalations[index]
            rules.append(rule("escalation \(escalation.name)") { $0.addValues(of: escalation) })
        }
        for index in reach.obligations.sorted() {
            let obligation = playbook.obligations[index]
            rules.append(rule("obligation \(obligation.name)") { $0.addValues(of: obligation) })
        }
        if reach.hasSuspensions { rules += playbook.suspensions.flatMap(self.rules) }
        if let languages = templateLanguages() { rules.append(languages) }
        for guarantee in playbook.guarantees where reach.contains(guarantee) {
            rules.append(rule("guarantee \(guarantee.name)") { $0.addValues(of: guarantee) })
        }
        return rules
    }

    /// In which languages the messages of these rules are written: what cannot be written waits.
    func templateLanguages() -> ApprovedRule? {
        guard let languages = program.templateLanguages else { return nil }
        let playbook = playbookOfReach
        var deeds = reach.sequences.flatMap { playbook.sequences[$0].steps.map(\.deed) }
        deeds += reach.escalations.map { playbook.escalations[$0].deed }
        deeds += reach.obligations.map { playbook.obligations[$0].deed }
        var templates = Set(
            deeds.compactMap { deed in if case .message(let message) = deed { message.template } else { nil } })
        if reach.hasSuspensions {
            let suspensions = playbook.suspensions
            let messages = suspensions.flatMap { $0.stages.map(\.message) + $0.lifts.map(\.message) }
            templates.formUnion(messages.compactMap { $0?.template })
        }
        return ApprovedRule(
            "templates",
            templates.sorted().map { "\($0) [\((languages[$0] ?? []).sorted().joined(separator: ", "))]" })
    }

    private func rules(of sequence: CompiledSequence) -> [ApprovedRule] {
        let title = "sequence \(sequence.name)"
        let head = rule(title) { dump in
            dump.addHead(of: sequence)
            dump.line("steps [\(sequence.steps.map(\.name).joined(separator: ", "))]")
        }
        return [head] + sequence.steps.map { step in rule("\(title), step \(step.name)") { $0.add(step) } }
    }

    private func rules(of suspension: CompiledSuspension) -> [ApprovedRule] {
        let title = "suspension \(suspension.name)"
        let head = rule(title) { dump in
            dump.addHead(of: suspension)
            dump.line("stages [\(suspension.stages.map(\.name).joined(separator: ", "))]")
            dump.line("lifts [\(suspension.lifts.map(\.name).joined(separator: ", "))]")
        }
        return [head]
            + suspension.stages.map { stage in rule("\(title), stage \(stage.name)") { $0.add(stage) } }
            + suspension.bars.map { bar in rule("\(title), bar \(bar.name)") { $0.add(bar) } }
            + suspension.lifts.map { lift in rule("\(title), lift \(lift.name)") { $0.add(lift, of: suspension) } }
    }
}

extension CompiledPlaybook.Coverage {
    /// Whether an account that both would take is the first one's: `accounts:` beats a condition, which beats `everyone else`.
    fileprivate func beats(_ other: CompiledPlaybook.Coverage) -> Bool {
        switch (self, other) {
        case (.accounts, .condition), (.accounts, .everyoneElse), (.condition, .everyoneElse): true
        default: false
        }
    }
}

extension ApprovalReach {
    /// A guarantee belongs to those who approve what it is about.
    fileprivate func contains(_ guarantee: CompiledGuarantee) -> Bool {
        if case .whenever(.kind(let kind), _) = guarantee.claim {
            switch kind {
            case .holdOrders, .restrict, .suspend, .terminate: return hasSuspensions
            case .notice:
                return sequences.contains { playbook.sequences[$0].steps.contains(where: \.deed.isFormalNotice) }
            case .handOver, .send, .contact, .charge: break
            }
        }
        var mentioned = ProgramMentions()
        mentioned.add(guarantee)
        let isOfServices = mentioned.facts.contains { fact in
            if case .builtIn(let fact) = fact { [.service, .ground].contains(fact.scope) } else { false }
        }
        return isOfServices && hasSuspensions || mentioned.actions.contains(where: contains)
    }

    private func contains(_ action: NamedAction) -> Bool {
        switch action {
        case .step(let sequence, _): sequences.contains(sequence)
        case .stage, .lift: hasSuspensions
        case .escalation(let index): escalations.contains(index)
        case .obligation(let index): obligations.contains(index)
        case .task: false
        }
    }
}
