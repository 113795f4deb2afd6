import FinancialValues
import PlaybookProgram
import Receivables

/// Which holds hold an invoice or the whole account on a day.
extension AccountRun {
    /// What holds do to one invoice: whole, or which parts of it.
    struct InvoiceHolds {
        /// Indices of the holds that hold all of it.
        var whole: [Int] = []
        /// Indices of the holds that hold a part of it.
        var partial: [Int] = []
        var heldPart: Int64 = 0
        /// What is left to be asked for.
        var left: Int64
        var isWhollyHeld: Bool { !whole.isEmpty || (heldPart > 0 && left <= 0) }
    }

    /// - Parameter counts: Whether a hold is looked at.
    func holds(on invoice: Int, _ day: CalendarDate, where counts: (CompiledHold) -> Bool) -> InvoiceHolds {
        var found = InvoiceHolds(left: books.netOpen(invoice, on: day))
        let context = FactContext(day: day, invoice: invoice, isForHold: true)
        var parts: Set<CompiledHold.Part> = []
        for index in possibleHolds {
            let hold = playbook.holds[index]
            guard counts(hold.source), isHolding(hold, invoice, context) else { continue }
            if let part = hold.source.only {
                found.partial.append(index)
                parts.insert(part)
            } else {
                found.whole.append(index)
            }
        }
        if parts.contains(.disputedAmount) {
            found.heldPart += disputes.disputedPart(of: found.left, invoice, on: day)
        }
        if parts.contains(.promisedAmount) {
            found.heldPart += promises.promisedPart(invoice, on: day)
        }
        found.heldPart = min(found.heldPart, found.left)
        found.left -= found.heldPart
        return found
    }

    /// Indices of the holds that can hold anything of an account: a block needs a block in the ledger, an announced payment
    /// one that is announced, covering cash unapplied cash.
    static func possibleHolds(_ run: PreparedRun, _ playbook: PreparedPlaybook, _ books: AccountBooks) -> [Int] {
        let (ledger, row) = (run.ledger, run.ledger.accounts[books.account])
        return playbook.holds.indices.filter { index in
            switch playbook.holds[index].source.trigger {
            case .condition: true
            case .block: !row.blocks.isEmpty
            case .pendingPayment: row.payments.contains { ledger.payments[$0].status == .pending }
            case .coveringCash: books.hasPool
            }
        }
    }

    /// Indices of the holds that hold the whole account.
    func accountHolds(_ day: CalendarDate, where counts: (CompiledHold) -> Bool) -> [Int] {
        var found: [Int] = []
        for index in possibleHolds {
            let hold = playbook.holds[index]
            if counts(hold.source) && isHoldingAccount(hold, day) { found.append(index) }
        }
        return found
    }

    /// Whether any hold holds the whole account.
    func isAccountHeld(_ day: CalendarDate, where counts: (CompiledHold) -> Bool) -> Bool {
        possibleHolds.contains { counts(playbook.holds[$0].source) && isHoldingAccount(playbook.holds[$0], day) }
    }

    private func isHolding(_ hold: PreparedHold, _ invoice: Int, _ context: FactContext) -> Bool {
        switch hold.source.trigger {
        case .condition: hold.source.isOnItem && holds(hold.condition, context)
        case .block: isBlocked(invoice, on: context.day)
        case .pendingPayment: hasPaymentInFlight(invoice, on: context.day)
        case .coveringCash: false
        }
    }

    private func isHoldingAccount(_ hold: PreparedHold, _ day: CalendarDate) -> Bool {
        switch hold.source.trigger {
        case .condition: !hold.source.isOnItem && holds(hold.condition, FactContext(day: day, isForHold: true))
        case .block: isBlocked(nil, on: day)
        case .pendingPayment: false
        case .coveringCash: isCoveredByCash(on: day)
        }
    }

    /// - Parameter invoice: `nil`: the account as a whole.
    private func isBlocked(_ invoice: Int?, on day: CalendarDate) -> Bool {
        ledger.accounts[account].blocks.contains { index in
            let block = ledger.blocks[index]
            return block.holds(on: day) && block.invoice.map(Int.init) == invoice
        }
    }

    /// In each currency that has overdue, unapplied cash covers all of it, factored items left out.
    func isCoveredByCash(on day: CalendarDate) -> Bool { standingOfCash(on: day).coversOverdue }

    func standingOfCash(on day: CalendarDate) -> StandingOfCash {
        guard books.hasPool else { return StandingOfCash(coversOverdue: false, nextChange: .distantFuture) }
        if let known = standingsOfCash[day] { return known }
        let standing = newStandingOfCash(on: day)
        standingsOfCash[day] = standing
        return standing
    }

    private func newStandingOfCash(on day: CalendarDate) -> StandingOfCash {
        var (isAny, isAnyOverdue) = (false, false)
        for currency in books.currencies {
            var overdue: Int64 = 0
            for invoice in books.invoices where ledger.invoices[invoice].currency == currency {
                guard isOverdue(invoice, on: day), !books.isFactored(invoice, on: day) else { continue }
                overdue += books.open(invoice, on: day)
            }
            let cash = books.unapplied(currency, on: day)
            // What it does not cover now is not less when more has come to be overdue.
            if cash < overdue { return StandingOfCash(coversOverdue: false, nextChange: .distantFuture) }
            isAny = isAny || cash > 0
            isAnyOverdue = isAnyOverdue || overdue > 0
        }
        return StandingOfCash(coversOverdue: isAnyOverdue, nextChange: isAny ? nextChange(after: day) : .distantFuture)
    }

    /// The first day after `day` on which a hold could begin or end by the passing of days, or by what falls due.
    func holdHorizon(_ day: CalendarDate, invoices: [Int], where counts: (CompiledHold) -> Bool) -> CalendarDate {
        var horizon = CalendarDate.distantFuture
        for index in possibleHolds {
            let hold = playbook.holds[index]
            guard counts(hold.source) else { continue }
            if case .coveringCash = hold.source.trigger { horizon = min(horizon, standingOfCash(on: day).nextChange) }
            guard hold.condition != nil else { continue }
            if hold.source.isOnItem {
                for invoice in invoices {
                    let context = FactContext(day: day, invoice: invoice, isForHold: true)
                    horizon = min(horizon, self.horizon(hold.condition, context))
                }
            } else {
                horizon = min(horizon, self.horizon(hold.condition, FactContext(day: day, isForHold: true)))
            }
        }
        return horizon
    }
}

/// How unapplied cash stands to what is overdue on a day.
struct StandingOfCash {
    /// In each currency that has overdue, it covers all of it.
    var coversOverdue: Bool
    /// The first day after it on which that could be otherwise by what falls due.
    var nextChange: CalendarDate
}
