import Diagnostics
import FinancialValues

/// An open item or a credit of a customer, as it becomes rows of the ledger.
struct FECItem {
    /// Unique among the customer's invoices, or among his credit notes.
    let number: String
    var lines: [FECLine]
    /// Debit less credit, in minor units.
    var amount: Int64
    /// What lettered credits have taken of it, or lettered debits of a credit.
    var matched: Int64 = 0
    var isCreditNote = false

    var first: FECLine { lines[0] }
}

/// A credit that is set against a debit, or against none.
struct FECMatch {
    let credit: FECItem
    /// `nil`: unapplied cash.
    let invoice: String?
    let amount: Int64
}

/// The entries of one customer as items: every debit is an open item, every credit a payment or, in a journal of sales, a credit note.
///
/// Lettering says which credit pays which debit, within one customer: a code alone is no key. Where a group does not balance, its
/// credits pay its debits as far as they go, the oldest first, and what is left of a credit is unapplied cash: with `unapplied_cash:
/// oldest_first` it is set against the oldest items, so that what was open before the year is not chased when it was paid in the year.
struct FECItems {
    private(set) var debits: [FECItem] = []
    private(set) var credits: [FECItem] = []
    private(set) var matches: [FECMatch] = []
    /// Groups of which debits and credits differ: the first line of each, and the two sums.
    private(set) var unbalanced: [(line: FECLine, debits: Int64, credits: Int64)] = []

    /// - Parameter lines: Of one customer, in the order of the file, all with an amount that is not zero.
    init(_ lines: [FECLine], salesJournals: Set<String>) {
        var numbers = ItemNumbers()
        var creditNumbers = ItemNumbers()
        for part in FECItems.merged(lines) {
            let amount = part.reduce(0) { $0 + $1.amount! }
            if amount > 0 {
                debits.append(FECItem(number: numbers.number(of: part[0]), lines: part, amount: amount))
            } else if amount < 0 {
                var credit = FECItem(number: creditNumbers.number(of: part[0]), lines: part, amount: amount)
                credit.isCreditNote = salesJournals.contains(part[0].journal)
                credits.append(credit)
            }
        }
        let owed = Dictionary(grouping: debits.indices) { debits[$0].first.lettering }
        let paid = Dictionary(grouping: credits.indices) { credits[$0].first.lettering }
        for code in Set(owed.keys).union(paid.keys).subtracting([""]).sorted() {
            match(owed[code] ?? [], paid[code] ?? [])
        }
        for credit in credits where -credit.amount > credit.matched && !credit.isCreditNote {
            matches.append(FECMatch(credit: credit, invoice: nil, amount: -credit.amount - credit.matched))
        }
    }

    /// Lines of one entry on one piece with one lettering are one item.
    private static func merged(_ lines: [FECLine]) -> [[FECLine]] {
        struct Key: Hashable { let journal, entry, piece, lettering, date: String }
        var indices: [Key: Int] = [:]
        var parts: [[FECLine]] = []
        for line in lines {
            let key = Key(
                journal: line.journal, entry: line.entry, piece: line.piece, lettering: line.lettering,
                date: line.entryDate)
            if let index = indices[key], !line.isOpening, (parts[index][0].amount! > 0) == (line.amount! > 0) {
                parts[index].append(line)
            } else {
                indices[key] = parts.count
                parts.append([line])
            }
        }
        return parts
    }

    /// Sets the credits of a group against its debits, both in the order of the book.
    private mutating func match(_ owed: [Int], _ paid: [Int]) {
        let sums = (owed.reduce(0) { $0 + debits[$1].amount }, paid.reduce(0) { $0 - credits[$1].amount })
        if sums.0 != sums.1 {
            let lines = owed.map { debits[$0].first } + paid.map { credits[$0].first }
            unbalanced.append((lines.min { $0.line < $1.line }!, sums.0, sums.1))
        }
        // Those before it are paid.
        var next = 0
        for credit in paid {
            while next < owed.count, -credits[credit].amount > credits[credit].matched {
                let debit = owed[next]
                let amount = min(
                    debits[debit].amount - debits[debit].matched, -credits[credit].amount - credits[credit].matched)
                debits[debit].matched += amount
                credits[credit].matched += amount
                matches.append(FECMatch(credit: credits[credit], invoice: debits[debit].number, amount: amount))
                if debits[debit].matched == debits[debit].amount { next += 1 }
            }
        }
    }
}

/// Gives items numbers: that of the piece, where it says something and no earlier item of the customer has it.
private struct ItemNumbers {
    private var used: Set<String> = []

    mutating func number(of line: FECLine) -> String {
        let entry = [line.journal.trimmingBlanks, line.entry].filter { !$0.isEmpty }.joined(separator: "-")
        let saysNothing = line.piece.allSatisfy { $0 == "0" }
        var candidates = saysNothing ? [entry] : [line.piece, "\(line.piece) (\(entry))"]
        candidates.append("\(candidates.last!) line \(line.line)")
        var number = candidates.first { !used.contains($0) && !$0.isEmpty } ?? candidates.last!
        // A piece may be named as one of ours.
        while !used.insert(number).inserted { number += "'" }
        return number
    }
}

extension String {
    var trimmingBlanks: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
