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
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("currency")
            json.plainString { currency.write(to: &$0) }
            json.key("asked")
            json.amount(Money(minorUnits: asked, currency))
            json.key("late_interest")
            json.amount(Money(minorUnits: interest, currency))
            json.key("fixed_compensation")
            json.amount(Money(minorUnits: fixedCompensation, currency))
            json.key("fee")
            json.amount(Money(minorUnits: fee, currency))
            json.key("due")
            json.amount(Money(minorUnits: due, currency))
        }
    }
}
