import Diagnostics
import FinancialValues

/// What a mapping says of a FEC, and the FEC itself does not.
struct FECSettings: Sendable {
    /// The file's name in the ledger's folder; `nil` when the ledger is the file.
    var file: String?
    var encoding: TextEncoding?
    var legalEntity = ""
    /// What the numbers of the customers' accounts begin with.
    var accounts = ["411"]
    /// Of every customer for whom none are told; from the invoice's date.
    var terms = PaymentTerms(parts: [])
    /// By customer, where they differ.
    var termsOfCustomers: [String: PaymentTerms] = [:]
    var currency = "EUR"
    /// What every customer has, by our column.
    var customers: [String: String] = [:]
    var range: SourceRange?
}
