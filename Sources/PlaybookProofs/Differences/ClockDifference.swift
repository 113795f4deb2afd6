import FinancialValues
import PlaybookProgram

/// By how many days a clock is reached later than before; earlier where they are negative.
public enum ClockDifference: Sendable, Equatable {
    /// Always in this range, both ends included; never 0...0.
    case days(ClosedRange<Int>)
    /// Later on some ledgers and never earlier, or the other way round: how much depends on what else it waits for.
    case neverEarlier, neverLater
    /// The same day, unless days on hold lie between: they are counted from another day.
    case onlyAfterHolds
    /// It counts from something else.
    case otherEvents
}

/// Compares clocks term by term: what they count from must be the same for an answer in days.
struct ClockComparison {
    let calendars: [BusinessCalendar]

    /// A cycle of leap years and weekdays.
    private static let first = CalendarDate(year: 2020, month: 1, day: 1)!
    private static let last = CalendarDate(year: 2047, month: 12, day: 31)!

    /// - Returns: `nil` when both always give the same day.
    func difference(_ old: Clock, _ new: Clock) -> ClockDifference? {
        if Set(old.terms) == Set(new.terms) { return nil }
        let isSameAfterHolds =
            Set(old.terms.map(\.inDaysAndMonths)) == Set(new.terms.map(\.inDaysAndMonths))
            || !(old.terms + new.terms).contains(where: \.isMovedByHolds)
        if let days = delays(old.terms, new.terms) {
            return days != 0...0 ? .days(days) : isSameAfterHolds ? nil : .onlyAfterHolds
        }
        // The latest counts: later when each old term is met by a new one that is no earlier.
        let neverEarlier = old.terms.allSatisfy { old in new.terms.contains { isNoEarlier($0, than: old) } }
        let neverLater = new.terms.allSatisfy { new in old.terms.contains { isNoEarlier($0, than: new) } }
        if neverEarlier || neverLater {
            guard neverEarlier && neverLater else { return neverEarlier ? .neverEarlier : .neverLater }
            return isSameAfterHolds ? nil : .onlyAfterHolds
        }
        return .otherEvents
    }

    private func isNoEarlier(_ term: ClockTerm, than other: ClockTerm) -> Bool {
        if term == other { return true }
        return delays(other, term).map { $0.lowerBound >= 0 } ?? (receiptAfterSending(other, term) ?? false)
    }

    /// Nothing is received before it is sent.
    private func receiptAfterSending(_ old: ClockTerm, _ new: ClockTerm) -> Bool? {
        guard case .event(let before) = old.anchor, case .event(let now) = new.anchor, before.action == now.action,
            before.moment == .executed, now.moment == .received
        else { return nil }
        return delays(from: old, to: new).map { $0.lowerBound >= 0 }
    }

    /// Of terms that count from the same days, each from another: the latest of them moves by no less than the least of them and
    /// by no more than the most.
    private func delays(_ old: [ClockTerm], _ new: [ClockTerm]) -> ClosedRange<Int>? {
        let anchors = old.map(\.anchor)
        guard Set(anchors).count == old.count, Set(anchors) == Set(new.map(\.anchor)), new.count == old.count else {
            return nil
        }
        let each = old.compactMap { term in new.first { $0.anchor == term.anchor }.flatMap { delays(term, $0) } }
        guard each.count == old.count, let least = each.map(\.lowerBound).min(), let most = each.map(\.upperBound).max()
        else { return nil }
        return least...most
    }

    /// How much later the second is than the first; `nil` when they count from different days.
    private func delays(_ old: ClockTerm, _ new: ClockTerm) -> ClosedRange<Int>? {
        old.anchor == new.anchor ? delays(from: old, to: new) : nil
    }

    /// Of both counting from one day, on every day and in every calendar of the policy.
    private func delays(from old: ClockTerm, to new: ClockTerm) -> ClosedRange<Int>? {
        var (least, most) = (Int.max, Int.min)
        let isPlain = !(old.countsMonths || new.countsMonths || old.countsBusinessDays || new.countsBusinessDays)
        for calendar in old.countsBusinessDays || new.countsBusinessDays ? calendars : Array(calendars.prefix(1)) {
            var day = ClockComparison.first
            while day <= ClockComparison.last {
                let delay = new.day(from: day, in: calendar) - old.day(from: day, in: calendar)
                (least, most) = (min(least, delay), max(most, delay))
                if isPlain { break }
                day = day + 1
            }
        }
        return least <= most ? least...most : nil
    }
}

extension ClockTerm {
    /// The same with weeks and full days as days, years as months, and days counted on from days as one number: days on hold
    /// move both alike.
    fileprivate var inDaysAndMonths: ClockTerm {
        switch self {
        case .anchor: self
        case .after(let offset, let inner): ClockTerm.joining(offset.inDaysAndMonths, inner.inDaysAndMonths)
        case .fullDaysAfter(let count, let inner):
            ClockTerm.joining(DateOffset(count + 1, .days), inner.inDaysAndMonths)
        case .before(let offset, let inner): .before(offset.inDaysAndMonths, inner.inDaysAndMonths)
        case .monthEnd(let inner): .monthEnd(inner.inDaysAndMonths)
        }
    }

    private static func joining(_ offset: DateOffset, _ term: ClockTerm) -> ClockTerm {
        guard case .after(let first, let inner) = term, first.unit == offset.unit,
            offset.unit == .days || offset.unit == .businessDays
        else { return .after(offset, term) }
        return .after(DateOffset(offset.count + first.count, offset.unit), inner)
    }

    /// The day that it gives when its anchor is on another.
    fileprivate func day(from anchor: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
        switch self {
        case .anchor: anchor
        case .after(let offset, let inner): offset.after(inner.day(from: anchor, in: calendar), in: calendar)
        case .fullDaysAfter(let count, let inner): inner.day(from: anchor, in: calendar) + count + 1
        case .before(let offset, let inner): offset.before(inner.day(from: anchor, in: calendar), in: calendar)
        case .monthEnd(let inner): inner.day(from: anchor, in: calendar).monthEnd
        }
    }
}

extension DateOffset {
    fileprivate var inDaysAndMonths: DateOffset {
        switch unit {
        case .days, .businessDays, .months: self
        case .weeks: DateOffset(7 * count, .days)
        case .years: DateOffset(12 * count, .months)
        }
    }
}
