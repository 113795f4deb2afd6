import FinancialValues
import PlaybookProgram

/// The days on which an item was wholly held by holds whose clock stops: they count in no clock of what those holds stop.
struct HeldDays {
    /// Sorted, apart from each other.
    var periods: [ClosedRange<CalendarDate>] = []
    /// Computed up to this day.
    var through: CalendarDate

    /// How many of the days after `first` up to and including `last` were held.
    func count(after first: CalendarDate, through last: CalendarDate) -> Int {
        var count = 0
        for period in periods {
            let (low, high) = (max(period.lowerBound, first + 1), min(period.upperBound, last))
            if low <= high { count += high - low + 1 }
        }
        return count
    }

    func contains(_ day: CalendarDate) -> Bool { periods.contains { $0.contains(day) } }

    /// The first free day after the last hold that has ended by `day`.
    func lastEnd(by day: CalendarDate) -> CalendarDate? {
        periods.last { $0.upperBound < day }.map { $0.upperBound + 1 }
    }

    /// The day that lies an offset after another, held days not counted.
    func day(_ offset: DateOffset, after start: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
        let plain = offset.after(start, in: calendar)
        guard !periods.isEmpty, offset.count > 0 else { return plain }
        var result = plain
        while true {
            let next: CalendarDate
            if offset.unit == .businessDays {
                next = calendar.workingDay(offset.count + heldWorkingDays(start, result, calendar), after: start)
            } else {
                next = plain + count(after: start, through: result)
            }
            if next == result { return result }
            result = next
        }
    }

    private func heldWorkingDays(_ first: CalendarDate, _ last: CalendarDate, _ calendar: BusinessCalendar) -> Int {
        var count = 0
        for period in periods {
            let (low, high) = (max(period.lowerBound, first + 1), min(period.upperBound, last))
            if low <= high { count += calendar.workingDays(after: low - 1, through: high) }
        }
        return count
    }
}

extension AccountRun {
    /// Held days of an item for the steps of one kind of a sequence, up to a day.
    func heldDays(
        of item: SequenceItem, in sequence: Int, _ kind: CompiledHold.Kind, through day: CalendarDate
    ) -> HeldDays {
        heldDays(
            of: item, HeldDaysKey(subject: item.subject, holds: playbook.clockStops[sequence][kind]!), through: day
        ) { $0.clockStops && $0.stops.contains(kind) && !$0.except.contains(sequence) }
    }

    /// Held days of an invoice that justifies a suspension, up to a day.
    func heldDays(ofGround invoice: Int, through day: CalendarDate) -> HeldDays {
        let item = SequenceItem(subject: .invoice(invoice), invoices: [invoice])
        return heldDays(of: item, HeldDaysKey(subject: item.subject, holds: ClockStops.ofGround), through: day) {
            $0.clockStops && $0.stops.contains(.suspension)
        }
    }

    private func heldDays(
        of item: SequenceItem, _ key: @autoclosure () -> HeldDaysKey, through day: CalendarDate,
        where counts: (CompiledHold) -> Bool
    ) -> HeldDays {
        // Most accounts have nothing that could hold them.
        guard possibleHolds.contains(where: { counts(playbook.holds[$0].source) }) else {
            return HeldDays(through: day)
        }
        let key = key()
        var held = heldDaysCache[key] ?? HeldDays(through: firstDay(of: item) - 1)
        guard held.through < day else { return held }
        var current = held.through + 1
        while current <= day {
            let isHeld = isWhollyHeld(item, on: current, where: counts)
            let change = min(nextChange(after: current), holdHorizon(current, invoices: item.held, where: counts))
            let last = max(current, min(day, change - 1))
            if isHeld {
                if let period = held.periods.last, period.upperBound + 1 == current {
                    held.periods[held.periods.count - 1] = period.lowerBound...last
                } else {
                    held.periods.append(current...last)
                }
            }
            guard last < day else { break }
            current = last + 1
        }
        held.through = day
        heldDaysCache[key] = held
        return held
    }

    /// The account is held, or each of the item's invoices is: of a round those that had come to it by the day.
    func isWhollyHeld(_ item: SequenceItem, on day: CalendarDate, where counts: (CompiledHold) -> Bool) -> Bool {
        if isAccountHeld(day, where: counts) { return true }
        var open = item.held.filter { books.open($0, on: day) > 0 }
        if case .round = item.subject, open.contains(where: { isOverdue($0, on: day) }) {
            open.removeAll { !isOverdue($0, on: day) }
        }
        return !open.isEmpty && open.allSatisfy { holds(on: $0, day, where: counts).isWhollyHeld }
    }

    /// The day from which an item exists: holds before it held nothing.
    private func firstDay(of item: SequenceItem) -> CalendarDate {
        switch item.subject {
        case .invoice(let invoice): ledger.invoices[invoice].entered
        case .promise(let promise): ledger.promises[promise].made
        case .dispute(let dispute): ledger.disputes[dispute].opened
        case .round: item.held.map { ledger.invoices[$0].entered }.min() ?? run.options.asOf
        }
    }
}

struct HeldDaysKey: Hashable {
    var subject: SequenceItem.Subject
    /// The number of the set of holds that count, as `ClockStops` gives it.
    var holds: Int
}

/// Which holds stop the clocks of a sequence's steps, by the kind of the step; sets of the same holds share a number.
struct ClockStops: Sendable {
    /// The number of the holds that stop the clocks of stages.
    static let ofGround = -1

    private let numbers: [[CompiledHold.Kind: Int]]

    init(_ playbook: CompiledPlaybook) {
        var known: [[Bool]] = []
        numbers = playbook.sequences.indices.map { sequence in
            var numbers: [CompiledHold.Kind: Int] = [:]
            for kind in CompiledHold.Kind.allCases {
                let holds = playbook.holds.map { hold in
                    hold.clockStops && hold.stops.contains(kind) && !hold.except.contains(sequence)
                }
                if let number = known.firstIndex(of: holds) {
                    numbers[kind] = number
                } else {
                    numbers[kind] = known.count
                    known.append(holds)
                }
            }
            return numbers
        }
    }

    subscript(sequence: Int) -> [CompiledHold.Kind: Int] { numbers[sequence] }
}
