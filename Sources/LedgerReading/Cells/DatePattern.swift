import FinancialValues

/// How a file writes dates: `yyyy-mm-dd`, `dd/mm/yyyy`, `m/d/yyyy`, `yyyymmdd`.
///
/// `yyyy` is four digits, `yy` two (70 to 99 are the 1900s), `mm` and `dd` exactly two, `m` and `d` one or two; everything
/// else stands for itself.
struct DatePattern: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case year4, year2
        case month(atLeast: Int)
        case day(atLeast: Int)
        case literal(UInt8)
    }

    let text: String
    private let parts: [Part]
    private let isISO: Bool

    static let iso = DatePattern("yyyy-mm-dd")!

    /// - Returns: `nil` when the text does not hold a year, a month and a day, each once.
    init?(_ text: String) {
        var parts: [Part] = []
        var counts = (year: 0, month: 0, day: 0)
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            let run = rest.prefix { $0 == byte }.count
            switch byte {
            case UInt8(ascii: "y") where run == 4: parts.append(.year4)
            case UInt8(ascii: "y") where run == 2: parts.append(.year2)
            case UInt8(ascii: "m") where run <= 2: parts.append(.month(atLeast: run))
            case UInt8(ascii: "d") where run <= 2: parts.append(.day(atLeast: run))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: return nil
            default: parts += Array(repeating: .literal(byte), count: run)
            }
            switch byte {
            case UInt8(ascii: "y"): counts.year += 1
            case UInt8(ascii: "m"): counts.month += 1
            case UInt8(ascii: "d"): counts.day += 1
            default: break
            }
            rest = rest.dropFirst(run)
        }
        guard counts == (1, 1, 1) else { return nil }
        self.text = text
        self.parts = parts
        isISO = text == "yyyy-mm-dd"
    }

    /// - Parameter ignoresTime: A blank or `T` behind the date, and everything that follows it, is left out.
    /// - Returns: `nil` when the bytes are no such date, or a day that does not exist.
    func date(_ bytes: UnsafeBufferPointer<UInt8>, ignoresTime: Bool) -> CalendarDate? {
        if isISO, bytes.count == 10 { return DatePattern.isoDate(bytes) }
        var (year, month, day) = (0, 0, 0)
        var index = 0
        func number(_ low: Int, _ high: Int) -> Int? {
            var value = 0
            var count = 0
            while count < high, index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
                value = value * 10 + Int(bytes[index] - 0x30)
                index += 1
                count += 1
            }
            return count >= low ? value : nil
        }
        for part in parts {
            switch part {
            case .year4:
                guard let value = number(4, 4) else { return nil }
                year = value
            case .year2:
                guard let value = number(2, 2) else { return nil }
                year = value < 70 ? 2000 + value : 1900 + value
            case .month(let low):
                guard let value = number(low, 2) else { return nil }
                month = value
            case .day(let low):
                guard let value = number(low, 2) else { return nil }
                day = value
            case .literal(let byte):
                guard index < bytes.count, bytes[index] == byte else { return nil }
                index += 1
            }
        }
        if index < bytes.count {
            guard ignoresTime, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "T") else { return nil }
        }
        return CalendarDate(year: year, month: month, day: day)
    }

    static func isoDate(_ bytes: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
        var wrong: UInt8 = (bytes[4] ^ 0x2D) | (bytes[7] ^ 0x2D)
        func digit(_ index: Int) -> Int {
            let value = bytes[index] &- 0x30
            if value > 9 { wrong = 1 }
            return Int(value)
        }
        let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
        let month = digit(5) * 10 + digit(6)
        let day = digit(8) * 10 + digit(9)
        return wrong == 0 ? CalendarDate(year: year, month: month, day: day) : nil
    }
}
