extension CalendarDate: CustomStringConvertible {
    /// Reads exactly `YYYY-MM-DD`.
    ///
    /// - Returns: `nil` for any other text, also for a day that does not exist.
    public init?(iso text: some StringProtocol) {
        var text = String(text)
        let date = text.withUTF8 { CalendarDate(isoBytes: $0[...]) }
        guard let date else { return nil }
        self = date
    }

    /// Reads exactly the ten bytes `YYYY-MM-DD`.
    public init?(isoBytes bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard bytes.count == 10 else { return nil }
        let first = bytes.startIndex
        func digit(_ offset: Int) -> Int {
            let byte = bytes[first + offset]
            return byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : -10_000
        }
        guard bytes[first + 4] == 0x2D, bytes[first + 7] == 0x2D else { return nil }
        let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
        let month = digit(5) * 10 + digit(6)
        let day = digit(8) * 10 + digit(9)
        guard year > 0, month > 0, day > 0 else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// How many days the month has that a text such as `2026-02-30` names.
    ///
    /// - Returns: `nil` for a text that is not of the form `YYYY-MM-DD`, and for a month that no year has.
    public static func daysInMonth(iso text: String) -> Int? {
        guard text.utf8.count == 10, text.suffix(2).allSatisfy({ $0.isASCII && $0.isNumber }),
            let (year, month, _) = CalendarDate(iso: text.prefix(8) + "01")?.parts
        else { return nil }
        return daysIn(month: month, year: year)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
