/// One key that a mapping may have, and where it stands.
///
/// The one place that knows the keys: reading and "did you mean" draw on it, and the documentation is held against it.
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
        /// Under `fec`.
        case fec
    }

    let name: String
    let place: Place

    static let all: [MappingKey] =
        keys(.file, "relance", "mapping", "title", "tables", "fec", "snapshot")
        + keys(
            .formats, "encoding", "separator", "decimal", "thousands", "dates", "ignore_time", "true_words",
            "false_words", "strip_decimals", "strip_leading_zeros", "negative_invoices")
        + keys(.table, "file", "table", "from", "skip_lines", "columns", "constants", "values", "only_where")
        + keys(.snapshot, "as_of", "paid_invoices", "last_bank_day")
        + keys(
            .fec, "file", "encoding", "legal_entity", "terms", "terms_of", "accounts", "currency", "customers")

    private static func keys(_ place: Place, _ names: String...) -> [MappingKey] {
        names.map { MappingKey(name: $0, place: place) }
    }

    /// The keys of a map, in the order of the documentation. Formats may stand in the file and in each table.
    static func keys(in place: Place) -> [MappingKey] {
        all.filter { $0.place == place || ($0.place == .formats && (place == .file || place == .table)) }
    }
}
