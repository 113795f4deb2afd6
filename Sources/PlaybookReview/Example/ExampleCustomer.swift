import PlaybookProgram
import Receivables

/// Whom a review's examples are about: somebody whom the playbook covers, in its own terms.
struct ExampleCustomer: Sendable {
    var id: String
    var entity: LegalEntity
    var segment: String
    /// What the coverage asks besides.
    private let asked: Asked

    /// A natural person who is no business.
    var isConsumer: Bool { flag(.customerConsumer) ?? ExampleCustomer.people.contains(segment) }
    var isPublicBody: Bool { !isConsumer && (flag(.customerPublicBody) ?? ExampleCustomer.bodies.contains(segment)) }

    /// What segments of private people are called. Only the name and the marks of an example's customer follow from it.
    private static let people: Set = [
        "consumer", "consumers", "household", "households", "individual", "individuals", "private", "residential",
        "consommateur", "consommateurs", "particulier", "particuliers", "foyer", "foyers",
    ]

    /// What segments of public bodies are called; the same follows.
    private static let bodies: Set = [
        "public", "public_sector", "public_body", "public_bodies", "government", "authority", "authorities",
        "municipality", "municipalities", "secteur_public", "organisme_public", "organismes_publics", "collectivite",
        "collectivites",
    ]

    /// - Returns: `nil` for a policy without a legal entity.
    init?(of playbook: CompiledPlaybook, _ program: CompiledProgram) {
        let policy = program.policy
        var asked = Asked()
        var entities: [String] = []
        id = "C-1"
        switch playbook.coverage {
        case .accounts(let patterns):
            id = patterns.first?.customer ?? id
            entities = patterns.first?.legalEntity.map { [$0] } ?? []
        case .condition(let condition): asked.add(condition, isTrue: true)
        case .everyoneElse:
            for case .condition(let condition) in program.playbooks.map(\.coverage) {
                asked.refused.formUnion(Asked(condition).words(.customerSegment))
            }
        }
        entities += asked.words(.accountLegalEntity)
        let named = policy.legalEntities.first { entities.contains($0.id) }
        let allowed = policy.legalEntities.first { !asked.refused.contains($0.id) }
        guard let entity = named ?? allowed ?? policy.legalEntities.first else { return nil }
        self.entity = entity
        let segments = asked.words(.customerSegment) + policy.segments.filter { !asked.refused.contains($0) }
        segment = segments.first ?? policy.segments.first ?? ""
        self.asked = asked
    }

    func flag(_ fact: BuiltInFact) -> Bool? {
        if case .boolean(let value)? = asked.values[.builtIn(fact)]?.first { value } else { nil }
    }

    var country: String { asked.words(.customerCountry).first ?? entity.country }

    /// What the coverage asks of a field of the ledger's own; `nil` where it asks nothing.
    ///
    /// - Parameter index: Among the policy's fields.
    func value(ofField index: Int) -> Constant? { asked.values[.own(index)]?.first }
}

extension ExampleCustomer {
    /// What a condition asks facts to be; of alternatives the first that asks of the customer only.
    private struct Asked: Sendable {
        /// Each of them would do.
        var values: [Fact: [Constant]] = [:]
        /// Words that a fact may not be.
        var refused: Set<String> = []

        init() {}
        init(_ condition: CompiledCondition) { add(condition, isTrue: true) }

        func words(_ fact: BuiltInFact) -> [String] {
            (values[.builtIn(fact)] ?? []).compactMap { if case .word(let word) = $0 { word } else { nil } }
        }

        mutating func add(_ condition: CompiledCondition, isTrue: Bool) {
            switch condition {
            case .not(let inner): add(inner, isTrue: !isTrue)
            case .all(let parts) where isTrue: for part in parts { add(part, isTrue: true) }
            case .any(let parts) where !isTrue: for part in parts { add(part, isTrue: false) }
            case .all(let parts), .any(let parts):
                guard let part = parts.first(where: \.asksOfCustomerOnly) ?? parts.first else { return }
                add(part, isTrue: isTrue)
            case .clause(let clause): add(clause.test, isTrue: isTrue)
            }
        }

        private mutating func add(_ test: ClauseTest, isTrue: Bool) {
            switch test {
            case .holds(let fact): values[fact] = [.boolean(isTrue)]
            case .compare(.fact(let fact), .equal, .constant(let value)),
                .compare(.fact(let fact), .atLeast, .constant(let value)) where isTrue,
                .compare(.fact(let fact), .atMost, .constant(let value)) where isTrue:
                ask(fact, [value], isTrue)
            case .compare(.fact(let fact), .notEqual, .constant(let value)): ask(fact, [value], !isTrue)
            case .isOneOf(.fact(let fact), let list): ask(fact, list, isTrue)
            case .compare, .isOneOf, .isIn, .isBetween, .event: break
            }
        }

        private mutating func ask(_ fact: Fact, _ list: [Constant], _ isTrue: Bool) {
            if isTrue {
                values[fact] = list
            } else {
                for case .word(let word) in list { refused.insert(word) }
            }
        }
    }
}

extension CompiledCondition {
    fileprivate var asksOfCustomerOnly: Bool {
        var mentions = ProgramMentions()
        mentions.add(self)
        return mentions.facts.allSatisfy { fact in
            if case .builtIn(let fact) = fact { fact.scope == .customer || fact == .accountLegalEntity } else { true }
        }
    }
}
