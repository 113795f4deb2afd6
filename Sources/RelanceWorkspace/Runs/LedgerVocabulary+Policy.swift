import LedgerReading
import PlaybookProgram

extension LedgerVocabulary {
    /// The words and fields that a policy declares.
    public init(_ policy: CompiledPolicy) {
        self.init()
        reportingCurrency = policy.exchangeRates.reporting
        segments = Set(policy.segments)
        legalEntities = Set(policy.legalEntities.map(\.id))
        currencies = Set(policy.exchangeRates.currencies)
        roles = Set(policy.roles + policy.internalRoles + policy.thirdPartyRoles)
        disputeReasons = Set(policy.disputeReasons.map(\.reason))
        blockReasons = Set(policy.blockReasons)
        serviceKinds = Set(policy.serviceKinds)
        languages = Set(policy.languages)
        for entity in policy.legalEntities {
            terms[entity.id] = Terms(terms: entity.terms, country: entity.country, calendar: entity.calendar)
        }
        // A field that only gives a built-in fact a default has its column already.
        fields = policy.fields.filter { $0.builtIn == nil }.map { field in
            Field(table: field.scope.rawValue, name: field.name, kind: Field.Kind(field))
        }
    }
}

extension LedgerVocabulary.Field.Kind {
    fileprivate init(_ field: OwnField) {
        switch field.type {
        case .boolean: self = .boolean
        case .number: self = .number
        case .money: self = .money
        case .days: self = .days
        case .date: self = .date
        case .text: self = .text
        case .enumeration: self = .word(field.words)
        }
    }
}
