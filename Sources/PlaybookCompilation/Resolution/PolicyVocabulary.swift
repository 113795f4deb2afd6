import Diagnostics
import FinancialValues
import PlaybookProgram
import PlaybookSyntax

/// What the policy declares, as the playbooks may mention it.
///
/// Where a part of the policy could not be read, its list is open: nothing that is missing there is reported.
struct PolicyVocabulary {
    /// The policy's file, for the places of what it says; `nil` when there is none.
    var record: SyntaxRecord?
    /// `nil` when the reporting currency could not be read.
    var rates: ExchangeRates?
    var reporting: CurrencyCode? { rates?.reporting }
    var currencies: [CurrencyCode] { rates?.currencies ?? [] }
    var currenciesAreOpen = false
    var segments = KnownNames([])
    var legalEntities = KnownNames([])
    /// Those that could be understood.
    var entities: [LegalEntity] = []
    var customerRoles = KnownNames([])
    var internalRoles = KnownNames([])
    var thirdPartyRoles = KnownNames([])
    var disputeReasons = KnownNames([])
    var blockReasons = KnownNames([])
    var serviceKinds = KnownNames([])
    var tasks: [String: TaskDeclaration] = [:]
    var tasksAreOpen = false
    var fields: [OwnField] = []
    /// `scope.name` of fields that are declared and could not be understood.
    var brokenFields: Set<String> = []
    var fieldsAreOpen = false
    /// By `suspension`, effect, task or step, with the place of the key.
    var approvals: [String: ApprovalRule.Requirement] = [:]
    var contactRules = ContactRules()
    var latePayment: [LatePaymentRule] = []
    /// The policy's guarantees, which are checked against every playbook.
    var guarantees: [SyntaxRecord] = []
    /// What may be included among guarantees.
    var packs = PackLibrary.builtIn

    /// A policy of which nothing is known: every name is accepted.
    static let unknown: PolicyVocabulary = {
        var vocabulary = PolicyVocabulary()
        let anything = KnownNames([], isOpen: true)
        vocabulary.currenciesAreOpen = true
        vocabulary.segments = anything
        vocabulary.legalEntities = anything
        vocabulary.customerRoles = anything
        vocabulary.internalRoles = anything
        vocabulary.thirdPartyRoles = anything
        vocabulary.disputeReasons = anything
        vocabulary.blockReasons = anything
        vocabulary.serviceKinds = anything
        vocabulary.tasksAreOpen = true
        vocabulary.fieldsAreOpen = true
        return vocabulary
    }()

    /// Every list of words could be read.
    var isWhole: Bool {
        !currenciesAreOpen && !tasksAreOpen && !fieldsAreOpen && brokenFields.isEmpty
            && ![segments, legalEntities, disputeReasons, serviceKinds].contains(where: \.isOpen)
    }

    var taskNames: KnownNames { KnownNames(tasks.keys.sorted(), isOpen: tasksAreOpen) }

    var roles: KnownNames {
        KnownNames(
            customerRoles.names + internalRoles.names + thirdPartyRoles.names,
            isOpen: customerRoles.isOpen || internalRoles.isOpen || thirdPartyRoles.isOpen)
    }

    func side(ofRole name: String) -> RoleSide? {
        if customerRoles.contains(name) { return .customer }
        if internalRoles.contains(name) || name == PolicyVocabulary.disputeOwner { return .ours }
        if thirdPartyRoles.contains(name) { return .thirdParty }
        return nil
    }

    /// Stands for whoever answers the dispute at hand.
    static let disputeOwner = "dispute_owner"

    func knows(_ currency: CurrencyCode) -> Bool { currenciesAreOpen || currencies.contains(currency) }

    /// What is wrong with a currency that has no rate.
    func fault(of currency: CurrencyCode, at range: SourceRange) -> Diagnostic? {
        guard !knows(currency) else { return nil }
        let known = currencies.map(\.description)
        return Diagnostic(
            .currencyWithoutRate, at: range,
            "the policy does not know the currency \"\(currency)\"\(NameSuggestion.question(for: currency.description, among: known))",
            help: "it knows \(andList(known)); others need a rate under \"exchange_rates\" of the policy")
    }

    /// The words of a closed list; `nil` for lists that depend on the playbook.
    func words(of list: WordList, field: OwnField?) -> KnownNames? {
        switch list {
        case .segments: segments
        case .legalEntities: legalEntities
        case .currencies: KnownNames(currencies.map(\.description), isOpen: currenciesAreOpen)
        case .countries: KnownNames(ISOCodes.countries)
        case .languages: KnownNames(ISOCodes.languages)
        case .disputeReasons: KnownNames(disputeReasons.names + ["none"], isOpen: disputeReasons.isOpen)
        case .serviceKinds: serviceKinds
        case .steps: nil
        case .serviceStatuses: KnownNames(["active", "restricted", "suspended", "terminated"])
        case .months: KnownNames(DayOfYear.monthWords)
        case .weekdays: KnownNames(Weekday.allCases.map(\.word))
        case .ownField: KnownNames(field?.words ?? [])
        }
    }
}

/// What the policy and a playbook both say about messages.
struct ContactRules {
    var sendDays = SendDays.everyWeekday
    var quiet: [DayRange] = []
    var contactLimit: ContactLimit?
    var delivery: [Channel: DeemedReceipt] = ContactRules.standardDelivery
    var invoiceDelivery = DateOffset(3, .days)
    /// Said by itself; else an invoice travels like a letter. [19]
    var invoiceDeliveryIsWritten = false
    var tolerance: [CurrencyCode: Int64] = [:]
    /// Where the playbook, else the policy, says it.
    var places = RulePlaces()

    static let standardDelivery: [Channel: DeemedReceipt] = [
        .email: .after(DateOffset(0, .days)), .portal: .after(DateOffset(0, .days)), .sms: .after(DateOffset(0, .days)),
        .letter: .after(DateOffset(3, .days)), .registeredLetter: .proof,
    ]
}
