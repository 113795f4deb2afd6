import FinancialValues
import PlaybookProgram
import Receivables

/// The value of every fact on every day. A number, as `PreparedOperand` says.
extension AccountRun {
    func value(of fact: PreparedFact, _ context: FactContext) -> Int128 {
        switch fact {
        case .builtIn(let fact): value(of: fact, context)
        case .own(let index): ownValue(index, context)
        }
    }

    private func value(of fact: BuiltInFact, _ context: FactContext) -> Int128 {
        switch fact.scope {
        case .invoice: return context.invoice.map { invoiceValue(fact, $0, context) } ?? 0
        case .account: return accountValue(fact, context.day)
        case .customer:
            return fact == .customerOverdue
                ? payerOverdue?.sum(on: context.day) ?? 0 : customer.value(of: fact, context.day)
        case .promise:
            guard let index = context.promise else { return 0 }
            let promise = ledger.promises[index]
            return fact == .promiseAmount
                ? run.money.units(promise.amount, promise.currency) : Int128(promise.date.dayNumber)
        case .dispute: return context.dispute.map { disputeValue(fact, $0, context.day) } ?? 0
        case .day: return dayValue(fact, context.day)
        case .service: return context.service.map { serviceValue(fact, $0, context.day) } ?? 0
        case .ground:
            guard let ground = context.ground else { return 0 }
            return fact == .groundAmount ? ground.amount : fact == .groundOpen ? ground.open : ground.disputed
        }
    }

    private func serviceValue(_ fact: BuiltInFact, _ service: Int, _ day: CalendarDate) -> Int128 {
        let row = ledger.services[service]
        switch fact {
        case .serviceKind: return Int128(row.kind.index)
        case .serviceStatus: return Int128(status(of: service, on: day).rawValue)
        case .serviceContract: return TextNumber.of(ledger.text[row.contract])
        default: preconditionFailure("\(fact.rawValue) is no fact of a service")
        }
    }

    /// What the ledger says, or what the stages and lifts of the run have made of it since.
    private func status(of service: Int, on day: CalendarDate) -> Service.Status {
        let since = history.entries.last { entry in
            entry.service == Int32(service) && entry.outcome == .executed && entry.name > 0 && isSeen(entry, on: day)
        }
        guard let since else { return ledger.services[service].status }
        for suspension in playbook.suspensions {
            if let stage = suspension.stages.first(where: { $0.names.contains(since.name) }) {
                return Service.Status(stage.source.effect)
            }
            if let lift = suspension.liftNames.firstIndex(where: { $0.contains(since.name) }) {
                switch suspension.source.lifts[lift].target {
                case .all: return .active
                case .stage(let target): return Service.Status(suspension.stages[target].source.effect)
                }
            }
        }
        return ledger.services[service].status
    }

    private func invoiceValue(_ fact: BuiltInFact, _ invoice: Int, _ context: FactContext) -> Int128 {
        let (row, day) = (ledger.invoices[invoice], context.day)
        func money(_ amount: Int64) -> Int128 { run.money.units(amount, row.currency) }
        switch fact {
        case .invoiceAmount: return money(row.amount)
        case .invoiceOpenAmount: return money(books.netOpen(invoice, on: day))
        case .invoiceDisputedAmount:
            return money(disputes.disputedPart(of: books.netOpen(invoice, on: day), invoice, on: day))
        case .invoicePromisedAmount:
            return money(promises.promisedPart(invoice, on: day))
        case .invoiceDaysOverdue: return Int128(max(0, day - row.due))
        case .invoiceDaysUntilDue: return Int128(max(0, row.due - day))
        case .invoiceDue: return Int128(row.due.dayNumber)
        case .invoiceIssued: return Int128(row.issued.dayNumber)
        case .invoiceEntered: return Int128(row.entered.dayNumber)
        case .invoiceCurrency: return Int128(row.currency.packed)
        case .invoiceDisputed: return disputes.isDisputed(invoice, on: day) ? 1 : 0
        case .invoicePromised: return promises.isPromised(invoice, on: day, holding: context.isForHold) ? 1 : 0
        case .invoiceOnPlan: return promises.isOnPlan(invoice, on: day) ? 1 : 0
        case .invoiceFactored: return books.isFactored(invoice, on: day) ? 1 : 0
        case .invoiceDirectDebit: return run.flag(row.flags.contains(.directDebit), .invoiceDirectDebit)
        case .invoicePaymentInFlight: return hasPaymentInFlight(invoice, on: day) ? 1 : 0
        case .invoiceInsured: return run.flag(row.flags.contains(.insured), .invoiceInsured)
        case .invoiceBeforeInsolvency:
            let insolvency = run.seen(ledger.customers[payer].insolvency)
            return insolvency <= day && row.issued < insolvency ? 1 : 0
        case .invoiceQualified: return run.flag(row.flags.contains(.qualified), .invoiceQualified)
        case .invoiceRejections: return Int128(rejections(of: invoice, through: day).count) * 1_000_000
        case .invoiceRejectionReason:
            let reason = rejections(of: invoice, through: day).last?.rejectionReason ?? .none
            return TextNumber.of(reason.isNone ? "none" : ledger.symbols[reason])
        case .invoiceDisputeReason:
            return disputes.latestOpen(invoice, on: day).map { Int128(ledger.disputes[$0].reason.index) } ?? 0
        case .invoiceContract: return TextNumber.of(ledger.text[row.contract])
        case .invoiceStep: return Int128(lastStep(of: invoice, on: day))
        default: preconditionFailure("\(fact.rawValue) is no fact of an invoice")
        }
    }

    private func accountValue(_ fact: BuiltInFact, _ day: CalendarDate) -> Int128 {
        switch fact {
        case .accountLegalEntity: return Int128(ledger.accounts[account].legalEntity)
        case .accountBalance: return sums(on: day).balance
        case .accountOverdue: return sums(on: day).overdue
        case .accountOverdueBalance: return overdueBalance(on: day)
        case .accountCollectable: return sums(on: day).collectable
        case .accountDisputed: return sums(on: day).disputed
        case .accountUnapplied: return sums(on: day).unapplied
        case .accountExposure: return sums(on: day).exposure
        case .accountCreditLimit:
            if let limit = ledger.customers[payer].creditLimit { return run.money.units(limit, run.money.reporting) }
            return run.constant(run.facts.defaultValue(of: fact))
        case .accountDaysOverdue: return Int128(sums(on: day).oldestDue.map { day - $0 } ?? 0)
        case .accountOverdueCount: return Int128(sums(on: day).overdueCount) * 1_000_000
        case .accountBrokenPromises: return Int128(promises.brokenInAYear(on: day)) * 1_000_000
        case .accountRejectedPayments: return Int128(rejectedInAYear(on: day)) * 1_000_000
        case .accountCasesInAYear: return Int128(cases.openedInAYear(on: day)) * 1_000_000
        default: preconditionFailure("\(fact.rawValue) is no fact of an account")
        }
    }

    private func disputeValue(_ fact: BuiltInFact, _ dispute: Int, _ day: CalendarDate) -> Int128 {
        let row = ledger.disputes[dispute]
        switch fact {
        case .disputeReason: return Int128(row.reason.index)
        case .disputeAge: return Int128(max(0, day - row.opened))
        case .disputeAmount:
            var sum: Int128 = 0
            for invoice in books.invoices where disputes.concerns(dispute, invoice) {
                let open = books.open(invoice, on: day)
                sum += run.money.units(min(open, row.amount ?? open), ledger.invoices[invoice].currency)
            }
            return sum
        default: preconditionFailure("\(fact.rawValue) is no fact of a dispute")
        }
    }

    private func dayValue(_ fact: BuiltInFact, _ day: CalendarDate) -> Int128 {
        switch fact {
        case .dayToday: Int128(day.dayNumber)
        case .dayMonth: Int128(day.parts.month)
        case .dayWeekday: Int128(day.weekday.rawValue)
        case .dayWorkingDay: calendar.isWorkingDay(day) ? 1 : 0
        default: preconditionFailure("\(fact.rawValue) is no fact of a day")
        }
    }

    private func ownValue(_ index: Int, _ context: FactContext) -> Int128 {
        let field = run.facts.field(index)
        var value: OwnValue?
        if let column = run.facts.ownColumns[index] {
            let row: Int? =
                switch field.scope {
                case .customer: payer
                case .invoice: context.invoice
                case .service: context.service
                default: nil
                }
            value = row.flatMap { ledger.ownFields[column].values[$0] }
        }
        guard let value else { return run.constant(field.defaultValue) }
        return run.number(value)
    }

    /// The text of a fact of the kind `text`, for comparisons with a literal.
    func text(of fact: PreparedFact, _ context: FactContext) -> String {
        switch fact {
        case .builtIn(.customerID): return ledger.text[ledger.customers[payer].id]
        case .builtIn(.invoiceContract): return context.invoice.map { ledger.text[ledger.invoices[$0].contract] } ?? ""
        case .builtIn(.serviceContract): return context.service.map { ledger.text[ledger.services[$0].contract] } ?? ""
        case .builtIn(.invoiceRejectionReason):
            let reason = context.invoice.flatMap { rejections(of: $0, through: context.day).last?.rejectionReason }
            return reason.map { $0.isNone ? "none" : ledger.symbols[$0] } ?? "none"
        case .builtIn: return ""
        case .own(let index):
            let field = run.facts.field(index)
            let row = field.scope == .customer ? payer : field.scope == .service ? context.service : context.invoice
            if let column = run.facts.ownColumns[index], let row,
                case .text(let text)? = ledger.ownFields[column].values[row]
            {
                return ledger.text[text]
            }
            if case .text(let text)? = field.defaultValue { return text }
            return ""
        }
    }

    // MARK: - What is counted

    private func rejections(of invoice: Int, through day: CalendarDate) -> [Payment] {
        books.payments(on: invoice).map { ledger.payments[Int($0)] }
            .filter { run.seen($0.rejectedOn) <= day }
            .sorted { $0.rejectedOn < $1.rejectedOn }
    }

    private func rejectedInAYear(on day: CalendarDate) -> Int {
        ledger.accounts[account].payments.count { index in
            let rejected = run.seen(ledger.payments[index].rejectedOn)
            return rejected <= day && day - rejected < 365
        }
    }

    func hasPaymentInFlight(_ invoice: Int, on day: CalendarDate) -> Bool {
        books.payments(on: invoice).contains {
            PendingPayment.holds(ledger.payments[Int($0)], on: day, run, calendar)
        }
    }

    /// The number of the last step of the playbook that was executed for an invoice before a day, by the name that it has
    /// today; 0 for none. Of several on one day it is the one written last in the playbook.
    private func lastStep(of invoice: Int, on day: CalendarDate) -> Int32 {
        var latest: (step: PreparedPlaybook.WrittenStep, day: CalendarDate)?
        for entry in history.entries.reversed() where entry.invoice == Int32(invoice) && entry.day < day {
            if let latest, entry.day < latest.day { break }
            guard entry.outcome == .executed, let step = playbook.stepOfName[entry.name] else { continue }
            if latest.map({ $0.step.position < step.position }) ?? true { latest = (step, entry.day) }
        }
        return latest?.step.name ?? 0
    }
}

/// Texts as numbers that are equal when the texts are.
enum TextNumber {
    static func of(_ text: String) -> Int128 { Int128(text.utf8.count) << 64 | Int128(hash(text.utf8)) }

    /// FNV-1a.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// Negative: no word of the ledger has such a number.
    static func ofUnseenWord(_ word: String) -> Int128 { -1 - of(word) }
}

extension Service.Status {
    /// What a service is after a stage with that effect.
    init(_ effect: SuspensionEffect) {
        switch effect {
        case .holdOrders: self = .active
        case .restrict: self = .restricted
        case .suspend: self = .suspended
        case .terminate: self = .terminated
        }
    }
}
