import Diagnostics
import DunningReports
import PlaybookCompilation
import PlaybookProgram

extension MessageComposer {
    /// Addresses of our own that the messages need and the policy lacks, for the legal entities that the ledger has accounts at.
    ///
    /// - Parameter account: Index of the only account that matters; `nil`: all of them.
    public func missingSenders(of account: Int? = nil) -> [Diagnostic] {
        let accounts = account.map { [ledger.accounts[$0]] } ?? ledger.accounts
        let entities = Set(accounts.map { ledger.legalEntities[Int($0.legalEntity)] })
        return SenderCheck.diagnostics(of: program, entities: entities).sortedByPlace()
    }
}
