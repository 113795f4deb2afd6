import DunningEngine
import FinancialValues

/// How the charges of an item come about, in words.
enum ChargePhrase {
    /// `owes interest of 786.16 EUR, 30 days at 13.15% and 62 days at 12.15% on 25000.00 EUR, and compensation of 40.00 EUR`
    ///
    /// - Parameter open: What the item is open for; nothing when only its charges are left.
    static func text(_ charges: ItemCharges, of open: Money, on day: CalendarDate) -> String {
        var parts: [String] = []
        if let interest = charges.interest {
            let amount = Money(minorUnits: interest.amount, open.currency)
            parts.append("interest of \(amount), \(segments(interest, open.currency))")
        }
        if let compensation = charges.fixedCompensation {
            let since = compensation.since == day ? "" : " (charged first on \(compensation.since))"
            parts.append("compensation of \(compensation.amount)\(since)")
        }
        return (open.minorUnits == 0 ? "is paid and still owes " : "owes ") + parts.joined(separator: ", and ")
    }

    /// `30 days at 13.15% and 62 days at 12.15% (provisional) on 25000.00 EUR`; each principal once, behind its rates.
    private static func segments(_ interest: LatePaymentInterest, _ currency: CurrencyCode) -> String {
        var groups: [(principal: Int64, rates: [String])] = []
        for segment in interest.segments {
            let days = "\(segment.dayCount) day\(segment.dayCount == 1 ? "" : "s")"
            let rate = "\(days) at \(segment.rate)" + (segment.isProvisional ? " (provisional)" : "")
            if groups.last?.principal == segment.principal {
                groups[groups.count - 1].rates.append(rate)
            } else {
                groups.append((segment.principal, [rate]))
            }
        }
        return groups.map { group in
            group.rates.joined(separator: " and ") + " on \(Money(minorUnits: group.principal, currency))"
        }.joined(separator: ", then ")
    }
}
