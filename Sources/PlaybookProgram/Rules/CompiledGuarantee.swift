import Diagnostics
import FinancialValues

/// What must hold on every ledger.
public struct CompiledGuarantee: Sendable {
    public enum Claim: Sendable {
        /// Whenever the event happens (or the condition is true), the requirement is true.
        case whenever(Occasion, require: CompiledCondition)
        case atMost(count: Int, events: Occasion, inAnyDays: Int)
        /// Every overdue invoice has a next action within so many days, or is held, or is final.
        case progress(withinDays: Int)
    }

    public enum Occasion: Sendable {
        case kind(EventKind)
        case action(NamedAction)
        case condition(CompiledCondition)
    }

    public enum EventKind: String, CaseIterable, Sendable {
        case send, contact, notice, charge
        case holdOrders = "hold_orders"
        case restrict, suspend, terminate
        case handOver = "hand_over"
        /// Only in `at_most`: written `contacts`, `messages`.
    }

    public var name: String
    public var text: String?
    /// The same in several languages, by ISO 639-1.
    public var texts: [String: String]
    public var legalBasis: String?
    public var claim: Claim
    public var origin: SourceRange

    public init(
        name: String, text: String?, texts: [String: String] = [:], legalBasis: String?, claim: Claim,
        origin: SourceRange
    ) {
        self.name = name
        self.text = text
        self.texts = texts
        self.legalBasis = legalBasis
        self.claim = claim
        self.origin = origin
    }
}
