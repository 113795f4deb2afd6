/// How a file writes numbers: `1234.50`, `1.234,50`, `1 234,50-`.
struct NumberFormat: Hashable, Sendable {
    enum Thousands: String, CaseIterable, Sendable {
        case none, point, comma, space, apostrophe
    }

    var decimalComma = false
    var thousands = Thousands.none
    /// A minus behind the number, or parentheses around it, make it negative.
    var allowsAccountingSigns = false

    /// The normal form: a decimal point and nothing else.
    static let normal = NumberFormat()

    enum Fault: Error {
        case notANumber
        case tooManyDecimals
        case tooLarge
    }

    /// The largest number of units read, so that sums over any ledger stay exact: ten trillion with two decimals.
    static let largest: Int64 = 1_000_000_000_000_000

    /// A number in units of its last decimal: `12.5` with two decimals is 1250. More decimals are fine when they are zeros.
    func units(_ bytes: UnsafeBufferPointer<UInt8>, decimals: Int) throws(Fault) -> Int64 {
        var index = 0
        var end = bytes.count
        var isNegative = false
        if end > 0, bytes[0] == UInt8(ascii: "-") {
            isNegative = true
            index = 1
        } else if allowsAccountingSigns, end > 1 {
            if bytes[end - 1] == UInt8(ascii: "-") {
                isNegative = true
                end -= 1
            } else if bytes[0] == UInt8(ascii: "("), bytes[end - 1] == UInt8(ascii: ")") {
                isNegative = true
                index = 1
                end -= 1
            } else if bytes[0] == UInt8(ascii: "+") {
                index = 1
            }
        }
        let decimalMark = UInt8(ascii: decimalComma ? "," : ".")
        var units: Int64 = 0
        var digits = 0
        var groupDigits = 0
        var groups = 0
        while index < end, bytes[index] != decimalMark {
            let byte = bytes[index]
            if byte >= 0x30, byte <= 0x39 {
                units = units * 10 + Int64(byte - 0x30)
                guard units <= NumberFormat.largest else { throw .tooLarge }
                digits += 1
                groupDigits += 1
                index += 1
            } else {
                let length = thousandsMark(bytes, at: index, end)
                guard length > 0, groups == 0 ? (1...3).contains(groupDigits) : groupDigits == 3 else {
                    throw .notANumber
                }
                groups += 1
                groupDigits = 0
                index += length
            }
        }
        if groups > 0, groupDigits != 3 { throw .notANumber }
        var decimalsRead = 0
        if index < end {
            index += 1
            guard index < end else { throw .notANumber }
            while index < end {
                let byte = bytes[index]
                guard byte >= 0x30, byte <= 0x39 else { throw .notANumber }
                if decimalsRead < decimals {
                    units = units * 10 + Int64(byte - 0x30)
                    guard units <= NumberFormat.largest else { throw .tooLarge }
                    decimalsRead += 1
                } else if byte != 0x30 {
                    throw .tooManyDecimals
                }
                digits += 1
                index += 1
            }
        }
        guard digits > 0 else { throw .notANumber }
        while decimalsRead < decimals {
            units *= 10
            guard units <= NumberFormat.largest else { throw .tooLarge }
            decimalsRead += 1
        }
        return isNegative ? -units : units
    }

    /// The length in bytes of the mark between thousands at a place; 0 when there is none.
    private func thousandsMark(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ end: Int) -> Int {
        switch thousands {
        case .none: return 0
        case .point: return bytes[index] == UInt8(ascii: ".") ? 1 : 0
        case .comma: return bytes[index] == UInt8(ascii: ",") ? 1 : 0
        case .apostrophe:
            if bytes[index] == UInt8(ascii: "'") { return 1 }
            // U+2019
            return index + 2 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
                ? 3 : 0
        case .space:
            if bytes[index] == 0x20 { return 1 }
            if index + 1 < end, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
            // U+202F and U+2009
            let isThin =
                index + 2 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
                && (bytes[index + 2] == 0xAF || bytes[index + 2] == 0x89)
            return isThin ? 3 : 0
        }
    }

    /// As a message shows what is expected.
    var example: String {
        let mark =
            switch thousands {
            case .none: ""
            case .point: "."
            case .comma: ","
            case .space: " "
            case .apostrophe: "'"
            }
        return "1\(mark)234\(decimalComma ? "," : ".")50"
    }
}
