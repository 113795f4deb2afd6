import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

extension [StaleBankData] {
    /// Whom nobody is chased at, because nobody can tell who has paid; empty where the bank data are new enough.
    func text(_ program: CompiledProgram, _ ledger: LedgerSnapshot) -> String {
        guard let age = program.policy.bankDataAge, !isEmpty else { return "" }
        var table = TextTable([("", .left), ("", .left), ("", .right)])
        for stale in self {
            let accounts = ledger.accounts.count { Int($0.legalEntity) == stale.legalEntity }
            table.add([
                ledger.legalEntities[stale.legalEntity],
                stale.lastBankDay.map { "last bank day \($0)" } ?? "the ledger does not say its last bank day",
                counted(accounts, "account"),
            ])
        }
        return "Bank data older than \(age): no contact for these, since they may have paid\n" + table.text()
    }
}
