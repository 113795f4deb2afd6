import PlaybookProgram

/// Whose facts a condition may mention where it stands. [87]
struct ConditionScope {
    /// Facts that may be named without a prefix; of two with one name, the first counts.
    var bare: [FactScope]
    var prefixed: [FactScope]
    /// Only the legal entity of the account, and no sums of it or of its customer: which of them count is known only once a
    /// playbook has the account.
    var onlyLegalEntity = false
    var allowsEvents = true
    /// For messages: `a step of an invoice sequence`.
    var place: String

    static func sequence(_ unit: CompiledSequence.Unit) -> ConditionScope {
        switch unit {
        case .invoice:
            ConditionScope(
                bare: [.invoice, .day], prefixed: [.invoice, .account, .customer], place: "a sequence per invoice")
        case .account, .accountCurrency:
            ConditionScope(bare: [.day], prefixed: [.account, .customer], place: "a sequence per account")
        case .promise:
            ConditionScope(
                bare: [.promise, .day], prefixed: [.promise, .account, .customer], place: "a sequence per promise")
        case .dispute:
            ConditionScope(
                bare: [.dispute, .day], prefixed: [.dispute, .account, .customer], place: "a sequence per dispute")
        }
    }

    /// Whom a sequence is for. One per account lists the items for which it is true. [42] [45]
    static func sequenceFor(_ unit: CompiledSequence.Unit) -> ConditionScope {
        var scope = sequence(unit)
        if unit == .account || unit == .accountCurrency { scope.prefixed.append(.invoice) }
        return scope
    }

    static let hold = ConditionScope(
        bare: [.invoice, .day], prefixed: [.invoice, .account, .customer], place: "a hold")
    static let covers = ConditionScope(
        bare: [], prefixed: [.customer, .account], onlyLegalEntity: true, allowsEvents: false, place: "\"covers\"")
    static let escalation = ConditionScope(bare: [.day], prefixed: [.account, .customer], place: "an escalation")
    static let services = ConditionScope(
        bare: [.service], prefixed: [.service, .customer], allowsEvents: false, place: "\"services\"")

    /// - Parameter ofServices: False for what is done to the account itself, such as held orders.
    static func suspension(ofServices: Bool, place: String) -> ConditionScope {
        ConditionScope(
            bare: [.day], prefixed: (ofServices ? [.ground, .service] : [.ground]) + [.account, .customer], place: place
        )
    }

    static func obligation(_ unit: CompiledObligation.Unit) -> ConditionScope {
        switch unit {
        case .account:
            ConditionScope(bare: [.day], prefixed: [.account, .customer], place: "an obligation per account")
        case .invoice:
            ConditionScope(
                bare: [.invoice, .day], prefixed: [.invoice, .account, .customer], place: "an obligation per invoice")
        case .dispute:
            ConditionScope(
                bare: [.dispute, .day], prefixed: [.dispute, .account, .customer], place: "an obligation per dispute")
        case .payment:
            ConditionScope(bare: [.day], prefixed: [.account, .customer], place: "an obligation per payment")
        }
    }

    static let guaranteeOfStage = ConditionScope(
        bare: [.day], prefixed: [.ground, .service, .account, .customer], place: "a guarantee about a suspension")
    static let guaranteeOfItem = ConditionScope(
        bare: [.day], prefixed: [.invoice, .account, .customer], place: "a guarantee about a message or a task")
    static let guaranteeOfAccount = ConditionScope(
        bare: [.day], prefixed: [.account, .customer], place: "a guarantee about an account")

    /// Whatever a reason may mention: in the tests of a playbook.
    static let anything = ConditionScope(
        bare: [.invoice, .promise, .dispute, .service, .day],
        prefixed: [.invoice, .promise, .dispute, .service, .ground, .account, .customer], place: "a reason")

    func isSumOfCustomer(_ name: String, _ scope: FactScope) -> Bool {
        onlyLegalEntity && "\(scope.rawValue).\(name)" == BuiltInFact.customerOverdue.rawValue
    }

    /// Names a condition may write here for facts of a scope: bare where it may, else with its prefix.
    func spelling(of name: String, in scope: FactScope) -> String? {
        if bare.contains(scope) { return name }
        if scope == .account && name == "legal_entity" && prefixed.contains(.account) { return name }
        guard prefixed.contains(scope), !(onlyLegalEntity && scope == .account), !isSumOfCustomer(name, scope) else {
            return nil
        }
        return "\(scope.rawValue).\(name)"
    }
}
