import Diagnostics
import FinancialValues

extension ScheduleDifference {
    /// Every change, the gravest first; part of what `docs/diff.schema.json` describes.
    public var json: JSONText {
        .array(
            changes.map { change in
                .object([
                    ("gravity", .string(change.gravity.rawValue)), ("kind", .string(change.kind.rawValue)),
                    ("account", .string(change.account)), ("customer_name", .string(change.customerName)),
                    ("rule", .string(change.rule)), ("items", .array(change.items.map { .string($0) })),
                    ("day_before", .optional(change.oldDay?.description)),
                    ("day_now", .optional(change.newDay?.description)),
                    ("details", .array(change.details.map { .string($0) })),
                ])
            })
    }
}
