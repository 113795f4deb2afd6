import Receivables

/// The accounts that an unusable row keeps out of the schedule.
struct LeftOutAccounts {
    private var payers: Set<UInt32> = []
    private var pairs: Set<UInt64> = []
    /// Accounts of customers that are in no table.
    var names: Set<String> = []
    var rowsOfUnknownCustomers = 0

    var isEmpty: Bool { payers.isEmpty && pairs.isEmpty }

    mutating func add(payer: UInt32) { payers.insert(payer) }

    mutating func add(payer: UInt32, legalEntity: UInt16) { pairs.insert(UInt64(payer) << 16 | UInt64(legalEntity)) }

    func contains(payer: UInt32) -> Bool { payers.contains(payer) }

    func contains(payer: UInt32, legalEntity: UInt16) -> Bool {
        if isEmpty { return false }
        return payers.contains(payer) || pairs.contains(UInt64(payer) << 16 | UInt64(legalEntity))
    }

    /// `CUSTOMER/ENTITY`, or `CUSTOMER/*`, sorted.
    func ids(_ ledger: LedgerSnapshot) -> [String] {
        var ids = names
        for payer in payers { ids.insert(ledger.text[ledger.customers[Int(payer)].id] + "/*") }
        for name in names where !name.hasSuffix("/*") && ids.contains(name.prefix { $0 != "/" } + "/*") {
            ids.remove(name)
        }
        for pair in pairs where !payers.contains(UInt32(pair >> 16)) {
            let payer = ledger.text[ledger.customers[Int(pair >> 16)].id]
            ids.insert(payer + "/" + ledger.legalEntities[Int(pair & 0xFFFF)])
        }
        return ids.sorted()
    }
}
