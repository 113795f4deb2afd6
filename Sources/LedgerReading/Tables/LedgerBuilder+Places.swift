import Receivables

/// Keeps where rows stand, where the ledger is read to be checked.
extension LedgerBuilder {
    func table<Column: LedgerColumn>(of type: Column.Type) -> RowPlaces.Table? {
        switch Column.table {
        case .customers: .customers
        case .invoices: .invoices
        case .payments: .payments
        case .disputes: .disputes
        default: nil
        }
    }

    mutating func openPlaces<Column: LedgerColumn>(of reader: borrowing TableReader<Column>) {
        guard assembly.ledger.places != nil, let table = table(of: Column.self) else { return }
        var columns: [String: Int] = [:]
        for column in Column.allCases where reader.file.hasColumns && reader.number(of: column) > 0 {
            columns[column.name] = reader.number(of: column)
        }
        assembly.ledger.places?.open(table, .init(path: reader.file.path, columns: columns))
    }

    /// The rows that the current one has added stand where it does.
    mutating func keepPlaces<Column: LedgerColumn>(of reader: borrowing TableReader<Column>) {
        guard assembly.ledger.places != nil, let table = table(of: Column.self) else { return }
        let count =
            switch table {
            case .customers: assembly.ledger.customers.count
            case .invoices: assembly.ledger.invoices.count
            case .payments: assembly.ledger.payments.count
            case .disputes: assembly.ledger.disputes.count
            }
        assembly.ledger.places?.fill(table, to: count, line: reader.line)
    }
}
