import FinancialValues
import PlaybookProgram
import Receivables

/// The invoices that justify a stage or are asked of a lift, and their sums in units of 10^-10 of the reporting currency.
struct Ground {
    /// By due date and number.
    var invoices: [Int] = []
    /// What they are open for less disputed and promised parts and less the account's unapplied cash; below the tolerance,
    /// nothing.
    var amount: Int128 = 0
    /// What they are open for after payments and credit notes only; below the tolerance of a currency, nothing.
    var open: Int128 = 0
    var disputed: Int128 = 0
}

extension AccountRun {
    func ground(of invoices: [Int], on day: CalendarDate) -> Ground {
        var ground = Ground(invoices: invoices)
        var openByCurrency: [CurrencyCode: Int64] = [:]
        var certainByCurrency: [CurrencyCode: Int64] = [:]
        for invoice in invoices {
            let currency = ledger.invoices[invoice].currency
            let open = books.open(invoice, on: day)
            openByCurrency[currency, default: 0] += open
            ground.disputed += run.money.units(disputes.disputedPart(of: open, invoice, on: day), currency)
            certainByCurrency[currency, default: 0] += open - contestedOrPromised(of: open, invoice, on: day)
        }
        ground.open = unitsAboveTolerance(openByCurrency)
        ground.amount = max(0, unitsAboveTolerance(certainByCurrency) - sums(on: day).unapplied)
        let reporting = policy.exchangeRates.reporting
        if ground.amount < run.money.units(tolerance(of: reporting), reporting) { ground.amount = 0 }
        return ground
    }

    private func unitsAboveTolerance(_ sums: [CurrencyCode: Int64]) -> Int128 {
        sums.reduce(0) { total, sum in
            sum.value > 0 && sum.value >= tolerance(of: sum.key) ? total + run.money.units(sum.value, sum.key) : total
        }
    }

    private func contestedOrPromised(of open: Int64, _ invoice: Int, on day: CalendarDate) -> Int64 {
        min(
            open,
            disputes.disputedPart(of: open, invoice, on: day) + promises.promisedPart(invoice, on: day))
    }

    /// What is neither contested nor promised of an invoice, and no unapplied cash covers where it is spread.
    func certainPart(of invoice: Int, on day: CalendarDate) -> Int64 {
        let open = books.open(invoice, on: day)
        return min(open - contestedOrPromised(of: open, invoice, on: day), books.netOpen(invoice, on: day))
    }

    /// The open, overdue invoices of the service's contract or of the account, factored ones left out.
    func overdueInvoices(_ subject: LimitedSubject, _ ground: CompiledSuspension.Ground, on day: CalendarDate) -> [Int]
    {
        books.invoices.filter { invoice in
            guard isOverdue(invoice, on: day), books.open(invoice, on: day) > 0, !books.isFactored(invoice, on: day)
            else {
                return false
            }
            return canJustify(invoice, subject, ground)
        }
    }

    /// Whether an invoice is of the service's contract, where it has to be.
    func canJustify(_ invoice: Int, _ subject: LimitedSubject, _ ground: CompiledSuspension.Ground) -> Bool {
        guard ground == .sameContract else { return true }
        guard case .service(let service) = subject else { return false }
        let (contract, billed) = (ledger.services[service].contract, ledger.invoices[invoice].contract)
        return !contract.isEmpty && ledger.text.areEqual(contract, billed)
    }
}

/// What a suspension limits: a service, or the account as a whole.
enum LimitedSubject: Hashable {
    case service(Int)
    case account

    var service: Int? { if case .service(let service) = self { service } else { nil } }

    /// As history has it: -1 for the account as a whole.
    var number: Int32 { service.map { Int32($0) } ?? -1 }
}
