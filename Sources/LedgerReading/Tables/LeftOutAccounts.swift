import Diagnostics
import Receivables

/// A row that keeps an account out of the schedule.
struct UnusableRow {
    var file: String
    var line: Int
    /// From 1; 0 when the row as a whole is meant.
    var column: Int
    var code: DiagnosticCode
}

/// The accounts that an unusable row keeps out of the schedule, each with the first of its rows.
struct LeftOutAccounts {
    private struct Rows {
        var first: UnusableRow?
        var count: Int
        var codes: Set<DiagnosticCode>
    }

    private var payers: [UInt32: Rows] = [:]
    private var pairs: [UInt64: Rows] = [:]
    /// Accounts of customers that are in no table.
    private var names: [String: Rows] = [:]
    var rowsOfUnknownCustomers = 0

    var isEmpty: Bool { payers.isEmpty && pairs.isEmpty }

    mutating func add(payer: UInt32, for row: UnusableRow?) { add(row, to: &payers[payer]) }

    mutating func add(payer: UInt32, legalEntity: UInt16, for row: UnusableRow?) {
        add(row, to: &pairs[pair(payer, legalEntity)])
    }

    mutating func add(name: String, for row: UnusableRow?) { add(row, to: &names[name]) }

    /// Leaves out who pays for a customer that is left out.
    mutating func add(payer: UInt32, as customer: UInt32) {
        guard let rows = payers[customer], payers[payer] == nil else { return }
        payers[payer] = rows
    }

    private func add(_ row: UnusableRow?, to rows: inout Rows?) {
        let codes = (rows?.codes ?? []).union(row.map { [$0.code] } ?? [])
        rows = Rows(first: rows?.first ?? row, count: (rows?.count ?? 0) + 1, codes: codes)
    }

    private func pair(_ payer: UInt32, _ legalEntity: UInt16) -> UInt64 { UInt64(payer) << 16 | UInt64(legalEntity) }

    func contains(payer: UInt32) -> Bool { payers[payer] != nil }

    func contains(payer: UInt32, legalEntity: UInt16) -> Bool {
        if isEmpty { return false }
        return payers[payer] != nil || pairs[pair(payer, legalEntity)] != nil
    }

    /// One account, or all of a customer's.
    struct Account {
        var id: String
        var first: UnusableRow?
        var count: Int
        /// What is wrong with its rows: the first fault of each.
        var codes: Set<DiagnosticCode>
    }

    /// By id: `CUSTOMER/ENTITY`, or `CUSTOMER/*` for all of a customer's; sorted. With the first row, where one is known, and
    /// how many there are.
    func accounts(_ ledger: LedgerSnapshot) -> [Account] {
        var accounts = names
        for (payer, rows) in payers { accounts[ledger.text[ledger.customers[Int(payer)].id] + "/*"] = rows }
        for name in names.keys where !name.hasSuffix("/*") && accounts[name.prefix { $0 != "/" } + "/*"] != nil {
            accounts[name] = nil
        }
        for (pair, rows) in pairs where payers[UInt32(pair >> 16)] == nil {
            let payer = ledger.text[ledger.customers[Int(pair >> 16)].id]
            accounts[payer + "/" + ledger.legalEntities[Int(pair & 0xFFFF)]] = rows
        }
        return accounts.sorted { $0.key < $1.key }.map { id, rows in
            Account(id: id, first: rows.first, count: rows.count, codes: rows.codes)
        }
    }
}
