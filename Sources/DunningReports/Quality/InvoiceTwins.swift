import Diagnostics
import FinancialValues
import Receivables

extension LedgerCheck {
    /// An invoice whose number differs from another's only in writing, of the same customer, date and amount: entered twice.
    ///
    /// The same amount on the same day under another number is no fault: deliveries recur. Nor are instalments, which have one
    /// number, nor a pair of which both are paid.
    func checkInvoiceTwins() {
        for account in ledger.accounts.indices {
            let invoices = ledger.invoices
            var rows = ledger.accounts[account].invoices.filter { invoices[$0].entered <= options.asOf }
            guard rows.count > 1 else { continue }
            func key(_ row: Int) -> (UInt32, Int64, Int32, UInt32, Int) {
                let invoice = invoices[row]
                return (
                    invoice.customer, invoice.amount, invoice.issued.dayNumber, invoice.currency.packed,
                    invoice.isCreditNote ? 1 : 0
                )
            }
            let places = ledger.places!
            rows.sort { left, right in
                let (a, b) = (key(left), key(right))
                return a != b ? a < b : places.line(of: left, in: .invoices) < places.line(of: right, in: .invoices)
            }
            var start = 0
            while start < rows.count {
                var end = start + 1
                while end < rows.count, key(rows[end]) == key(rows[start]) { end += 1 }
                if end - start > 1 { checkTwins(rows[start..<end], account) }
                start = end
            }
        }
    }

    /// - Parameter rows: Of one customer, date and amount, in the order of the file.
    private func checkTwins(_ rows: ArraySlice<Int>, _ account: Int) {
        var first: [ItemNumberKey: Int] = [:]
        for row in rows {
            let keys = ItemNumberKey.keys(of: ledger.text[ledger.invoices[row].id])
            let twin = keys.searched.lazy.compactMap { first[$0] }.first
            for key in keys.known where first[key] == nil { first[key] = row }
            guard let twin, !ledger.text.areEqual(ledger.invoices[twin].id, ledger.invoices[row].id),
                items.open[row] > 0 || items.open[twin] > 0
            else { continue }
            let (invoice, other) = (ledger.invoices[row], ledger.invoices[twin])
            let what = invoice.isCreditNote ? "credit note" : "invoice"
            let amount = items.open[row] > 0 ? open(row) : open(twin)
            found.add(
                .lookAlikeInvoice, at: .init(.invoices, row, "invoice"), customer: Int(invoice.customer),
                account: account, item: invoice.id, [amount]
            ) {
                "\(what) \(ledger.quoted(invoice.id)) of \(invoice.issued) over "
                    + "\(Money(minorUnits: invoice.amount, invoice.currency)) looks like \(ledger.quoted(other.id)) "
                    + "(\(elsewhere(.invoices, twin))): same customer, date and amount"
                    + (items.open[twin] == 0 ? "; that one is paid" : items.open[row] == 0 ? "; this one is paid" : "")
            }
        }
    }
}

/// What is left of an item's number when only its writing is different: letters and digits.
struct ItemNumberKey: Hashable {
    /// Capital letters; empty where none is asked for.
    private let letters: String
    private let digits: String

    /// `F-001`, `F001 `, `f/1` and `001` look alike; `F-001` and `A-001` do not, nor `F-001` and `F-002`.
    ///
    /// - Returns: Under which keys an earlier number is searched, and under which this one is known to later ones.
    static func keys(of number: String) -> (searched: [ItemNumberKey], known: [ItemNumberKey]) {
        var (letters, compact, runs) = ("", "", [String]())
        var isInRun = false
        for scalar in number.uppercased().unicodeScalars {
            // A zero is often typed as the letter.
            let isZero = scalar == "0" || (scalar == "O" && isInRun)
            if isZero || ("1"..."9").contains(scalar) {
                let digit = isZero ? "0" : String(scalar)
                compact += digit
                if isInRun { runs[runs.count - 1] += digit } else { runs.append(digit) }
                isInRun = true
            } else {
                if scalar.properties.isAlphabetic { letters.unicodeScalars.append(scalar) }
                isInRun = false
            }
        }
        // Without digits the letters are the number: they are compared with each other only.
        let writings = Set([compact.withoutLeadingZeros, runs.map(\.withoutLeadingZeros).joined(separator: "-")])
        let own = writings.sorted().map { ItemNumberKey(letters: letters, digits: $0) }
        guard !compact.isEmpty else { return (own, own) }
        let anybody = writings.sorted().map { ItemNumberKey(letters: "*", digits: $0) }
        let bare = writings.sorted().map { ItemNumberKey(letters: "", digits: $0) }
        return (own + (letters.isEmpty ? anybody : bare), own + anybody)
    }
}

extension String {
    /// `0012` is `12`, `000` is `0`.
    fileprivate var withoutLeadingZeros: String {
        let rest = drop { $0 == "0" }
        return rest.isEmpty ? String(suffix(1)) : String(rest)
    }
}
