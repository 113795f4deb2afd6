/// The longest terms that French law lets businesses agree on: sixty days from the invoice, or forty-five days end of month by
/// either reading where the contract says so.
///
/// - Note: Source: Code de commerce, article L441-10 I.
public enum FrenchTermCap {
    /// How long terms are over many invoice days, and how often they are too long.
    public struct Finding: Hashable, Sendable {
        public var shortest: Int
        public var longest: Int
        /// The days of invoices that have more than sixty days.
        public var over60: Int
        /// Of these, those that have more than both readings of forty-five days end of month: nothing allows them.
        public var overBoth: Int
        /// The first of them.
        public var firstOverBoth: CalendarDate?
    }

    static let days = 60
    private static let monthEndTerms = [
        PaymentTerms(parts: [.days(45), .monthEnd]), PaymentTerms(parts: [.monthEnd, .days(45)]),
    ]

    /// Seven years with two leap years among them: every day of an ordinary and of a leap year, and of the years beside one.
    public static let invoiceDays =
        CalendarDate(uncheckedYear: 2024, month: 1, day: 1)...CalendarDate(uncheckedYear: 2030, month: 12, day: 31)

    /// The last day on which an invoice may be made due.
    public static func lastDay(forInvoiceOf day: CalendarDate) -> CalendarDate {
        monthEndTerms.reduce(day + days) { max($0, $1.due(from: day)) }
    }

    /// - Returns: `nil` for terms that do not count from the invoice.
    public static func finding(
        of terms: PaymentTerms, over invoiceDays: ClosedRange<CalendarDate> = invoiceDays
    ) -> Finding? {
        guard terms.base == .invoice else { return nil }
        var finding = Finding(shortest: .max, longest: .min, over60: 0, overBoth: 0)
        for offset in 0...(invoiceDays.upperBound - invoiceDays.lowerBound) {
            let invoice = invoiceDays.lowerBound + offset
            let due = terms.due(from: invoice)
            finding.shortest = min(finding.shortest, due - invoice)
            finding.longest = max(finding.longest, due - invoice)
            guard due - invoice > days else { continue }
            finding.over60 += 1
            guard due > lastDay(forInvoiceOf: invoice) else { continue }
            finding.overBoth += 1
            finding.firstOverBoth = finding.firstOverBoth ?? invoice
        }
        return finding
    }
}
