import Diagnostics
import DunningReports
import FinancialValues
import LedgerReading

extension LedgerCheckReport {
    /// For programs, as `docs/ledger-check.schema.json` describes it.
    public var json: JSONText {
        .object([
            ("ledger", .string(ledger)), ("as_of", .string(asOf.description)), ("accounts", .integer(accounts)),
            ("customers", .integer(customers)), ("items", .integer(invoices)),
            ("has_playbooks", .boolean(hasPlaybooks)),
            ("tables", .array(tables.map(\.json))), ("accounts_kept_out", .array(keptOut.map(\.json))),
            ("rows_of_unknown_customers", .integer(rowsOfUnknownCustomers)), ("kinds", .array(kinds.map(\.json))),
        ])
    }

    /// For spreadsheets and whoever mends the ledger: a row for each finding and currency.
    public var csv: String {
        var lines = CSVRow.line(
            "severity", "kind", "file", "line", "column", "customer", "account", "item", "amount", "currency",
            "message",
            "remedy")
        for kind in kinds {
            for place in kind.places {
                let amounts = place.amounts.isEmpty ? [nil] : place.amounts.map(Optional.some)
                for amount in amounts {
                    lines += CSVRow.line(
                        kind.severity, kind.code, place.file, String(place.line),
                        place.column > 0 ? String(place.column) : "", place.customer ?? "", place.account ?? "",
                        place.item ?? "", amount?.decimalText ?? "", amount?.currency.description ?? "", place.message,
                        kind.advice.remedy)
                }
            }
        }
        return lines
    }
}

extension CSVRow {
    fileprivate static func line(_ cells: String...) -> String {
        var row = CSVRow()
        for cell in cells { row.add(cell) }
        return row.line
    }
}

extension LedgerCheckReport.Kind {
    fileprivate var severity: String { isError ? "error" : "warning" }

    fileprivate var json: JSONText {
        .object([
            ("kind", .string(code)), ("severity", .string(severity)), ("consequence", .string(consequence.rawValue)),
            ("count", .integer(count)), ("amounts", amounts.json), ("why", .string(advice.why)),
            ("remedy", .string(advice.remedy)), ("keeps_out", .array(keepsOut.map(JSONText.string))),
            ("places", .array(places.map(\.json))),
        ])
    }
}

extension LedgerCheckReport.Place {
    fileprivate var json: JSONText {
        .object([
            ("file", .string(file)), ("line", .integer(line)), ("column", column > 0 ? .integer(column) : .null),
            ("customer", .optional(customer)), ("account", .optional(account)), ("item", .optional(item)),
            ("amounts", amounts.json), ("message", .string(message)),
        ])
    }
}

extension LedgerCheckReport.KeptOutAccount {
    fileprivate var json: JSONText {
        .object([
            ("account", .string(id)), ("reason", .string(reason)), ("kinds", .array(kinds.map(JSONText.string))),
            ("open", open.json),
        ])
    }
}

extension DataQualityReport.Table {
    fileprivate var json: JSONText {
        .object([
            ("file", .string(file)), ("rows", .integer(rows)), ("used", .integer(used)),
            ("unusable", .integer(unusable)),
            ("set_aside", .integer(setAside)),
        ])
    }
}

extension [Money] {
    fileprivate var json: JSONText {
        .array(
            map { .object([("amount", .string($0.decimalText)), ("currency", .string($0.currency.description))]) })
    }
}
