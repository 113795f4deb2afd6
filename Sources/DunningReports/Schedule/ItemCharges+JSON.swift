import Diagnostics
import DunningEngine
import FinancialValues

extension ItemCharges {
    /// - Parameter currency: The invoice's.
    func json(in currency: CurrencyCode) -> JSONText {
        .object([
            ("late_interest", interest.map { $0.json(in: currency) } ?? .null),
            (
                "fixed_compensation",
                fixedCompensation.map {
                    .object([
                        ("currency", .string($0.amount.currency.description)),
                        ("amount", .string($0.amount.decimalText)), ("first_charged", .date($0.since)),
                    ])
                } ?? .null
            ),
        ])
    }
}

extension LatePaymentInterest {
    func json(in currency: CurrencyCode) -> JSONText {
        .object([
            ("amount", .string(Money(minorUnits: amount, currency).decimalText)),
            (
                "segments",
                .array(
                    segments.map { segment in
                        .object([
                            ("from", .date(segment.days.lowerBound)), ("through", .date(segment.days.upperBound)),
                            ("days", .integer(segment.dayCount)),
                            ("principal", .string(Money(minorUnits: segment.principal, currency).decimalText)),
                            ("percent", .string(segment.rate.percentText)),
                            ("provisional", .boolean(segment.isProvisional)),
                        ])
                    })
            ),
        ])
    }
}

extension ChargedTotal {
    var json: JSONText {
        func text(_ units: Int64) -> JSONText { .string(Money(minorUnits: units, currency).decimalText) }
        return .object([
            ("currency", .string(currency.description)), ("asked", text(asked)), ("late_interest", text(interest)),
            ("fixed_compensation", text(fixedCompensation)), ("fee", text(fee)), ("due", text(due)),
        ])
    }
}
