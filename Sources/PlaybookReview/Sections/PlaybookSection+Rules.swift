import DunningReports
import FinancialValues
import PlaybookProgram

/// Every rule as a sentence, with what it rests on and where it is written.
extension PlaybookSection {
    func writeRules(to document: inout ReviewDocument) {
        document.blocks.append(.newPage)
        document.heading(3, say("The rules", "Les règles"), anchor: anchor("rules"))
        document.paragraph(
            say(
                "A day that is named is the earliest: what falls on a day without messages goes out on the next that has some, what waits for a condition goes out once it is met. Steps of one sequence run one after the other.",
                "Le jour indiqué est le plus précoce : ce qui tombe un jour sans envoi part au jour d’envoi suivant, ce qui attend une condition part une fois celle-ci remplie. Les étapes d’une même suite se succèdent dans l’ordre."
            ))
        writeSettings(to: &document)
        writeSequences(to: &document)
        writeLatePayment(to: &document)
        writeHolds(to: &document)
        if !playbook.suspensions.isEmpty { writeSuspensions(to: &document) }
        write(
            say("Alerts", "Alertes"), "escalations",
            playbook.escalations.map { (RuleKey(.escalation, $0.name), writer.escalation($0), nil) }, to: &document)
        write(
            say("Obligations", "Obligations"), "obligations",
            playbook.obligations.map { (RuleKey(.obligation, $0.name), writer.obligation($0), nil) }, to: &document)
    }

    /// The late-payment rules of the countries in which something is charged.
    private func writeLatePayment(to document: inout ReviewDocument) {
        let charges = playbook.sequences.flatMap(\.steps).contains { !$0.charges.isEmpty }
        guard charges, !review.program.policy.latePayment.isEmpty else { return }
        document.heading(
            4, say("Interest and fixed compensation", "Intérêts et indemnité forfaitaire"), anchor: anchor("interest"))
        for rule in review.program.policy.latePayment {
            document.paragraph(writer.latePayment(rule))
            var text: ReviewDocument.Text = []
            if let basis = rule.legalBasis { text = basisText(basis) + [.plain(" · ")] }
            document.blocks.append(
                .note(
                    text + [
                        .code(SourcePlace(rule.origin).description),
                        .plain(" (\(say("credit policy", "politique de crédit")))"),
                    ]))
        }
    }

    private func basisText(_ basis: String) -> ReviewDocument.Text {
        [.plain(say("Legal basis: ", "Fondement juridique\u{A0}: ")), .strong(writer.typeset(basis))]
    }

    private func writeSettings(to document: inout ReviewDocument) {
        document.heading(
            4, say("When and how customers are contacted", "Quand et comment le client est contacté"),
            anchor: anchor("contact"))
        let settings: [(key: String, text: String?)] = [
            ("covers", writer.coverage), ("valid", writer.validity), ("send_days", writer.sendDays),
            ("quiet", writer.quiet),
            ("contact_limit", writer.contactLimit), ("tolerance", writer.tolerance), ("delivery", writer.receipt),
            ("bank_data", writer.bankData),
        ]
        for setting in settings {
            guard let text = setting.text else { continue }
            document.paragraph(text)
            note(RuleKey(.setting, setting.key), to: &document)
        }
    }

    private func writeSequences(to document: inout ReviewDocument) {
        for sequence in playbook.sequences {
            document.heading(
                4, say("Sequence ", "Suite d’étapes ") + writer.quoted(name: sequence.name),
                anchor: anchor("sequence-\(sequence.name)"))
            document.paragraph(writer.sequence(sequence))
            note(RuleKey(.sequence, sequence.name), to: &document)
            for step in sequence.steps {
                rule(
                    step.name, writer.step(step), RuleKey(.step, "\(sequence.name)/\(step.name)"), step.legalBasis,
                    to: &document)
            }
        }
    }

    private func writeHolds(to document: inout ReviewDocument) {
        document.heading(4, say("What holds everything back", "Ce qui arrête les relances"), anchor: anchor("holds"))
        document.paragraph(writer.promises(playbook.promises))
        note(RuleKey(.promises, "promises"), to: &document)
        for hold in playbook.holds {
            document.blocks.append(.paragraph([.strong(holdName(hold) + "."), .plain(" " + writer.hold(hold))]))
            note(RuleKey(.hold, hold.name), isBuiltIn: hold.origin == nil, to: &document)
        }
    }

    private func writeSuspensions(to document: inout ReviewDocument) {
        for suspension in playbook.suspensions {
            document.heading(
                4, say("Suspension ", "Suspension ") + writer.quoted(name: suspension.name),
                anchor: anchor("suspension-\(suspension.name)"))
            document.paragraph(writer.suspension(suspension))
            note(RuleKey(.suspension, suspension.name), to: &document)
            for stage in suspension.stages {
                rule(
                    stage.name, writer.stage(stage, of: suspension),
                    RuleKey(.stage, "\(suspension.name)/\(stage.name)"), nil, to: &document)
            }
            for bar in suspension.bars {
                rule(
                    bar.name, writer.bar(bar), RuleKey(.bar, "\(suspension.name)/\(bar.name)"), bar.legalBasis,
                    to: &document)
            }
            for lift in suspension.lifts {
                rule(
                    lift.name, writer.lift(lift, of: suspension), RuleKey(.lift, "\(suspension.name)/\(lift.name)"),
                    nil, to: &document)
            }
        }
    }

    private func write(
        _ title: String, _ anchor: String, _ rules: [(key: RuleKey, text: String, basis: String?)],
        to document: inout ReviewDocument
    ) {
        guard !rules.isEmpty else { return }
        document.heading(4, title, anchor: self.anchor(anchor))
        for rule in rules { self.rule(rule.key.name, rule.text, rule.key, rule.basis, to: &document) }
    }

    private func rule(
        _ name: String, _ text: String, _ key: RuleKey, _ basis: String?, to document: inout ReviewDocument
    ) {
        document.blocks.append(.paragraph([.strong(writer.quoted(name: name) + "."), .plain(" " + text)]))
        note(key, basis: basis, to: &document)
    }

    /// What a rule rests on, where it is written and by which layer, whether it is locked.
    func note(_ key: RuleKey, basis: String? = nil, isBuiltIn: Bool = false, to document: inout ReviewDocument) {
        let sources = review.sources[playbook.name]?[key]
        var text: ReviewDocument.Text = []
        if let basis = basis ?? sources?.legalBasis { text += basisText(basis) }
        guard let sources else {
            if isBuiltIn { text.append(.plain(say("Built into the language.", "Prévu par le langage lui-même."))) }
            if !text.isEmpty { document.blocks.append(.note(text)) }
            return
        }
        if !text.isEmpty { text.append(.plain(" · ")) }
        for (index, part) in sources.parts.enumerated() {
            if index > 0 { text.append(.plain(say("; then ", " ; puis "))) }
            text += [.code(part.place.description), .plain(" (" + layer(part, isFirst: index == 0) + ")")]
        }
        if sources.isLocked {
            text.append(
                .plain(
                    say(
                        " · locked: no playbook below may weaken it",
                        " · verrouillée : aucun playbook dérivé ne peut l’affaiblir")))
        }
        document.blocks.append(.note(text))
    }

    private func layer(_ part: RuleSources.Part, isFirst: Bool) -> String {
        let layer =
            switch part.layer {
            case .policy: say("credit policy", "politique de crédit")
            case .pack: say("pack of guarantees", "recueil de garanties")
            case .parent(let name):
                say("from playbook \(writer.quoted(name: name))", "hérité du playbook \(writer.quoted(name: name))")
            case .own: say("this playbook", "ce playbook")
            }
        guard !isFirst, !part.keys.isEmpty else { return layer }
        return layer + colon + part.keys.map(keyName).joined(separator: ", ")
    }

    /// What a key says, for those who do not know it.
    private func keyName(_ key: String) -> String {
        switch key {
        case "at", "by": say("day", "date")
        case "until": say("last day", "dernier jour")
        case "when", "for": say("condition", "condition")
        case "send": say("way of sending", "mode d’envoi")
        case "to": say("recipient", "destinataire")
        case "copy": say("copies", "copies")
        case "from": say("signatory", "signataire")
        case "template": say("wording of the letter", "texte de la lettre")
        case "approval": say("agreement", "accord")
        case "charge": say("interest and costs", "intérêts et frais")
        case "minimum": say("least amount", "montant minimal")
        case "spacing": say("spacing", "espacement")
        case "title": say("title", "intitulé")
        case "legal_basis": say("legal basis", "fondement juridique")
        case "warn": say("warning", "avertissement")
        case "billing": say("billing", "facturation")
        case "notice": say("formal notice", "mise en demeure")
        case "lists": say("what it lists", "ce qu’elle mentionne")
        case "task": say("task", "tâche")
        case "fallback": say("way of sending without an address", "mode d’envoi à défaut d’adresse")
        case "repeat": say("repetition", "répétition")
        case "effect", "effects": say("effect", "effet")
        case "days": say("days of the week", "jours de la semaine")
        case "notice_lapses": say("lapse of the notice", "péremption de la mise en demeure")
        case "grace": say("grace", "délai de grâce")
        case "no_longer_after": say("limit of broken promises", "limite des promesses rompues")
        case "rest_after_lift": say("rest after lifting", "délai après une levée")
        default: key.replacing("_", with: " ")
        }
    }
}
