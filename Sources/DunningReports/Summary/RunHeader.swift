import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

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
    /// What was wrong with the ledger, one line each.
    public var ledgerFaults: [String]

    public init(
        options: SimulationOptions, asOfSource: AsOfSource, ledgerFolder: String, accountsLeftOut: [String] = [],
        ledgerFaults: [String] = []
    ) {
        self.options = options
        self.asOfSource = asOfSource
        self.ledgerFolder = ledgerFolder
        self.accountsLeftOut = accountsLeftOut
        self.ledgerFaults = ledgerFaults
    }
}

extension SimulationOptions.Payments {
    var phrase: String {
        switch self {
        case .none: "nobody pays any more"
        case .promised: "promises are kept on their day, nobody else pays"
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

/// A legal entity whose last bank day is older than the policy allows: no contact and no stage for its accounts.
struct OldBankData {
    var legalEntity: String
    /// `nil` when the ledger does not say.
    var lastBankDay: CalendarDate?
    var accounts: Int

    /// Of entities that have accounts, by id; empty when the policy allows any age.
    ///
    /// The age is counted in working days of the entity, on the as-of day [10]; a ledger that is silent counts as old [12].
    static func find(_ policy: CompiledPolicy, _ ledger: LedgerSnapshot, asOf: CalendarDate) -> [OldBankData] {
        guard let age = policy.bankDataAge else { return [] }
        var accounts = [Int](repeating: 0, count: ledger.legalEntities.count)
        for account in ledger.accounts { accounts[Int(account.legalEntity)] += 1 }
        return ledger.legalEntities.indices.compactMap { index in
            guard accounts[index] > 0 else { return nil }
            let id = ledger.legalEntities[index]
            let lastBankDay = index < ledger.lastBankDays.count ? ledger.lastBankDays[index] : nil
            if let lastBankDay, let entity = policy.legalEntities.first(where: { $0.id == id }),
                entity.calendar.workingDays(after: lastBankDay, through: asOf) <= age.count
            {
                return nil
            }
            return OldBankData(legalEntity: id, lastBankDay: lastBankDay, accounts: accounts[index])
        }
    }
}
