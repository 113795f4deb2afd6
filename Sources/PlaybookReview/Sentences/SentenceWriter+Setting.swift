import FinancialValues
import PlaybookProgram

/// What holds for the playbook as a whole.
extension SentenceWriter {
    package var coverage: String {
        switch playbook.coverage {
        case .accounts(let patterns):
            sentence([
                say("this playbook covers these accounts by name: ", "ce playbook régit nommément ces comptes : ")
                    + list(patterns.map(\.text))
            ])
        case .condition(let condition):
            sentence([
                clause(
                    "this playbook covers an account if", "ce playbook régit un compte si", self.condition(condition))
            ])
        case .everyoneElse:
            sentence([
                say(
                    "it covers every account that no other playbook covers",
                    "il régit tout compte qu’aucun autre ne régit")
            ])
        }
    }

    package var validity: String? {
        playbook.valid.map {
            sentence([
                say("this playbook runs ", "ce playbook s’applique ") + period(.dates($0.lowerBound, $0.upperBound))
            ])
        }
    }

    package var sendDays: String {
        let days = playbook.sendDays
        var parts: [String] = []
        if !days.weekdays.isEmpty { parts.append(say("on ", "le ") + weekdays(days.weekdays)) }
        parts += days.monthDays.sorted().map { say("on day \($0) of a month", "le \($0) du mois") }
        if days.lastOfMonth { parts.append(say("on the last day of a month", "le dernier jour du mois")) }
        return sentence([
            say("messages and calls go out only ", "les messages et appels ne partent que ") + list(parts, wording.or)
                + say(", on a working day", ", un jour ouvré")
        ])
    }

    package var quiet: String? {
        guard !playbook.quiet.isEmpty else { return nil }
        return sentence([
            say(
                "the customer is not contacted and no measure is taken ",
                "le client n’est pas contacté et aucune mesure n’est prise ")
                + list(playbook.quiet.map(period)) + say(" (both days included)", " (ces jours compris)"),
            goingOn,
        ])
    }

    /// What neither quiet periods nor old bank data delay.
    private var goingOn: String {
        say(
            "lifting a measure, and the obligations, go on all the same",
            "les levées de mesures et les obligations ont lieu quand même")
    }

    package var contactLimit: String? {
        playbook.contactLimit.map { limit in
            sentence([
                say(
                    "at most \(counted(limit.count, "contact", "contacts")) in any \(days(limit.days)) for one payer, all companies together",
                    "au plus \(counted(limit.count, "prise de contact", "prises de contact")) sur \(days(limit.days)) quelconques pour un même payeur, toutes sociétés confondues"
                ),
                say(
                    "what counts is every message to the customer's own people, and every task that reaches them; \(list(exempt)) count too, but this limit never delays them",
                    "compte tout message aux interlocuteurs du client et toute tâche qui les joint ; \(list(exempt)) comptent aussi, mais cette limite ne les retarde jamais"
                ),
            ])
        }
    }

    /// What goes to the customer on its day whatever else did.
    private var exempt: [String] {
        var exempt = [say("formal notices", "les mises en demeure")]
        if !playbook.suspensions.isEmpty {
            exempt.append(
                say(
                    "the notices that go with a measure or its lifting",
                    "les avis qui accompagnent une mesure ou sa levée"))
        }
        if playbook.obligations.contains(where: \.deed.isContact) {
            exempt.append(say("obligations", "les obligations"))
        }
        return exempt
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    package var tolerance: String? {
        guard !playbook.tolerance.isEmpty else { return nil }
        return sentence([
            say("below ", "en dessous de ") + list(amounts(playbook.tolerance), wording.or)
                + say(" nothing is sent, charged or limited", ", rien n’est envoyé, réclamé ni limité")
        ])
    }

    package var receipt: String {
        let parts = Channel.allCases.compactMap { channel -> String? in
            guard let receipt = playbook.delivery[channel] else { return nil }
            let name = names.channels[channel]!
            switch receipt {
            case .proof: return "\(name) (\(say("only by proof", "sur preuve seulement")))"
            case .after(let offset) where offset.count == 0: return "\(name) (\(say("the same day", "le jour même")))"
            case .after(let offset):
                return "\(name) (\(say("after \(self.offset(offset))", "après \(self.offset(offset))")))"
            }
        }
        return sentence([
            say(
                "without other proof a message counts as received so: ",
                "sauf autre preuve, la réception est réputée acquise ainsi : ")
                + parts.joined(separator: ", "),
            say(
                "what is sent in several ways is received once each of them is",
                "ce qui part par plusieurs voies n’est reçu qu’une fois reçu par chacune"),
        ])
    }

    package var bankData: String? {
        policy.bankDataAge.map { age in
            sentence([
                say(
                    "the customer is not contacted and no measure is taken when our bank data are more than \(offset(age)) old, or of unknown age",
                    "le client n’est pas contacté et aucune mesure n’est prise si nos relevés bancaires ont plus de \(offset(age)), ou sont d’un âge inconnu"
                ), goingOn,
            ])
        }
    }
}
