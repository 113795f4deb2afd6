import Diagnostics
import FinancialValues

/// One kind of thing that is told of a ledger: how often, about how much, and where.
public struct QualityFinding: Sendable {
    public let code: DiagnosticCode
    public internal(set) var count = 0
    /// Minor units by currency; what is open of the items concerned.
    public internal(set) var amounts: [CurrencyCode: Int64] = [:]
    /// By place; only the first, unless all were asked for.
    public internal(set) var occurrences: [QualityOccurrence] = []
}

/// One row of which something is told.
public struct QualityOccurrence: Sendable {
    public var place: QualityPlace
    /// The id of the customer whom it is about.
    public var customer: String
    /// `CUSTOMER/ENTITY`, of the customer who pays; `nil` where it is not about one account.
    public var account: String?
    /// The number of the invoice, payment or dispute.
    public var item: String?
    /// By currency.
    public var amounts: [Money]
    /// One lower-case sentence: what was found and what it was compared with.
    public var message: String
}

/// Where a row stands.
public struct QualityPlace: Comparable, Sendable {
    public var file: String
    /// From 1, the header included; of a database the number of the row.
    public var line: Int
    /// From 1; 0 when the row as a whole is meant.
    public var column: Int

    public init(file: String, line: Int, column: Int) { (self.file, self.line, self.column) = (file, line, column) }

    public static func < (left: QualityPlace, right: QualityPlace) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
