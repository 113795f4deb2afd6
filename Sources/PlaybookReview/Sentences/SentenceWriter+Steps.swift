import FinancialValues
import PlaybookProgram

/// Sequences, their steps, escalations and obligations.
extension SentenceWriter {
    /// For what and for whom a sequence runs.
    package func sequence(_ sequence: CompiledSequence) -> String {
        var parts = [unit(sequence.unit)]
        if let whom = sequence.forWhom { parts.append(clause("only if", "seulement si", condition(whom))) }
        if !sequence.minimum.isEmpty {
            parts.append(say("from ", "à partir de ") + list(amounts(sequence.minimum), wording.or))
        }
        if sequence.spacing.count > 0 {
            parts.append(
                say(
                    "with at least \(offset(sequence.spacing)) between two messages about the same thing",
                    "avec au moins \(offset(sequence.spacing)) entre deux messages sur le même objet"))
        }
        if sequence.includesFactored {
            parts.append(say("invoices assigned to a factor included", "factures cédées à un affactureur comprises"))
        }
        return sentence(parts)
    }

    private func unit(_ unit: CompiledSequence.Unit) -> String {
        switch unit {
        case .invoice: say("these steps run for each invoice by itself", "ces étapes se suivent pour chaque facture")
        case .account: say("these steps run for each account as a whole", "ces étapes se suivent pour chaque compte")
        case .accountCurrency:
            say("these steps run for each account and currency", "ces étapes se suivent pour chaque compte et devise")
        case .promise: say("these steps run for each promise to pay", "ces étapes se suivent pour chaque promesse")
        case .dispute: say("these steps run for each dispute", "ces étapes se suivent pour chaque contestation")
        }
    }

    /// What a step does, when, and under which conditions.
    package func step(_ step: CompiledStep) -> String {
        var parts = [deed(step.deed, named: step.name) + ", " + clock(step.at)]
        if let whom = step.forWhom { parts.append(clause("only if", "seulement si", condition(whom))) }
        if let when = step.when {
            parts.append(say("it waits until ", "elle attend que soit remplie cette condition : ") + condition(when))
        }
        if let until = step.until {
            parts.append(
                say("at the latest ", "au plus tard ") + clock(until) + say(", else left out", ", sinon abandonnée"))
        }
        if step.skipIfLate {
            parts.append(
                say(
                    "left out once the next step's day has come", "abandonnée dès que vient le jour de l’étape suivante"
                ))
        }
        if let repetition = step.repetition { parts.append(self.repetition(repetition)) }
        if !step.on.isEmpty { parts.append(say("only on ", "seulement le ") + weekdays(step.on)) }
        if step.deed.isMessageToCustomer { parts.append(lists(step.lists)) }
        parts += charges(step) + approval(step.approval)
        if step.isFinal { parts += ending(step) }
        return sentence(parts)
    }

    /// What ends with a final step, and what does not. What is handed over is dunned by no sequence any more.
    private func ending(_ step: CompiledStep) -> [String] {
        let last = say("it is the last step of this sequence", "c’est la dernière étape de cette suite")
        if case .task(let task) = step.deed, task.task == "hand_over" {
            let rests = playbook.suspensions.flatMap(\.stages).contains {
                $0.effect != .holdOrders && !$0.withoutNotice
            }
            return [
                last,
                rests
                    ? say(
                        "what is handed over is followed up no further, and justifies no new measure that takes a formal notice",
                        "ce qui est transmis n’est plus relancé, et ne justifie plus de nouvelle mesure fondée sur une mise en demeure"
                    ) : say("what is handed over is followed up no further", "ce qui est transmis n’est plus relancé"),
            ]
        }
        let others =
            (playbook.sequences.count > 1 ? [say("the other sequences", "les autres suites")] : [])
            + (playbook.suspensions.isEmpty ? [] : [say("the measures", "les mesures")])
        return others.isEmpty ? [last] : [last, list(others) + say(" go on", " continuent")]
    }

    private func lists(_ lists: Lists) -> String {
        switch lists {
        case .decided: say("it lists only the invoices that it is about", "elle ne mentionne que les factures visées")
        case .overdue: say("it lists all that is overdue", "elle mentionne tout ce qui est échu")
        case .open: say("it lists all that is open", "elle mentionne tout ce qui reste dû")
        }
    }

    private func charges(_ step: CompiledStep) -> [String] {
        var claimed = Charge.allCases.filter(step.charges.contains).map { charge in
            charge == .lateInterest
                ? say("late-payment interest", "les intérêts de retard")
                : say("the fixed compensation", "l’indemnité forfaitaire de recouvrement")
        }
        if !step.fee.isEmpty { claimed.append(say("a fee of ", "des frais de ") + list(amounts(step.fee), wording.or)) }
        return claimed.isEmpty ? [] : [say("it also claims ", "elle réclame aussi ") + list(claimed)]
    }

    package func escalation(_ rule: CompiledEscalation) -> String {
        var parts = [clause("if", "si", condition(rule.when)) + ", " + deed(rule.deed, named: nil)]
        if let every = rule.every {
            parts.append(say("again every \(offset(every))", "de nouveau tous les \(offset(every))"))
        } else {
            parts.append(say("once per case", "une seule fois par dossier"))
        }
        if !rule.on.isEmpty { parts.append(say("only on ", "seulement le ") + weekdays(rule.on)) }
        return sentence(parts + approval(rule.approval))
    }

    package func obligation(_ rule: CompiledObligation) -> String {
        let unit =
            switch rule.unit {
            case .account: say("for each account", "pour chaque compte")
            case .invoice: say("for each invoice", "pour chaque facture")
            case .dispute: say("for each dispute", "pour chaque contestation")
            case .payment: say("for each payment", "pour chaque paiement")
            }
        var parts = [deed(rule.deed, named: nil) + ", \(unit)"]
        if let whom = rule.forWhom { parts.append(clause("only if", "seulement si", condition(whom))) }
        parts.append(say("at the latest ", "au plus tard ") + clock(rule.by))
        if let warn = rule.warn {
            parts.append(
                say("with a warning \(offset(warn)) earlier", "avec un avertissement \(offset(warn)) plus tôt"))
        }
        parts.append(say("no hold, quiet period or limit delays it", "aucune retenue, trêve ni limite ne la retarde"))
        return sentence(parts + approval(rule.approval))
    }

    // MARK: - Parts

    /// `the formal notice “formal notice” is sent by registered letter and by e-mail to the customer's legal representative`
    func deed(_ deed: Deed, named name: String?) -> String {
        switch deed {
        case .message(let message): return messageDeed(message, named: name)
        case .task(let task):
            var details: [String] = []
            if let name, names.tasks[task.task] != nil || name != task.task {
                details.append(say("task \(quoted(name: name))", "tâche \(quoted(name: name))"))
            }
            if let within = task.within { details.append(say("within \(offset(within))", "sous \(offset(within))")) }
            if let then = task.then { details.append(say("failing that \(role(then))", "à défaut \(role(then))")) }
            return say("\(role(task.to)) has \(self.task(task.task))", "\(role(task.to)) doit \(self.task(task.task))")
                + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
        }
    }

    private func messageDeed(_ message: MessageDeed, named name: String?) -> String {
        let what = name.map { " " + quoted(name: $0) } ?? ""
        var text =
            message.isFormalNotice
            ? say("the formal notice\(what) is sent ", "la mise en demeure\(what) est envoyée ")
            : name == nil
                ? say("a message is sent ", "une communication est envoyée ")
                : say("the message\(what) is sent ", "la communication\(what) est envoyée ")
        text += list(message.channels.map { names.ways[$0]! }) + " " + toRole(message.to)
        if let fallback = message.fallback {
            text += say(
                ", or \(names.ways[fallback]!) where that cannot reach them",
                ", ou \(names.ways[fallback]!) à défaut d’adresse")
        }
        if !message.copy.isEmpty { text += say(", with a copy ", ", copie ") + copied(message.copy) }
        if let from = message.from { text += say(", signed by \(role(from))", ", signée par \(role(from))") }
        return text
    }

    /// `to our account manager and our director`, `à notre chargé de clientèle et à notre directeur`.
    private func copied(_ roles: [RoleReference]) -> String {
        language == .fr ? list(roles.map(toRole)) : "to " + list(roles.map(role))
    }

    func approval(_ rule: ApprovalRule) -> [String] {
        rule.requirements.map { requirement in
            switch requirement {
            case .all(let roles): say("only with the agreement ", "seulement avec l’accord ") + list(roles.map(ofRole))
            case .any(let roles):
                say("only with the agreement ", "seulement avec l’accord ") + list(roles.map(ofRole), wording.or)
            }
        }
    }

    private func repetition(_ repetition: Repetition) -> String {
        let every = say("repeated every \(offset(repetition.every))", "répétée tous les \(offset(repetition.every))")
        guard let times = repetition.times else { return every + say(" until paid", " jusqu’au paiement") }
        return every + say(", \(times) times in all", ", \(times) fois en tout")
    }

    func weekdays(_ days: Set<Weekday>) -> String {
        list(Weekday.allCases.filter(days.contains).map { wording.weekdays[Int($0.rawValue)] }, wording.or)
    }

    func amounts(_ amounts: [CurrencyCode: Int64]) -> [String] {
        amounts.keys.sorted().map { money(Money(minorUnits: amounts[$0]!, $0)) }
    }

    /// The parts as one sentence: a capital letter, semicolons, a full stop.
    func sentence(_ parts: [String]) -> String {
        let text = parts.joined(separator: language == .fr ? "\u{A0}; " : "; ")
        return capitalized(text) + "."
    }

    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
