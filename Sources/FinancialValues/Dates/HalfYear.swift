/// January to June, or July to December, of a year: the periods by which reference rates are followed.
public struct HalfYear: Hashable, Comparable, Sendable {
    public let year: Int
    public let isSecond: Bool

    public init(year: Int, isSecond: Bool) { (self.year, self.isSecond) = (year, isSecond) }

    public init(of day: CalendarDate) {
        let (year, month, _) = day.parts
        self.init(year: year, isSecond: month > 6)
    }

    public var firstDay: CalendarDate { CalendarDate(uncheckedYear: year, month: isSecond ? 7 : 1, day: 1) }
    public var lastDay: CalendarDate {
        CalendarDate(uncheckedYear: year, month: isSecond ? 12 : 6, day: isSecond ? 31 : 30)
    }
    public var next: HalfYear { HalfYear(year: isSecond ? year + 1 : year, isSecond: !isSecond) }

    public static func < (left: HalfYear, right: HalfYear) -> Bool {
        (left.year, left.isSecond ? 1 : 0) < (right.year, right.isSecond ? 1 : 0)
    }
}

extension HalfYear: CustomStringConvertible {
    /// `2026-H1`
    public var description: String { "\(year)-H\(isSecond ? 2 : 1)" }
}
