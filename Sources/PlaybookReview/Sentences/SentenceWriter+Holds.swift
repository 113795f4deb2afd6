import FinancialValues
import PlaybookProgram

/// What stops or pauses the rules.
extension SentenceWriter {
    package func hold(_ hold: CompiledHold) -> String {
        var parts = [reason(hold) + say(", this is stopped: ", ", sont arrêtés : ") + stopped(hold)]
        parts.append(scope(hold))
        parts.append(
            hold.restarts
                ? say("afterwards everything starts again from the beginning", "ensuite tout reprend depuis le début")
                : hold.clockStops
                    ? say(
                        "the days of the hold do not count, what was due goes on afterwards where it stood",
                        "les jours d’arrêt ne comptent pas, le suivi reprend ensuite où il en était")
                    : say("the days go on counting", "les délais continuent de courir"))
        if !hold.except.isEmpty {
            let names = hold.except.sorted().map { quoted(name: playbook.sequences[$0].name) }
            parts.append(
                names.count == 1
                    ? say("except for the sequence ", "sauf pour la suite d’étapes ") + names[0]
                    : say("except for the sequences ", "sauf pour les suites d’étapes ") + list(names))
        }
        return sentence(parts)
    }

    private func scope(_ hold: CompiledHold) -> String {
        switch hold.only {
        case .disputedAmount?:
            say("for the disputed part alone, the rest goes on", "pour la seule part contestée, le reste continue")
        case .promisedAmount?:
            say("for the promised part alone, the rest goes on", "pour la seule part promise, le reste continue")
        case nil:
            hold.isOnItem
                ? say("for that invoice", "pour cette facture") : say("for the whole account", "pour tout le compte")
        }
    }

    private func reason(_ hold: CompiledHold) -> String {
        switch hold.trigger {
        case .condition(let condition): clause("as long as", "tant que", self.condition(condition))
        case .block:
            say("as long as the ledger has a dunning block", "tant que la comptabilité porte un blocage de relance")
        case .pendingPayment:
            say("as long as an announced payment is awaited", "tant qu’un paiement annoncé est attendu") + pending
        case .coveringCash:
            say(
                "as long as money not yet allocated covers all that is overdue",
                "tant qu’un encaissement non affecté couvre tout ce qui est échu")
        }
    }

    private var pending: String {
        let methods = policy.pending.keys.sorted().map { "\(paymentMethod($0)) \(offset(policy.pending[$0]!))" }
        return methods.isEmpty ? "" : " (" + methods.joined(separator: ", ") + ")"
    }

    private func paymentMethod(_ name: String) -> String {
        switch name {
        case "direct_debit": say("direct debit", "prélèvement")
        case "transfer": say("transfer", "virement")
        case "cheque": say("cheque", "chèque")
        case "card": say("card", "carte")
        default: quoted(name: name)
        }
    }

    /// Only while what, and for what, of a hold that keeps services from being limited.
    func shortHold(_ hold: CompiledHold) -> String {
        let noMeasure =
            hold.only == nil && !hold.isOnItem
            ? say("no measure is taken on the account", "aucune mesure n’est prise sur le compte")
            : say("no measure is taken ", "aucune mesure n’est prise ") + scope(hold)
        let limit = hold.only == .promisedAmount ? promiseLimit(playbook.promises) : nil
        return sentence([reason(hold) + ", " + noMeasure] + [limit].compactMap { $0 })
    }

    private func stopped(_ hold: CompiledHold) -> String {
        guard hold.stops.count == CompiledHold.Kind.allCases.count else {
            return list(CompiledHold.Kind.allCases.filter(hold.stops.contains).map { names.holds[$0]! })
        }
        let all = say("everything", "tous les actes")
        return neverHeld.isEmpty ? all : all + say(" but ", ", sauf ") + list(neverHeld)
    }

    /// What goes on whatever is held.
    private var neverHeld: [String] {
        (playbook.obligations.isEmpty ? [] : [say("the obligations", "les obligations")])
            + (playbook.suspensions.flatMap(\.lifts).isEmpty
                ? [] : [say("what restores a service", "ce qui rétablit un service")])
    }

    package func promises(_ rule: PromiseRule) -> String {
        var parts = [
            rule.grace.count == 0
                ? say(
                    "a promise to pay is broken when the money is not there on the promised day",
                    "une promesse de paiement est rompue si l’argent n’est pas reçu au jour promis")
                : say(
                    "a promise to pay is broken when the money is not there \(offset(rule.grace)) after the promised day, and stands until then",
                    "une promesse de paiement est rompue si l’argent n’est pas reçu \(offset(rule.grace)) après le jour promis, et tient jusque-là"
                )
        ]
        let steps = stepsAfterPromisedDay
        if rule.grace.count > 0, !steps.isEmpty {
            parts.append(
                say(
                    "\(list(steps)) \(steps.count == 1 ? "counts" : "count") from the promised day too, not from the breach",
                    "\(list(steps)) \(steps.count == 1 ? "se compte" : "se comptent") aussi du jour promis, non de la rupture"
                ))
        }
        if let limit = promiseLimit(rule) { parts.append(limit) }
        return sentence(parts)
    }

    /// The steps that come some time after the promised day, by their names.
    private var stepsAfterPromisedDay: [String] {
        playbook.sequences.flatMap(\.steps).filter { step in
            step.at.terms.contains { term in
                switch term {
                case .after(_, .anchor(.promiseDue)), .fullDaysAfter(_, .anchor(.promiseDue)): true
                default: false
                }
            }
        }.map { quoted(name: $0.name) }
    }

    /// When a promise is not believed any more.
    private func promiseLimit(_ rule: PromiseRule) -> String? {
        rule.noLongerAfter.map { broken, days in
            clause(
                "whoever has broken", "dès que",
                say(
                    "\(broken) within \(self.days(days)) is not believed again: a further promise holds nothing",
                    "\(broken == 1 ? "une promesse a été rompue" : "\(broken) promesses ont été rompues") dans les \(self.days(days)) qui précèdent, une nouvelle promesse n’arrête plus rien"
                ))
        }
    }
}
