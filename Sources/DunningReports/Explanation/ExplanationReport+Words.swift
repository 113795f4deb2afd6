import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// What several parts of an explanation say in the same words.
extension ExplanationReport {
    /// ` (playbooks/sme.yaml:14)`; empty for what is written nowhere.
    func place(_ origin: SourceRange?) -> String { origin.map { " (\(SourcePlace($0)))" } ?? "" }

    func invoiceNumber(_ index: Int) -> String {
        let number = ledger.text[ledger.invoices[index].id].printable
        return ledger.invoices[index].flags.contains(.instalment)
            ? "\(number) due \(ledger.invoices[index].due)" : number
    }

    /// `F-1`, `F-1, F-2 and F-3`, or `37 items, F-1, F-2, F-3 …`.
    func invoices(_ indices: [Int]) -> String {
        let shown = indices.prefix(4).map { Wrapping.cut(invoiceNumber($0), to: 40) }
        guard indices.count > 4 else { return andList(shown) }
        return "\(counted(indices.count, "item")), " + shown.prefix(3).joined(separator: ", ") + " …"
    }

    /// `120.00 EUR and 40.00 GBP`: currencies are never added up.
    func sums(_ amounts: some Sequence<Money>) -> String {
        var sums: [CurrencyCode: Int64] = [:]
        for amount in amounts { sums[amount.currency, default: 0] += amount.minorUnits }
        return andList(sums.keys.sorted().map { Money(minorUnits: sums[$0]!, $0).description })
    }

    /// `first_reminder, sent on 2026-03-02`; what the run has done itself is scheduled.
    func deed(_ deed: PastDeed) -> String {
        let name = deed.name.isEmpty ? "a contact outside the plan" : deed.name
        return "\(name), \(deed.manner.rawValue) \(deed.manner == .scheduled ? "for" : "on") \(deed.day)"
    }

    func promise(_ index: Int) -> String {
        let row = ledger.promises[index]
        let id = ledger.text[row.id].printable
        return "promise \(id.isEmpty ? "" : id + " ")of \(Money(minorUnits: row.amount, row.currency)) by \(row.date)"
    }

    func dispute(_ index: Int) -> String { "dispute " + ledger.text[ledger.disputes[index].id].printable }

    /// What a sequence's verdict is about: its invoices, or whose promise or dispute it is.
    func subject(_ verdict: UnitVerdict, invoices indices: [Int]) -> String {
        if let promise = verdict.promise { return self.promise(promise) }
        if let dispute = verdict.dispute { return self.dispute(dispute) }
        return invoices(indices)
    }
}
