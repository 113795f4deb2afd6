import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax
import Receivables

/// The rows under `given:` as a ledger of their own, with what they leave out filled in.
///
/// Unless a row says otherwise: one customer `C1` of the playbook's segment at the policy's first legal entity, who is
/// reached at every role and by every channel, and bank data of the working day before.
struct TestLedger {
    let policy: CompiledPolicy
    let playbook: CompiledPlaybook
    let firstDay: CalendarDate
    var assembly = LedgerAssembly()
    /// What could not be used, with its place.
    var problems: [Located<String>] = []
    /// Indices of rows by their numbers.
    var customers: [String: UInt32] = [:]
    var invoices: [String: [Int32]] = [:]
    var services: [String: Int32] = [:]
    var disputes: [String: Int32] = [:]
    var promises: [String: Int32] = [:]

    init(policy: CompiledPolicy, playbook: CompiledPlaybook, firstDay: CalendarDate) {
        self.policy = policy
        self.playbook = playbook
        self.firstDay = firstDay
    }

    /// The snapshot; its problems are in `problems`.
    mutating func snapshot(_ given: SyntaxRecord) -> LedgerSnapshot {
        func rows(_ keys: String...) -> [SyntaxRecord] { keys.flatMap(given.records) }
        addFields()
        addCustomers(rows("customer", "customers"))
        addContacts(rows("contact", "contacts"))
        for row in rows("invoice", "invoices") { addInvoice(row) }
        for row in rows("payment", "payments") { addPayment(row) }
        for row in rows("dispute", "disputes") { addDispute(row) }
        for row in rows("promise", "promises") { addPromise(row) }
        for row in rows("block", "blocks") { addBlock(row) }
        for row in rows("service", "services") { addService(row) }
        for row in rows("history") { addHistory(row) }
        for row in rows("unbilled") { addUnbilled(row) }
        addSnapshot(rows("snapshot"))
        return assembly.assemble()
    }

    mutating func problem(_ message: String, at range: SourceRange) { problems.append(Located(message, at: range)) }
}

// MARK: - What rows refer to

extension TestLedger {
    /// The customer that a row names, or the only one.
    mutating func customer(of row: SyntaxRecord) -> UInt32 {
        guard let name = row.text("customer") else { return 0 }
        if let index = customers[name.value] { return index }
        problem(
            "there is no customer \"\(name.value)\""
                + NameSuggestion.question(for: name.value, among: customers.keys.sorted()), at: name.range)
        return 0
    }

    mutating func legalEntity(of row: SyntaxRecord) -> UInt16 {
        guard let name = row.text("legal_entity") else { return assembly.legalEntity(defaultEntity?.id ?? "") }
        if !policy.legalEntities.contains(where: { $0.id == name.value }) {
            problem(
                "the policy has no legal entity \"\(name.value)\""
                    + NameSuggestion.question(for: name.value, among: policy.legalEntities.map(\.id)), at: name.range)
        }
        return assembly.legalEntity(name.value)
    }

    /// The policy's first.
    var defaultEntity: LegalEntity? { policy.legalEntities.first }

    /// The account of a row: of the invoice that it names, else of its customer and legal entity.
    mutating func account(of row: SyntaxRecord, invoice: Int32? = nil) -> LedgerAssembly.AccountKey {
        if let invoice { return assembly.invoiceKeys[Int(invoice)] }
        return LedgerAssembly.AccountKey(customer: customer(of: row), legalEntity: legalEntity(of: row))
    }

    /// The invoice that a row names; `nil` when it names none. An instalment is told by `due`.
    mutating func invoice(of row: SyntaxRecord, key: String = "invoice") -> Int32? {
        row.text(key).flatMap { invoice($0, due: row.date("due")) }
    }

    mutating func invoice(_ name: Located<String>, due: CalendarDate? = nil) -> Int32? {
        let candidates = invoices[name.value] ?? []
        let found = candidates.first { due == nil || assembly.ledger.invoices[Int($0)].due == due }
        if found == nil {
            problem(
                "there is no invoice \"\(name.value)\""
                    + NameSuggestion.question(for: name.value, among: invoices.keys.sorted()), at: name.range)
        }
        return found
    }

    mutating func index(_ row: SyntaxRecord, _ key: String, in indices: [String: Int32]) -> Int32? {
        guard let name = row.text(key) else { return nil }
        if let index = indices[name.value] { return index }
        problem(
            "there is no \(key) \"\(name.value)\""
                + NameSuggestion.question(for: name.value, among: indices.keys.sorted()), at: name.range)
        return nil
    }

    mutating func text(_ row: SyntaxRecord, _ key: String) -> TextReference? {
        row.text(key).map { assembly.ledger.text.add($0.value) }
    }

    mutating func symbol(_ row: SyntaxRecord, _ key: String) -> Symbol? {
        row.text(key).map { assembly.ledger.symbols.intern($0.value) }
    }
}

extension SyntaxRecord {
    func date(_ key: String) -> CalendarDate? { if case .date(let date)? = self[key]?.value { date } else { nil } }
    func number(_ key: String) -> ExactNumber? {
        if case .number(let number)? = self[key]?.value { number } else { nil }
    }
}
