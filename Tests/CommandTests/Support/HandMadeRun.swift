import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

@testable import DunningEngine

/// A run written by hand: one playbook, three accounts, and an action of each kind. What the engine does is tested elsewhere;
/// here it is how a schedule is told.
struct HandMadeRun {
    var program: CompiledProgram
    var ledger: LedgerSnapshot
    var options = SimulationOptions(asOf: date("2026-03-02"), days: 30)
    private let file: SourceFile

    static func date(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

    init() {
        file = SourceFile(
            path: "playbooks/sme.yaml",
            text: """
                relance: 1
                playbook: sme
                sequences:
                  reminders:
                    steps:
                      - step: first_reminder
                        for: open_amount >= 10 EUR
                        at: 5 days after due
                        until: 90 days after due
                      - step: call
                        at: 7 days after first_reminder
                holds:
                  - hold: open_dispute
                    when: disputed
                escalations:
                  - escalation: tell_sales
                    when: account.overdue >= 10000 EUR
                obligations:
                  - obligation: tell_insurer
                    by: 60 days after due
                suspensions:
                  - suspension: hosting
                    stages:
                      - stage: suspended
                        at: 15 days after due
                    lifts:
                      - lift: reactivated
                        when: ground.open = 0
                """)
        program = CompiledProgram(policy: .handMade(file), playbooks: [], knownNames: [])
        ledger = .handMade
        program.playbooks = [playbook]
    }

    /// Where a phrase stands in the playbook.
    func place(_ phrase: String) -> SourceRange {
        let text = String(decoding: file.bytes, as: UTF8.self)
        let found = text.range(of: phrase)!
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        return SourceRange(file, start..<(start + phrase.utf8.count))
    }

    private var playbook: CompiledPlaybook {
        let steps = [
            CompiledStep(
                name: "first_reminder", at: Clock([.anchor(.due)], at: place("5 days after due")),
                deed: .message(
                    MessageDeed(
                        channels: [.email], to: RoleReference("billing", .customer), template: "first_reminder")),
                combine: .account, origin: place("step: first_reminder")),
            CompiledStep(
                name: "call", at: Clock([.anchor(.due)], at: place("7 days after first_reminder")),
                deed: .task(TaskDeed(task: "call", to: RoleReference("collector", .ours), reachesCustomer: true)),
                combine: .account, isFinal: true, origin: place("step: call")),
        ]
        return CompiledPlaybook(
            name: "sme", title: "Small customers", coverage: .everyoneElse, valid: nil, leftAlone: nil,
            sendDays: .everyWeekday, quiet: [], contactLimit: nil, delivery: [:], invoiceDelivery: DateOffset(3, .days),
            tolerance: [:], promises: PromiseRule(), holds: [],
            sequences: [CompiledSequence(name: "reminders", unit: .invoice, steps: steps, origin: place("reminders"))],
            escalations: [escalation], suspensions: [suspension], obligations: [obligation], guarantees: [],
            digest: "00112233445566aa",
            origin: place("playbook: sme"))
    }
}

// MARK: - Its other rules

extension HandMadeRun {
    /// Always true: what it says is not looked at.
    private func condition(_ phrase: String) -> CompiledCondition {
        .clause(CompiledClause(.holds(.builtIn(.customerInsured)), at: place(phrase)))
    }

    fileprivate var escalation: CompiledEscalation {
        CompiledEscalation(
            name: "tell_sales", when: condition("account.overdue >= 10000 EUR"),
            deed: .message(
                MessageDeed(channels: [.email], to: RoleReference("collector", .ours), template: "tell_sales")),
            every: nil, combine: .recipient, on: [], lists: .overdue, approval: ApprovalRule(), formerly: [],
            origin: place("escalation: tell_sales"))
    }

    fileprivate var obligation: CompiledObligation {
        CompiledObligation(
            name: "tell_insurer", unit: .account, forWhom: nil,
            by: Clock([.anchor(.due)], at: place("60 days after due")), warn: nil,
            deed: .task(
                TaskDeed(task: "declare_claim", to: RoleReference("collector", .ours), reachesCustomer: false)),
            formerly: [], origin: place("obligation: tell_insurer"))
    }

    fileprivate var suspension: CompiledSuspension {
        let message = MessageDeed(
            channels: [.registeredLetter, .email], to: RoleReference("billing", .customer), template: "suspended")
        return CompiledSuspension(
            name: "hosting", services: nil, ground: .sameContract,
            stages: [
                CompiledStage(
                    name: "suspended", at: Clock([.anchor(.due)], at: place("15 days after due")), when: nil,
                    effect: .suspend, billingContinues: false, message: message, approval: ApprovalRule(),
                    withoutNotice: true, formerly: [], origin: place("stage: suspended"))
            ],
            lifts: [
                CompiledLift(
                    name: "reactivated", when: condition("ground.open = 0"), target: .all, message: nil, formerly: [],
                    origin: place("lift: reactivated"))
            ],
            bars: [], noticeLapses: nil, days: .any, restAfterLift: DateOffset(30, .days),
            origin: place("suspension: hosting"))
    }
}

// MARK: - The schedule

extension HandMadeRun {
    /// A combined reminder with a fee, one that waits for the limit, an approval, a skip, tasks, a late obligation, a service that
    /// is suspended and freed, and word to us.
    var schedule: DunningSchedule {
        var schedule = DunningSchedule()
        schedule.actions = [
            action(
                "a1", message: "m1", day: "2026-03-02", account: 0, step: 0,
                items: [(0, 0, 4800, 0), (1, nil, 1000, 0)]),
            action("a2", message: "m2", day: "2026-03-02", account: 1, step: 0, .waiting, items: [(2, 0, 125000, 0)]),
            action("a3", message: "m3", day: "2026-03-09", account: 1, step: 0, items: [(2, 0, 125000, 25000)]),
            action("a4", message: "m4", day: "2026-03-09", account: 0, step: 1, .skipped, items: [(0, 1, 4800, 0)]),
            noAddress("a5", day: "2026-03-10"),
            action(
                "a6", message: "m6", day: "2026-03-16", account: 1, step: 1, .awaitingApproval,
                items: [(2, 1, 100000, 0)]),
        ]
        schedule.actions[0].fees = [Money(minorUnits: 500, CurrencyCode("EUR")!)]
        schedule.actions += [
            other("a7", .obligation(0), .task, day: "2026-03-16", deadline: "2026-03-10"),
            other("a8", .stage(suspension: 0, stage: 0), .stage, day: "2026-03-17", limit: .suspend),
            other("a9", .lift(suspension: 0, lift: 0), .lift, day: "2026-03-20", limit: nil),
            other("b0", .escalation(0), .message, day: "2026-03-23"),
        ]
        schedule.held = [HeldAmount(account: 1, hold: "open_dispute", amount: Money(minorUnits: 25000, .init("GBP")!))]
        schedule.uncovered = [UncoveredAccount(account: 2, reason: .unknownCurrency(CurrencyCode("CHF")!))]
        schedule.staleBankData = [StaleBankData(legalEntity: 1, lastBankDay: Self.date("2026-02-20"))]
        schedule.ignored.payments = 2
        return schedule
    }

    private func action(
        _ id: String, message: String, day: String, account: Int, step: Int,
        _ status: ScheduledAction.Status = .scheduled,
        items: [(invoice: Int, step: Int?, open: Int64, disputed: Int64)]
    ) -> ScheduledAction {
        let isMessage = step == 0
        var because = Because()
        because.clock = (place(isMessage ? "5 days after due" : "7 days after first_reminder"), Self.date("2026-03-01"))
        if isMessage {
            let reading = FactReading(name: "open_amount", value: .money(Money(minorUnits: 4800, .init("EUR")!)))
            because.clauses = [
                ClauseOutcome(origin: place("open_amount >= 10 EUR"), isTrue: true, readings: [reading])
            ]
        }
        if status == .skipped { because.skip = .pastUntil(place("90 days after due"), Self.date("2026-03-05")) }
        return ScheduledAction(
            id: String(repeating: "0", count: 14) + id, messageID: message, day: Self.date(day), account: account,
            playbook: 0, caseOpened: Self.date("2026-02-26"),
            rule: .step(StepReference(sequence: 0, step: step)), kind: isMessage ? .message : .task, status: status,
            channels: isMessage ? [.email] : [],
            recipient: isMessage ? RoleReference("billing", .customer) : RoleReference("collector", .ours),
            deadline: isMessage ? nil : Self.date(day) + 2, items: items.map(item),
            approval: status == .awaitingApproval ? ApprovalRule([.any(["legal", "credit_manager"])]) : ApprovalRule(),
            because: because)
    }

    /// What another rule than a step brings about, for the first account's first invoice.
    private func other(
        _ id: String, _ rule: RuleReference, _ kind: ScheduledAction.Kind, day: String, deadline: String? = nil,
        limit: SuspensionEffect? = nil
    ) -> ScheduledAction {
        let channels: [Channel] =
            switch kind {
            case .stage: [.registeredLetter, .email]
            case .message: [.email]
            case .task, .lift: []
            }
        var action = ScheduledAction(
            id: String(repeating: "0", count: 14) + id, messageID: "m-" + id, day: Self.date(day), account: 0,
            playbook: 0, rule: rule, kind: kind, status: .scheduled, channels: channels,
            recipient: kind == .stage ? RoleReference("billing", .customer) : RoleReference("collector", .ours),
            deadline: deadline.map(Self.date), items: [item((0, nil, 4800, 0))], approval: ApprovalRule(),
            because: Because())
        action.isLate = deadline != nil
        action.items[0].isDecided = true
        if kind == .stage || kind == .lift {
            action.limit = ServiceLimit(service: 0, effect: limit, billingContinues: limit == nil)
        }
        return action
    }

    private func noAddress(_ id: String, day: String) -> ScheduledAction {
        ScheduledAction(
            id: String(repeating: "0", count: 14) + id, messageID: "m5", day: Self.date(day), account: 1, playbook: 0,
            rule: .builtInTask("no_address", about: .step(StepReference(sequence: 0, step: 0))), kind: .task,
            status: .scheduled, channels: [], recipient: RoleReference("collector", .ours), items: [],
            approval: ApprovalRule(), because: Because())
    }

    private func item(_ row: (invoice: Int, step: Int?, open: Int64, disputed: Int64)) -> ScheduledItem {
        let currency = ledger.invoices[row.invoice].currency
        return ScheduledItem(
            invoice: row.invoice, step: row.step, asked: Money(minorUnits: row.open - row.disputed, currency),
            open: Money(minorUnits: row.open, currency), disputed: row.disputed, promised: 0,
            daysOverdue: max(0, options.asOf - ledger.invoices[row.invoice].due), isDecided: row.step != nil)
    }
}

// MARK: - The ledger and the policy

extension LedgerSnapshot {
    /// Three customers; one invoice number that a spreadsheet would compute, one name that would steer a terminal.
    static var handMade: LedgerSnapshot {
        var assembly = LedgerAssembly()
        let (france, britain) = (assembly.legalEntity("FR01"), assembly.legalEntity("GB01"))
        for (index, (id, name)) in [
            ("C-1", "Boulangerie du Port"), ("C-2", "Marsh, \"Tools\" & Co"), ("C-3", "Bell\u{7}\u{1B}[31m"),
        ].enumerated() {
            var customer = Customer(id: assembly.ledger.text.add(id), payer: UInt32(index))
            customer.name = assembly.ledger.text.add(name)
            customer.language = assembly.ledger.symbols.intern(index == 1 ? "en" : "fr")
            assembly.ledger.customers.append(customer)
        }
        var contact = Contact(customer: 0, role: assembly.ledger.symbols.intern("billing"))
        contact.name = assembly.ledger.text.add("Anne Le Goff")
        contact.email = assembly.ledger.text.add("compta@port.example")
        assembly.ledger.contacts = [contact]
        for (id, customer, entity, due, amount, currency) in [
            ("F-1", UInt32(0), france, "2026-02-25", Int64(4800), "EUR"),
            ("F-2", 0, france, "2026-03-20", 1000, "EUR"),
            ("=1+1", 1, britain, "2026-02-19", 125000, "GBP"),
            ("F-4", 2, france, "2026-02-01", 900, "CHF"),
        ] {
            let due = CalendarDate(iso: due)!
            assembly.ledger.invoices.append(
                Invoice(
                    id: assembly.ledger.text.add(id), customer: customer, issued: due - 30, due: due, amount: amount,
                    currency: CurrencyCode(currency)!))
            assembly.invoiceKeys.append(.init(customer: customer, legalEntity: entity))
        }
        assembly.ledger.services = [
            Service(id: assembly.ledger.text.add("S-1"), customer: 0, kind: assembly.ledger.symbols.intern("hosting"))
        ]
        assembly.serviceKeys = [.init(customer: 0, legalEntity: france)]
        return assembly.assemble()
    }
}

extension CompiledPolicy {
    static func handMade(_ file: SourceFile) -> CompiledPolicy {
        let euro = CurrencyCode("EUR")!
        return CompiledPolicy(
            name: "acme", title: "Credit policy", exchangeRates: ExchangeRates(reporting: euro, rates: [:]),
            tolerance: [:], segments: ["sme"], roles: ["billing"], internalRoles: ["collector"], thirdPartyRoles: [],
            legalEntities: [], fields: [], disputeReasons: [], blockReasons: [], serviceKinds: [], pending: [:],
            tasks: [:], appliesCashOldestFirst: true, bankDataAge: DateOffset(2, .businessDays), latePayment: [],
            guarantees: [], origin: SourceRange(file, 0..<0))
    }
}
