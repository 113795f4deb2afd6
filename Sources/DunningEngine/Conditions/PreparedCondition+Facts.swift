import FinancialValues
import PlaybookProgram

extension PreparedCondition {
    /// Every fact that the condition reads.
    func collectFacts(into facts: inout Set<PreparedFact>) {
        switch self {
        case .all(let parts), .any(let parts): for part in parts { part.collectFacts(into: &facts) }
        case .not(let part): part.collectFacts(into: &facts)
        case .clause(let clause): for fact in clause.test.facts { facts.insert(fact) }
        }
    }
}

extension PreparedCondition {
    /// Whether what the run does can change its value: it asks for a deed, or for a fact that deeds change.
    var readsHistory: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains(where: \.readsHistory)
        case .not(let part): part.readsHistory
        case .clause(let clause): clause.test.readsHistory
        }
    }
}

extension PreparedTest {
    fileprivate var readsHistory: Bool {
        if case .event(let test, _) = self { return test.event != nil }
        return facts.contains { fact in
            switch fact {
            case .builtIn(.invoiceStep), .builtIn(.serviceStatus), .builtIn(.accountCasesInAYear): true
            case .builtIn, .own: false
            }
        }
    }

    /// The facts read, in the order written.
    var facts: [PreparedFact] {
        switch self {
        case .holds(let fact), .isOneOf(let fact, _), .textEquals(let fact, _, _), .textIsOneOf(let fact, _): [fact]
        case .compare(let left, _, let right): left.facts + right.facts
        case .isIn(let operand, _): operand.facts
        case .isBetween(let operand, let low, let high): operand.facts + low.facts + high.facts
        case .event: []
        }
    }
}

extension PreparedOperand {
    var facts: [PreparedFact] {
        switch self {
        case .fact(let fact), .factPlus(let fact, _): [fact]
        case .constant: []
        }
    }
}

extension PreparedFact: Comparable {
    /// Built-in facts in the table's order, then the policy's own.
    static func < (left: PreparedFact, right: PreparedFact) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .builtIn(let fact): PreparedFact.orders[fact]!
        case .own(let index): 10_000 + index
        }
    }

    private static let orders = Dictionary(
        uniqueKeysWithValues: BuiltInFact.allCases.enumerated().map { ($0.element, $0.offset) })
}
