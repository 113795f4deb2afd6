import FinancialValues
import PlaybookProgram

/// What gives a service back, when, and what people may believe gives it back and does not.
extension PlaybookSection {
    var restores: [ReviewDocument.Text] {
        told(lifting + [when, enough] + without)
    }

    private var lifting: [AnswerLine] {
        let lifts = playbook.suspensions.flatMap { suspension in
            suspension.lifts.map { lift in
                (
                    writer.shortLift(lift, of: suspension) + (lift.target.isAll ? billingAgain(suspension) : ""),
                    suspension.name
                )
            }
        }
        return grouped(lifts).map { (say("Restored: ", "Rétabli : ") + $0.names, $0.text) }
    }

    /// What a lift of everything does to billing; empty where no stage stops it.
    private func billingAgain(_ suspension: CompiledSuspension) -> String {
        let stopping = suspension.stages.filter { !$0.billingContinues }
        if stopping.isEmpty { return "" }
        return stopping.count == suspension.stages.count
            ? say(" Billing goes on from then.", " La facturation reprend alors.")
            : say(
                " Where billing had stopped, it goes on from then.",
                " Si la facturation avait cessé, elle reprend alors.")
    }

    private var when: AnswerLine {
        (
            say("When", "Quand"),
            say(
                "The same day on which the ledger shows it. No day of the week, quiet period, limit of contacts, age of bank data or agreement delays a lifting; where a message goes with it, the customer is told the same day.",
                "Le jour même où la comptabilité le montre. Ni le jour de la semaine, ni une trêve, ni la limite de contacts, ni l’âge des relevés bancaires, ni un accord ne retardent une levée ; si un message l’accompagne, le client est averti le même jour."
            )
        )
    }

    private var enough: AnswerLine {
        let tolerance = playbook.tolerance[review.program.policy.exchangeRates.reporting].map {
            writer.money(Money(minorUnits: $0, review.program.policy.exchangeRates.reporting))
        }
        let least = tolerance.map {
            say(" A remainder below \($0) counts as paid.", " Un reste inférieur à \($0) compte comme payé.")
        }
        return (
            say("What payment is enough", "Quel paiement suffit"),
            say(
                "That of the invoices which justified the measure: neither interest, fixed compensation and fees nor the customer's other invoices are asked for.",
                "Celui des factures qui ont justifié la mesure : ni les intérêts, indemnités et frais, ni les autres factures du client ne sont exigés."
            ) + (least ?? "")
        )
    }

    /// Whatever no lift's condition speaks of.
    private var without: [AnswerLine] {
        var mentions = ProgramMentions()
        for lift in playbook.suspensions.flatMap(\.lifts) { mentions.add(lift.when) }
        func none(of facts: [BuiltInFact]) -> Bool { facts.allSatisfy { !mentions.facts.contains(.builtIn($0)) } }
        var lines: [AnswerLine] = []
        func add(_ english: String, _ french: String, _ text: String) {
            lines.append((say("Does not restore it: ", "Ne le rétablit pas : ") + say(english, french), text))
        }
        if none(of: [.groundDisputed, .invoiceDisputed, .invoiceDisputedAmount, .accountDisputed]) {
            add(
                "a dispute", "une contestation",
                say(
                    "The measure stays, and somebody is asked the same day to look at it again.",
                    "La mesure demeure, et quelqu’un est chargé le jour même de la réexaminer."))
        }
        if none(of: [.invoicePromised, .invoicePromisedAmount, .invoiceOnPlan]) {
            add(
                "a promise or a payment plan", "une promesse ou un échéancier",
                say(
                    "They lift none, and stop further measures only within the limits told above.",
                    "Ils n’en lèvent aucune, et n’arrêtent de nouvelles mesures que dans les limites dites plus haut."))
        }
        add(
            "a payment in part", "un paiement partiel",
            say(
                "The measure stays until the condition that lifts it is met; the next one comes only if what is left still meets its own.",
                "La mesure demeure tant que la condition qui la lève n’est pas remplie ; la suivante n’est prise que si ce qui reste dû remplit encore les siennes."
            ))
        if none(of: [.accountUnapplied]) {
            add(
                "money not yet allocated", "un encaissement non affecté",
                say(
                    "It lifts nothing until it is allocated to these invoices, which somebody is asked to do the same day.",
                    "Il ne lève rien tant qu’il n’est pas affecté à ces factures, ce dont quelqu’un est chargé le jour même."
                ))
        }
        add(
            "the age of the notice, a hold, a quiet period", "l’ancienneté de la mise en demeure, un arrêt, une trêve",
            say(
                "They prevent new measures, and lift none.",
                "Ils empêchent de nouvelles mesures, et n’en lèvent aucune."))
        add(
            "another playbook", "un changement de playbook",
            say(
                "A service stays under the rules that limited it until they lift it.",
                "Un service reste soumis aux règles qui l’ont limité jusqu’à ce qu’elles lèvent la mesure."))
        return lines
    }
}

extension CompiledLift.Target {
    fileprivate var isAll: Bool { if case .all = self { true } else { false } }
}
