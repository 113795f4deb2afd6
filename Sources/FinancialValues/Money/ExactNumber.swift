/// An exact decimal number with at most six decimals: a rate, a score, a percentage.
public struct ExactNumber: Hashable, Comparable, Sendable {
    /// Millionths.
    public let millionths: Int64

    public init(millionths: Int64) { self.millionths = millionths }

    /// A whole number; beyond nine trillion, the largest that can be held.
    public init(_ whole: Int) {
        let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: 1_000_000)
        millionths = overflow ? (whole < 0 ? .min : .max) : product
    }

    /// Reads `12`, `-3`, `0.92`: an optional minus, digits, and at most six decimals behind a point.
    ///
    /// - Returns: `nil` for any other text, and beyond nine trillion.
    public init?(_ text: some StringProtocol) {
        var digits = text[...]
        let isNegative = digits.first == "-"
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 12,
            whole.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let units = Int64(whole)
        else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...6).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
                let decimals = Int64(parts[1])
            else { return nil }
            fraction = (parts[1].utf8.count..<6).reduce(decimals) { value, _ in value * 10 }
        }
        let (scaled, overflow) = units.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        millionths = isNegative ? -(scaled + fraction) : scaled + fraction
    }

    public static func < (left: ExactNumber, right: ExactNumber) -> Bool { left.millionths < right.millionths }
}

extension ExactNumber: CustomStringConvertible {
    /// Without trailing zeros: `0.92`, `12`.
    public var description: String {
        var text = Money.decimalText(millionths, digits: 6)
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
