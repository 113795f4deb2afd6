import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Holds whose meaning can be told from the rows alone: what they certainly hold on a day.
struct PlainHolds {
    let world: World
    let books: PlainBooks

    private var ledger: LedgerSnapshot { world.ledger }

    init(_ world: World) {
        self.world = world
        books = PlainBooks(world: world)
    }

    /// The name of a hold that certainly keeps one kind of deed from an invoice, in whole.
    ///
    /// - Parameter sequence: Whose step it is; `nil` for a stage, which no hold excepts.
    func hold(
        on invoice: Int, _ account: Int, on day: CalendarDate, from kind: CompiledHold.Kind, of sequence: Int?,
        in playbook: CompiledPlaybook
    ) -> String? {
        playbook.holds.first { hold in
            guard hold.stops.contains(kind), sequence.map({ !hold.except.contains($0) }) ?? true else { return false }
            return holds(hold, invoice, account, day, playbook)
        }?.name
    }

    private func holds(
        _ hold: CompiledHold, _ invoice: Int, _ account: Int, _ day: CalendarDate, _ playbook: CompiledPlaybook
    ) -> Bool {
        let payer = ledger.customers[Int(ledger.accounts[account].payer)]
        switch hold.trigger {
        case .block:
            return ledger.blocks[ledger.accounts[account].blocks].contains { block in
                block.from <= day && day <= block.until && (block.invoice ?? Int32(invoice)) == Int32(invoice)
            }
        case .pendingPayment: return hasPaymentInFlight(invoice, account, day)
        case .coveringCash: return isCovered(account, day)
        case .condition: break
        }
        guard hold.only == nil else { return false }
        switch hold.name {
        case "hold_disputed":
            return books.isFlaggedDisputed(invoice, on: day) || !books.disputes(invoice, account, on: day).isEmpty
        case "hold_promised": return isCertainlyPromised(invoice, account, day, playbook)
        case "hold_vulnerable": return payer.isVulnerable
        case "hold_insolvent":
            return books.seen(payer.insolvency) <= day && ledger.invoices[invoice].issued < payer.insolvency
        default: return false
        }
    }

    /// How much of an amount an invoice may be asked for at most, beside what is held in part.
    func most(
        of amount: Int64, _ invoice: Int, _ account: Int, on day: CalendarDate, of sequence: Int,
        in playbook: CompiledPlaybook
    ) -> Int64 {
        let isHeldInPart = playbook.holds.contains { hold in
            hold.only == .disputedAmount && hold.name == "hold_disputed" && hold.stops.contains(.contact)
                && !hold.except.contains(sequence)
        }
        return isHeldInPart ? amount - books.disputed(of: amount, invoice, account, on: day) : amount
    }

    private func hasPaymentInFlight(_ invoice: Int, _ account: Int, _ day: CalendarDate) -> Bool {
        guard let calendar = world.calendar(of: account) else { return false }
        return ledger.payments[ledger.accounts[account].payments].contains { payment in
            guard payment.invoice == Int32(invoice), payment.status == .pending, books.seen(payment.date) <= day,
                day < books.seen(payment.rejectedOn),
                let days = world.program.policy.pending[ledger.symbols[payment.method]]
            else { return false }
            return day <= days.after(payment.date, in: calendar)
        }
    }

    /// In each currency with something overdue, and in one at least, cash covers it.
    private func isCovered(_ account: Int, _ day: CalendarDate) -> Bool {
        let invoices = ledger.accounts[account].invoices.filter {
            books.isOverdue($0, on: day) && !books.isFactored($0, on: day) && books.open($0, account, on: day) > 0
        }
        let currencies = Set(invoices.map { ledger.invoices[$0].currency })
        return !currencies.isEmpty
            && currencies.allSatisfy { currency in
                let overdue = invoices.filter { ledger.invoices[$0].currency == currency }
                    .reduce(Int64(0)) { $0 + books.open($1, account, on: day) }
                return books.pool(currency, account, on: day) >= overdue
            }
    }

    /// A promise by itself, in its time, on which nothing has come and which no limit makes void.
    private func isCertainlyPromised(
        _ invoice: Int, _ account: Int, _ day: CalendarDate, _ playbook: CompiledPlaybook
    ) -> Bool {
        guard playbook.promises.noLongerAfter == nil else { return false }
        let row = ledger.accounts[account]
        let isPaidTo =
            ledger.payments[row.payments].contains { $0.status == .received }
            || row.invoices.contains { ledger.invoices[$0].isCreditNote }
        return ledger.promises[row.promises].contains { promise in
            promise.invoices.contains(Int32(invoice)) && promise.plan.isEmpty && books.seen(promise.made) <= day
                && day <= promise.date && !isPaidTo
        }
    }
}
