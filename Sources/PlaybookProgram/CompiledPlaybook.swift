import Diagnostics
import FinancialValues

/// Everything the interpreter runs: the policy and the playbooks that cover accounts. Plain values, each with its origin.
public struct CompiledProgram: Sendable {
    public var policy: CompiledPolicy
    /// Sorted by name; those that are only for extending are left out.
    public var playbooks: [CompiledPlaybook]
    /// Every step and rule name (former ones too) of any playbook: what history may mention.
    public var knownNames: Set<String>
    /// By template, the languages in which it is written; `nil`: nobody has looked, and every message can be written.
    public var templateLanguages: [String: Set<String>]?

    public init(
        policy: CompiledPolicy, playbooks: [CompiledPlaybook], knownNames: Set<String>,
        templateLanguages: [String: Set<String>]? = nil
    ) {
        self.policy = policy
        self.playbooks = playbooks
        self.knownNames = knownNames
        self.templateLanguages = templateLanguages
    }
}

extension CompiledProgram {
    /// Whether a message can be written to a reader of a language: a formal notice in that one alone, any other also in the
    /// fallback language.
    public func canWrite(_ message: MessageDeed, in language: String) -> Bool {
        guard let templateLanguages else { return true }
        let written = templateLanguages[message.template] ?? []
        guard !written.contains(language) else { return true }
        return !message.isFormalNotice && policy.fallbackLanguage.map(written.contains) ?? false
    }

    /// The languages in which every message can be written, sorted; empty where nobody has looked.
    public var writtenLanguages: [String] {
        guard let templateLanguages else { return [] }
        let used = Set(playbooks.flatMap(\.messageRules).map(\.message.template))
        let all = Set(templateLanguages.values.joined())
        return used.reduce(all) { $0.intersection(templateLanguages[$1] ?? []) }.sorted()
    }
}

/// One playbook as it runs, its parents merged in.
public struct CompiledPlaybook: Sendable {
    public enum Coverage: Sendable {
        case accounts([AccountPattern])
        case condition(CompiledCondition)
        case everyoneElse
    }

    public var name: String
    public var title: String
    public var coverage: Coverage
    /// Both days included; `nil`: always.
    public var valid: ClosedRange<CalendarDate>?
    /// Nobody is chased, and the report says why.
    public var leftAlone: String?
    public var sendDays: SendDays
    public var quiet: [DayRange]
    public var contactLimit: ContactLimit?
    public var delivery: [Channel: DeemedReceipt]
    /// How long after it was entered an invoice can have reached the customer.
    public var invoiceDelivery: DateOffset
    public var tolerance: [CurrencyCode: Int64]
    public var promises: PromiseRule
    /// The author's, then the built-in ones.
    public var holds: [CompiledHold]
    public var sequences: [CompiledSequence]
    public var escalations: [CompiledEscalation]
    public var suspensions: [CompiledSuspension]
    public var obligations: [CompiledObligation]
    public var guarantees: [CompiledGuarantee]
    /// Changes whenever anything that runs changes; layout and comments do not change it.
    public var digest: String
    public var origin: SourceRange
    public var places: RulePlaces

    public init(
        name: String, title: String, coverage: Coverage, valid: ClosedRange<CalendarDate>?, leftAlone: String?,
        sendDays: SendDays, quiet: [DayRange], contactLimit: ContactLimit?, delivery: [Channel: DeemedReceipt],
        invoiceDelivery: DateOffset, tolerance: [CurrencyCode: Int64], promises: PromiseRule, holds: [CompiledHold],
        sequences: [CompiledSequence], escalations: [CompiledEscalation], suspensions: [CompiledSuspension],
        obligations: [CompiledObligation], guarantees: [CompiledGuarantee], digest: String, origin: SourceRange,
        places: RulePlaces = RulePlaces()
    ) {
        self.name = name
        self.title = title
        self.coverage = coverage
        self.valid = valid
        self.leftAlone = leftAlone
        self.sendDays = sendDays
        self.quiet = quiet
        self.contactLimit = contactLimit
        self.delivery = delivery
        self.invoiceDelivery = invoiceDelivery
        self.tolerance = tolerance
        self.promises = promises
        self.holds = holds
        self.sequences = sequences
        self.escalations = escalations
        self.suspensions = suspensions
        self.obligations = obligations
        self.guarantees = guarantees
        self.digest = digest
        self.origin = origin
        self.places = places
    }
}

/// `C-1042` (all accounts of the customer) or `C-1042/FR01`.
public struct AccountPattern: Hashable, Sendable {
    public var customer: String
    public var legalEntity: String?

    public init(customer: String, legalEntity: String?) { (self.customer, self.legalEntity) = (customer, legalEntity) }

    /// As it is written.
    public var text: String { customer + (legalEntity.map { "/\($0)" } ?? "") }
}

/// A short, stable fingerprint of bytes: the same on every run and machine. Not a signature.
public struct Fingerprint: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    /// FNV-1a, 64 bits.
    public mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// A text and a separator, so that `ab`, `c` and `a`, `bc` differ.
    public mutating func add(_ text: String) {
        add(text.utf8)
        add(CollectionOfOne(0x1F))
    }

    /// 16 hexadecimal digits.
    public var text: String {
        // Spread the last bytes over all digits (the finalizer of MurmurHash3).
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        mixed ^= mixed >> 33
        let digits = String(mixed, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
