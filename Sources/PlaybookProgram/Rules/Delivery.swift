import Diagnostics
import FinancialValues

/// How a message travels.
public enum Channel: String, CaseIterable, Sendable {
    case email, letter
    case registeredLetter = "registered_letter"
    case sms, portal
}

/// When a message counts as received without proof in history.
public enum DeemedReceipt: Sendable {
    case after(DateOffset)
    /// Only what history proves.
    case proof
}

/// Whose role it is; decides whether a message is a contact.
public enum RoleSide: Sendable {
    case customer, ours, thirdParty
}

/// A role of the policy, and its side.
public struct RoleReference: Hashable, Sendable {
    public let name: String
    public let side: RoleSide

    public init(_ name: String, _ side: RoleSide) { (self.name, self.side) = (name, side) }
}

/// The days of a week and of a month on which messages go out; a day that matches any of them does.
public struct SendDays: Sendable {
    public var weekdays: Set<Weekday>
    /// 1...31; a month without that day has none.
    public var monthDays: Set<Int>
    public var lastOfMonth: Bool

    public init(weekdays: Set<Weekday>, monthDays: Set<Int> = [], lastOfMonth: Bool = false) {
        self.weekdays = weekdays
        self.monthDays = monthDays
        self.lastOfMonth = lastOfMonth
    }

    public static let everyWeekday = SendDays(weekdays: [.mon, .tue, .wed, .thu, .fri])

    public func contains(_ date: CalendarDate) -> Bool {
        if weekdays.contains(date.weekday) { return true }
        guard lastOfMonth || !monthDays.isEmpty else { return false }
        return monthDays.contains(date.parts.day) || (lastOfMonth && date == date.monthEnd)
    }
}

/// At most `count` contacts in any `days` consecutive days, per payer.
public struct ContactLimit: Sendable {
    public let count: Int
    public let days: Int
    public let origin: SourceRange

    public init(count: Int, days: Int, at origin: SourceRange) {
        self.count = count
        self.days = days
        self.origin = origin
    }
}

/// Who must agree before an action: all of the roles, or any one of them.
public struct ApprovalRule: Hashable, Sendable {
    public enum Requirement: Hashable, Sendable {
        case all([String])
        case any([String])
    }

    /// Every one must be met. Empty: no approval needed.
    public var requirements: [Requirement]

    public init(_ requirements: [Requirement] = []) { self.requirements = requirements }

    public var isNeeded: Bool { !requirements.isEmpty }
}
