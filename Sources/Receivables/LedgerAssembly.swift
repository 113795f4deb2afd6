import FinancialValues

/// Rows as they are read, in any order, and how they become a snapshot.
///
/// Rows refer to customers, invoices, promises, disputes and services by the index under which they were added; `assemble`
/// sorts everything, renumbers the references and finds the ranges of each account.
public struct LedgerAssembly: Sendable {
    /// Texts, words, customers (sorted later), contacts and own fields are filled directly.
    public var ledger = LedgerSnapshot()
    /// For rows other than invoices: whose account. The payer of `customer` at `legalEntity`.
    public struct AccountKey: Hashable, Sendable {
        public var customer: UInt32
        public var legalEntity: UInt16

        public init(customer: UInt32, legalEntity: UInt16) {
            (self.customer, self.legalEntity) = (customer, legalEntity)
        }
    }

    public var invoiceKeys: [AccountKey] = []
    public var paymentKeys: [AccountKey] = []
    public var disputeKeys: [AccountKey] = []
    public var promiseKeys: [AccountKey] = []
    public var blockKeys: [AccountKey] = []
    public var serviceKeys: [AccountKey] = []
    public var historyKeys: [AccountKey] = []
    public var unbilledKeys: [AccountKey] = []

    public init() {}
}

extension LedgerAssembly {
    /// The index of a legal entity, added when it is new. Indices are renumbered by `assemble`.
    public mutating func legalEntity(_ id: String) -> UInt16 {
        if let index = ledger.legalEntities.firstIndex(of: id) { return UInt16(index) }
        ledger.legalEntities.append(id)
        ledger.lastBankDays.append(nil)
        return UInt16(ledger.legalEntities.count - 1)
    }
}
