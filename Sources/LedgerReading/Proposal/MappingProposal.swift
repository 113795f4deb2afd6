import Diagnostics
import FinancialValues

/// A mapping for a file that nobody has described: what its header and first rows say, and how sure that is.
///
/// What they do not say is left open and never made up. Whether a date is written day first or month first is taken from a value that can
/// only be one of them; where every value can be both, nothing is proposed.
package struct MappingProposal {
    /// How sure it is that a column is the one meant.
    enum Certainty: String {
        /// Its name is one of those in use and no other column's is, and its values are what they must be.
        case sure
        /// One of these holds in part.
        case likely
    }

    /// A column of the file for one of ours.
    struct Match {
        let ours: String
        let column: ColumnEvidence
        let certainty: Certainty
        let reason: String
    }

    let table: LedgerTable
    /// The file's name, or that of a table or view of a database.
    let sourceName: String
    let isRelation: Bool
    let sample: SampledTable
    private(set) var matches: [Match] = []
    /// One that stands alone; `nil` where nothing can be told, or nothing is needed.
    private(set) var dates: (text: String, reason: String)?
    private(set) var ignoresTime = false
    private(set) var numbers: (format: NumberFormat, reason: String)?
    private(set) var booleans: (trueWords: [String], falseWords: [String])?
    private(set) var hasNegativeAmounts = false
    /// What a person must decide before the file can be read: one sentence each.
    package private(set) var open: [String] = []
    /// Columns of the file that nothing is proposed for.
    private(set) var unused: [String] = []

    package var isComplete: Bool { open.isEmpty }

    /// Whether the customers are taken from the invoices, until there is a file of customers.
    var derivesCustomers: Bool { table == .invoices && matches.contains { $0.ours == "customer" } }

    /// The column of a file of invoices, from 0, in which the customers' names stand.
    var nameOfCustomers: Int? {
        guard derivesCustomers else { return nil }
        let ranks = sample.header.enumerated().compactMap { index, name in
            !MappingProposal.canBeNamed(name)
                ? nil : ColumnWords.rank(of: name, for: "name").map { (rank: $0, index: index) }
        }
        return ranks.min { ($0.rank, $0.index) < ($1.rank, $1.index) }?.index
    }

    /// - Parameter table: The name of one of the ledger's tables; `nil` for the one that fits best.
    package init(_ path: String, table name: String? = nil) throws(LedgerReadingError) {
        let sample = try SampledTable(path)
        guard FECColumns(header: Array(sample.header.joined(separator: "\t").utf8)) == nil else {
            throw .noTerms(path: path)
        }
        self.init(
            sample, of: path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path,
            isRelation: false,
            table: name)
    }

    /// A mapping for a table or view of a database.
    package init(
        _ database: any LedgerDatabase, relation: String, table name: String? = nil
    ) throws(LedgerReadingError) {
        self.init(try SampledTable(database, relation), of: relation, isRelation: true, table: name)
    }

    private init(_ sample: SampledTable, of source: String, isRelation: Bool, table name: String?) {
        (self.sample, sourceName, self.isRelation) = (sample, source, isRelation)
        let all = sample.header.indices.map { ColumnEvidence(sample, $0) }
        let columns = all.filter { MappingProposal.canBeNamed($0.name) }
        let tables = name.flatMap(LedgerTable.init).map { [$0] } ?? [.invoices, .payments, .contacts, .customers]
        let fits = tables.map { ($0, MappingProposal.matches(for: $0, columns)) }
        // Of equals the first.
        let best = fits.enumerated().max { left, right in
            let (a, b) = (MappingProposal.fit(left.element), MappingProposal.fit(right.element))
            return a != b ? a < b : left.offset > right.offset
        }!.element
        (table, matches) = best
        for match in matches where match.column.values.contains(where: { $0.hasPrefix("-") }) && match.ours == "amount"
        {
            hasNegativeAmounts = table == .invoices
        }
        readDates()
        readNumbers()
        readBooleans()
        let missing = table.requiredColumnNames.filter { ours in !matches.contains { $0.ours == ours } }
        for ours in missing {
            open.append("no column is found for \"\(ours)\": name it under columns, or write a constant")
        }
        var used = Set(matches.map(\.column.index))
        if let name = nameOfCustomers { used.insert(name) }
        unused = all.filter { !used.contains($0.index) }.map { String($0.name.prefix(60)) }
    }

    /// Whether a mapping can have a column's name: a text that can be written and read.
    private static func canBeNamed(_ name: String) -> Bool {
        name.utf8.count <= 1_000 && !VisibleText.hidesAny(of: name)
    }

    /// How well a table fits: how many columns it takes, and somewhat more where it lacks none.
    private static func fit(_ found: (table: LedgerTable, matches: [Match])) -> Int {
        let isWhole = found.table.requiredColumnNames.allSatisfy { ours in found.matches.contains { $0.ours == ours } }
        return found.matches.count + (isWhole ? 2 : 0)
    }

    private static func matches(for table: LedgerTable, _ columns: [ColumnEvidence]) -> [Match] {
        var matches: [Match] = []
        var taken: Set<Int> = []
        let most = columns.map(\.values.count).max() ?? 0
        // First by whole names, then by words in them; each column of the file once.
        for isWhole in [true, false] {
            for ours in table.columnNames where !matches.contains(where: { $0.ours == ours }) {
                let contents = CellContents(ofColumn: ours)
                let isNeeded = table.requiredColumnNames.contains(ours)
                let named = columns.filter { column in
                    guard !taken.contains(column.index) else { return false }
                    return isWhole
                        ? ColumnWords.rank(of: column.name, for: ours) != nil
                        : ColumnWords.mentions(ours, in: column.name)
                }.compactMap { $0.taken(for: contents, ours) }
                let ranked = named.sorted { left, right in
                    // What every row needs is in every row.
                    let empty = [left, right].map { isNeeded && $0.values.count < most ? 1 : 0 }
                    if empty[0] != empty[1] { return empty[0] < empty[1] }
                    let ranks = [left, right].map { ColumnWords.rank(of: $0.name, for: ours) ?? .max }
                    return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : left.index < right.index
                }
                guard let first = ranked.first else { continue }
                let others = ranked.dropFirst().map { "\"\($0.name)\"" }
                let values = contents.phrase(first)
                let reason =
                    others.isEmpty
                    ? (isWhole ? "by its name" : "by a word of its name") + values
                    : "\(others.joined(separator: ", ")) may be meant too"
                matches.append(
                    Match(
                        ours: ours, column: first,
                        certainty: isWhole && others.isEmpty && !first.values.isEmpty && first.misfits.isEmpty
                            ? .sure : .likely,
                        reason: first.values.isEmpty ? "by its name, the rows have no value" : reason))
                taken.insert(first.index)
            }
        }
        let order = table.columnNames
        return matches.sorted { order.firstIndex(of: $0.ours)! < order.firstIndex(of: $1.ours)! }
    }

    // How values are written.

    private mutating func readDates() {
        let columns = matches.filter { CellContents(ofColumn: $0.ours) == .date && !$0.column.values.isEmpty }.map(
            \.column)
        guard !columns.isEmpty else { return }
        ignoresTime = columns.contains { $0.dates(ignoringTime: false).isEmpty }
        let common = ColumnEvidence.datePatterns.filter { pattern in
            columns.allSatisfy { $0.dates(ignoringTime: ignoresTime).contains(pattern) }
        }
        let count = columns.reduce(0) { $0 + $1.values.count }
        let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        guard let first = common.first else {
            open.append("the dates in \(names) are not all written one way: name the ways under dates")
            return
        }
        let orders = Set(common.map(\.isDayFirst))
        guard orders.count == 1 else {
            let texts =
                common.prefix { $0.isDayFirst == first.isDayFirst }.prefix(1)
                + common.filter { $0.isDayFirst != first.isDayFirst }.prefix(1)
            let example = columns[0].values[0]
            open.append(
                "the dates in \(names) can be read day first and month first, such as \"\(example)\": "
                    + "write dates: \(texts.map(\.text).joined(separator: " or dates: "))")
            return
        }
        dates = (first.text, "\(count) dates fit it")
    }

    private mutating func readNumbers() {
        let columns = matches.filter { CellContents(ofColumn: $0.ours) == .number && !$0.column.values.isEmpty }.map(
            \.column)
        guard !columns.isEmpty else { return }
        let fitting = NumberFormat.proposed.filter { format in columns.allSatisfy { $0.amounts(format) != nil } }
        // A number that is written in another way, and not just no number.
        let other = columns.flatMap(\.misfits).first { value in
            NumberFormat.proposed.contains { ColumnEvidence.amount(value, $0) != nil }
        }
        guard let first = fitting.first, other == nil else {
            let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
            let example = other.map { ", such as \"\(columns[0].values[0])\" and \"\($0)\"" } ?? ""
            open.append("the numbers in \(names) are not all written one way\(example): write decimal: and thousands:")
            return
        }
        let values = fitting.map { format in columns.map { $0.amounts(format)! } }
        guard values.allSatisfy({ $0 == values[0] }) else {
            let example =
                columns.flatMap { column -> [String] in
                    let read = fitting.map { column.amounts($0)! }
                    return column.values.indices.filter { index in Set(read.map { $0[index] }).count > 1 }.map {
                        column.values[$0]
                    }
                }.first ?? ""
            open.append(
                "\"\(example)\" can be read with a decimal comma and with a decimal point: write decimal: and thousands:"
            )
            return
        }
        numbers = (first, "\(columns.reduce(0) { $0 + $1.values.count }) numbers fit it")
    }

    private mutating func readBooleans() {
        let words = matches.filter { CellContents(ofColumn: $0.ours) == .boolean }.compactMap(\.column.booleanWords)
        guard !words.isEmpty else { return }
        booleans = (Set(words.flatMap(\.trueWords)).sorted(), Set(words.flatMap(\.falseWords)).sorted())
    }
}

extension ColumnEvidence {
    /// The column for one of ours, without the few values that it cannot hold; `nil` where most cannot be that. An empty
    /// column can be anything.
    fileprivate func taken(for contents: CellContents, _ ours: String) -> ColumnEvidence? {
        if values.isEmpty { return self }
        switch contents {
        case .date:
            // In any way, so that dates written in two ways are seen to be.
            return keeping { value in
                ColumnEvidence.datePatterns.contains { ColumnEvidence.isDate(value, $0, ignoringTime: true) }
            }
        case .number, .money:
            // Those of one format, the one that most of them have.
            let kept = NumberFormat.proposed.compactMap { format in keeping { ColumnEvidence.amount($0, format) != nil }
            }
            return kept.max { $0.values.count < $1.values.count }
        case .boolean:
            let kept = ColumnEvidence.booleanPairs.compactMap { yes, no in
                keeping { [yes, no].contains($0.lowercased()) }
            }
            return kept.max { $0.values.count < $1.values.count }.flatMap { $0.booleanWords == nil ? nil : $0 }
        case .text: return ours == "currency" ? keeping { CurrencyCode($0)?.isKnown ?? false } : self
        }
    }
}

extension CellContents {
    /// What the values of a column are, and which of them are not.
    fileprivate func phrase(_ column: ColumnEvidence) -> String {
        let what =
            switch self {
            case .date: "dates"
            case .number, .money: "numbers"
            case .boolean: "yes or no"
            case .text: "currencies"
            }
        guard let misfit = column.misfits.first else {
            switch self {
            case .date, .number, .money: return ", and all \(column.values.count) values are \(what)"
            case .boolean: return ", and its values are yes or no"
            case .text: return ""
            }
        }
        let all = column.values.count + column.misfits.count
        return ", and \(column.values.count) of \(all) values are \(what): not \"\(misfit.prefix(20))\""
    }
}

extension DatePattern {
    /// `nil` where the year comes first, and nobody writes the day before the month.
    fileprivate var isDayFirst: Bool? {
        if text.hasPrefix("y") { return nil }
        return text.hasPrefix("d")
    }
}

extension NumberFormat {
    /// The formats that exports have, the plainest first.
    fileprivate static let proposed: [NumberFormat] = [
        (false, Thousands.none), (true, .none), (true, .point), (false, .comma), (true, .space), (false, .space),
        (false, .apostrophe), (true, .apostrophe),
    ].map { comma, thousands in
        var format = NumberFormat(decimalComma: comma, thousands: thousands)
        format.allowsAccountingSigns = true
        return format
    }
}
