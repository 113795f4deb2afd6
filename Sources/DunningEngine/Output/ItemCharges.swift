import FinancialValues

/// What late payment costs on one invoice, to the end of an action's day. What it is owed beside the open amount.
public struct ItemCharges: Hashable, Sendable {
    /// In the invoice's currency; `nil`: none is charged.
    public var interest: LatePaymentInterest?
    /// `nil`: none is charged.
    public var fixedCompensation: ChargedCompensation?

    public var isEmpty: Bool { interest == nil && fixedCompensation == nil }
}

/// The sum owed once for an invoice. Every message that charges it shows it; it is new on the day of the first only.
public struct ChargedCompensation: Hashable, Sendable {
    /// In the law's currency, which may be another than the invoice's.
    public var amount: Money
    /// The day it was charged first.
    public var since: CalendarDate
}

/// Sums of an action in one currency.
public struct ChargedTotal: Hashable, Sendable {
    public var currency: CurrencyCode
    /// What the decided items are asked for.
    public var asked: Int64 = 0
    public var interest: Int64 = 0
    public var fixedCompensation: Int64 = 0
    public var fee: Int64 = 0

    /// Saturates where no sum of money can be.
    public var due: Int64 {
        [asked, interest, fixedCompensation, fee].reduce(0) { sum, part in
            let (total, overflow) = sum.addingReportingOverflow(part)
            return overflow ? .max : total
        }
    }
}

/// Charges of an invoice whose principal was paid without them, where the policy collects them.
public struct ChargesLeft: Sendable {
    /// Index of the account in the snapshot.
    public var account: Int
    /// Index of the invoice in the snapshot.
    public var invoice: Int
    public var charges: ItemCharges
}

/// A charge that could not be computed: the table of its reference rate does not know the day.
public struct UnknownCharge: Sendable {
    /// Index of the account in the snapshot.
    public var account: Int
    /// Index of the invoice in the snapshot.
    public var invoice: Int
    /// The day for which it was to be charged.
    public var day: CalendarDate
    public var rate: UnknownRate
}
