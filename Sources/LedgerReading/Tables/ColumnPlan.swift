import FinancialValues

/// Where the cells of one of our columns come from in a file, and what is done with them before they are read.
struct ColumnPlan {
    enum Source {
        case absent
        /// The cell at an index, from 0.
        case field(Int)
        case constant(Cell)
        /// The first of these cells that is not empty.
        case first([Int])
        /// The lines of an address.
        case joined([Int])
    }

    var source = Source.absent
    /// Our value for theirs, when the mapping gives one.
    var values: [[UInt8]: Cell]?
    /// `1930571429.0` is `1930571429`.
    var stripsDecimals = false
    var stripsLeadingZeros = false

    /// The index of the cell when nothing is done with it, else -1.
    var plainField: Int {
        guard case .field(let index) = source, values == nil, !stripsDecimals, !stripsLeadingZeros else { return -1 }
        return index
    }

    /// The column's number from 1, for a message; 0 when it is no column of the file.
    var number: Int {
        switch source {
        case .field(let index): index + 1
        case .first(let indices), .joined(let indices): (indices.first ?? -1) + 1
        case .absent, .constant: 0
        }
    }

    var isPresent: Bool { if case .absent = source { false } else { true } }
}

/// A run of bytes in memory: the text of a cell.
typealias CellBytes = UnsafeBufferPointer<UInt8>

extension CellBytes {
    var string: String { String(decoding: self, as: UTF8.self) }

    func isEqual(to text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index] != text.utf8Start[index] { return false }
        return true
    }

    /// Without blanks and tabs at both ends.
    @inline(__always)
    var trimmed: CellBytes {
        guard count > 0, self[0] <= 0x20 || self[count - 1] <= 0x20 else { return self }
        var (start, end) = (0, count)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return CellBytes(rebasing: self[start..<end])
    }

    /// Without a decimal part that is zero.
    var withoutDecimals: CellBytes {
        guard let point = lastIndex(of: UInt8(ascii: ".")), point > 0, point + 1 < count else { return self }
        guard self[0..<point].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), self[(point + 1)...].allSatisfy({ $0 == 0x30 })
        else { return self }
        return CellBytes(rebasing: self[0..<point])
    }

    /// Without zeros at the beginning; one is left of nothing but zeros.
    var withoutLeadingZeros: CellBytes {
        var start = 0
        while start + 1 < count, self[start] == 0x30 { start += 1 }
        return CellBytes(rebasing: self[start...])
    }
}

/// The beginning of a cell as a message shows it, on one line.
func shown(_ text: CellBytes) -> String {
    let string = CellBytes(rebasing: text.prefix(200)).string
    let line = String(string.map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } ? " " : $0 })
    return line.count > 60 ? line.prefix(57) + "..." : line
}
