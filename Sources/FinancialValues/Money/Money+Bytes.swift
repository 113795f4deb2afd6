extension Money {
    /// Appends the amount without its currency: `-12.50`.
    public func writeDecimal(to bytes: inout [UInt8]) {
        Money.writeDecimal(minorUnits, digits: currency.minorDigits, to: &bytes)
    }

    /// Appends `-12.50 EUR`.
    public func write(to bytes: inout [UInt8]) {
        writeDecimal(to: &bytes)
        bytes.append(0x20)
        currency.write(to: &bytes)
    }

    static func writeDecimal(_ units: Int64, digits: Int, to bytes: inout [UInt8]) {
        if units < 0 { bytes.append(UInt8(ascii: "-")) }
        let first = bytes.count
        var (left, written) = (units.magnitude, 0)
        // From the last digit on; what is too short gets zeros in front.
        while left > 0 || written <= digits {
            if written == digits, digits > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(left % 10))
            left /= 10
            written += 1
        }
        bytes[first...].reverse()
    }
}

extension CurrencyCode {
    public func write(to bytes: inout [UInt8]) {
        for shift in [16, 8, 0] as [UInt32] { bytes.append(UInt8(packed >> shift & 0xFF)) }
    }
}

extension CalendarDate {
    /// Appends `2026-03-09`.
    public func write(to bytes: inout [UInt8]) {
        let (year, month, day) = parts
        for digit in [year / 1000, year / 100, year / 10, year] { bytes.append(UInt8(ascii: "0") + UInt8(digit % 10)) }
        for part in [month, day] {
            bytes.append(UInt8(ascii: "-"))
            bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
            bytes.append(UInt8(ascii: "0") + UInt8(part % 10))
        }
    }
}
