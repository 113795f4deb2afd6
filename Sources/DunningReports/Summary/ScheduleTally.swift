import DunningEngine
import FinancialValues
import PlaybookProgram

/// What the summary counts, gathered while the records of a schedule pass by once, in their order.
public struct ScheduleTally: Sendable {
    /// A column of the table by week.
    enum Category: Hashable, Comparable, Sendable {
        case toCustomer(channel: Int)
        case toUs, toThirdParties, tasks, stages, lifts

        /// As the columns stand.
        private var rank: Int {
            switch self {
            case .toCustomer(let channel): channel
            case .toUs: 100
            case .toThirdParties: 101
            case .tasks: 102
            case .stages: 103
            case .lifts: 104
            }
        }

        static func < (left: Category, right: Category) -> Bool { left.rank < right.rank }

        var title: String {
            switch self {
            case .toCustomer(let channel): Channel.allCases[channel].rawValue.replacing("_", with: " ")
            case .toUs: "to us"
            case .toThirdParties: "third parties"
            case .tasks: "tasks"
            case .stages: "stages"
            case .lifts: "lifts"
            }
        }
    }

    struct PlaybookCount: Sendable {
        var accounts: Set<Int> = []
        var messages = 0
        var tasks = 0
        var skipped = 0
    }

    struct Work: Hashable, Sendable {
        var role: String
        var task: String
    }

    struct WorkCount: Sendable {
        var count = 0
        var first: CalendarDate
        var firstWeek = 0
    }

    /// A stage or lift of a playbook's suspensions.
    struct ServiceRule: Hashable, Sendable {
        var playbook: String
        var suspension: String
        var rule: String
        /// `suspend`, or `lifted`.
        var effect: String
    }

    struct ServiceCount: Sendable {
        var services = 0
        var first: CalendarDate
    }

    struct UnsignedCount: Sendable {
        var stages = 0
        var first: CalendarDate
        var why: String
    }

    struct DeadlineCount: Sendable {
        var count = 0
        var late = 0
        var first: CalendarDate?
    }

    struct Waiting: Hashable, Sendable {
        var playbook: String
        var rule: String
    }

    /// By the Monday of each week.
    private(set) var weeks: [CalendarDate: [Category: Int]] = [:]
    private(set) var messagesInWeek: [CalendarDate: Int] = [:]
    private(set) var playbooks: [String: PlaybookCount] = [:]
    private(set) var work: [Work: WorkCount] = [:]
    private(set) var services: [ServiceRule: ServiceCount] = [:]
    /// Stages in all, and those that no valid signature covers.
    private(set) var stageCount = 0
    private(set) var unsigned: [ServiceRule: UnsignedCount] = [:]
    /// By obligation.
    private(set) var deadlines: [String: DeadlineCount] = [:]
    /// How many approvals each rule of roles is asked for.
    private(set) var approvals: [String: Int] = [:]
    /// Accounts whose contact the limit held back at least once, and the days on which it did.
    private(set) var waiting: [Waiting: (accounts: Set<Int>, days: Int)] = [:]
    /// By currency: invoices that a message to the customer decides on, each once, as it is asked for the first time.
    private(set) var asked: [CurrencyCode: (invoices: Int, amount: Int128)] = [:]
    /// The charges of each invoice as an action charges them the last time; by index in the snapshot.
    private(set) var charges: [Int: (charges: ItemCharges, currency: CurrencyCode)] = [:]

    /// The first actions of the schedule, and how many there are in all.
    private(set) var first: [ScheduleRecord] = []
    private(set) var intendedCount = 0
    static let firstCount = 12

    private let firstDay: CalendarDate
    private var day: CalendarDate?
    private var messagesOfDay: Set<String> = []
    private var invoicesAsked: Set<Int> = []

    private let assumed: SimulationOptions.Approvals

    public init(firstDay: CalendarDate, approvals: SimulationOptions.Approvals) {
        self.firstDay = firstDay
        assumed = approvals
    }

    /// - Parameter action: What the record was made of.
    public mutating func add(_ record: ScheduleRecord, of action: ScheduledAction) {
        switch record.status {
        case .skipped: playbooks[record.playbook, default: PlaybookCount()].skipped += 1
        case .waiting:
            let key = Waiting(playbook: record.playbook, rule: record.rule.name)
            waiting[key, default: ([], 0)].days += 1
            waiting[key, default: ([], 0)].accounts.insert(action.account)
        case .scheduled, .awaitingApproval: addIntended(record, of: action)
        }
    }

    private mutating func addIntended(_ record: ScheduleRecord, of action: ScheduledAction) {
        intendedCount += 1
        if first.count < ScheduleTally.firstCount { first.append(record) }
        playbooks[record.playbook, default: PlaybookCount()].accounts.insert(action.account)
        addInvoices(record, of: action)
        // The records of one message have one day, so what was seen on earlier days can be forgotten.
        if day != record.day { (day, messagesOfDay) = (record.day, []) }
        let week = record.day.weekStart
        // A message for three services is one message, and three stages.
        if record.kind == .stage { weeks[week, default: [:]][.stages, default: 0] += 1 }
        if record.kind == .lift { weeks[week, default: [:]][.lifts, default: 0] += 1 }
        addService(record)
        addSignatures(record)
        addDeadline(record)
        guard messagesOfDay.insert(record.messageID).inserted else { return }

        switch record.kind {
        case .message, .stage, .lift:
            guard !record.channels.isEmpty else { break }
            playbooks[record.playbook, default: PlaybookCount()].messages += 1
            messagesInWeek[week, default: 0] += 1
            for category in categories(of: record) { weeks[week, default: [:]][category, default: 0] += 1 }
        case .task:
            playbooks[record.playbook, default: PlaybookCount()].tasks += 1
            weeks[week, default: [:]][.tasks, default: 0] += 1
            let key = Work(role: record.recipient.role, task: record.task ?? record.rule.name)
            work[key, default: WorkCount(first: record.day)].count += 1
            if record.day.weekStart == firstDay.weekStart { work[key]?.firstWeek += 1 }
        }
        if record.status == .awaitingApproval { approvals[record.approval.phrase, default: 0] += 1 }
    }

    private mutating func addService(_ record: ScheduleRecord) {
        // What is refused limits and frees nothing.
        guard let limit = record.limit, assumed.allows(record.status) else { return }
        services[rule(of: record, limit), default: ServiceCount(first: record.day)].services += 1
    }

    private func rule(of record: ScheduleRecord, _ limit: ScheduleRecord.Limit) -> ServiceRule {
        ServiceRule(
            playbook: record.playbook, suspension: record.rule.group ?? "", rule: record.rule.name,
            effect: limit.effect?.rawValue.replacing("_", with: " ") ?? "lifted")
    }

    private mutating func addSignatures(_ record: ScheduleRecord) {
        guard record.kind == .stage, let limit = record.limit else { return }
        stageCount += 1
        guard let signatures = record.signatures, !signatures.isCovered else { return }
        let none = UnsignedCount(first: record.day, why: signatures.phrase)
        unsigned[rule(of: record, limit), default: none].stages += 1
    }

    private mutating func addDeadline(_ record: ScheduleRecord) {
        guard record.rule.type == "obligation" else { return }
        deadlines[record.rule.name, default: DeadlineCount()].count += 1
        if record.isLate { deadlines[record.rule.name]?.late += 1 }
        let first = deadlines[record.rule.name]?.first ?? .distantFuture
        if let deadline = record.deadline, deadline < first { deadlines[record.rule.name]?.first = deadline }
    }

    private func categories(of record: ScheduleRecord) -> [Category] {
        switch record.recipient.side {
        case .customer: record.channels.map { .toCustomer(channel: Channel.allCases.firstIndex(of: $0)!) }
        case .ours: [.toUs]
        case .thirdParty: [.toThirdParties]
        }
    }

    private mutating func addInvoices(_ record: ScheduleRecord, of action: ScheduledAction) {
        for item in action.items {
            if let charges = item.charges { self.charges[item.invoice] = (charges, item.open.currency) }
        }
        guard record.kind == .message, record.recipient.side == .customer else { return }
        for item in action.items where item.isDecided && invoicesAsked.insert(item.invoice).inserted {
            asked[item.asked.currency, default: (0, 0)].invoices += 1
            asked[item.asked.currency, default: (0, 0)].amount += Int128(item.asked.minorUnits)
        }
    }
}
