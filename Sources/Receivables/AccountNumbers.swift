/// The order of customers, legal entities and accounts of a ledger that was read.
struct AccountNumbers {
    /// Old indices in the new order.
    let customerOrder: [Int]
    let entityOrder: [Int]
    /// By old index.
    let newCustomer: [UInt32]
    private let newEntity: [UInt16]
    /// By old customer, the new index of the one who pays.
    private let payers: [UInt32]
    /// By payer's id and legal entity.
    private(set) var accounts: [CustomerAccount] = []
    private var accountOfPair: PairTable

    /// - Parameter isLeftOut: Asked with old indices of payer and legal entity.
    init(_ assembly: borrowing LedgerAssembly, _ isLeftOut: (UInt32, UInt16) -> Bool) {
        let (customers, entities) = (assembly.ledger.customers, assembly.ledger.legalEntities)
        customerOrder = AccountNumbers.order(of: customers, assembly.ledger.text)
        newCustomer = AccountNumbers.inverse(customerOrder).map(UInt32.init)
        entityOrder = entities.indices.sorted { entities[$0] < entities[$1] }
        newEntity = AccountNumbers.inverse(entityOrder).map(UInt16.init)
        let newCustomer = newCustomer
        payers = customers.map { newCustomer[Int($0.payer)] }

        accountOfPair = PairTable(pairs: customers.count * entities.count)
        for keys in [assembly.invoiceKeys, assembly.paymentKeys, assembly.serviceKeys] {
            for key in keys { accountOfPair[pair(key)] = 0 }
        }
        for pair in accountOfPair.pairs {
            let (payer, entity) = (pair / entities.count, pair % entities.count)
            guard !isLeftOut(UInt32(customerOrder[payer]), UInt16(entityOrder[entity])) else {
                accountOfPair[pair] = nil
                continue
            }
            accountOfPair[pair] = UInt32(accounts.count)
            accounts.append(CustomerAccount(payer: UInt32(payer), legalEntity: UInt16(entity)))
        }
    }

    /// `nil` where there is no account, or one that is left out.
    func account(of key: LedgerAssembly.AccountKey) -> UInt32? { accountOfPair[pair(key)] }

    /// Sorted like the accounts.
    private func pair(_ key: LedgerAssembly.AccountKey) -> Int {
        Int(payers[Int(key.customer)]) * entityOrder.count + Int(newEntity[Int(key.legalEntity)])
    }

    /// By the bytes of the id; the first eight are compared as one number.
    private static func order(of customers: [Customer], _ text: TextPool) -> [Int] {
        let beginnings = customers.map { text.beginning(of: $0.id) }
        if zip(beginnings, beginnings.dropFirst()).allSatisfy(<) { return Array(customers.indices) }
        return customers.indices.sorted { left, right in
            if beginnings[left] != beginnings[right] { return beginnings[left] < beginnings[right] }
            let byID = text.compare(customers[left].id, customers[right].id)
            return byID != 0 ? byID < 0 : left < right
        }
    }

    private static func inverse(_ order: [Int]) -> [Int] {
        var inverse = [Int](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { inverse[old] = new }
        return inverse
    }
}

/// A number for each pair of payer and legal entity that has one: an array as long as that is small, else a dictionary.
private struct PairTable {
    private var dense: [UInt32] = []
    private var sparse: [Int: UInt32] = [:]
    private let isDense: Bool

    init(pairs count: Int) {
        isDense = count <= 1 << 24
        if isDense { dense = Array(repeating: .max, count: count) }
    }

    subscript(pair: Int) -> UInt32? {
        get { isDense ? (dense[pair] == .max ? nil : dense[pair]) : sparse[pair] }
        set { if isDense { dense[pair] = newValue ?? .max } else { sparse[pair] = newValue } }
    }

    /// Pairs with a number, sorted.
    var pairs: [Int] { isDense ? dense.indices.filter { dense[$0] != .max } : sparse.keys.sorted() }
}

extension TextPool {
    /// The first eight bytes of a text as a number that sorts like them; zeros behind a shorter one.
    func beginning(of reference: TextReference) -> UInt64 {
        var number: UInt64 = 0
        for index in 0..<8 {
            number = number << 8 | (index < reference.length ? UInt64(bytes[reference.offset + index]) : 0)
        }
        return number
    }
}
