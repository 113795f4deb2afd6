import DunningEngine
import Receivables

/// How late each customer was taken to pay, and by whose invoices: `habits.csv`, written where a run assumes habits.
enum HabitsFile {
    static let name = "habits.csv"

    static func text(_ habits: [PaymentHabit], _ ledger: LedgerSnapshot) -> String {
        var text = line(["customer", "days_late", "median_of"])
        for habit in habits {
            text += line([
                ledger.text[ledger.customers[habit.customer].id], String(habit.daysLate), habit.source.rawValue,
            ])
        }
        return text
    }

    private static func line(_ cells: [String]) -> String {
        var row = CSVRow()
        row.add(cells[0])
        for cell in cells.dropFirst() { row.addNumber(cell) }
        return row.line
    }

    /// `12 by their own invoices, 30 by their segment's, 2 by all customers'`
    static func phrase(_ habits: [PaymentHabit]) -> String {
        let counts: [(PaymentHabit.Source, String)] = [
            (.own, "by their own invoices"), (.segment, "by their segment's"), (.all, "by all customers'"),
        ]
        return counts.compactMap { source, words in
            let count = habits.count { $0.source == source }
            return count == 0 ? nil : "\(count) \(words)"
        }.joined(separator: ", ")
    }
}
