import DunningEngine
import DunningReports
import FinancialValues
import LedgerReading
import PlaybookProgram
import Receivables

/// The accounts of a ledger for which nothing is scheduled, each with its reason and with what is open on it.
struct AccountsKeptOut {
    private let ledger: LedgerSnapshot
    private let check: LedgerCheck
    /// Those with a row that cannot be used.
    private(set) var unusable: [LedgerCheckReport.KeptOutAccount] = []
    /// Their indices, of those that the ledger has.
    private(set) var accounts: Set<Int> = []

    /// - Parameters:
    ///   - reading: With the accounts of unusable rows in it.
    ///   - check: Of the same ledger.
    init(_ reading: LedgerReading, _ check: LedgerCheck) {
        (ledger, self.check) = (reading.snapshot, check)
        guard !reading.report.leftOut.isEmpty else { return }
        var byID: [String: [Int]] = [:]
        for (index, account) in ledger.accounts.enumerated() {
            byID[ledger.id(of: account), default: []].append(index)
            byID[ledger.text[ledger.customers[Int(account.payer)].id] + "/*", default: []].append(index)
        }
        for account in reading.report.leftOut {
            let found = byID[account.id] ?? []
            accounts.formUnion(found)
            let more = account.rows > 1 ? ", and \(account.rows - 1) more of its rows" : ""
            unusable.append(
                .init(
                    id: account.id,
                    reason: (account.first?.description ?? "a customer's whom it pays for is left out") + more,
                    kinds: account.codes, open: check.open(found.flatMap { ledger.accounts[$0].invoices })))
        }
    }

    /// Those that can be read and that no playbook runs.
    func uncovered(by schedule: DunningSchedule, _ program: CompiledProgram) -> [LedgerCheckReport.KeptOutAccount] {
        schedule.uncovered.filter { !accounts.contains($0.account) }.map { uncovered in
            let account = ledger.accounts[uncovered.account]
            return .init(
                id: ledger.id(of: account), reason: uncovered.reason.phrase(in: program), kinds: [],
                open: check.open(account.invoices))
        }
    }
}
