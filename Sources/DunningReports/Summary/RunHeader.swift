import DunningEngine
import FinancialValues

/// What a reader must know before the figures of a run: its input, its assumptions, and what it could not see.
public struct RunHeader: Sendable {
    /// Where the as-of day comes from.
    public enum AsOfSource: String, Sendable {
        case option, ledger, today

        var phrase: String {
            switch self {
            case .option: "as asked for"
            case .ledger: "the day of the ledger"
            case .today: "today, since neither the ledger nor --as-of says"
            }
        }
    }

    public var options: SimulationOptions
    public var asOfSource: AsOfSource
    /// As it was named on the command line.
    public var ledgerFolder: String
    /// `CUSTOMER/ENTITY` of accounts with unusable rows, sorted.
    public var accountsLeftOut: [String]
    /// What is open on them by the rows that can be read, one amount a currency.
    public var openLeftOut: [Money]
    /// What was wrong with the ledger, one line each.
    public var ledgerFaults: [String]
    /// Who has signed what the stages of suspensions rest on.
    public var signatures: StageSignatures

    public init(
        options: SimulationOptions, asOfSource: AsOfSource, ledgerFolder: String, accountsLeftOut: [String] = [],
        openLeftOut: [Money] = [], ledgerFaults: [String] = [], signatures: StageSignatures = .none
    ) {
        self.options = options
        self.asOfSource = asOfSource
        self.ledgerFolder = ledgerFolder
        self.accountsLeftOut = accountsLeftOut
        self.openLeftOut = openLeftOut
        self.ledgerFaults = ledgerFaults
        self.signatures = signatures
    }
}

extension SimulationOptions.Payments {
    var phrase: String {
        switch self {
        case .none: "nobody pays any more"
        case .promised: "promises are kept on their day, nobody else pays"
        case .habits: "everybody pays as late as usual, by the invoices paid so far"
        case .replay: "the payments that the ledger has after that day are made on theirs"
        }
    }
}

extension SimulationOptions.Approvals {
    var phrase: String {
        switch self {
        case .granted: "approvals are granted the same day"
        case .refused: "approvals are refused"
        }
    }
}
