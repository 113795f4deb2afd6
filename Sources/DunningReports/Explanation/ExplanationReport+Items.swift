import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// The open items: what they are open for, and what was done about each last.
extension ExplanationReport {
    var items: ExplanationSection {
        guard !explanation.items.isEmpty else { return ExplanationSection("Open: nothing", [], isKept: true) }
        let lines = table.text(indentation: 0).split(separator: "\n").map(String.init)
        let rows = zip(lines.dropFirst(), explanation.items).map { line, item in
            ExplanationSection.Entry(head: line, details: item.promisesWithoutEffect.map(withoutEffect))
        }
        let amounts = explanation.items.map(\.open)
        let report = self
        return ExplanationSection(title, columns: Wrapping.cut(lines[0], to: ExplanationPage.width - 2), Array(rows)) {
            shown in
            let rest = amounts.dropFirst(shown)
            return "\(counted(rest.count, "more item")), \(report.sums(rest))"
        }
    }

    /// `promise P3 of 500.00 EUR for 2026-03-10 holds nothing: 2 were broken in the 180 days before it (playbooks/base.yaml:88)`
    private func withoutEffect(_ index: Int) -> String {
        let promise = ledger.promises[index]
        let amount = Money(minorUnits: promise.amount, promise.currency)
        let rule = explanation.playbook.map { program.playbooks[$0].promises }
        let limit = rule?.noLongerAfter.map { ": \($0.broken) or more were broken in the \($0.days) days before it" }
        let place = rule?.origin.map { " (\(SourcePlace($0)))" }
        return "promise \(ledger.text[promise.id].printable) of \(amount) for \(promise.date) holds nothing"
            + (limit ?? "") + (place ?? "")
    }

    private var title: String {
        let overdue = explanation.items.filter { $0.daysOverdue > 0 }
        let all = "Open: \(counted(explanation.items.count, "item")), \(sums(explanation.items.map(\.open)))"
        if overdue.isEmpty { return all + ", nothing overdue" }
        return all
            + (overdue.count == explanation.items.count
                ? ", all overdue" : "; overdue: \(overdue.count), \(sums(overdue.map(\.open)))")
    }

    /// Columns in which no item has anything are left out.
    private var table: TextTable {
        let hasDisputed = explanation.items.contains { $0.disputed != 0 }
        let hasPromised = explanation.items.contains { $0.promised != 0 }
        let hasDeeds = explanation.items.contains { $0.last != nil }
        var columns: [(title: String, alignment: TextTable.Alignment)] = [
            ("invoice", .left), ("due", .left), ("overdue", .right), ("open", .right),
        ]
        if hasDisputed { columns.append(("disputed", .right)) }
        if hasPromised { columns.append(("promised", .right)) }
        if hasDeeds { columns.append(("last step", .left)) }
        var table = TextTable(columns)
        for item in explanation.items {
            var cells = [
                Wrapping.cut(ledger.text[ledger.invoices[item.invoice].id].printable, to: 30),
                "\(ledger.invoices[item.invoice].due)",
                item.daysOverdue == 0 ? "." : counted(item.daysOverdue, "day"), item.open.description,
            ]
            if hasDisputed { cells.append(part(item.disputed, item)) }
            if hasPromised { cells.append(part(item.promised, item)) }
            if hasDeeds { cells.append(item.last.map(deed) ?? ".") }
            table.add(cells)
        }
        return table
    }

    private func part(_ units: Int64, _ item: ItemStanding) -> String {
        units == 0 ? "." : Money(minorUnits: units, item.open.currency).decimalText
    }
}
