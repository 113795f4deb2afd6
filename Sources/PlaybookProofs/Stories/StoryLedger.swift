import FinancialValues

/// A small ledger in its normal form, table by table, and what happens in it, day by day.
public struct StoryLedger: Sendable {
    public struct Table: Sendable {
        /// Without its ending: `invoices`.
        public var name: String
        public var columns: [String]
        public var rows: [[String]] = []

        /// As a file of CSV. No cell of a story needs a quote.
        public var csv: String { ([columns] + rows).map { $0.joined(separator: ",") + "\n" }.joined() }
    }

    /// One line of the story.
    public struct Event: Hashable, Sendable {
        public var day: CalendarDate
        public var sentence: ProofSentence
    }

    /// What the story's invoice is called.
    public static let invoice = "F1"

    public var asOf: CalendarDate
    public var tables: [Table] = []
    public var events: [Event] = []

    /// The files of the ledger's folder, by name.
    public var files: [(name: String, contents: String)] {
        tables.filter { !$0.rows.isEmpty }.map { ($0.name + ".csv", $0.csv) }
    }
}
