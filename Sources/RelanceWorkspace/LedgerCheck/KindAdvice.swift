import Diagnostics
import DunningReports
import LedgerReading

/// What a kind of finding does to dunning, in the words of those who do not program, and what to do about it.
public struct KindAdvice: Sendable {
    /// What follows, the worst first.
    public enum Consequence: String, CaseIterable, Comparable, Sendable {
        case keptOut = "kept_out"
        case chasedWrongly = "chased_wrongly"
        case notReached = "not_reached"
        case waiting
        case readOtherwise = "read_otherwise"

        public static func < (left: Consequence, right: Consequence) -> Bool {
            allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
        }

        /// A heading for people.
        public var title: String {
            switch self {
            case .keptOut: "Keeps accounts out of the schedule"
            case .chasedWrongly: "May chase somebody wrongly"
            case .notReached: "Reaches nobody"
            case .waiting: "Waits for somebody"
            case .readOtherwise: "Counts otherwise than it was written"
            }
        }
    }

    /// What follows of a warning; what is an error keeps accounts out.
    public var consequence: Consequence
    /// Why it matters: a sentence.
    public var why: String
    /// What to do: a sentence.
    public var remedy: String

    init(_ consequence: Consequence, _ why: String, _ remedy: String) {
        (self.consequence, self.why, self.remedy) = (consequence, why, remedy)
    }

    /// - Parameter code: Of a kind of finding of a ledger.
    public static func of(_ code: String) -> KindAdvice {
        guard let advice = table[code] else { preconditionFailure("every kind of finding of a ledger has its advice") }
        return advice
    }

    /// The kinds that a ledger can have.
    public static let kinds = (DiagnosticCode.ledgerRows + DiagnosticCode.ledgerQuality).map(\.id)

    static let table: [String: KindAdvice] = suspicious.merging(rows) { $1 }

    private static let suspicious: [String: KindAdvice] = [
        "look-alike-invoice": .init(
            .chasedWrongly, "One invoice seems to be entered twice, and would be claimed twice.",
            "Cancel the one that is wrong; where both are right, do nothing."),
        "look-alike-customer": .init(
            .chasedWrongly,
            "One company seems to have two numbers: it gets two reminders, and payments on one number leave the other open.",
            "Join the two in the ledger, or name the one who pays in the column \"payer\"."),
        "unmatched-cash": .init(
            .chasedWrongly,
            "The customer seems to have paid it, and nothing says so: the money covers his oldest items, or none.",
            "Apply the payment to the item."),
        "unused-credit-note": .init(
            .chasedWrongly,
            "You owe the customer part of what he is asked for: the note covers his oldest items, or none.",
            "Set the credit note off against an invoice, or pay it out."),
        "due-over-cap": .init(
            .chasedWrongly,
            "The invoice is chased later than the law lets it be due, and a fine may be due for the terms.",
            "Correct the due date or the terms; where the law has an exception for your trade, do nothing."),
        "name-as-id": .init(
            .chasedWrongly, "A customer whose name is written in two ways becomes two, and his balance is split.",
            "Map the column of customer numbers as \"customer\", and that of names as \"name\"."),
        "missing-contact": .init(
            .notReached, "The message cannot go out; a task is given in its place.",
            "Add a contact of that role with such an address."),
        "missing-language": .init(
            .notReached,
            "No formal notice goes out in a language that is only guessed, and what rests on one does not follow.",
            "Give the customer's language."),
        "dispute-without-owner": .init(
            .waiting, "What is contested is not chased, and nobody is asked to settle it.",
            "Name the role that answers it, or one for its reason under \"dispute_reasons\" of the policy."),
        "stale-dispute": .init(
            .waiting,
            "What is contested is not chased: an old dispute lets the invoice age, or was settled and never closed.",
            "Settle and close it, or raise --stale-days where your disputes take longer."),
        "unqualified-invoice": .init(
            .waiting, "What the customer finds wrong comes out after the due date, when it delays the payment.",
            "Ask the customer whether the invoice is in order and when it is paid, and set \"qualified\"."),
    ]
}
