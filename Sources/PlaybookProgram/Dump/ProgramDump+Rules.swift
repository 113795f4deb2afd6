import FinancialValues

extension ProgramDump {
    func add(_ hold: CompiledHold, of playbook: CompiledPlaybook) {
        block("hold \(hold.name)") { addValues(of: hold, of: playbook) }
    }

    func addValues(of hold: CompiledHold, of playbook: CompiledPlaybook) {
        switch hold.trigger {
        case .condition(let condition): line("when", text.text(condition))
        case .block: line("when the ledger blocks")
        case .pendingPayment: line("when a payment is pending")
        case .coveringCash: line("when unapplied cash covers all that is overdue")
        }
        line("holds", hold.isOnItem ? "the item" : "the account")
        line("only", hold.only?.rawValue)
        line("stops", unordered(hold.stops.map(\.word)))
        line("clock", hold.clockStops ? "stops" : "runs")
        line("resume", hold.restarts ? "restart" : "continue")
        line("except", unordered(hold.except.map { playbook.sequences[$0].name }))
    }

    func add(_ sequence: CompiledSequence) {
        block("sequence \(sequence.name)") {
            addHead(of: sequence)
            for step in sequence.steps { block("step \(step.name)") { add(step) } }
        }
    }

    /// What holds for all steps.
    func addHead(of sequence: CompiledSequence) {
        line("per", sequence.unit.rawValue)
        line("for", sequence.forWhom.map(text.text))
        line("minimum", text.text(sequence.minimum))
        line("spacing", sequence.spacing.description)
        line("factored", sequence.includesFactored ? "included" : "left_out")
    }

    func add(_ step: CompiledStep) {
        line("at", text.text(step.at))
        line("until", step.until.map(text.text))
        line("for", step.forWhom.map(text.text))
        line("when", step.when.map(text.text))
        if step.skipIfLate { line("skip_if_late") }
        add(step.deed)
        line("repeat", step.repetition.map { "every \($0.every)" + ($0.times.map { ", \($0) times" } ?? "") })
        addCombining(step.combine, step.on, step.lists)
        line("approval", approval(step.approval))
        if !step.fee.isEmpty { line("fee", text.text(step.fee)) }
        line("legal_basis", step.legalBasis.map(text.quoted))
        if !step.charges.isEmpty { line("charge", unordered(step.charges.map(\.rawValue))) }
        if step.isFinal { line("final") }
        addFormerly(step.formerly)
    }

    func add(_ escalation: CompiledEscalation) {
        block("escalation \(escalation.name)") { addValues(of: escalation) }
    }

    func addValues(of escalation: CompiledEscalation) {
        line("when", text.text(escalation.when))
        add(escalation.deed)
        line("repeat", escalation.every.map { "every \($0)" })
        addCombining(escalation.combine, escalation.on, escalation.lists)
        line("approval", approval(escalation.approval))
        addFormerly(escalation.formerly)
    }

    func add(_ obligation: CompiledObligation) {
        block("obligation \(obligation.name)") { addValues(of: obligation) }
    }

    func addValues(of obligation: CompiledObligation) {
        line("per", obligation.unit.rawValue)
        line("for", obligation.forWhom.map(text.text))
        line("by", text.text(obligation.by))
        line("warn", obligation.warn.map { "\($0) before" })
        add(obligation.deed)
        line("approval", approval(obligation.approval))
        addFormerly(obligation.formerly)
    }

    func add(_ suspension: CompiledSuspension) {
        block("suspension \(suspension.name)") {
            addHead(of: suspension)
            for stage in suspension.stages { block("stage \(stage.name)") { add(stage) } }
            for bar in suspension.bars { block("bar \(bar.name)") { add(bar) } }
            for lift in suspension.lifts { block("lift \(lift.name)") { add(lift, of: suspension) } }
        }
    }

    /// What holds for all stages.
    func addHead(of suspension: CompiledSuspension) {
        line("services", suspension.services.map(text.text))
        line("ground", suspension.ground.rawValue)
        line("notice_lapses", suspension.noticeLapses?.description)
        switch suspension.days {
        case .any: line("days any")
        case .weekdays(let days):
            line("days [\(days.sorted { $0.rawValue < $1.rawValue }.map(\.word).joined(separator: ", "))]")
        }
        line("rest_after_lift", suspension.restAfterLift.description)
    }

    func add(_ stage: CompiledStage) {
        line("at", text.text(stage.at))
        line("when", stage.when.map(text.text))
        line("effect", stage.effect.rawValue)
        line("billing", stage.billingContinues ? "continues" : "stops")
        if let message = stage.message { add(.message(message)) }
        line("approval", approval(stage.approval))
        if stage.withoutNotice { line("without_notice") }
        addFormerly(stage.formerly)
    }

    func add(_ bar: CompiledBar) {
        line("when", text.text(bar.when))
        line("effects", unordered(bar.effects.map(\.rawValue)))
        line("legal_basis", bar.legalBasis.map(text.quoted))
    }

    func add(_ lift: CompiledLift, of suspension: CompiledSuspension) {
        line("when", text.text(lift.when))
        switch lift.target {
        case .all: line("to all")
        case .stage(let index): line("to \(suspension.stages[index].name)")
        }
        if let message = lift.message { add(.message(message)) }
        addFormerly(lift.formerly)
    }

    func add(_ guarantee: CompiledGuarantee) {
        block("guarantee \(guarantee.name)") { addValues(of: guarantee) }
    }

    func addValues(of guarantee: CompiledGuarantee) {
        line("text", guarantee.text.map(text.quoted))
        line("legal_basis", guarantee.legalBasis.map(text.quoted))
        switch guarantee.claim {
        case .whenever(let occasion, let require):
            line("whenever", self.occasion(occasion))
            line("require", text.text(require))
        case .atMost(let count, let events, let days):
            line("at_most \(count) \(occasion(events)) in any \(days) days")
        case .progress(let days): line("progress within \(days) days")
        }
    }

    // MARK: Parts of several rules

    private func add(_ deed: Deed) {
        switch deed {
        case .message(let message):
            line("send [\(message.channels.map(\.rawValue).joined(separator: ", "))]")
            line("fallback", message.fallback?.rawValue)
            line("to", role(message.to))
            if !message.copy.isEmpty { line("copy [\(message.copy.map(role).joined(separator: ", "))]") }
            line("from", message.from.map(role))
            if message.isFormalNotice { line("notice formal") }
            line("template", message.template)
        case .task(let task):
            line("task", task.task)
            line("to", role(task.to))
            line("within", task.within?.description)
            line("then", task.then.map(role))
            if task.reachesCustomer { line("reaches_customer") }
        }
    }

    private func addCombining(_ combine: Combine, _ on: Set<Weekday>, _ lists: Lists) {
        line("combine", combine.rawValue)
        if !on.isEmpty { line("on [\(on.sorted { $0.rawValue < $1.rawValue }.map(\.word).joined(separator: ", "))]") }
        line("lists", lists.rawValue)
    }

    private func addFormerly(_ names: [String]) { if !names.isEmpty { line("formerly", unordered(names)) } }

    private func role(_ role: RoleReference) -> String {
        let side =
            switch role.side {
            case .customer: "the customer's"
            case .ours: "ours"
            case .thirdParty: "a third party's"
            }
        return "\(role.name) (\(side))"
    }

    private func approval(_ rule: ApprovalRule) -> String? {
        guard rule.isNeeded else { return nil }
        return rule.requirements.map { requirement in
            switch requirement {
            case .all(let roles): "all of \(unordered(roles))"
            case .any(let roles): "any of \(unordered(roles))"
            }
        }.joined(separator: " and ")
    }

    private func occasion(_ occasion: CompiledGuarantee.Occasion) -> String {
        switch occasion {
        case .kind(let kind): kind.rawValue
        case .action(let action): text.name(of: action)
        case .condition(let condition): text.text(condition)
        }
    }

    /// Where order does not count.
    func unordered(_ words: [String]) -> String { "[\(words.sorted().joined(separator: ", "))]" }
}
