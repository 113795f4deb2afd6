import FinancialValues

/// Something that was done by the day that is explained.
public struct PastDeed: Hashable, Sendable {
    /// How much is known of it.
    public enum Manner: String, Sendable {
        /// By the run itself, which takes it for done.
        case scheduled
        /// A message, by history.
        case sent
        /// A task, by history: nothing says yet that it was done.
        case given
        case done
    }

    /// The step or rule; empty: a contact outside the plan.
    public var name: String
    public var day: CalendarDate
    public var manner: Manner

    public init(name: String, day: CalendarDate, _ manner: Manner) {
        self.name = name
        self.day = day
        self.manner = manner
    }
}

extension PreparedRun {
    func deed(_ entry: HistoryEntry) -> PastDeed {
        let manner: PastDeed.Manner =
            entry.isPlanned ? .scheduled : entry.isMessage ? .sent : entry.isDone ? .done : .given
        return PastDeed(name: names.name(of: entry.name) ?? "", day: entry.day, manner)
    }
}
