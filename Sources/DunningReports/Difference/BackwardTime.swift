import FinancialValues
import Receivables

/// What two ledgers say that cannot be where the second is the later one.
enum BackwardTime {
    /// One sentence each: the day, the bank days, then what history has forgotten.
    static func warnings(_ old: LedgerDifference.Side, _ new: LedgerDifference.Side) -> [String] {
        var warnings: [String] = []
        if new.day < old.day {
            warnings.append(
                "the newer ledger is of \(new.day), before the older one's \(old.day): are they the wrong way round?")
        }
        for (index, entity) in old.ledger.legalEntities.enumerated() {
            guard let before = old.ledger.lastBankDays[index],
                let position = new.ledger.legalEntities.firstIndex(of: entity)
            else { continue }
            guard let now = new.ledger.lastBankDays[position] else {
                warnings.append("the newer ledger does not say the last bank day of \(entity), which was \(before)")
                continue
            }
            if now < before { warnings.append("the last bank day of \(entity) goes back from \(before) to \(now)") }
        }
        let kept = deeds(new)
        let lost = deeds(old).subtracting(kept).sorted()
        if let first = lost.first {
            warnings.append(
                "history has forgotten \(counted(lost.count, "action")), first \(first.text): what it does not show is done again"
            )
        }
        return warnings
    }

    /// Something done about an item, as history tells it.
    private struct Deed: Hashable, Comparable {
        let day: CalendarDate
        let account: String
        let step: String
        let item: String

        var text: String { "\(step) of \(item.isEmpty ? account : item) on \(day)" }

        static func < (left: Deed, right: Deed) -> Bool {
            (left.day, left.account, left.step, left.item) < (right.day, right.account, right.step, right.item)
        }
    }

    private static func deeds(_ side: LedgerDifference.Side) -> Set<Deed> {
        let ledger = side.ledger
        var deeds: Set<Deed> = []
        for account in ledger.accounts where !account.history.isEmpty {
            let id = ledger.id(of: account)
            for row in ledger.history[account.history] where row.outcome.isExecuted {
                let step = row.itemStep == .none ? row.step : row.itemStep
                guard step != .none else { continue }
                let item = row.invoice.map { ledger.text[ledger.invoices[Int($0)].id] } ?? ""
                deeds.insert(Deed(day: row.day, account: id, step: ledger.symbols[step], item: item))
            }
        }
        return deeds
    }
}
