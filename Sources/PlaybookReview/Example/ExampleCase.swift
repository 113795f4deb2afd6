import FinancialValues
import PlaybookProgram
import Receivables

/// A customer with one invoice, and what happens to it: a case that a review shows. Days are counted from the due date.
struct ExampleCase: Sendable {
    enum Event: Hashable, Sendable {
        case payment
        case dispute(closed: Int)
        case promise(due: Int)
        case insolvency
        case rejectedDebit
    }

    /// In minor units of the reporting currency.
    var amount: Int64 = 250_000
    /// At most one of each.
    var events: [Int: Event] = [:]
    var isInsured = false
    var isFactored = false
    /// Every own yes-or-no field of a customer is yes.
    var isMarked = false

    /// A plain Tuesday: no holiday, no turn of a year or month near it.
    static let due = CalendarDate(year: 2026, month: 3, day: 10)!
    /// From the invoice to half a year after its due date.
    static let days = -30...180

    /// Who it is about, in the playbook's own terms.
    struct Customer: Sendable {
        var id: String
        var entity: LegalEntity
        var segment: String
        /// A natural person who is no business.
        var isConsumer: Bool
    }

    /// What segments of private people are called. Only the name and the marks of an example's customer follow from it.
    private static let people: Set = [
        "consumer", "consumers", "household", "households", "individual", "individuals", "private", "residential",
        "consommateur", "consommateurs", "particulier", "particuliers", "foyer", "foyers",
    ]

    /// - Returns: `nil` for a policy without a legal entity.
    static func customer(of playbook: CompiledPlaybook, _ policy: CompiledPolicy) -> Customer? {
        var (id, entities) = ("C-1", [String]())
        switch playbook.coverage {
        case .accounts(let patterns):
            id = patterns.first?.customer ?? id
            entities = patterns.first?.legalEntity.map { [$0] } ?? []
        case .condition(let condition): entities = condition.words(of: .accountLegalEntity)
        case .everyoneElse: break
        }
        let named = policy.legalEntities.first { entities.contains($0.id) }
        guard let entity = named ?? policy.legalEntities.first else { return nil }
        var segments: [String] = []
        if case .condition(let condition) = playbook.coverage { segments = condition.words(of: .customerSegment) }
        let segment = segments.first ?? policy.segments.first ?? ""
        return Customer(id: id, entity: entity, segment: segment, isConsumer: people.contains(segment))
    }
}

extension CompiledCondition {
    /// The words that it asks a fact to be, in the order written.
    fileprivate func words(of fact: BuiltInFact) -> [String] {
        switch self {
        case .all(let parts), .any(let parts): return parts.flatMap { $0.words(of: fact) }
        case .not: return []
        case .clause(let clause):
            switch clause.test {
            case .compare(.fact(.builtIn(fact)), .equal, .constant(.word(let word))): return [word]
            case .isOneOf(.fact(.builtIn(fact)), let words):
                return words.compactMap { if case .word(let word) = $0 { word } else { nil } }
            default: return []
            }
        }
    }
}
