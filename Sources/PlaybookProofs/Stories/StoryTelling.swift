import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// Writes the ledger of a story from the values that the solver found for it.
struct StoryTelling {
    let program: CompiledProgram
    let playbook: CompiledPlaybook
    let action: NamedAction
    let entity: LegalEntity
    let values: ConstraintSolver.Assignment
    let facts: MomentFacts

    static let invoice = StoryLedger.invoice
    /// The other invoice, where a story needs one.
    static let other = "F2"
    static let service = "S1"
    static let contract = "K1"

    // MARK: - Values

    func number(_ name: String) -> Int { values.number(name).map { Int($0) } ?? 0 }
    func date(_ name: String) -> CalendarDate { CalendarDate(dayNumber: Int32(number(name))) }
    func isTrue(_ fact: BuiltInFact) -> Bool { number(fact.rawValue) != 0 }
    func happened(_ statement: String) -> Bool { values.truth(statement) ?? false }

    var today: CalendarDate { date("day.today") }
    var due: CalendarDate { date(BuiltInFact.invoiceDue.rawValue) }
    var currency: CurrencyCode { program.policy.exchangeRates.reporting }

    /// The word that a fact has; one that no rule mentions where it may be any.
    private func word(_ fact: BuiltInFact, else other: String) -> String {
        values.number(fact.rawValue).flatMap { facts.word($0) } ?? other
    }

    func money(_ cents: Int) -> String { Money(minorUnits: Int64(cents), currency).decimalText }

    // MARK: - The customer

    /// Of a playbook for named accounts one of them, of others any number.
    var customer: String {
        if case .accounts(let patterns) = playbook.coverage { return patterns[0].customer }
        return word(.customerID, else: "C1")
    }

    var legalEntity: String {
        if case .accounts(let patterns) = playbook.coverage, let entity = patterns[0].legalEntity { return entity }
        return entity.id
    }

    /// The playbook's segment where it covers by one; else what the solver found.
    private var segment: String { word(.customerSegment, else: program.policy.segments.first ?? "") }

    func story() -> StoryLedger {
        var story = StoryLedger(asOf: today)
        story.tables = [customers, contacts, invoices, payments, disputes, promises, services, history, snapshot]
        story.events = events
        return story
    }

    private var customers: StoryLedger.Table {
        var columns = [
            "customer", "name", "segment", "country", "language", "risk_score", "credit_limit", "insolvency",
            "insolvency_published", "vulnerable", "insured", "public_body", "consumer",
        ]
        let insolvency = isTrue(.customerInsolvent) ? date("story: insolvency").description : ""
        var row = [
            customer, "Example customer", segment, word(.customerCountry, else: entity.country), language,
            String(number("story: risk score")), money(number("story: credit limit")), insolvency, insolvency,
        ]
        for fact in [BuiltInFact.customerVulnerable, .customerInsured, .customerPublicBody, .customerConsumer] {
            row.append(isTrue(fact) ? "true" : "false")
        }
        add(.customer, to: &columns, &row)
        return StoryLedger.Table(name: "customers", columns: columns, rows: [row])
    }

    private var language: String { word(.customerLanguage, else: program.policy.languages.first ?? "fr") }

    private var contacts: StoryLedger.Table {
        let roles = program.policy.roles + program.policy.thirdPartyRoles
        return StoryLedger.Table(
            name: "contacts", columns: ["customer", "role", "name", "email", "phone", "address"],
            rows: roles.map { role in
                [customer, role, role, "\(role)@customer.example", "+33 1 00 00 00 00", "1 street / 1000 Town"]
            })
    }

    // MARK: - The invoice

    private var invoices: StoryLedger.Table {
        var columns = [
            "invoice", "customer", "legal_entity", "issued", "due", "currency", "amount", "contract", "direct_debit",
            "factored_on", "insured", "qualified",
        ]
        var row = [
            StoryTelling.invoice, customer, legalEntity, (due - 30).description, due.description, currency.description,
            money(number("story: amount")), StoryTelling.contract, isTrue(.invoiceDirectDebit) ? "true" : "false",
            isTrue(.invoiceFactored) ? date("story: factored on").description : "",
            isTrue(.invoiceInsured) ? "true" : "false", isTrue(.invoiceQualified) ? "true" : "false",
        ]
        add(.invoice, to: &columns, &row)
        var rows = [row]
        if number("story: other") > 0 {
            row[0] = StoryTelling.other
            row[columns.firstIndex(of: "amount")!] = money(number("story: other"))
            row[columns.firstIndex(of: "contract")!] = "K2"
            row[columns.firstIndex(of: "factored_on")!] = ""
            rows.append(row)
        }
        return StoryLedger.Table(name: "invoices", columns: columns, rows: rows)
    }

    private var payments: StoryLedger.Table {
        let columns = ["payment", "customer", "legal_entity", "date", "amount", "currency"]
        let cents = number("story: unapplied")
        guard cents > 0 else { return StoryLedger.Table(name: "payments", columns: columns) }
        return StoryLedger.Table(
            name: "payments", columns: columns,
            rows: [["P1", customer, legalEntity, today.description, money(cents), currency.description]])
    }

    private var disputes: StoryLedger.Table {
        let columns = ["dispute", "customer", "legal_entity", "invoice", "opened", "amount", "currency", "reason"]
        let cents = number("story: disputed")
        guard cents > 0 else { return StoryLedger.Table(name: "disputes", columns: columns) }
        let reason = word(.invoiceDisputeReason, else: program.policy.disputeReasons.first?.reason ?? "")
        return StoryLedger.Table(
            name: "disputes", columns: columns,
            rows: [
                [
                    "D1", customer, legalEntity, StoryTelling.invoice, date("story: dispute opened").description,
                    money(cents), currency.description, reason,
                ]
            ])
    }

    private var promises: StoryLedger.Table {
        var table = StoryLedger.Table(
            name: "promises",
            columns: ["promise", "customer", "legal_entity", "invoice", "made", "date", "amount", "currency", "plan"])
        func add(_ id: String, _ made: CalendarDate, _ date: CalendarDate, _ cents: Int, plan: String = "") {
            table.rows.append([
                id, customer, legalEntity, StoryTelling.invoice, made.description, date.description, money(cents),
                currency.description, plan,
            ])
        }
        for index in 0..<number(BuiltInFact.accountBrokenPromises.rawValue) / 1_000_000 {
            add("B\(index + 1)", today - 62 - index, today - 60 - index, 100)
        }
        let cents = number("story: promised")
        if cents > 0 { add("R1", today - 1, today + 7, cents, plan: isTrue(.invoiceOnPlan) ? "PL1" : "") }
        return table
    }

    // MARK: - The service

    private var services: StoryLedger.Table {
        var columns = ["service", "customer", "legal_entity", "kind", "contract", "status"]
        guard hasService else { return StoryLedger.Table(name: "services", columns: columns) }
        var row = [
            StoryTelling.service, customer, legalEntity,
            word(.serviceKind, else: program.policy.serviceKinds.first ?? ""),
            StoryTelling.contract, status,
        ]
        add(.service, to: &columns, &row)
        return StoryLedger.Table(name: "services", columns: columns, rows: [row])
    }

    var hasService: Bool {
        guard case .stage(let suspension, _) = action else { return false }
        return playbook.suspensions[suspension].services != nil
    }

    /// What the stages before have made of it.
    private var status: String {
        guard case .stage(let suspension, let stage) = action, stage > 0 else { return "active" }
        switch playbook.suspensions[suspension].stages[stage - 1].effect {
        case .holdOrders: return "active"
        case .restrict: return "restricted"
        case .suspend: return "suspended"
        case .terminate: return "terminated"
        }
    }

    private var snapshot: StoryLedger.Table {
        StoryLedger.Table(
            name: "snapshot", columns: ["as_of", "legal_entity", "last_bank_day", "paid_invoices"],
            rows: [[today.description, legalEntity, today.description, "true"]])
    }

    // MARK: - Own fields

    private func add(_ scope: FactScope, to columns: inout [String], _ row: inout [String]) {
        for field in program.policy.fields where field.scope == scope && field.builtIn == nil {
            columns.append(field.name)
            row.append(value(of: field))
        }
    }

    private func value(of field: OwnField) -> String {
        let name = MomentFacts.list(of: field)
        let found = values.number(name)
        if found == nil, field.defaultValue != nil { return "" }
        switch field.type {
        case .boolean: return (found ?? 0) != 0 ? "true" : "false"
        case .number: return String(number("story: field \(name)"))
        case .money: return money(number("story: field \(name)"))
        case .days: return String(found ?? 0)
        case .date: return CalendarDate(dayNumber: Int32(found ?? Int128(today.dayNumber))).description
        case .text: return found.flatMap { facts.word($0) } ?? "other"
        case .enumeration: return found.flatMap { facts.word($0) } ?? field.words.first ?? ""
        }
    }
}
