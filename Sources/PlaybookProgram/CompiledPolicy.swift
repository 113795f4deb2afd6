import Diagnostics
import FinancialValues

/// The checked credit policy: what holds for every playbook.
public struct CompiledPolicy: Sendable {
    public var name: String
    public var title: String
    public var exchangeRates: ExchangeRates
    /// Minor units per currency, below which nothing is sent, charged or suspended.
    public var tolerance: [CurrencyCode: Int64]
    public var segments: [String]
    public var roles: [String]
    public var internalRoles: [String]
    public var thirdPartyRoles: [String]
    public var legalEntities: [LegalEntity]
    public var fields: [OwnField]
    /// What reviews call names, by language, then by name.
    public var called: [String: [String: String]] = [:]
    public var disputeReasons: [DisputeReason]
    public var blockReasons: [String]
    public var serviceKinds: [String]
    /// By payment method: how long an announced payment holds its invoice.
    public var pending: [String: DateOffset]
    public var tasks: [String: TaskDeclaration]
    /// `oldest_first`: unapplied cash lowers the open amounts of the oldest invoices.
    public var appliesCashOldestFirst: Bool
    /// How old the bank data may be, in business days of the entity; `nil`: any age.
    public var bankDataAge: DateOffset?
    /// Where that is written; `nil` where it is not.
    public var bankDataOrigin: SourceRange?
    /// Those in which customers are written to, as the policy lists them; empty: it does not say.
    public var languages: [String]
    /// The language of a message without a template in the customer's; never of a formal notice.
    public var fallbackLanguage: String?
    /// The language of messages to ourselves where no contact names one, whoever the customer is; `nil`: the customer's.
    public var ownLanguage: String?
    public var latePayment: [LatePaymentRule]
    public var guarantees: [CompiledGuarantee]
    public var origin: SourceRange

    public init(
        name: String, title: String, exchangeRates: ExchangeRates, tolerance: [CurrencyCode: Int64], segments: [String],
        roles: [String], internalRoles: [String], thirdPartyRoles: [String], legalEntities: [LegalEntity],
        fields: [OwnField], disputeReasons: [DisputeReason], blockReasons: [String], serviceKinds: [String],
        pending: [String: DateOffset], tasks: [String: TaskDeclaration], appliesCashOldestFirst: Bool,
        bankDataAge: DateOffset?, bankDataOrigin: SourceRange? = nil, languages: [String] = [],
        fallbackLanguage: String? = nil, ownLanguage: String? = nil, latePayment: [LatePaymentRule],
        guarantees: [CompiledGuarantee], origin: SourceRange
    ) {
        self.name = name
        self.title = title
        self.exchangeRates = exchangeRates
        self.tolerance = tolerance
        self.segments = segments
        self.roles = roles
        self.internalRoles = internalRoles
        self.thirdPartyRoles = thirdPartyRoles
        self.legalEntities = legalEntities
        self.fields = fields
        self.disputeReasons = disputeReasons
        self.blockReasons = blockReasons
        self.serviceKinds = serviceKinds
        self.pending = pending
        self.tasks = tasks
        self.appliesCashOldestFirst = appliesCashOldestFirst
        self.bankDataAge = bankDataAge
        self.bankDataOrigin = bankDataOrigin
        self.languages = languages
        self.fallbackLanguage = fallbackLanguage
        self.ownLanguage = ownLanguage
        self.latePayment = latePayment
        self.guarantees = guarantees
        self.origin = origin
    }
}

/// An attribute of the author's own ledger.
public struct OwnField: Sendable {
    public var scope: FactScope
    public var name: String
    public var type: ValueType
    /// The words of an enumeration.
    public var words: [String]
    /// `nil`: the ledger must have it.
    public var defaultValue: Constant?
    /// The same name as a built-in fact: it only gives that fact a default.
    public var builtIn: BuiltInFact?
    /// What it means, by language, in its author's words.
    public var texts: [String: String]
    public var origin: SourceRange

    public init(
        scope: FactScope, name: String, type: ValueType, words: [String] = [], defaultValue: Constant?,
        builtIn: BuiltInFact? = nil, texts: [String: String] = [:], origin: SourceRange
    ) {
        self.scope = scope
        self.name = name
        self.type = type
        self.words = words
        self.defaultValue = defaultValue
        self.builtIn = builtIn
        self.texts = texts
        self.origin = origin
    }
}

public struct DisputeReason: Sendable {
    public var reason: String
    public var answeredBy: String

    public init(reason: String, answeredBy: String) { (self.reason, self.answeredBy) = (reason, answeredBy) }
}

/// A task of the policy, built in or declared: who owns it by default, how long he has, and who is next.
public struct TaskDeclaration: Sendable {
    /// `nil`: the rule says, else the collector.
    public var to: RoleReference?
    public var within: DateOffset?
    public var then: RoleReference?
    public var reachesCustomer: Bool

    public init(to: RoleReference?, within: DateOffset?, then: RoleReference?, reachesCustomer: Bool) {
        self.to = to
        self.within = within
        self.then = then
        self.reachesCustomer = reachesCustomer
    }

    /// The tasks that need no declaration, and whether they reach the customer.
    public static let builtIn: [String: Bool] = [
        "call": true, "visit": true, "review": false, "qualify": false, "hand_over": false, "declare_claim": false,
        "match_cash": false, "prove_receipt": false, "review_suspension": false, "no_address": false,
    ]
}

extension CompiledPolicy {
    /// The language in which a role is written to: the customer's, or ours where we write to ourselves.
    ///
    /// - Parameter customers: As the ledger says; empty where it does not. Where the policy writes in one language only, it is
    ///   that one.
    public func language(of role: RoleReference, customers: String) -> String {
        let customers = customers.isEmpty && languages.count == 1 ? languages[0] : customers
        return role.side == .ours ? language(ofOwnRole: role.name) ?? customers : customers
    }

    /// The language of messages to one of our roles, whoever the customer is; `nil`: the customer's.
    private func language(ofOwnRole role: String) -> String? { legalEntities.language(ofRole: role) ?? ownLanguage }
}
