/// The rows of the snapshot's table, by column, with what a mapping says in place of them.
struct SnapshotRows {
    private(set) var rows: [[String: [UInt8]]] = []

    /// Those that a row has, in the order of the documentation.
    var columns: [String] { SnapshotColumn.names.filter { name in rows.contains { $0[name] != nil } } }

    mutating func add(_ cells: [[UInt8]], _ columns: [String]) {
        rows.append(Dictionary(zip(columns, cells), uniquingKeysWith: { first, _ in first }))
    }

    /// The day and whether paid invoices are there are the mapping's where it says them; a last bank day is that of the table
    /// where it has one for the legal entity.
    mutating func apply(_ constants: SnapshotConstants) {
        for (entity, day) in constants.lastBankDays.sorted(by: { $0.key < $1.key }) {
            let name = entity == "*" ? [] : Array(entity.utf8)
            let isTold = rows.contains { ($0["legal_entity"] ?? []) == name && !($0["last_bank_day"] ?? []).isEmpty }
            if !isTold { rows.append(["legal_entity": name, "last_bank_day": Array(day.description.utf8)]) }
        }
        guard constants.asOf != nil || constants.hasPaidInvoices != nil else { return }
        if rows.isEmpty { rows.append([:]) }
        for index in rows.indices {
            if let day = constants.asOf { rows[index]["as_of"] = Array(day.description.utf8) }
            if let isComplete = constants.hasPaidInvoices {
                rows[index]["paid_invoices"] = Array(isComplete ? "true".utf8 : "false".utf8)
            }
        }
    }
}
