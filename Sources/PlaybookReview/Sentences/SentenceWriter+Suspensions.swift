import FinancialValues
import PlaybookProgram

/// Limiting services, and freeing them.
extension SentenceWriter {
    /// `This concerns each service for which the kind of the service is “energy”.`
    func scope(of suspension: CompiledSuspension) -> String { sentence([scopePart(suspension)]) }

    func billing(_ stage: CompiledStage) -> String {
        stage.billingContinues
            ? say("billing goes on", "la facturation continue") : say("billing stops", "la facturation cesse")
    }

    /// When a lift lifts, and no more.
    func shortLift(_ lift: CompiledLift, of suspension: CompiledSuspension) -> String {
        sentence([liftPart(lift, suspension)])
    }

    private func scopePart(_ suspension: CompiledSuspension) -> String {
        suspension.services.map {
            say("this concerns each service for which ", "est visé tout service pour lequel ") + condition($0)
        }
            ?? say("this concerns the customer's new orders", "sont visées les nouvelles commandes du client")
    }

    private func liftPart(_ lift: CompiledLift, _ suspension: CompiledSuspension) -> String {
        let target =
            switch lift.target {
            case .all: say("everything is lifted", "tout est levé")
            case .stage(let index):
                say(
                    "the measure goes back to \(quoted(name: suspension.stages[index].name))",
                    "on revient à la mesure \(quoted(name: suspension.stages[index].name))")
            }
        return target + say(" on the day on which ", " le jour même où ") + condition(lift.when)
    }

    package func suspension(_ suspension: CompiledSuspension) -> String {
        var parts = [
            scopePart(suspension),
            suspension.ground == .sameContract
                ? say(
                    "only unpaid invoices of the same contract can justify a measure",
                    "seules les factures impayées du même contrat peuvent justifier une mesure")
                : say(
                    "any unpaid invoice of the account can justify a measure",
                    "toute facture impayée du compte peut justifier une mesure"),
        ]
        switch suspension.days {
        case .any:
            parts.append(say("a measure may begin on any day", "une mesure peut prendre effet n’importe quel jour"))
        case .weekdays(let days):
            parts.append(
                say(
                    "a measure begins only on a \(weekdays(days)) that is a working day and is followed by one",
                    "une mesure ne prend effet qu’un \(weekdays(days)) ouvré et suivi d’un jour ouvré"))
        }
        if let lapse = suspension.noticeLapses {
            parts.append(
                say(
                    "a notice received more than \(offset(lapse)) ago supports nothing any more",
                    "une mise en demeure reçue depuis plus de \(offset(lapse)) ne justifie plus rien"))
        }
        if suspension.restAfterLift.count > 0 {
            parts.append(
                say(
                    "after a measure is lifted nothing new begins for \(offset(suspension.restAfterLift)), nor, where one is needed, without a new notice",
                    "après une levée, rien ne recommence pendant \(offset(suspension.restAfterLift)), ni, s’il en faut une, sans nouvelle mise en demeure"
                ))
        }
        return sentence(parts)
    }

    package func stage(_ stage: CompiledStage, of suspension: CompiledSuspension) -> String {
        var parts = ["\(names.effects[stage.effect]!) (\(billing(stage))), " + clock(stage.at)]
        if let when = stage.when { parts.append(clause("only if", "seulement si", condition(when))) }
        parts.append(contentsOf: days(of: suspension))
        let bars = suspension.bars.filter { $0.effects.contains(stage.effect) }
        for bar in bars { parts.append(clause("never while", "jamais tant que", condition(bar.when))) }
        if stage.withoutNotice {
            parts.append(say("without a formal notice before", "sans mise en demeure préalable"))
        }
        if let message = stage.message { parts.append(messageDeedOfMeasure(message)) }
        return sentence(parts + approval(stage.approval))
    }

    /// On which days a stage may begin.
    func days(of suspension: CompiledSuspension) -> [String] {
        guard case .weekdays(let days) = suspension.days else { return [] }
        let barred = Weekday.allCases.filter { !days.contains($0) }
        let names = barred.map { say("a ", "un ") + wording.weekdays[Int($0.rawValue)] }
        return [
            say("never on ", "jamais ")
                + list(
                    names + [
                        say("a public holiday", "un jour férié"),
                        say("the eve of a day off", "la veille d’un jour chômé"),
                    ], wording.or)
        ]
    }

    func messageDeedOfMeasure(_ message: MessageDeed) -> String {
        say("the customer is told the same day: ", "le client en est averti le jour même : ")
            + deed(.message(message), named: nil)
    }

    package func bar(_ bar: CompiledBar) -> String {
        let isServices = !bar.effects.isDisjoint(with: [.restrict, .suspend, .terminate])
        var deeds: [String] = []
        if bar.effects.contains(.holdOrders) {
            deeds.append(say("new orders are never refused", "aucune commande n’est refusée"))
        }
        if isServices {
            let verbs = SuspensionEffect.allCases.filter(bar.effects.contains).compactMap(participle)
            deeds.append(say("a service is never ", "aucun service n’est ") + list(verbs, wording.or))
        }
        return sentence([list(deeds) + " " + clause("while", "tant que", condition(bar.when))])
    }

    private func participle(_ effect: SuspensionEffect) -> String? {
        switch effect {
        case .holdOrders: nil
        case .restrict: say("restricted", "restreint")
        case .suspend: say("suspended", "suspendu")
        case .terminate: say("terminated", "résilié")
        }
    }

    package func lift(_ lift: CompiledLift, of suspension: CompiledSuspension) -> String {
        var parts = [liftPart(lift, suspension)]
        parts.append(
            say(
                "whatever the day of the week, quiet period or limit",
                "quels que soient le jour, la trêve ou la limite de contacts"))
        if let message = lift.message { parts.append(messageDeedOfMeasure(message)) }
        return sentence(parts)
    }
}
