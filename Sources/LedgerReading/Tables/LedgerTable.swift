/// The tables of a ledger in its normal form. Their names are those of their files.
enum LedgerTable: String, CaseIterable, Sendable {
    case customers, contacts, invoices, payments, disputes, promises, blocks, services, history, unbilled, snapshot

    var isRequired: Bool { self == .customers || self == .invoices }

    /// The policy's word for the owner of this table's own fields; `nil` where there are none.
    var ownFieldScope: String? {
        switch self {
        case .customers: "customer"
        case .invoices: "invoice"
        case .services: "service"
        default: nil
        }
    }

    /// Names of the columns in the order of the documentation.
    var columnNames: [String] {
        switch self {
        case .customers: CustomerColumn.names
        case .contacts: ContactColumn.names
        case .invoices: InvoiceColumn.names
        case .payments: PaymentColumn.names
        case .disputes: DisputeColumn.names
        case .promises: PromiseColumn.names
        case .blocks: BlockColumn.names
        case .services: ServiceColumn.names
        case .history: HistoryColumn.names
        case .unbilled: UnbilledColumn.names
        case .snapshot: SnapshotColumn.names
        }
    }

    var requiredColumnNames: [String] {
        switch self {
        case .customers: CustomerColumn.requiredNames
        case .contacts: ContactColumn.requiredNames
        case .invoices: InvoiceColumn.requiredNames
        case .payments: PaymentColumn.requiredNames
        case .disputes: DisputeColumn.requiredNames
        case .promises: PromiseColumn.requiredNames
        case .blocks: BlockColumn.requiredNames
        case .services: ServiceColumn.requiredNames
        case .history: HistoryColumn.requiredNames
        case .unbilled: UnbilledColumn.requiredNames
        case .snapshot: SnapshotColumn.requiredNames
        }
    }
}

extension LedgerTable {
    /// The column that may stand in a required one's place.
    func substitute(for name: String) -> String? {
        guard self == .invoices else { return nil }
        return InvoiceColumn.required.first { $0.name == name }.flatMap(InvoiceColumn.substitute)?.name
    }
}

/// The columns of one table, in the order of the documentation.
protocol LedgerColumn: CaseIterable, RawRepresentable<Int>, Sendable {
    static var table: LedgerTable { get }
    /// Columns that the file must have.
    static var required: [Self] { get }
    /// The column that may stand in a required one's place.
    static func substitute(for column: Self) -> Self?
}

extension LedgerColumn {
    /// As the header writes it: `legal_entity`.
    var name: String {
        String(describing: self).reduce(into: "") { name, character in
            name += character.isUppercase ? "_" + character.lowercased() : String(character)
        }
    }

    static var names: [String] { allCases.map(\.name) }
    static var requiredNames: [String] { required.map(\.name) }
    static func substitute(for column: Self) -> Self? { nil }
}

enum CustomerColumn: Int, LedgerColumn {
    case customer, name, segment, country, language, payer, riskScore, creditLimit, insolvency, insolvencyPublished
    case courtDeadline, vulnerable, insured, publicBody, consumer, terms

    static let table = LedgerTable.customers
    static let required: [CustomerColumn] = [.customer]
}

enum ContactColumn: Int, LedgerColumn {
    case customer, role, name, email, phone, address

    static let table = LedgerTable.contacts
    static let required: [ContactColumn] = [.customer, .role]
}

enum InvoiceColumn: Int, LedgerColumn {
    case invoice, customer, legalEntity, kind, issued, due, entered, currency, amount, contract, directDebit, factoredOn
    case returnedOn, insured, qualified, disputed, paidOn, terms

    static let table = LedgerTable.invoices
    static let required: [InvoiceColumn] = [.invoice, .customer, .legalEntity, .issued, .due, .currency, .amount]

    /// Terms give the due date where the export has none.
    static func substitute(for column: InvoiceColumn) -> InvoiceColumn? { column == .due ? .terms : nil }
}

enum PaymentColumn: Int, LedgerColumn {
    case payment, customer, legalEntity, invoice, due, date, amount, currency, method, creditNote, status, rejectedOn
    case rejectionReason

    static let table = LedgerTable.payments
    static let required: [PaymentColumn] = [.payment, .date, .amount, .currency]
}

enum DisputeColumn: Int, LedgerColumn {
    case dispute, customer, legalEntity, invoice, due, opened, closed, amount, currency, reason, owner, outcome

    static let table = LedgerTable.disputes
    static let required: [DisputeColumn] = [.dispute, .opened]
}

enum PromiseColumn: Int, LedgerColumn {
    case promise, customer, legalEntity, invoice, due, made, date, amount, currency, plan

    static let table = LedgerTable.promises
    static let required: [PromiseColumn] = [.promise, .made, .date, .amount, .currency]
}

enum BlockColumn: Int, LedgerColumn {
    case customer, legalEntity, invoice, due, reason, from, until

    static let table = LedgerTable.blocks
    static let required: [BlockColumn] = [.customer, .from]
}

enum ServiceColumn: Int, LedgerColumn {
    case service, customer, legalEntity, kind, contract, status

    static let table = LedgerTable.services
    static let required: [ServiceColumn] = [.service, .customer, .legalEntity, .kind]
}

enum HistoryColumn: Int, LedgerColumn {
    case day, message, customer, legalEntity, playbook, step, invoice, due, itemStep, service, promise, dispute, kind
    case channel, recipient, outcome, outcomeDay

    static let table = LedgerTable.history
    static let required: [HistoryColumn] = [.day, .customer, .legalEntity]
}

enum UnbilledColumn: Int, LedgerColumn {
    case customer, legalEntity, amount, currency

    static let table = LedgerTable.unbilled
    static let required: [UnbilledColumn] = [.customer, .legalEntity, .amount, .currency]
}

enum SnapshotColumn: Int, LedgerColumn {
    case asOf, legalEntity, lastBankDay, paidInvoices

    static let table = LedgerTable.snapshot
    static let required: [SnapshotColumn] = []
}
