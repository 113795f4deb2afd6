import PlaybookProgram

extension CompiledCondition {
    /// Its smallest parts, in the order written.
    var clauses: [CompiledClause] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.clauses)
        case .not(let part): part.clauses
        case .clause(let clause): [clause]
        }
    }

    /// It speaks of one invoice, promise or dispute, or of what happened to it; else only of the account or the day. [105]
    func mentionsItem(_ fields: [OwnField]) -> Bool {
        clauses.contains { clause in
            if case .event(let test) = clause.test { return !test.anchor.isOfCustomer }
            return clause.test.facts.contains { [.invoice, .promise, .dispute].contains($0.scope(fields)) }
        }
    }
}

extension ClauseTest {
    /// Every fact that it reads; none for an event.
    var facts: [Fact] {
        switch self {
        case .holds(let fact): [fact]
        case .compare(let left, _, let right): [left, right].compactMap(\.fact)
        case .isOneOf(let operand, _): [operand].compactMap(\.fact)
        case .isIn(let operand, _): [operand].compactMap(\.fact)
        case .isBetween(let subject, let low, let high): [subject, low, high].compactMap(\.fact)
        case .event: []
        }
    }
}

extension Operand {
    var fact: Fact? {
        switch self {
        case .fact(let fact), .datePlus(.fact(let fact), _): fact
        case .constant, .datePlus(.date, _): nil
        }
    }
}

extension Fact {
    func scope(_ fields: [OwnField]) -> FactScope {
        switch self {
        case .builtIn(let fact): fact.scope
        case .own(let index): fields[index].scope
        }
    }
}
