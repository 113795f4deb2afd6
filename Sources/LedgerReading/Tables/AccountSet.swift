/// Pairs of payer and legal entity, as one bit each.
struct AccountSet {
    private var bits: [UInt64]
    private let wordsPerPayer: Int

    init(customers: Int = 0, legalEntities: Int = 0) {
        wordsPerPayer = (legalEntities + 63) / 64
        bits = Array(repeating: 0, count: customers * wordsPerPayer)
    }

    private func word(_ payer: UInt32, _ legalEntity: UInt16) -> Int {
        Int(payer) * wordsPerPayer + Int(legalEntity) / 64
    }

    mutating func insert(payer: UInt32, legalEntity: UInt16) {
        bits[word(payer, legalEntity)] |= 1 << UInt64(legalEntity % 64)
    }

    func contains(payer: UInt32, legalEntity: UInt16) -> Bool {
        guard Int(legalEntity) < wordsPerPayer * 64 else { return false }
        return bits[word(payer, legalEntity)] & 1 << UInt64(legalEntity % 64) != 0
    }

    /// Sorted.
    func legalEntities(of payer: UInt32) -> [UInt16] {
        (0..<UInt16(wordsPerPayer * 64)).filter { contains(payer: payer, legalEntity: $0) }
    }
}
