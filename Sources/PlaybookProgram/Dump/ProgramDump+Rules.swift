import FinancialValues

extension ProgramDump {
    func add(_ hold: CompiledHold, of playbook: CompiledPlaybook) {
        let trigger =
            switch hold.trigger {
            case .condition(let condition): "when \(text.text(condition))"
            case .block: "when the ledger blocks"
            case .pendingPayment: "when a payment is pending"
            case .coveringCash: "when unapplied cash covers all that is overdue"
            }
        block("hold \(hold.name)") {
            line(trigger)
            line("holds", hold.isOnItem ? "the item" : "the account")
            line("only", hold.only?.rawValue)
            line("stops", list(hold.stops.map(\.word)))
            line("clock", hold.clockStops ? "stops" : "runs")
            line("resume", hold.restarts ? "restart" : "continue")
            line("except", list(hold.except.map { playbook.sequences[$0].name }))
        }
    }

    func add(_ sequence: CompiledSequence) {
        block("sequence \(sequence.name)") {
            line("per", sequence.unit.rawValue)
            line("for", sequence.forWhom.map(text.text))
            line("minimum", text.text(sequence.minimum))
            line("spacing", sequence.spacing.description)
            line("factored", sequence.includesFactored ? "included" : "left_out")
            for step in sequence.steps { add(step) }
        }
    }

    private func add(_ step: CompiledStep) {
        block("step \(step.name)") {
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
            if !step.charges.isEmpty { line("charge", list(step.charges.map(\.rawValue))) }
            if step.isFinal { line("final") }
            addFormerly(step.formerly)
        }
    }

    func add(_ escalation: CompiledEscalation) {
        block("escalation \(escalation.name)") {
            line("when", text.text(escalation.when))
            add(escalation.deed)
            line("repeat", escalation.every.map { "every \($0)" })
            addCombining(escalation.combine, escalation.on, escalation.lists)
            line("approval", approval(escalation.approval))
            addFormerly(escalation.formerly)
        }
    }

    func add(_ obligation: CompiledObligation) {
        block("obligation \(obligation.name)") {
            line("per", obligation.unit.rawValue)
            line("for", obligation.forWhom.map(text.text))
            line("by", text.text(obligation.by))
            line("warn", obligation.warn.map { "\($0) before" })
            add(obligation.deed)
            line("approval", approval(obligation.approval))
            addFormerly(obligation.formerly)
        }
    }

    func add(_ suspension: CompiledSuspension) {
        block("suspension \(suspension.name)") {
            line("services", suspension.services.map(text.text))
            line("ground", suspension.ground.rawValue)
            line("notice_lapses", suspension.noticeLapses?.description)
            switch suspension.days {
            case .any: line("days any")
            case .weekdays(let days):
                line("days [\(days.sorted { $0.rawValue < $1.rawValue }.map(\.word).joined(separator: ", "))]")
            }
            line("rest_after_lift", suspension.restAfterLift.description)
            for stage in suspension.stages { add(stage) }
            for bar in suspension.bars {
                block("bar \(bar.name)") {
                    line("when", text.text(bar.when))
                    line("effects", list(bar.effects.map(\.rawValue)))
                    line("legal_basis", bar.legalBasis.map(text.quoted))
                }
            }
            for lift in suspension.lifts { add(lift, of: suspension) }
        }
    }

    private func add(_ stage: CompiledStage) {
        block("stage \(stage.name)") {
            line("at", text.text(stage.at))
            line("when", stage.when.map(text.text))
            line("effect", stage.effect.rawValue)
            line("billing", stage.billingContinues ? "continues" : "stops")
            if let message = stage.message { add(.message(message)) }
            line("approval", approval(stage.approval))
            if stage.withoutNotice { line("without_notice") }
            addFormerly(stage.formerly)
        }
    }

    private func add(_ lift: CompiledLift, of suspension: CompiledSuspension) {
        block("lift \(lift.name)") {
            line("when", text.text(lift.when))
            switch lift.target {
            case .all: line("to all")
            case .stage(let index): line("to \(suspension.stages[index].name)")
            }
            if let message = lift.message { add(.message(message)) }
            addFormerly(lift.formerly)
        }
    }

    func add(_ guarantee: CompiledGuarantee) {
        block("guarantee \(guarantee.name)") {
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

    private func addFormerly(_ names: [String]) { if !names.isEmpty { line("formerly", list(names)) } }

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
            case .all(let roles): "all of \(list(roles))"
            case .any(let roles): "any of \(list(roles))"
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

    private func list(_ words: [String]) -> String { "[\(words.sorted().joined(separator: ", "))]" }
}
