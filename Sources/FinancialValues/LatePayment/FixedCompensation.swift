/// The sum owed once for each debt that is paid late, the same for all or by size; bears no interest.
///
/// - Note: Source: directive 2011/7/EU, article 6; in the United Kingdom the Late Payment of Commercial Debts (Interest)
///   Act 1998, section 5A.
public struct FixedCompensation: Sendable {
    /// The sum for debts below a size; `below` is `nil` in the last one.
    public struct Tier: Hashable, Sendable {
        public var below: Money?
        public var amount: Money

        public init(below: Money?, amount: Money) { (self.below, self.amount) = (below, amount) }
    }

    /// By size, the smallest first. Empty: nothing is owed.
    public var tiers: [Tier]

    public init(tiers: [Tier]) { self.tiers = tiers }

    /// What is owed on a debt of an amount, in the law's own currency.
    ///
    /// - Returns: `nil` where it goes by size, and the debt is in another currency than the sizes.
    public func owed(on debt: Money) -> Money? {
        guard tiers.count > 1 else { return tiers.first?.amount }
        return tiers.first { tier in
            tier.amount.currency == debt.currency
                && (tier.below.map { $0.currency == debt.currency && debt.minorUnits < $0.minorUnits } ?? true)
        }?.amount
    }
}
