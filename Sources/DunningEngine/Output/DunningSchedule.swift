import FinancialValues

/// What a run found: the actions in order, and the accounts it could not speak for.
public struct DunningSchedule: Sendable {
    /// By day, account, rule and id.
    public var actions: [ScheduledAction] = []
    /// Accounts that no or more than one playbook covers, or that the run cannot compute; by account.
    public var uncovered: [UncoveredAccount] = []
    /// Accounts of playbooks that leave their customers alone; by account.
    public var leftAlone: [LeftAloneAccount] = []
    /// What kept whole accounts or items from being dunned on the as-of day; by account.
    public var held: [HeldAmount] = []
    /// On the as-of day, charges of invoices whose principal alone was paid; by account and invoice.
    public var chargesLeft: [ChargesLeft] = []
    /// What was to be charged and could not be computed: with any of them the schedule is not one.
    public var unknownCharges: [UnknownCharge] = []
    /// Guarantees that the run did not keep; by day, account, playbook and guarantee.
    public var brokenGuarantees: [BrokenGuarantee] = []
    /// Messages for which there is no template in a language that their reader has; by account, playbook and rule.
    public var unwritten: [UnwrittenMessage] = []
    /// Entities whose bank data are older than the policy allows: no contact was scheduled for them; by entity.
    public var staleBankData: [StaleBankData] = []
    /// How late each customer was taken to pay, where the run assumes habits; by customer.
    public var habits: [PaymentHabit] = []
    /// Rows dated after the as-of day, which were not seen (blocks are).
    public var ignored = IgnoredRows()

    public init() {}
}

public struct UncoveredAccount: Sendable {
    public enum Reason: Sendable {
        case noPlaybook
        /// Indices of the playbooks.
        case severalPlaybooks([Int])
        /// A legal entity that the policy does not have.
        case unknownLegalEntity(String)
        /// A currency for which the policy has no exchange rate.
        case unknownCurrency(CurrencyCode)
        /// History has steps that no playbook knows.
        case unknownSteps([String])
        /// A fact that its playbook uses has no value in the ledger.
        case missingValue(fact: String, column: String)
    }

    public var account: Int
    public var reason: Reason
}

public struct LeftAloneAccount: Sendable {
    public var account: Int
    public var playbook: Int
}

/// What a hold keeps back on the as-of day.
public struct HeldAmount: Sendable {
    public var account: Int
    /// The hold's name.
    public var hold: String
    public var amount: Money
}

/// A legal entity whose bank data are too old to chase anybody on.
public struct StaleBankData: Sendable {
    /// Index of the legal entity in the snapshot.
    public var legalEntity: Int
    /// `nil`: the ledger does not say.
    public var lastBankDay: CalendarDate?
}

/// How many rows of the ledger are dated after the as-of day.
public struct IgnoredRows: Hashable, Sendable {
    public var invoices = 0
    public var payments = 0
    public var disputes = 0
    public var promises = 0
    public var history = 0

    public init() {}
}

/// How late a customer is taken to pay.
public struct PaymentHabit: Hashable, Sendable {
    public enum Source: String, Sendable {
        /// The median of its own paid invoices.
        case own
        /// The median of its segment's: it has paid too few invoices itself.
        case segment
        /// The median of all customers': its segment has too few as well.
        case all
    }

    /// Index of the customer who pays.
    public var customer: Int
    /// Days after the due date; negative when it pays early.
    public var daysLate: Int
    public var source: Source
}
