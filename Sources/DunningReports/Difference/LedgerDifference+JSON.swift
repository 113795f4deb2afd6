import Diagnostics
import FinancialValues

extension LedgerDifference {
    /// Every change, as `docs/ledger-diff.schema.json` describes it; amounts are exact decimals in quotes.
    public var json: JSONText {
        .object([
            ("old", side(old)), ("new", side(new)), ("changes", .array(changes.map(\.json))),
            ("warnings", .array(warnings.map { .string($0) })),
            ("not_compared", .array(notCompared.map { .string($0) })),
        ])
    }

    private func side(_ side: Side) -> JSONText {
        .object([("ledger", .string(side.name)), ("day", .string(side.day.description))])
    }
}

extension LedgerDifference.Change {
    fileprivate var json: JSONText {
        func amount(_ units: Int64?) -> JSONText {
            .optional(units.map { Money(minorUnits: $0, currency).decimalText })
        }
        return .object([
            ("kind", .string(kind.rawValue)), ("account", .string(account)), ("customer_name", .string(customerName)),
            ("invoice", .string(invoice)), ("item", .string(isCreditNote ? "credit_note" : "invoice")),
            ("due", .string(due.description)), ("currency", .string(currency.description)),
            ("open_before", amount(openBefore)), ("open_now", amount(openNow)),
            (
                "details",
                .array(
                    details.map { detail in
                        .object([
                            ("what", .string(detail.what)), ("before", .string(detail.before)),
                            ("now", .string(detail.now)),
                        ])
                    })
            ),
        ])
    }
}
