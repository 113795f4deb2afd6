import Diagnostics
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

    /// Whether every byte is a letter, a digit, a sign or a blank of ASCII; eight at a time.
    ///
    /// - Precondition: At least 8 bytes may be read behind the last.
    var isPrintableASCII: Bool {
        let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        guard let memory = UnsafeRawPointer(baseAddress) else { return true }
        var index = 0
        while index < count {
            var word = UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // What lies behind the text becomes blanks.
            if count - index < 8 {
                let mask: UInt64 = (1 << UInt64(8 * (count - index))) &- 1
                word = word & mask | (ones &* 0x20) & ~mask
            }
            // Below a blank, or beyond ASCII, or a delete: the top bit of some byte is set. A borrow only sets more.
            let delete = word ^ ones &* 0x7F
            if (word &- ones &* 0x20 | word | (delete &- ones) & ~delete) & tops != 0 { return false }
            index += 8
        }
        return true
    }

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

/// The beginning of a cell as a message shows it, on one line; characters that do not show stand as their numbers.
func shown(_ text: CellBytes) -> String {
    let line = VisibleText.of(CellBytes(rebasing: text.prefix(200)).string)
    return line.count > 60 ? line.prefix(57) + "..." : line
}
