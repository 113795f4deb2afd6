/// How long ago an open item fell due, as finance looks at it.
public enum AgingBucket: Int, CaseIterable, Sendable {
    case notDue, dueToday, days1To30, days31To60, days61To90, days91AndMore

    /// - Parameter days: The day that is looked at less the due date, in calendar days; negative before it.
    public init(daysPastDue days: Int) {
        switch days {
        case ..<0: self = .notDue
        case 0: self = .dueToday
        case 1...30: self = .days1To30
        case 31...60: self = .days31To60
        case 61...90: self = .days61To90
        default: self = .days91AndMore
        }
    }

    /// Past due: at least one day.
    public var isOverdue: Bool { rawValue > AgingBucket.dueToday.rawValue }

    /// For people: `31-60 days`.
    public var title: String {
        switch self {
        case .notDue: "not due"
        case .dueToday: "due today"
        case .days1To30: "1-30 days"
        case .days31To60: "31-60 days"
        case .days61To90: "61-90 days"
        case .days91AndMore: "91+ days"
        }
    }

    /// For machines: `31_60`.
    public var key: String {
        switch self {
        case .notDue: "not_due"
        case .dueToday: "due_today"
        case .days1To30: "1_30"
        case .days31To60: "31_60"
        case .days61To90: "61_90"
        case .days91AndMore: "91_plus"
        }
    }
}
