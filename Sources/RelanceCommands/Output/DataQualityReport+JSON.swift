import Diagnostics
import LedgerReading

extension DataQualityReport {
    /// What became of the rows, what was wrong with them, and whom that leaves out.
    var json: JSONText {
        .object([
            ("tables", .array(tables.map(\.json))),
            ("findings", .array(findings.map(\.json))),
            ("accounts_left_out", .array(accountsLeftOut.map { .string($0) })),
            ("rows_of_unknown_customers", .integer(rowsOfUnknownCustomers)),
        ])
    }
}

extension DataQualityReport.Table {
    fileprivate var json: JSONText {
        .object([
            ("file", .string(file)), ("rows", .integer(rows)), ("unusable", .integer(unusable)),
            ("set_aside", .integer(setAside)),
        ])
    }
}

extension DataQualityReport.Finding {
    fileprivate var json: JSONText {
        .object([
            ("code", .string(code)), ("severity", .string(isError ? "error" : "warning")), ("count", .integer(count)),
            ("examples", .array(examples.map(\.json))),
        ])
    }
}

extension DataQualityReport.Place {
    fileprivate var json: JSONText {
        .object([
            ("file", .string(file)), ("line", .integer(line)), ("column", .integer(column)),
            ("message", .string(message)),
        ])
    }
}
