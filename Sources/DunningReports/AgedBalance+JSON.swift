import Diagnostics
import FinancialValues

extension AgedBalance {
    /// The whole balance; amounts are exact decimals in quotes.
    public var json: JSONText {
        .object([
            ("as_of", .string(asOf.description)), ("universe", .string(universe.rawValue)),
            ("currencies", .array(lines.map { $0.json(asOf: asOf) })),
        ])
    }
}

extension AgedBalance.Line {
    fileprivate func json(asOf: CalendarDate) -> JSONText {
        func amount(_ units: Int64) -> JSONText { .string(Money(minorUnits: units, currency).decimalText) }
        func figure(_ figure: AgedBalance.Figure) -> JSONText {
            .object([("items", .integer(figure.count)), ("amount", amount(figure.amount))])
        }
        return .object([
            ("currency", .string(currency.description)), ("open", figure(open)), ("overdue", figure(overdue)),
            ("buckets", .object(AgingBucket.allCases.map { ($0.key, figure(self[$0])) })),
            ("disputed", figure(disputed)), ("unapplied", amount(unapplied)),
            ("customers_overdue", .integer(overdueCustomers.count)),
            (
                "customers",
                .array(
                    overdueCustomers.map { customer in
                        .object([
                            ("customer", .string(customer.id)), ("name", .string(customer.name)),
                            ("items", .integer(customer.overdue.count)), ("amount", amount(customer.overdue.amount)),
                            ("oldest_due", .string(customer.oldestDue.description)),
                            ("days_overdue", .integer(asOf - customer.oldestDue)),
                        ])
                    })
            ),
        ])
    }
}
