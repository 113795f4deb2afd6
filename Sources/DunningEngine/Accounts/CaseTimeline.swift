import FinancialValues

/// The cases of one account: the days on which it has an overdue item that can be dunned, and which of them belong together.
///
/// A run is an unbroken period of such days. Two runs are of one case when some item is overdue in both.
struct CaseTimeline {
    /// One item's period of overdue days that can be dunned: half open.
    struct OverduePeriod {
        var invoice: Int
        var first: CalendarDate
        var end: CalendarDate
    }

    /// The case of a day: its runs, by day, both ends included and none after that day.
    struct Case {
        var runs: [ClosedRange<CalendarDate>]
        /// The first day.
        var opened: CalendarDate { runs[0].lowerBound }
        func contains(_ day: CalendarDate) -> Bool { runs.contains { $0.contains(day) } }
    }

    /// What counts with the case of a day: what was done in it, in whichever of its runs, and what came after the last day
    /// of every other case.
    struct Reach {
        fileprivate var runs: [ClosedRange<CalendarDate>]
        fileprivate var lastDayOfOthers: CalendarDate?

        func contains(_ day: CalendarDate) -> Bool {
            lastDayOfOthers.map { day > $0 } ?? true || runs.contains { $0.contains(day) }
        }
    }

    private var periods: [OverduePeriod]

    init(periods: [OverduePeriod]) {
        self.periods = periods.sorted { ($0.first, $0.end, $0.invoice) < ($1.first, $1.end, $1.invoice) }
    }

    /// Ends an item's overdue days with a day, when it is handed over.
    mutating func close(_ invoice: Int, after day: CalendarDate) {
        for index in periods.indices where periods[index].invoice == invoice && periods[index].end > day + 1 {
            periods[index].end = max(periods[index].first, day + 1)
        }
    }

    /// Extends the run that holds a day back to an earlier one: for a ledger that lacks the invoices paid meanwhile.
    mutating func extend(backTo first: CalendarDate, invoice: Int, on day: CalendarDate) {
        for index in periods.indices
        where periods[index].invoice == invoice && periods[index].first <= day && day < periods[index].end {
            periods[index].first = min(periods[index].first, first)
        }
        periods.sort { ($0.first, $0.end, $0.invoice) < ($1.first, $1.end, $1.invoice) }
    }

    /// The case that is open on a day; `nil` when nothing is overdue then.
    func current(on day: CalendarDate) -> Case? {
        let components = cases(through: day)
        return components.first { $0.runs.last!.upperBound == day && $0.contains(day) }
    }

    /// Where none is open, what comes after all of them.
    func reach(ofCaseOn day: CalendarDate) -> Reach {
        let components = cases(through: day)
        return reach(of: components.first { $0.contains(day) }, among: components)
    }

    /// The same of the case that is open on a day or, when none is, of the latest there was.
    func reach(ofLatestCaseOn day: CalendarDate) -> Reach {
        let components = cases(through: day)
        return reach(of: components.max { $0.runs.last!.upperBound < $1.runs.last!.upperBound }, among: components)
    }

    private func reach(of one: Case?, among cases: [Case]) -> Reach {
        let own = one?.runs ?? []
        let others = cases.flatMap(\.runs).filter { run in !own.contains(run) }
        return Reach(runs: own, lastDayOfOthers: others.map(\.upperBound).max())
    }

    /// How many cases opened in the 365 days up to a day.
    func openedInAYear(on day: CalendarDate) -> Int {
        cases(through: day).count { $0.opened <= day && day - $0.opened < 365 }
    }

    /// All cases up to a day, by their first day.
    func cases(through day: CalendarDate) -> [Case] {
        // A run with the places of its periods, which stand together.
        var runs: [(first: CalendarDate, end: CalendarDate, periods: Range<Int>)] = []
        for (index, period) in periods.enumerated() where period.first <= day && period.first < period.end {
            let end = min(period.end, day + 1)
            if let last = runs.last, period.first <= last.end {
                runs[runs.count - 1].end = max(last.end, end)
                runs[runs.count - 1].periods = last.periods.lowerBound..<index + 1
            } else {
                runs.append((period.first, end, index..<index + 1))
            }
        }
        if runs.count == 1 { return [Case(runs: [runs[0].first...(runs[0].end - 1)])] }
        // Runs that share an item have one representative.
        var representative = Array(runs.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while representative[index] != index { index = representative[index] }
            return index
        }
        var runOfInvoice: [Int: Int] = [:]
        for (index, run) in runs.enumerated() {
            for period in periods[run.periods] where period.first < period.end {
                guard let earlier = runOfInvoice.updateValue(index, forKey: period.invoice) else { continue }
                let (a, b) = (root(earlier), root(index))
                if a != b { representative[max(a, b)] = min(a, b) }
            }
        }
        var cases: [Int: Case] = [:]
        for (index, run) in runs.enumerated() {
            cases[root(index), default: Case(runs: [])].runs.append(run.first...(run.end - 1))
        }
        return cases.keys.sorted().map { cases[$0]! }
    }
}
