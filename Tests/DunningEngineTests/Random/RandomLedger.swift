import FinancialValues
import PlaybookProgram
import Receivables
import RelanceTestSupport

/// A ledger of up to three payers and a child with everything that rules look at, and a history that the program's own
/// playbooks could have made. The rows are made first, so that they can be shuffled and left out by payer.
struct RandomLedger: Sendable {
    static let asOf = CalendarDate(year: 2026, month: 3, day: 16)!

    /// What rows refer to each other by, while they are added.
    struct Indices {
        var customers: [String: UInt32] = [:]
        /// By `id|due`, as instalments share a number.
        var invoices: [String: Int32] = [:]
    }

    typealias Row = @Sendable (inout LedgerAssembly, inout Indices) -> Void

    /// Rows of history, by column.
    typealias HistoryCells = [String: String]

    /// An invoice row, as other rows refer to it.
    struct InvoiceKey: Sendable {
        var id: String
        var issued: CalendarDate
        var due: CalendarDate
        var amount: Int64
        var currency: CurrencyCode
        var contract: String
        var name: String { "\(id)|\(due)" }
    }

    struct Person: Sendable {
        var id: String
        /// Index of who pays.
        var payer: Int
        var row: Customer
        var hasEmail: Bool
        var hasAddress: Bool
        var hasPhone: Bool
    }

    var random: RandomNumbers
    /// Whether rows may be dated after the as-of day.
    let knowsFuture: Bool
    var people: [Person] = []
    var invoiceRows: [Row] = []
    var otherRows: [Row] = []
    var history: [HistoryCells] = []
    /// Rows of history that stand behind the others.
    var fedBack: [HistoryCells] = []
    private var lastBankDays: [CalendarDate?] = []
    private var hasPaidInvoices = true

    init(seed: UInt64, program: CompiledProgram, knowsFuture: Bool = true) {
        random = RandomNumbers(seed: seed)
        self.knowsFuture = knowsFuture
        makePeople()
        let latest: [CalendarDate?] = [Self.asOf, Self.asOf - 1, Self.asOf - 12, nil]
        lastBankDays = [random.pick(latest), random.pick(latest)]
        hasPaidInvoices = !random.chance(10)
        for person in people {
            for entity in ["FR01", "DE01"].prefix(random.number(1...2)) { makeAccount(person.id, entity, program) }
            if random.chance(1) { makeAccount(person.id, "XX99", program) }
        }
    }

    /// The payers, by their index among the people.
    var payers: [Int] { people.indices.filter { people[$0].payer == $0 } }

    // MARK: - Assembling

    /// - Parameters:
    ///   - shuffle: Another order of the rows when it is not 0.
    ///   - payer: Leaves out everybody else; `nil`: nobody.
    func make(shuffle: UInt64 = 0, only payer: Int? = nil) -> LedgerSnapshot {
        var order = RandomNumbers(seed: shuffle)
        var assembly = LedgerAssembly()
        var indices = Indices()
        var list = people.indices.filter { payer == nil || people[$0].payer == payer }
        if shuffle != 0 { list.shuffle(using: &order) }
        for (position, number) in list.enumerated() {
            indices.customers[people[number].id] = UInt32(position)
        }
        for number in list { add(people[number], to: &assembly, indices) }
        assembly.ledger.columns = Set(FactTable.rows.compactMap(\.column))
        assembly.ledger.hasPaidInvoices = hasPaidInvoices
        for (entity, day) in zip(["FR01", "DE01"], lastBankDays) {
            let index = assembly.legalEntity(entity)
            assembly.ledger.lastBankDays[Int(index)] = day
        }
        var (first, second, past) = (invoiceRows, otherRows, history)
        if shuffle != 0 {
            first.shuffle(using: &order)
            second.shuffle(using: &order)
            past.shuffle(using: &order)
        }
        for row in first + second { row(&assembly, &indices) }
        for row in past + fedBack { add(row, to: &assembly, indices) }
        return assembly.assemble()
    }

    private func add(_ person: Person, to assembly: inout LedgerAssembly, _ indices: Indices) {
        let index = indices.customers[person.id]!
        var row = person.row
        row.id = assembly.ledger.text.add(person.id)
        row.payer = indices.customers[people[person.payer].id] ?? index
        row.segment = assembly.ledger.symbols.intern(person.id == "C0" ? "enterprise" : "sme")
        row.country = assembly.ledger.symbols.intern(person.id == "C2" ? "DE" : "FR")
        row.language = assembly.ledger.symbols.intern("fr")
        assembly.ledger.customers.append(row)
        for role in ["billing", "signatory", "insurer"] where role != "insurer" || person.id == "C0" {
            var contact = Contact(customer: index, role: assembly.ledger.symbols.intern(role))
            if person.hasEmail || role == "signatory" { contact.email = assembly.ledger.text.add("a@example.com") }
            if person.hasAddress { contact.address = assembly.ledger.text.add("1 rue de l'Exemple") }
            if person.hasPhone { contact.phone = assembly.ledger.text.add("+33 1 99 00 00 01") }
            assembly.ledger.contacts.append(contact)
        }
    }

    /// Adds a row of history as `history.csv` has it.
    private func add(_ cells: HistoryCells, to assembly: inout LedgerAssembly, _ indices: Indices) {
        guard let customer = indices.customers[cells["customer"]!] else { return }
        let ledger = assembly.ledger
        func cell(_ column: String) -> String { cells[column] ?? "" }
        var row = HistoryRow(
            day: CalendarDate(iso: cell("day"))!,
            outcome: HistoryRow.Outcome.allCases.first { $0.word == cell("outcome") }!,
            outcomeDay: CalendarDate(iso: cell("outcome_day")))
        if !cell("message").isEmpty { row.message = assembly.ledger.text.add(cell("message")) }
        row.step = assembly.ledger.symbols.intern(cell("step"))
        row.itemStep = assembly.ledger.symbols.intern(cell("item_step"))
        row.invoice = indices.invoices["\(cell("invoice"))|\(cell("due"))"]
        let text = ledger.text
        row.promise = ledger.promises.firstIndex { text[$0.id] == cell("promise") }.map(Int32.init)
        row.dispute = ledger.disputes.firstIndex { text[$0.id] == cell("dispute") }.map(Int32.init)
        row.service = ledger.services.firstIndex { text[$0.id] == cell("service") }.map(Int32.init)
        row.playbook = assembly.ledger.symbols.intern(cell("playbook"))
        row.kind = assembly.ledger.symbols.intern(cell("kind"))
        row.channel = assembly.ledger.symbols.intern(cell("channel"))
        row.recipient = assembly.ledger.symbols.intern(cell("recipient"))
        assembly.historyKeys.append(.init(customer: customer, legalEntity: assembly.legalEntity(cell("legal_entity"))))
        assembly.ledger.history.append(row)
    }
}
