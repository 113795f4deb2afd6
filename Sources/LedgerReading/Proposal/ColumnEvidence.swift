import FinancialValues

/// What the values of a column can be.
struct ColumnEvidence {
    let name: String
    /// From 0.
    let index: Int
    /// Those that are not empty; of a column that is taken for one of ours, only those that can be what it holds.
    let values: [String]
    /// Its other values, in the order of the rows: faults of theirs, told when the file is read.
    let misfits: [String]

    /// How dates may be written, each with whether a time stands behind; day and month in either order.
    static let datePatterns = [
        "yyyy-mm-dd", "yyyymmdd", "yyyy/mm/dd", "dd/mm/yyyy", "mm/dd/yyyy", "d/m/yyyy", "m/d/yyyy", "dd.mm.yyyy",
        "mm.dd.yyyy",
        "d.m.yyyy", "m.d.yyyy", "dd-mm-yyyy", "mm-dd-yyyy", "dd/mm/yy", "mm/dd/yy", "dd.mm.yy", "mm.dd.yy",
    ].map { DatePattern($0)! }

    init(_ table: SampledTable, _ index: Int) {
        (name, self.index) = (table.header[index], index)
        values = table.rows.map { $0[index] }.filter { !$0.isEmpty }
        misfits = []
    }

    private init(_ column: ColumnEvidence, keeping fits: (String) -> Bool) {
        (name, index) = (column.name, column.index)
        var (values, misfits) = ([String](), [String]())
        for value in column.values { if fits(value) { values.append(value) } else { misfits.append(value) } }
        (self.values, self.misfits) = (values, misfits)
    }

    /// The column with only those values that a condition takes; `nil` where they are not four in five.
    func keeping(_ fits: (String) -> Bool) -> ColumnEvidence? {
        let kept = ColumnEvidence(self, keeping: fits)
        return !kept.values.isEmpty && kept.misfits.count * 5 <= values.count ? kept : nil
    }

    static func isDate(_ value: String, _ pattern: DatePattern, ignoringTime: Bool) -> Bool {
        var value = value
        return value.withUTF8 { pattern.date($0, ignoresTime: ignoringTime) != nil }
    }

    /// `nil` for what is no number in that format.
    static func amount(_ value: String, _ format: NumberFormat) -> Int64? {
        var value = value
        return value.withUTF8 { try? format.units($0, decimals: 3) }
    }

    /// The patterns that fit every value; empty when the column has no dates.
    func dates(ignoringTime: Bool) -> [DatePattern] {
        guard !values.isEmpty else { return [] }
        return ColumnEvidence.datePatterns.filter { pattern in
            values.allSatisfy { ColumnEvidence.isDate($0, pattern, ignoringTime: ignoringTime) }
        }
    }

    /// The value of each cell by a format; `nil` when it does not fit every one.
    func amounts(_ format: NumberFormat) -> [Int64]? {
        guard !values.isEmpty else { return nil }
        var amounts: [Int64] = []
        for value in values {
            guard let amount = ColumnEvidence.amount(value, format) else { return nil }
            amounts.append(amount)
        }
        return amounts
    }

    /// Words that stand for true and for false.
    static let booleanPairs = [
        ("true", "false"), ("yes", "no"), ("y", "n"), ("1", "0"), ("oui", "non"), ("o", "n"), ("ja", "nein"),
        ("j", "n"),
        ("si", "no"), ("s", "n"), ("x", ""),
    ]

    /// What stands for true and for false; `nil` when other words are there too.
    var booleanWords: (trueWords: [String], falseWords: [String])? {
        let found = Set(values)
        guard !found.isEmpty, found.count <= 2 else { return nil }
        for (yes, no) in ColumnEvidence.booleanPairs where found.allSatisfy({ [yes, no].contains($0.lowercased()) }) {
            return (found.filter { $0.lowercased() == yes }.sorted(), found.filter { $0.lowercased() == no }.sorted())
        }
        return nil
    }

    /// Whether every value is a whole number written with a zero behind a point: `1930571429.0`.
    var haveNeedlessDecimals: Bool {
        !values.isEmpty && values.allSatisfy { $0.hasSuffix(".0") && $0.dropLast(2).allSatisfy(\.isNumber) }
    }

    /// Whether one number stands there with zeros in front and without.
    var haveTwoSpellings: Bool {
        let distinct = Set(values)
        return distinct.contains { value in
            value.hasPrefix("0") && distinct.contains(String(value.drop { $0 == "0" }))
        }
    }
}
