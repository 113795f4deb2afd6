import DunningEngine
import FinancialValues
import Receivables

/// Why charges could not be computed, in words.
public struct UnknownCharges: Sendable {
    /// `interest on F-1 of C-1042/FR01 cannot be charged on 2027-01-04: the rate ecb_refi is known from ... to 2026-12-31`
    public let message: String
    public let help: String

    /// - Returns: `nil` when all of them could be computed.
    public init?(_ charges: [UnknownCharge], _ ledger: LedgerSnapshot) {
        guard let first = charges.min(by: { ($0.day, $0.account, $0.invoice) < ($1.day, $1.account, $1.invoice) })
        else { return nil }
        let invoice = ledger.text[ledger.invoices[first.invoice].id].printable
        let account = ledger.id(of: ledger.accounts[first.account]).printable
        let known =
            first.rate.known.map { "is known from \($0.lowerBound) to \($0.upperBound)" } ?? "has no value at all"
        let more = charges.count > 1 ? ", and so with \(charges.count - 1) more" : ""
        message =
            "interest on \(invoice) of \(account) cannot be charged on \(first.day): the reference rate "
            + "\"\(first.rate.name)\" \(known)\(more)"
        let isLate = first.rate.known.map { first.rate.day > $0.upperBound } ?? false
        help =
            "write its values into a file of playbooks/rates" + (isLate ? ", or simulate fewer days" : "")
            + " (docs/reference/rates.md)"
    }
}
