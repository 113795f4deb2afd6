import FinancialValues
import Receivables

/// Which invoices of an account are contested on a day, for how much.
struct DisputeBook {
    private let run: PreparedRun
    let disputes: Range<Int>
    private let isEmpty: Bool

    init(_ run: PreparedRun, account: Int) {
        self.run = run
        let row = run.ledger.accounts[account]
        disputes = row.disputes
        isEmpty = row.disputes.isEmpty && !row.invoices.contains { run.ledger.invoices[$0].flags.contains(.disputed) }
    }

    /// The day a dispute was closed, as this run may see it.
    func closed(_ dispute: Int) -> CalendarDate { run.seen(run.ledger.disputes[dispute].closed) }

    func isOpen(_ dispute: Int, on day: CalendarDate) -> Bool {
        run.seen(run.ledger.disputes[dispute].opened) <= day && day < closed(dispute)
    }

    func concerns(_ dispute: Int, _ invoice: Int) -> Bool {
        run.ledger.disputes[dispute].invoice.map { Int($0) == invoice } ?? true
    }

    func isDisputed(_ invoice: Int, on day: CalendarDate) -> Bool {
        guard !isEmpty else { return false }
        return isFlagged(invoice, on: day) || disputes.contains { concerns($0, invoice) && isOpen($0, on: day) }
    }

    /// The contested part of an amount: the sum of the open disputes, at most all of it.
    func disputedPart(of open: Int64, _ invoice: Int, on day: CalendarDate) -> Int64 {
        guard !isEmpty, open > 0 else { return 0 }
        if isFlagged(invoice, on: day) { return open }
        var sum: Int64 = 0
        for dispute in disputes where concerns(dispute, invoice) && isOpen(dispute, on: day) {
            guard let amount = run.ledger.disputes[dispute].amount else { return open }
            sum += min(amount, open)
        }
        return min(sum, open)
    }

    /// The latest dispute on an invoice that is open on a day.
    func latestOpen(_ invoice: Int, on day: CalendarDate) -> Int? {
        guard !isEmpty else { return nil }
        return disputes.last { concerns($0, invoice) && isOpen($0, on: day) }
    }

    private func isFlagged(_ invoice: Int, on day: CalendarDate) -> Bool {
        let row = run.ledger.invoices[invoice]
        return row.flags.contains(.disputed) && row.entered <= day
    }
}
