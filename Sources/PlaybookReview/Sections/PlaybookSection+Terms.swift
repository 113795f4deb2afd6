import PlaybookProgram

/// What the words of the sentences mean exactly.
extension PlaybookSection {
    func writeTerms(to document: inout ReviewDocument) {
        document.heading(3, say("The words", "Les termes employés"), anchor: anchor("terms"))
        let text = document.plainText
        let words = terms.filter { $0.word != disputedGround || text.contains(disputedGround) } + marks(in: document)
        document.blocks.append(.list(words.map { [.strong($0.word), .plain(colon + $0.meaning)] }))
    }

    private var terms: [(word: String, meaning: String)] {
        let fr = review.language == .fr
        let facts = writer.wording.facts
        return [
            (
                fr ? "jours francs" : "full days",
                fr
                    ? "ni le jour de départ ni le jour de l’acte ne comptent : huit jours francs après une réception le 1er, l’acte a lieu le 10 au plus tôt."
                    : "neither the first day nor the day of the deed counts: eight full days after receipt on the 1st, the deed comes on the 10th at the earliest."
            ),
            (
                fr ? "jours" : "days",
                fr
                    ? "le jour de départ ne compte pas : dix jours après le 1er, c’est le 11. Les jours ouvrés excluent samedis, dimanches et jours fériés du pays de la société créancière."
                    : "the first day does not count: ten days after the 1st is the 11th. Business days leave out Saturdays, Sundays and public holidays of the creditor's country."
            ),
            (
                facts[.accountCollectable]!,
                fr
                    ? "ce qui est échu, moins ce qui est contesté, promis, cédé à un affactureur ou transmis au recouvrement, et moins les encaissements non affectés ; jamais négatif."
                    : "what is overdue, less what is disputed, promised, factored or handed over, and less money not yet allocated; never negative."
            ),
            (
                facts[.groundAmount]!,
                fr
                    ? "ce qui reste dû sur les factures échues qui remplissent les délais de la mesure et qu’aucun arrêt ne tient en entier (pour une mesure qui suit une mise en demeure : celles que cette mise en demeure porte), moins les parts contestées ou promises et les encaissements non affectés ; jamais négatif."
                    : "what is left to pay on the overdue invoices for which the measure's delays have passed and which no hold keeps back altogether (for a measure that follows a formal notice: those that this notice carries), less disputed and promised parts and money not yet allocated; never negative."
            ),
            (
                disputedGround,
                fr
                    ? "les parts contestées de ces mêmes factures. Une facture\(isHeldWhenDisputed ? " contestée en entier, ou qu’un autre arrêt tient toute," : " qu’un arrêt tient en entier") n’en est pas : elle ne justifie pas la mesure, et ne l’empêche pas pour une autre facture, non contestée, de la même mise en demeure."
                    : "the disputed parts of those same invoices. An invoice that \(isHeldWhenDisputed ? "is disputed altogether, or that another hold keeps back," : "a hold keeps back altogether") is none of them: it does not justify the measure, and does not prevent it for another invoice of the same notice that is not disputed."
            ),
            (
                facts[.groundOpen]!,
                fr
                    ? "ce que ces factures laissent impayé après paiements et avoirs seulement : une contestation ne lève pas une mesure, elle oblige à la réexaminer le jour même."
                    : "what those invoices leave unpaid after payments and credit notes only: a dispute does not lift a measure, it has it looked at again the same day."
            ),
            (
                fr ? "mesure" : "measure",
                fr
                    ? "une limitation : commandes refusées, service restreint, suspendu ou résilié. Les mesures d’une même suspension viennent dans l’ordre, une par jour et par service au plus, jamais en en sautant une ; deux suspensions peuvent agir le même jour."
                    : "a limit: orders refused, a service restricted, suspended or terminated. Measures of one suspension come in order, one a day and service at most, and none is left out; two suspensions may act on one day."
            ),
            (
                fr ? "dossier" : "case",
                fr
                    ? "le temps pendant lequel un compte a de l’échu ; il se clôt quand tout est payé. Une mise en demeure d’un dossier précédent ne justifie rien."
                    : "the time during which an account has something overdue; it ends when all is paid. A notice of an earlier case justifies nothing."
            ),
            (
                fr ? "réception" : "receipt",
                fr
                    ? "là où une preuve est exigée, le jour de la première présentation (ou de la remise, si la preuve ne donne que ce jour) ; une lettre refusée ou non retirée est reçue du jour où elle a été présentée. Là où elle ne l’est pas, le jour prouvé, sinon celui que fixent les règles de contact. De ce qui part par plusieurs voies, le dernier de ces jours : la copie par courriel d’une lettre recommandée n’avance rien."
                    : "where proof is asked for, the day of the first presentation (or of the handing over, where the proof tells that day alone); a letter refused or not collected is received on the day it was presented. Where it is not, the proved day, else the one that the rules of contact fix. Of what is sent in several ways, the last of these days: the copy of a registered letter by e-mail brings nothing forward."
            ),
            (
                fr ? "procédure d’insolvabilité" : "insolvency proceedings",
                fr
                    ? "d’un professionnel, sa sauvegarde, son redressement ou sa liquidation judiciaire, du jour du jugement d’ouverture ; d’un particulier, le traitement de son surendettement, du jour où son dossier est déclaré recevable. Connue du jour où la comptabilité la porte."
                    : "of a business, its safeguard, receivership or liquidation, from the day of the opening judgment; of a private person, the treatment of over-indebtedness, from the day on which the file is admitted. Known from the day on which the ledger has it."
            ),
        ]
    }

    private var disputedGround: String { writer.wording.facts[.groundDisputed]! }

    /// Whether an invoice that is disputed altogether is held for that, so that no measure rests on it.
    private var isHeldWhenDisputed: Bool {
        playbook.holds.contains { hold in
            guard case .condition(.clause(let clause)) = hold.trigger,
                case .holds(.builtIn(.invoiceDisputed)) = clause.test
            else { return false }
            return hold.stops.contains(.suspension)
        }
    }

    /// The author's own words for marks on customers, invoices and services, where a sentence speaks of one.
    func marks(in document: ReviewDocument) -> [(word: String, meaning: String)] {
        let text = document.plainText
        return review.program.policy.fields.compactMap { field in
            guard let meaning = field.texts[review.language.rawValue] ?? field.texts.values.sorted().first,
                let word = writer.word(of: field), text.contains(word)
            else { return nil }
            return (word, writer.typeset(meaning.hasSuffix(".") ? meaning : meaning + "."))
        }
    }
}
