/// One key that a mapping may have: where it stands, what it takes and what it is for.
///
/// The one place that knows the keys: reading, "did you mean" and the documentation draw on it.
struct MappingKey: Sendable {
    /// The map in which a key stands.
    enum Place: String, Sendable {
        /// The file itself.
        case file
        /// One table under `tables`.
        case table
        /// How values are written: for all tables in the file, for one in its table.
        case formats
        /// Under `snapshot`.
        case snapshot
    }

    enum Shape: Hashable, Sendable {
        case text
        /// One of a few words.
        case word([String])
        case integer
        case boolean
        case date
        case textList
        /// Our columns with a text each, a list of texts, or a map of texts.
        case textByColumn, textsByColumn, mapByColumn
        /// Any names with a text or a list of texts each.
        case textsByName
        /// Any names with a date each, or one date.
        case dates
        /// Tables with a map each.
        case tables
        /// The keys of `snapshot`.
        case snapshot
        case edition
    }

    let name: String
    let place: Place
    let shape: Shape
    let help: String

    init(_ name: String, in place: Place, _ shape: Shape, _ help: String) {
        (self.name, self.place, self.shape, self.help) = (name, place, shape, help)
    }

    static let all: [MappingKey] = [
        .init("relance", in: .file, .edition, "the edition of the language: 1"),
        .init("mapping", in: .file, .text, "the mapping's name"),
        .init("title", in: .file, .text, "what it is for, for people"),
        .init("tables", in: .file, .tables, "the tables that the export has, by our names"),
        .init("snapshot", in: .file, .snapshot, "what the export does not say about itself"),

        .init("encoding", in: .formats, .word(TextEncoding.allCases.map(\.rawValue)), "how characters are written"),
        .init("separator", in: .formats, .text, "what stands between cells: one character, or the word tab"),
        .init("decimal", in: .formats, .word(["point", "comma"]), "what stands before the decimals of a number"),
        .init(
            "thousands", in: .formats, .word(NumberFormat.Thousands.allCases.map(\.rawValue)),
            "what stands between groups of three digits"),
        .init(
            "dates", in: .formats, .textList,
            "how dates are written, such as dd/mm/yyyy; of several, the first that fits"),
        .init("ignore_time", in: .formats, .boolean, "whether a time behind a date is left out"),
        .init("true_words", in: .formats, .textList, "what stands for true"),
        .init("false_words", in: .formats, .textList, "what stands for false"),
        .init("strip_decimals", in: .formats, .textList, "our columns in which 1930571429.0 is 1930571429"),
        .init("strip_leading_zeros", in: .formats, .textList, "our columns in which 0042 is 42"),
        .init(
            "negative_invoices", in: .formats, .word(["credit_notes", "set_aside"]),
            "what an invoice with a negative amount is"),

        .init(
            "file", in: .table, .text, "the file's name in the ledger's folder; without it the table's name and .csv"),
        .init(
            "from", in: .table, .word(LedgerTable.allCases.map(\.rawValue)),
            "the table in whose file this one's rows are"),
        .init("skip_lines", in: .table, .integer, "how many lines stand above the header"),
        .init(
            "columns", in: .table, .textsByColumn,
            "their column for each of ours; of several, the first that is not empty"),
        .init("constants", in: .table, .textByColumn, "what every row has, for columns that the file lacks"),
        .init("values", in: .table, .mapByColumn, "our value for each of theirs, by our column"),
        .init(
            "only_where", in: .table, .textsByName,
            "the rows to read: their columns and the values that these must have"),

        .init("as_of", in: .snapshot, .date, "the day of the extraction"),
        .init("paid_invoices", in: .snapshot, .boolean, "whether the invoices paid in the last 400 days are in it"),
        .init(
            "last_bank_day", in: .snapshot, .dates,
            "the last day whose bank statements are in it, for all or by legal entity"),
    ]

    /// The keys of a map, in the order of the documentation. Formats may stand in the file and in each table.
    static func keys(in place: Place) -> [MappingKey] {
        all.filter { $0.place == place || ($0.place == .formats && (place == .file || place == .table)) }
    }
}
