import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What a credit manager reads first: who would get what, week by week, what is held, and what could not be seen.
public struct ScheduleSummary: Sendable {
    let header: RunHeader
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    let schedule: DunningSchedule
    let tally: ScheduleTally

    /// - Parameter tally: Of all records of the schedule.
    public init(
        header: RunHeader, program: CompiledProgram, ledger: LedgerSnapshot, schedule: DunningSchedule,
        tally: ScheduleTally
    ) {
        self.header = header
        self.program = program
        self.ledger = ledger
        self.schedule = schedule
        self.tally = tally
    }

    /// The whole summary; sections that have nothing to say are left out.
    public var text: String {
        [
            heading, schedule.staleBankData.text(program, ledger), leftOut,
            schedule.brokenGuarantees.text(program, ledger), schedule.unwritten.text(program, ledger), weeks, first,
            playbooks, amounts, charges,
            chargesLeft, services, unsignedStages, deadlines, work, approvals, waiting,
            held, leftAlone,
            uncovered,
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var heading: String {
        let options = header.options
        var table = TextTable([("", .left), ("", .left)])
        let counts = [
            counted(ledger.accounts.count, "account"), counted(ledger.customers.count, "customer"),
            counted(ledger.invoices.count, "invoice"),
        ]
        table.add(["ledger", "\(header.ledgerFolder): \(counts.joined(separator: ", "))"])
        table.add(["policy", "\(program.policy.title), \(counted(program.playbooks.count, "playbook"))"])
        table.add(["as of", "\(options.asOf), \(header.asOfSource.phrase)"])
        table.add(["assumed", "\(options.payments.phrase); \(options.approvals.phrase)"])
        if let signed { table.add(["signed", signed]) }
        if !schedule.habits.isEmpty { table.add(["habits", HabitsFile.phrase(schedule.habits)]) }
        if !ledger.hasPaidInvoices {
            table.add(["cases", "the ledger has no paid invoices: a case is as old as history shows"])
        }
        let ignored = schedule.ignored.phrase
        if !ignored.isEmpty { table.add(["not seen", "\(ignored), dated after \(options.asOf)"]) }
        return "Dunning schedule, \(options.asOf) to \(options.lastDay) (\(counted(options.days, "day")))\n\n"
            + table.text()
    }

    private var leftOut: String {
        guard !header.accountsLeftOut.isEmpty || !header.ledgerFaults.isEmpty else { return "" }
        var text = "Wrong in the ledger\n"
        for fault in header.ledgerFaults { text += "  \(fault.printable)\n" }
        guard !header.accountsLeftOut.isEmpty else { return text }
        text += "  left out of this schedule: \(header.accountsLeftOut.asAccounts)\n"
        guard !header.openLeftOut.isEmpty else { return text }
        let open = header.openLeftOut.map { "\(amountText(Int128($0.minorUnits), $0.currency)) \($0.currency)" }
        return text + "    open on them by the rows that can be read: \(open.joined(separator: ", "))\n"
    }

    private var weeks: String {
        guard !tally.weeks.isEmpty else { return "Nothing is scheduled\n" }
        let categories = Set(tally.weeks.values.flatMap(\.keys)).sorted()
        var table = TextTable(
            [("week of", .left)] + categories.map { ($0.title, .right) } + [("messages", .right)])
        var totals = [Int](repeating: 0, count: categories.count)
        for week in tally.weeks.keys.sorted() {
            let counts = categories.map { tally.weeks[week]?[$0] ?? 0 }
            for (index, count) in counts.enumerated() { totals[index] += count }
            table.add(["\(week)"] + (counts + [tally.messagesInWeek[week] ?? 0]).map(cell))
        }
        table.add(["in all"] + (totals + [tally.messagesInWeek.values.reduce(0, +)]).map(cell))
        return "Scheduled, by week\n" + table.text()
    }

    /// To whom the first ones go: the tables have the rest.
    private var first: String {
        guard !tally.first.isEmpty else { return "" }
        var table = TextTable([("", .left), ("", .left), ("", .left)])
        for record in tally.first {
            table.add(["\(record.day)", "\(record.customer)/\(record.legalEntity)", record.sentence])
        }
        let more = tally.intendedCount - tally.first.count
        return "The first of \(counted(tally.intendedCount, "action"))\n" + table.text()
            + (more > 0 ? "  and \(grouped(more)) more in \(ScheduleFiles.table)\n" : "")
    }

    private var playbooks: String {
        guard !tally.playbooks.isEmpty else { return "" }
        var table = TextTable([
            ("playbook", .left), ("accounts", .right), ("messages", .right), ("tasks", .right), ("skipped", .right),
        ])
        for name in tally.playbooks.keys.sorted() {
            let count = tally.playbooks[name]!
            table.add([name] + [count.accounts.count, count.messages, count.tasks, count.skipped].map(cell))
        }
        return "By playbook\n" + table.text()
    }

    private var amounts: String {
        guard !tally.asked.isEmpty else { return "" }
        var table = TextTable([("currency", .left), ("invoices", .right), ("amount", .right)])
        for currency in tally.asked.keys.sorted() {
            let (invoices, amount) = tally.asked[currency]!
            table.add([currency.description, grouped(invoices), amountText(amount, currency)])
        }
        return "Asked of customers, each invoice once\n" + table.text()
    }

    private var services: String {
        guard !tally.services.isEmpty else { return "" }
        var table = TextTable([
            ("playbook", .left), ("suspension", .left), ("stage or lift", .left), ("does", .left), ("times", .right),
            ("first", .left),
        ])
        let rules = tally.services.keys.sorted {
            ($0.playbook, $0.suspension, $0.rule, $0.effect) < ($1.playbook, $1.suspension, $1.rule, $1.effect)
        }
        for rule in rules {
            let count = tally.services[rule]!
            table.add([rule.playbook, rule.suspension, rule.rule, rule.effect, cell(count.services), "\(count.first)"])
        }
        return "Services limited and freed\n" + table.text()
    }

    /// How many stages rest on signatures; `nil` where no stage comes.
    private var signed: String? {
        let stages = counted(tally.stageCount, "stage")
        guard tally.stageCount > 0 else { return nil }
        guard header.signatures.isUsed else { return "none of \(stages): no key is trusted to sign" }
        let unsigned = tally.unsigned.values.reduce(0) { $0 + $1.stages }
        return unsigned == 0
            ? "all of \(stages)" : "\(grouped(tally.stageCount - unsigned)) of \(stages), the others are listed below"
    }

    private var unsignedStages: String {
        guard !tally.unsigned.isEmpty else { return "" }
        var table = TextTable([
            ("playbook", .left), ("suspension", .left), ("stage", .left), ("times", .right), ("first", .left),
            ("why", .left),
        ])
        for rule in tally.unsigned.keys.sorted(by: {
            ($0.playbook, $0.suspension, $0.rule) < ($1.playbook, $1.suspension, $1.rule)
        }) {
            let count = tally.unsigned[rule]!
            table.add([rule.playbook, rule.suspension, rule.rule, cell(count.stages), "\(count.first)", count.why])
        }
        return "Stages without a valid signature\n" + table.text()
    }

    private var deadlines: String {
        guard !tally.deadlines.isEmpty else { return "" }
        var table = TextTable([("obligation", .left), ("in all", .right), ("late", .right), ("first deadline", .left)])
        for name in tally.deadlines.keys.sorted() {
            let count = tally.deadlines[name]!
            table.add([name, cell(count.count), cell(count.late), count.first?.description ?? ""])
        }
        return "Deadlines of law and contract\n" + table.text()
    }

    private var work: String {
        guard !tally.work.isEmpty else { return "" }
        var table = TextTable([
            ("for", .left), ("task", .left), ("in all", .right), ("this week", .right), ("first", .left),
        ])
        for work in tally.work.keys.sorted(by: { ($0.role, $0.task) < ($1.role, $1.task) }) {
            let count = tally.work[work]!
            table.add([work.role, work.task, cell(count.count), cell(count.firstWeek), "\(count.first)"])
        }
        return "Work for whom\n" + table.text()
    }

    private var approvals: String {
        guard !tally.approvals.isEmpty else { return "" }
        var table = TextTable([("by", .left), ("actions", .right)])
        for roles in tally.approvals.keys.sorted() { table.add([roles, cell(tally.approvals[roles]!)]) }
        return "To be approved\n" + table.text()
    }

    private var waiting: String {
        guard !tally.waiting.isEmpty else { return "" }
        var table = TextTable([("playbook", .left), ("step", .left), ("accounts", .right), ("days", .right)])
        for key in tally.waiting.keys.sorted(by: { ($0.playbook, $0.rule) < ($1.playbook, $1.rule) }) {
            let (accounts, days) = tally.waiting[key]!
            table.add([key.playbook, key.rule, cell(accounts.count), cell(days)])
        }
        return "Waiting for the contact limit\n" + table.text()
    }

    private var held: String {
        struct Key: Hashable {
            var hold: String
            var currency: CurrencyCode
        }
        var sums: [Key: (accounts: Set<Int>, amount: Int128)] = [:]
        for held in schedule.held {
            let key = Key(hold: held.hold, currency: held.amount.currency)
            sums[key, default: ([], 0)].accounts.insert(held.account)
            sums[key, default: ([], 0)].amount += Int128(held.amount.minorUnits)
        }
        guard !sums.isEmpty else { return "" }
        var table = TextTable([("hold", .left), ("currency", .left), ("accounts", .right), ("amount", .right)])
        for key in sums.keys.sorted(by: { ($0.hold, $0.currency) < ($1.hold, $1.currency) }) {
            let (accounts, amount) = sums[key]!
            table.add([
                key.hold, key.currency.description, cell(accounts.count), amountText(amount, key.currency),
            ])
        }
        return "Held on \(header.options.asOf)\n" + table.text()
    }

    private var leftAlone: String {
        let accounts = Dictionary(grouping: schedule.leftAlone, by: \.playbook)
        guard !accounts.isEmpty else { return "" }
        var text = "Left alone\n"
        for index in accounts.keys.sorted() {
            let playbook = program.playbooks[index]
            let ids = accounts[index]!.map(\.account).sorted().map { ledger.id(of: ledger.accounts[$0]) }
            text += "  \(playbook.name): \(ids.asAccounts)\n"
            if let reason = playbook.leftAlone { text += "    \(reason.printable)\n" }
        }
        return text
    }

    private var uncovered: String {
        let lines = schedule.linesNotComputed(program, ledger)
        return lines.isEmpty ? "" : "Not computed\n" + lines.map { "  \($0)\n" }.joined()
    }

    private func cell(_ count: Int) -> String { count == 0 ? "." : grouped(count) }
}

extension IgnoredRows {
    /// `3 payments, 1 dispute`; empty when there is none.
    var phrase: String {
        [
            (invoices, "invoice"), (payments, "payment"), (disputes, "dispute"), (promises, "promise"),
            (history, "history row"),
        ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: ", ")
    }
}

/// With thousands apart and all decimals: `1,234.50`.
func amountText(_ amount: Int128, _ currency: CurrencyCode) -> String {
    let magnitude = String(amount.magnitude)
    let digits = currency.minorDigits
    let padded = String(repeating: "0", count: max(0, digits + 1 - magnitude.count)) + magnitude
    let whole = grouped(Int(padded.dropLast(digits)) ?? Int.max)
    return (amount < 0 ? "-" : "") + whole + (digits > 0 ? "." + padded.suffix(digits) : "")
}
