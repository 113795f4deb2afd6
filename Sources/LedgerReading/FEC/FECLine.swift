import FinancialValues

/// One line of a book of entries on a customer's account.
struct FECLine {
    /// From 1, the header included.
    let line: Int32
    let journal: String
    let entry: String
    let customer: String
    let name: String
    let piece: String
    /// As written.
    let entryDate: String
    let pieceDate: String
    let lettering: String
    /// Debit less credit, in minor units; `nil` when it cannot be read.
    let amount: Int64?
    /// As written: the larger part.
    let amountText: String
    /// Whether it opens the year with what was open before.
    let isOpening: Bool
}

/// What a FEC says of its customers' accounts.
struct FECBook {
    var lines: [FECLine] = []
    /// Lines of the file, the header left out.
    var count = 0
    /// Journals in which invoices are entered.
    var salesJournals: Set<String> = []
    /// The day of the last entry.
    var lastDay: CalendarDate?
}
