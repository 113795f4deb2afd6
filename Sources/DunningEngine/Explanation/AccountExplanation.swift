import FinancialValues

/// What was decided for one account on one day, by which line and which facts, and when that could change.
public struct AccountExplanation: Sendable {
    public var account: Int
    public var day: CalendarDate
    /// Index of the playbook; `nil` when none covers the account.
    public var playbook: Int?
    public var uncovered: UncoveredAccount.Reason?
    /// Where no playbook covers the account: what each of those that cover by a condition asks, and what it found.
    public var coverage: [CoverageFinding] = []
    /// First day of the case; `nil` when nothing is overdue that can be dunned.
    public var caseOpened: CalendarDate?
    public var verdicts: [UnitVerdict] = []
    public var holds: [HoldFinding] = []
    public var escalations: [EscalationFinding] = []
    public var stages: [StageFinding] = []
    public var obligations: [ObligationFinding] = []
    /// Actions of that day, waiting ones included.
    public var actions: [ScheduledAction] = []
    /// Open items of the account with their amounts on that day.
    public var items: [ItemStanding] = []
    /// The next day on which something could change.
    public var nextChange: CalendarDate?
    /// What is done on the first later day on which anything is done for the account, when nothing happens before that is
    /// not known on this day; waiting ones left out. Empty when there is no such day within a year, or nobody looked ahead.
    public var nextActions: [ScheduledAction] = []

    public init(account: Int, day: CalendarDate) { (self.account, self.day) = (account, day) }
}

/// One open item as it stands on the day.
public struct ItemStanding: Sendable {
    public var invoice: Int
    public var open: Money
    public var disputed: Int64
    public var promised: Int64
    public var daysOverdue: Int
    /// The last step before that day; `nil` when there was none, or nothing is computed for the account.
    public var last: PastDeed?
    /// Indices of promises that run on it and hold nothing, because too many had been broken before them.
    public var promisesWithoutEffect: [Int]

    public init(
        invoice: Int, open: Money, disputed: Int64, promised: Int64, daysOverdue: Int, last: PastDeed? = nil,
        promisesWithoutEffect: [Int] = []
    ) {
        self.invoice = invoice
        self.open = open
        self.disputed = disputed
        self.promised = promised
        self.daysOverdue = daysOverdue
        self.last = last
        self.promisesWithoutEffect = promisesWithoutEffect
    }
}

/// What one playbook asks of the accounts that it covers, and what it found of this one.
public struct CoverageFinding: Sendable {
    public var playbook: Int
    /// Empty where the playbook covers nobody on that day.
    public var clauses: [ClauseOutcome]
}
