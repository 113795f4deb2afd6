import DunningEngine
import FinancialValues

/// Interest and fixed compensation in the summary.
extension ScheduleSummary {
    /// What one currency's charges come to.
    private struct Sum {
        var invoices = 0
        var interest: Int128 = 0
        var compensation: Int128 = 0
        var isProvisional = false
    }

    var charges: String {
        let charged = tally.charges.values.map { ($0.charges, $0.currency) }
        return section("Charged for late payment, each invoice as of its last time", charged)
    }

    var chargesLeft: String {
        let left = schedule.chargesLeft.map { ($0.charges, ledger.invoices[$0.invoice].currency) }
        return section("Left of charges on \(header.options.asOf), their invoices paid", left)
    }

    private func section(_ title: String, _ charges: [(ItemCharges, CurrencyCode)]) -> String {
        guard !charges.isEmpty else { return "" }
        var sums: [CurrencyCode: Sum] = [:]
        for (charges, currency) in charges {
            sums[currency, default: Sum()].invoices += 1
            if let interest = charges.interest {
                sums[currency]?.interest += Int128(interest.amount)
                if interest.segments.contains(where: \.isProvisional) { sums[currency]?.isProvisional = true }
            }
            if let compensation = charges.fixedCompensation {
                // In the law's own currency.
                sums[compensation.amount.currency, default: Sum()].compensation += Int128(
                    compensation.amount.minorUnits)
            }
        }
        var table = TextTable([
            ("currency", .left), ("invoices", .right), ("interest", .right), ("compensation", .right), ("", .left),
        ])
        for currency in sums.keys.sorted() {
            let sum = sums[currency]!
            table.add([
                currency.description, grouped(sum.invoices), amountText(sum.interest, currency),
                amountText(sum.compensation, currency), sum.isProvisional ? "by provisional rates in part" : "",
            ])
        }
        return "\(title)\n" + table.text()
    }
}
