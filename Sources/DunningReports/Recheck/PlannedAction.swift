import Diagnostics
import FinancialValues

/// An action as a line of `schedule.jsonl` tells it: what is to be done, and every fact that it relied on.
///
/// Today's actions are read through the same lines, so that the two can be held against each other.
public struct PlannedAction: Sendable {
    public enum Status: String, CaseIterable, Sendable {
        case scheduled
        case awaitingApproval = "awaiting_approval"
        case skipped, waiting
    }

    public enum RuleType: String, CaseIterable, Sendable {
        case step, escalation, obligation, stage, lift, task
    }

    /// An invoice that it is about, or only lists.
    public struct Item: Hashable, Sendable {
        public var invoice: String
        public var due: CalendarDate
        public var isDecided: Bool
        /// Numbers of the promises or disputes for which it takes the step; empty where it takes it for itself.
        var subjects: Set<String> = []
    }

    /// A condition that was looked at.
    struct Clause: Sendable {
        var text: String
        var isTrue: Bool
        /// `open_amount = 480.00 EUR`, each once.
        var readings: [String]
    }

    public var id: String
    public var messageID: String
    public var day: CalendarDate
    public var customer: String
    public var legalEntity: String
    public var ruleType: RuleType
    public var rule: String
    /// The rule that could not be done, or the stage.
    public var about: String?
    public var status: Status
    public var service: String?
    public var items: [Item]
    var clauses: [Clause]
    /// Everything that a message, a task or a limit is made of, in the order of the line.
    var facts: [ActionFact]

    public var account: String { "\(customer)/\(legalEntity)" }
    var needsApproval: Bool { status == .awaitingApproval }
    /// It was meant to be done.
    public var isIntended: Bool { status == .scheduled || needsApproval }
    /// The numbers of the invoices that it is about, each once.
    var invoices: [String] {
        var seen = Set<String>()
        return items.filter(\.isDecided).map(\.invoice).filter { seen.insert($0).inserted }
    }
    /// `no_address for first_reminder`
    public var ruleName: String { rule + (about.map { " for \($0)" } ?? "") }
}

extension PlannedAction {
    /// - Throws: A sentence about what the line lacks.
    init(_ line: JSONText) throws(PlanLineFault) {
        let row = try PlanObject(line, "")
        id = try row.text("id")
        messageID = try row.text("message_id")
        day = try row.date("day")
        let account = try row.object("account")
        customer = try account.text("customer")
        legalEntity = try account.text("legal_entity")
        let rule = try row.object("rule")
        ruleType = try rule.word("type", "type of a rule")
        self.rule = try rule.text("name")
        about = try rule.optionalText("about")
        status = try row.word("status", "status of an action")
        service = try row.optionalObject("limit")?.optionalText("service")
        items = []
        for item in try row.objects("items") {
            items.append(
                Item(
                    invoice: try item.text("invoice"), due: try item.date("due"), isDecided: try item.flag("decided"),
                    subjects: Set(try item.texts("promises") + item.texts("disputes"))))
        }
        clauses = []
        for clause in try row.object("because").objects("clauses") { clauses.append(try Clause(clause)) }
        facts = ActionFact.all(of: line)
    }
}

extension PlannedAction.Clause {
    fileprivate init(_ clause: PlanObject) throws(PlanLineFault) {
        text = try clause.text("text")
        isTrue = try clause.flag("is_true")
        readings = []
        for reading in try clause.objects("readings") {
            readings.append("\(try reading.text("fact")) = \(reading.value("value").factText ?? "never")")
        }
    }
}
