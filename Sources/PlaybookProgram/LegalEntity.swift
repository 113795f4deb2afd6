import Diagnostics
import FinancialValues

/// One of our companies: who is owed the money, and how it presents itself.
public struct LegalEntity: Sendable {
    public var id: String
    public var name: String
    public var country: String
    public var calendar: BusinessCalendar
    public var sender: SenderDetails
    /// The payment terms of its invoices, where the ledger says no others: due dates are compared with them, and nothing else.
    public var terms: PaymentTerms?
    /// Where its code is written; `nil` for one that no file declares.
    public var origin: SourceRange?

    public init(
        id: String, name: String, country: String, calendar: BusinessCalendar, sender: SenderDetails = SenderDetails(),
        terms: PaymentTerms? = nil, origin: SourceRange? = nil
    ) {
        self.id = id
        self.name = name
        self.country = country
        self.calendar = calendar
        self.sender = sender
        self.terms = terms
        self.origin = origin
    }
}

/// What stands on a company's letters and under its e-mails; empty where the policy does not say.
///
/// It changes how a message looks, and nothing of what is decided.
public struct SenderDetails: Hashable, Sendable {
    public var email = ""
    /// Lines parted by ` / `.
    public var address = ""
    public var phone = ""
    public var registration = ""
    /// Our own people and departments, by internal role: the policy's, and the entity's own in their place.
    public var contacts: [String: OwnContact] = [:]

    public init() {}

    public var isEmpty: Bool { self == SenderDetails() }
}

/// Who stands behind one of our roles.
public struct OwnContact: Hashable, Sendable {
    public var name: String
    public var email = ""
    public var phone = ""
    /// ISO 639-1: the language of messages to the role.
    public var language: String?

    public init(name: String) { self.name = name }
}

extension [LegalEntity] {
    /// The language in which one of our roles is written to, as its contacts say; `nil` when they say none, or several: what is
    /// joined over companies has one language.
    public func language(ofRole role: String) -> String? {
        let languages = Set(compactMap { $0.sender.contacts[role]?.language })
        return languages.count == 1 ? languages.first : nil
    }
}
