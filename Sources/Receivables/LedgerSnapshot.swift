import FinancialValues

/// What the books say on one day: an immutable value in which rows refer to each other by index.
///
/// Customers are sorted by id, accounts by payer's id and legal entity, everything else by account; within an account
/// invoices by due date and id, the rest by date and id. So nothing depends on the order in which rows were read.
public struct LedgerSnapshot: Sendable {
    public var text = TextPool()
    public var symbols = SymbolTable()
    /// Ids of our companies, sorted.
    public var legalEntities: [String] = []
    public var customers: [Customer] = []
    /// Sorted by customer.
    public var contacts: [Contact] = []
    public var accounts: [CustomerAccount] = []
    public var invoices: [Invoice] = []
    public var payments: [Payment] = []
    public var disputes: [Dispute] = []
    public var promises: [PromiseToPay] = []
    public var blocks: [DunningBlock] = []
    public var services: [Service] = []
    public var history: [HistoryRow] = []
    public var unbilled: [Unbilled] = []
    public var ownFields: [OwnFieldColumn] = []
    /// Columns that the ledger has, as `table.column`: a used fact whose column is missing is an error of the run.
    public var columns: Set<String> = []
    /// The day of the extraction, when the ledger says.
    public var asOf: CalendarDate?
    /// Whether the invoices paid in the last 400 days are in it.
    public var hasPaidInvoices = true
    /// By index of the legal entity; `nil` where the ledger does not say.
    public var lastBankDays: [CalendarDate?] = []
    /// Where the rows stand; only of a ledger that was read to be checked.
    public var places: RowPlaces?

    public init() {}

    public func id(of account: CustomerAccount) -> String {
        text[customers[Int(account.payer)].id] + "/" + legalEntities[Int(account.legalEntity)]
    }
}

/// The values of one of the author's own fields, by row of its table (customers, invoices or services).
public struct OwnFieldColumn: Sendable {
    /// `customer`, `invoice` or `service`.
    public var table: String
    public var name: String
    /// One per row of the table; `nil` where the cell is empty.
    public var values: [OwnValue?]

    public init(table: String, name: String, values: [OwnValue?] = []) {
        self.table = table
        self.name = name
        self.values = values
    }
}

public enum OwnValue: Hashable, Sendable {
    case boolean(Bool)
    case number(ExactNumber)
    case money(Money)
    case days(Int)
    case date(CalendarDate)
    case text(TextReference)
    case word(Symbol)
}
