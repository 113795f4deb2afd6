import FinancialValues
import PlaybookProgram

/// What keeps a measure from being taken, or ends it.
extension PlaybookSection {
    var stops: [ReviewDocument.Text] {
        told(
            [payment] + lifts + holds + disputesWonBy + stageConditions + bars + notices + days + quietTimes + smallSums
                + agreements)
    }

    private var payment: AnswerLine {
        (
            say("Payment", "Le paiement"),
            say(
                "What is paid is followed up no further: nothing more is sent about it, and it justifies no measure.",
                "Ce qui est payé n’est plus suivi : plus rien n’est envoyé à ce sujet, et aucune mesure ne peut s’y fonder."
            )
        )
    }

    private var lifts: [AnswerLine] {
        let lifts = playbook.suspensions.flatMap { suspension in
            suspension.lifts.map { (writer.shortLift($0, of: suspension), suspension.name) }
        }
        return grouped(lifts).map { (say("What lifts ", "Ce qui lève ") + $0.names, $0.text) }
    }

    // MARK: - Holds and disputes

    private var holds: [AnswerLine] {
        playbook.holds.filter { $0.stops.contains(.suspension) }.map { hold in
            (
                hold.isNamed ? say("Hold ", "Arrêt ") + holdName(hold) : holdName(hold),
                writer.shortHold(hold) + (hold.only == .disputedAmount ? beyondTheDisputedPart : "")
            )
        }
    }

    /// Which stages a dispute about a part stops altogether: those that ask that nothing of what justifies them is disputed.
    private var beyondTheDisputedPart: String {
        let stages = playbook.suspensions.flatMap(\.stages)
        let whole = stages.filter { $0.when?.asksThatNothingIsDisputed ?? false }
        guard !whole.isEmpty else { return "" }
        let names = writer.list(whole.map { writer.quoted(name: $0.name) })
        return say(
            " For \(names) a dispute stops more: none of them comes while a part of an invoice that justifies it is disputed. An invoice that is disputed, and so held, altogether does not justify it, and does not prevent it for another invoice of the same notice that is not disputed.",
            " Pour \(names), une contestation arrête davantage : aucune de ces mesures n’est prise tant qu’une facture qui la justifie est contestée en partie. Une facture contestée, et donc arrêtée, en entier ne la justifie pas, et ne l’empêche pas pour une autre facture, non contestée, de la même mise en demeure."
        )
    }

    /// Only where a stage stands on a formal notice.
    private var disputesWonBy: [AnswerLine] {
        guard playbook.suspensions.flatMap(\.stages).contains(where: { $0.effect != .holdOrders && !$0.withoutNotice })
        else { return [] }
        return [
            (
                say("A dispute that the customer won", "Une contestation tranchée en faveur du client"),
                say(
                    "What is left of the invoice justifies no further measure that takes a formal notice before a new one, sent after that day. A measure that was taken before stays until it is lifted.",
                    "Ce qui reste dû sur la facture ne justifie plus de nouvelle mesure fondée sur une mise en demeure avant une nouvelle mise en demeure, envoyée après ce jour. Une mesure déjà prise demeure jusqu’à sa levée."
                )
            )
        ]
    }

    // MARK: - Conditions, bars, notices

    private var stageConditions: [AnswerLine] {
        let conditions = playbook.suspensions.flatMap(\.stages).compactMap { stage in
            stage.when.map { (writer.capitalized(writer.condition($0)) + ".", stage.name) }
        }
        return grouped(conditions).map {
            (say("What must be true for ", "Ce qui doit être vrai pour ") + $0.names, $0.text)
        }
    }

    private var bars: [AnswerLine] {
        let bars = playbook.suspensions.flatMap { suspension in
            suspension.bars.map { (writer.bar($0), suspension.name) }
        }
        return grouped(bars).map { (say("Prohibition for ", "Interdiction pour ") + $0.names, $0.text) }
    }

    private var notices: [AnswerLine] {
        var lines: [AnswerLine] = []
        let unproved = letters { $0.moment == .received }
        let letters = playbook.sequences.flatMap(\.steps).filter { step in
            guard unproved.contains(step.name), case .message(let message) = step.deed else { return false }
            return message.channels.contains(where: needsProof)
        }
        if !letters.isEmpty {
            let names = writer.list(letters.map { writer.quoted(name: $0.name) }, writer.wording.or)
            lines.append(
                (
                    say("A receipt that is not proved", "Une réception non prouvée"),
                    say(
                        "No measure counts from the receipt of \(names) until its presentation is proved.",
                        "Aucune mesure n’est comptée de la réception de \(names) tant que sa présentation n’est pas prouvée."
                    )
                ))
        }
        for suspension in playbook.suspensions {
            guard let lapse = suspension.noticeLapses else { continue }
            lines.append(
                (
                    say("An old notice, for ", "Une mise en demeure ancienne, pour ")
                        + writer.quoted(name: suspension.name),
                    say(
                        "Received more than \(writer.offset(lapse)) ago it justifies nothing any more.",
                        "Reçue depuis plus de \(writer.offset(lapse)), elle ne justifie plus rien.")
                ))
        }
        return lines
    }

    // MARK: - Days, data, sums

    private var days: [AnswerLine] {
        let days = playbook.suspensions.compactMap { suspension in
            writer.days(of: suspension).first.map { (writer.capitalized($0) + ".", suspension.name) }
        }
        let rest = playbook.suspensions.filter { $0.restAfterLift.count > 0 }.map { suspension in
            (
                say(
                    "Nothing new begins for \(writer.offset(suspension.restAfterLift)), nor, where one is needed, without a new notice.",
                    "Rien ne recommence pendant \(writer.offset(suspension.restAfterLift)), ni, s’il en faut une, sans nouvelle mise en demeure."
                ), suspension.name
            )
        }
        return grouped(days).map { (say("The day, for ", "Le jour, pour ") + $0.names, $0.text) }
            + grouped(rest).map {
                (say("After a measure was lifted, for ", "Après une levée, pour ") + $0.names, $0.text)
            }
    }

    private var quietTimes: [AnswerLine] {
        [
            (say("Quiet periods", "Trêves"), writer.quiet),
            (say("Old bank data", "Des relevés bancaires anciens"), writer.bankData),
        ].compactMap { line in line.1.map { (line.0, $0) } }
    }

    private var smallSums: [AnswerLine] {
        writer.tolerance.map { [(say("A small sum", "Une somme minime"), $0)] } ?? []
    }

    private var agreements: [AnswerLine] {
        let needed = playbook.suspensions.flatMap(\.stages).flatMap { stage in
            writer.approval(stage.approval).map { (writer.capitalized($0) + ".", stage.name) }
        }
        guard !needed.isEmpty else { return [] }
        return grouped(needed).map { (say("The agreement to ", "L’accord pour ") + $0.names, $0.text) } + [
            (
                say("An agreement that is refused or old", "Un accord refusé ou ancien"),
                say(
                    "Nothing is done while an agreement is missing. It is given for these invoices, these amounts and these rules, and lapses when one of them changes or after 10 business days.",
                    "Rien n’est fait tant qu’un accord manque. Il vaut pour ces factures, ces montants et ces règles ; il tombe dès que l’un d’eux change, ou après 10 jours ouvrés."
                )
            )
        ]
    }
}

extension CompiledHold {
    /// The author's, by its name.
    fileprivate var isNamed: Bool { if case .condition = trigger { true } else { false } }
}

extension CompiledCondition {
    /// It cannot be true while a part of the ground is disputed, for it says so itself.
    fileprivate var asksThatNothingIsDisputed: Bool {
        switch self {
        case .all(let parts): parts.contains(where: \.asksThatNothingIsDisputed)
        case .clause(let clause):
            if case .compare(.fact(.builtIn(.groundDisputed)), .equal, .constant(.zeroMoney)) = clause.test {
                true
            } else {
                false
            }
        case .any, .not: false
        }
    }
}
