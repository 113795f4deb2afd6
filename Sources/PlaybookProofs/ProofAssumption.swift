/// What a proof takes for granted of a ledger or of the world. Printed with every verdict that rests on it.
public enum ProofAssumption: String, CaseIterable, Comparable, Sendable {
    case receiptAfterSending
    case oneExecutionADay
    case calendars

    /// One sentence, with its full stop.
    public var sentence: ProofSentence {
        switch self {
        case .receiptAfterSending:
            ProofSentence(
                "Nothing is received before it was sent: a history that says so is refused by the reader of ledgers.",
                "Rien n’est reçu avant d’avoir été envoyé\u{A0}: un historique qui le prétend est refusé à la lecture.")
        case .oneExecutionADay:
            ProofSentence(
                "History tells of one execution of a step for an invoice on a day, by however many channels.",
                "L’historique relate une seule exécution d’une étape pour une facture et un jour, quel que soit le nombre de modes d’envoi."
            )
        case .calendars:
            ProofSentence(
                "Business days are those of the policy's calendars, in every year from 1997 to 2104.",
                "Les jours ouvrés sont ceux des calendriers de la politique de crédit, pour chaque année de 1997 à 2104."
            )
        }
    }

    public static func < (left: ProofAssumption, right: ProofAssumption) -> Bool { left.rawValue < right.rawValue }
}
