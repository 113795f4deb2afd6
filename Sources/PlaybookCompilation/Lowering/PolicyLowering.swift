import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// From the policy's file to the checked policy, and to the names that playbooks may mention.
struct PolicyLowering {
    let record: SyntaxRecord
    let rates: KnownRates
    let packs: PackLibrary
    let faults: DiagnosticCollector

    private var roles: RoleResolution { RoleResolution(vocabulary: vocabulary, faults: faults) }
    private var vocabulary = PolicyVocabulary()

    init(_ record: SyntaxRecord, rates: KnownRates, packs: PackLibrary, faults: DiagnosticCollector) {
        self.record = record
        self.rates = rates
        self.packs = packs
        self.faults = faults
    }

    /// - Returns: No policy when a part that everything hangs on could not be read; then there is a diagnostic.
    mutating func lower() -> (policy: CompiledPolicy?, vocabulary: PolicyVocabulary) {
        vocabulary.record = record
        let rates = exchangeRates()
        declareNames()
        vocabulary.fields = OwnFieldLowering(vocabulary: vocabulary, faults: faults).fields(record)
        declareBrokenFields()
        let entities = LegalEntityLowering(record: record, vocabulary: vocabulary, faults: faults).entities()
        vocabulary.entities = entities
        let reasons = disputeReasons()
        let tasks = self.tasks()
        vocabulary.tasks = tasks
        vocabulary.tasksAreOpen = isOpen("tasks")
        vocabulary.approvals = approvals()
        vocabulary.contactRules = ContactRulesLowering(vocabulary: vocabulary, faults: faults).policy(record)
        vocabulary.packs = packs
        vocabulary.guarantees = packs.writtenOut(
            record.records("guarantees"), reporting: vocabulary.reporting, faults: faults)
        reportUnknownLanguages()
        let pending = self.pending()
        let latePayment = LatePaymentLowering(vocabulary: vocabulary, rates: self.rates, faults: faults).rules(record)
        vocabulary.latePayment = latePayment
        guard let name = record.name, let rates else { return (nil, vocabulary) }
        var policy = CompiledPolicy(
            name: name, title: record.text("title")?.value ?? name, exchangeRates: rates,
            tolerance: vocabulary.contactRules.tolerance, segments: vocabulary.segments.names,
            roles: vocabulary.customerRoles.names, internalRoles: vocabulary.internalRoles.names,
            thirdPartyRoles: vocabulary.thirdPartyRoles.names, legalEntities: entities, fields: vocabulary.fields,
            disputeReasons: reasons, blockReasons: vocabulary.blockReasons.names,
            serviceKinds: vocabulary.serviceKinds.names, pending: pending, tasks: tasks,
            appliesCashOldestFirst: record.text("unapplied_cash")?.value != "ignore",
            bankDataAge: record.duration("bank_data")?.value, bankDataOrigin: record["bank_data"]?.range,
            languages: record.words("languages")?.map(\.value) ?? [],
            fallbackLanguage: record.text("fallback_language")?.value, ownLanguage: ReaderLanguages(vocabulary).own,
            latePayment: latePayment, guarantees: [],
            origin: record.place("policy"))
        policy.called = Dictionary(
            record.calledNames.map {
                ($0.language.value, Dictionary($0.names.map { ($0.name.value, $0.words) }) { $1 })
            }
        ) { $1 }
        return (policy, vocabulary)
    }

    /// What is missing at a key may only be unreadable.
    private func isOpen(_ key: String) -> Bool {
        record.isInvalid(key) || (record[key] == nil && !record.isComplete)
    }

    private mutating func exchangeRates() -> ExchangeRates? {
        guard let word = record.text("currency"), let reporting = CurrencyCode(word.value) else {
            vocabulary.currenciesAreOpen = true
            return nil
        }
        var rates: [CurrencyCode: ExactNumber] = [:]
        if case .rates(let entries)? = record["exchange_rates"]?.value {
            for entry in entries {
                if entry.currency.value == reporting {
                    faults.report(rateOfReportingCurrency(entry.currency))
                } else {
                    let fault = fault(of: entry.rate, entry.currency.value)
                    if let fault { faults.report(fault) }
                    // Of whatever rate, the policy knows the currency.
                    rates[entry.currency.value] = fault == nil ? entry.rate.value : ExactNumber(1)
                }
            }
        }
        // A rate that cannot be read is still that of a currency.
        vocabulary.currenciesAreOpen = isOpen("exchange_rates") || record["exchange_rates"]?.isWhole == false
        let exchange = ExchangeRates(reporting: reporting, rates: rates)
        vocabulary.rates = exchange
        return exchange
    }

    private mutating func declareNames() {
        func names(_ key: String, standard: [String] = []) -> KnownNames {
            KnownNames(record.words(key)?.map(\.value) ?? standard, isOpen: isOpen(key))
        }
        vocabulary.segments = names("segments")
        vocabulary.customerRoles = names("roles", standard: ["billing", "signatory"])
        vocabulary.internalRoles = names("internal_roles", standard: ["collector"])
        vocabulary.thirdPartyRoles = names("third_party_roles")
        vocabulary.blockReasons = names("block_reasons", standard: ["other"])
        vocabulary.serviceKinds = names("service_kinds")
        let entities = record.named("legal_entities").map(\.name.value)
        vocabulary.legalEntities = KnownNames(entities, isOpen: isOpen("legal_entities"))
        let reasons = record.named("dispute_reasons").map(\.name.value)
        vocabulary.disputeReasons = KnownNames(
            reasons.isEmpty ? ["other"] : reasons, isOpen: isOpen("dispute_reasons"))
        reportRolesOnBothSides()
    }

    private func reportRolesOnBothSides() {
        var first: [String: Located<String>] = [:]
        for key in ["roles", "internal_roles", "third_party_roles"] {
            for role in record.words(key) ?? [] {
                if role.value == PolicyVocabulary.disputeOwner { faults.report(reservedRole(role)) }
                if let known = first[role.value] {
                    faults.report(roleTwice(role, first: known))
                } else {
                    first[role.value] = role
                }
            }
        }
    }

    private func reportUnknownLanguages() {
        for language in (record.words("languages") ?? []) + [record.text("fallback_language")].compactMap({ $0 }) {
            let fault = KnownNames(ISOCodes.languages).fault(
                of: language, .unknownLanguage, what: "language", owner: "ISO 639")
            if let fault { faults.report(fault) }
        }
    }

    private mutating func declareBrokenFields() {
        vocabulary.fieldsAreOpen = isOpen("fields")
        let declared = Set(vocabulary.fields.map { "\($0.scope.rawValue).\($0.name)" })
        for scope in record.named("fields") {
            for field in scope.value.named ?? [] where !declared.contains("\(scope.name.value).\(field.name.value)") {
                vocabulary.brokenFields.insert("\(scope.name.value).\(field.name.value)")
            }
            if scope.value.named == nil { vocabulary.fieldsAreOpen = true }
        }
    }

    private func disputeReasons() -> [DisputeReason] {
        let entries = record.named("dispute_reasons")
        if entries.isEmpty { return [DisputeReason(reason: "other", answeredBy: "collector")] }
        return entries.compactMap { entry in
            guard let word = entry.value.word else { return nil }
            let place = Located(word, at: entry.name.range)
            return roles.internalRole(place, for: "answer disputes").map {
                DisputeReason(reason: entry.name.value, answeredBy: $0.name)
            }
        }
    }

    private func tasks() -> [String: TaskDeclaration] {
        var tasks = TaskDeclaration.builtIn.mapValues {
            TaskDeclaration(to: nil, within: nil, then: nil, reachesCustomer: $0)
        }
        for entry in record.named("tasks") {
            let builtIn = tasks[entry.name.value]
            guard let task = entry.value.record else {
                tasks[entry.name.value] =
                    builtIn ?? TaskDeclaration(to: nil, within: nil, then: nil, reachesCustomer: false)
                continue
            }
            tasks[entry.name.value] = TaskDeclaration(
                to: task.text("to").flatMap { roles.internalRole($0, for: "own a task") },
                within: task.duration("within")?.value,
                then: task.text("then").flatMap { roles.internalRole($0, for: "take over a task") },
                reachesCustomer: task.boolean("reaches_customer") ?? builtIn?.reachesCustomer ?? false)
        }
        return tasks
    }

    private func approvals() -> [String: ApprovalRule.Requirement] {
        var approvals: [String: ApprovalRule.Requirement] = [:]
        for entry in record.named("approvals") {
            guard let approval = entry.value.approval else { continue }
            approvals[entry.name.value] = ApprovalLowering(vocabulary: vocabulary, faults: faults).requirement(approval)
        }
        return approvals
    }

    private func pending() -> [String: DateOffset] {
        let methods = KnownNames(["transfer", "direct_debit", "cheque", "card"])
        var pending: [String: DateOffset] = [:]
        for entry in record.named("pending") {
            if let fault = methods.fault(
                of: entry.name, .unknownPaymentMethod, what: "payment method", owner: "the ledger")
            {
                faults.report(fault)
            }
            if case .duration(let offset) = entry.value { pending[entry.name.value] = offset }
        }
        return pending
    }
}

// MARK: - Messages

extension PolicyLowering {
    private func rateOfReportingCurrency(_ currency: Located<CurrencyCode>) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: currency.range,
            "\(currency.value) is the reporting currency, of which one unit is worth one",
            help: "take it out")
    }

    /// Nothing that money is kept in is worth more than this of another currency.
    private static let largestRate = ExactNumber(10_000_000)

    private func fault(of rate: Located<ExactNumber>, _ currency: CurrencyCode) -> Diagnostic? {
        let isTooLarge = rate.value > PolicyLowering.largestRate
        guard isTooLarge || rate.value.millionths <= 0 else { return nil }
        let limit = isTooLarge ? "more than \(PolicyLowering.largestRate)" : "not more than 0"
        return Diagnostic(
            .uselessRate, at: rate.range, "the rate of \(currency) is \(limit): \"\(rate.range.text)\"",
            help: "write what one \(currency) is worth in the reporting currency")
    }

    private func reservedRole(_ role: Located<String>) -> Diagnostic {
        Diagnostic(
            .reservedName, at: role.range, "\"\(role.value)\" stands for whoever answers the dispute at hand",
            help: "give the role another name")
    }

    private func roleTwice(_ role: Located<String>, first: Located<String>) -> Diagnostic {
        Diagnostic(
            .duplicateName, at: role.range, "role \"\(role.value)\" is declared twice",
            help: "a role is the customer's, ours, or a third party's",
            notes: [DiagnosticNote("the first time", at: first.range)])
    }
}
