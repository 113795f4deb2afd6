import PlaybookProgram

/// What the words of the sentences mean exactly.
extension PlaybookSection {
    func writeTerms(to document: inout ReviewDocument) {
        document.heading(3, say("The words", "Les termes employés"), anchor: anchor("terms"))
        document.blocks.append(.list(terms.map { [.strong($0.word), .plain(colon + $0.meaning)] }))
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
                    ? "ce qui reste dû sur les factures échues et valablement mises en demeure, moins les parts contestées ou promises et les encaissements non affectés ; jamais négatif."
                    : "what is left to pay on the overdue invoices that were validly noticed, less disputed and promised parts and money not yet allocated; never negative."
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
                    ? "une limitation : commandes refusées, service restreint, suspendu ou résilié. Les mesures viennent dans l’ordre, une par jour au plus, jamais en en sautant une."
                    : "a limit: orders refused, a service restricted, suspended or terminated. Measures come in order, one a day at most, and none is left out."
            ),
            (
                fr ? "dossier" : "case",
                fr
                    ? "le temps pendant lequel un compte a de l’échu ; il se clôt quand tout est payé. Une mise en demeure d’un dossier précédent ne justifie rien."
                    : "the time during which an account has something overdue; it ends when all is paid. A notice of an earlier case justifies nothing."
            ),
        ]
    }
}
