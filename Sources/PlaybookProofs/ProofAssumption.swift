/// What a proof takes for granted of a ledger or of the world. Printed with every verdict that rests on it.
public enum ProofAssumption: String, CaseIterable, Comparable, Sendable {
    case receiptAfterSending
    case oneExecutionADay
    case calendars

    /// One sentence.
    public var sentence: String {
        switch self {
        case .receiptAfterSending:
            "Nothing is received before it was sent: a history that says so is refused by the reader of ledgers."
        case .oneExecutionADay:
            "History tells of one execution of a step for an invoice on a day, by however many channels."
        case .calendars:
            "Business days are those of the policy's calendars, in every year from 1997 to 2104."
        }
    }

    public static func < (left: ProofAssumption, right: ProofAssumption) -> Bool { left.rawValue < right.rawValue }
}
