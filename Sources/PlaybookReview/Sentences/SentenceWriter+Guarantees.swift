import PlaybookProgram

/// What is required of the rules, whatever happens.
extension SentenceWriter {
    package func guarantee(_ guarantee: CompiledGuarantee) -> String {
        switch guarantee.claim {
        case .whenever(.condition(let occasion), let require):
            return sentence([
                clause("whenever", "chaque fois que", condition(occasion))
                    + say(", this must be true: ", ", il faut que ceci soit vrai : ")
                    + condition(require)
            ])
        case .whenever(let occasion, let require):
            let asked =
                clause("whenever", "chaque fois que", self.occasion(occasion))
                + say(", this must be true: ", ", il faut que ceci soit vrai : ") + condition(require)
            return sentence([asked] + (occasion.isOfMeasures && require.asksOfMessages ? [eachInvoice] : []))
        case .atMost(let count, let occasion, let days):
            return sentence([
                say(
                    "at most \(count) times in any \(self.days(days)): ",
                    "au plus \(count) fois sur \(self.days(days)) quelconques : ")
                    + self.occasion(occasion)
            ])
        case .progress(let days):
            return sentence([
                say(
                    "every overdue invoice has a next action within \(self.days(days)), or is held, or is final",
                    "toute facture échue connaît un acte suivant sous \(self.days(days)), ou est retenue, ou est close")
            ])
        }
    }

    private func occasion(_ occasion: CompiledGuarantee.Occasion) -> String {
        switch occasion {
        case .condition(let condition): self.condition(condition)
        case .action(let action):
            say("this is done: ", "est accompli l’acte suivant : ") + noun(EventReference(action, .executed))
        case .kind(let kind):
            switch kind {
            case .send: say("a message is sent", "une communication est envoyée")
            case .contact: say("the customer is contacted", "le client est contacté")
            case .notice: say("a formal notice is sent", "une mise en demeure est envoyée")
            case .charge: say("interest or costs are claimed", "des intérêts ou frais sont réclamés")
            case .holdOrders: names.effects[.holdOrders]!
            case .restrict: names.effects[.restrict]!
            case .suspend: names.effects[.suspend]!
            case .terminate: names.effects[.terminate]!
            case .handOver: say("the matter is handed over", "le dossier est transmis au recouvrement")
            }
        }
    }

    /// Said of a measure, a message is the one that carries the invoice, and every invoice needs its own.
    private var eachInvoice: String {
        say(
            "for each invoice that justifies the measure, what counts is the message of the current case that is about this very invoice",
            "pour chaque facture qui justifie la mesure, compte la lettre du dossier en cours qui porte cette facture"
        )
    }
}

extension CompiledGuarantee.Occasion {
    /// It is about what stages do.
    fileprivate var isOfMeasures: Bool {
        switch self {
        case .kind(.holdOrders), .kind(.restrict), .kind(.suspend), .kind(.terminate), .action(.stage): true
        case .kind, .action, .condition: false
        }
    }
}

extension CompiledCondition {
    /// It asks when a step was done or its message received.
    fileprivate var asksOfMessages: Bool {
        switch self {
        case .all(let parts), .any(let parts): return parts.contains(where: \.asksOfMessages)
        case .not(let part): return part.asksOfMessages
        case .clause(let clause):
            guard case .event(let test) = clause.test, case .event(let event) = test.anchor,
                case .step = event.action
            else { return false }
            return true
        }
    }
}
