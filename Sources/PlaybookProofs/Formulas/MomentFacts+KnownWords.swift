import ConstraintSolving
import PlaybookProgram

extension MomentFacts {
    /// A fact with a closed list of words has one of them: a ledger with another is not run.
    ///
    /// - Parameter countsOther: Also `other`, as which the ledger counts a word that is not in a list of the policy's.
    mutating func requireKnownWord(_ fact: Fact, _ reading: ConditionReading, countsOther: Bool = true) {
        guard let words = knownWords(of: fact, countsOther: countsOther) else { return }
        let term = term(fact, reading.role, isForHold: reading.isForHold)
        problem.require(term.isOne(of: words.map { number(ofWord: $0) }))
    }

    /// `nil` where any word goes, or its number has a meaning of its own.
    func knownWords(of fact: Fact, countsOther: Bool = true) -> [String]? {
        func counting(_ words: [String]) -> [String]? {
            words.isEmpty ? nil : words + (countsOther && !words.contains("other") ? ["other"] : [])
        }
        switch fact {
        case .own(let index):
            let field = policy.fields[index]
            if let builtIn = field.builtIn { return knownWords(of: .builtIn(builtIn), countsOther: countsOther) }
            return field.words.isEmpty ? nil : field.words
        case .builtIn(let fact):
            guard case .enumeration(let list) = FactTable.row(of: fact).type else { return nil }
            switch list {
            case .segments: return counting(policy.segments)
            case .legalEntities: return policy.legalEntities.map(\.id)
            case .disputeReasons: return counting(policy.disputeReasons.map(\.reason)).map { $0 + ["none"] }
            case .serviceKinds: return counting(policy.serviceKinds)
            case .serviceStatuses: return ["active", "restricted", "suspended", "terminated"]
            case .currencies, .countries, .languages, .steps, .months, .weekdays, .ownField: return nil
            }
        }
    }
}
