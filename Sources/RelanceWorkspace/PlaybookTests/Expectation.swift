import Diagnostics
import DunningReports
import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// One expected action of a case: only what its author wrote is compared.
struct Expectation {
    let record: SyntaxRecord
    let day: CalendarDate

    init(_ record: SyntaxRecord, day: CalendarDate) { (self.record, self.day) = (record, day) }

    var place: SourcePlace { SourcePlace(record.range) }

    /// `step first_reminder, to billing`
    var phrase: String {
        record.fields.filter { $0.key != "on" }.map { "\($0.key) \($0.range.text)" }.joined(separator: ", ")
    }

    /// Empty when the action is the expected one.
    func mismatches(_ intended: ScheduleComparison.Intended) -> [Mismatch] {
        let action = intended.record
        guard action.day == day else { return [Mismatch(isDetail: false, text: "another day")] }
        var mismatches: [Mismatch] = []
        for key in ["step", "stage", "lift", "escalation", "obligation"] {
            guard let name = record.text(key), action.rule.type != key || action.rule.name != name.value else {
                continue
            }
            mismatches.append(Mismatch(isDetail: false, text: "\(action.rule.name), expected \(name.value)"))
        }
        if let task = record.text("task")?.value, action.task != task {
            mismatches.append(Mismatch(isDetail: false, text: "\(action.rule.name), expected the task \(task)"))
        }
        func compare(_ key: String, _ actual: String) {
            guard let expected = record.text(key)?.value, expected != actual else { return }
            mismatches.append(Mismatch(isDetail: true, text: "\(key) is \(actual), expected \(expected)"))
        }
        func compare(_ key: String, _ actual: [String]) {
            guard let expected = record.words(key)?.map(\.value), expected.sorted() != actual.sorted() else { return }
            let texts = [actual, expected].map { $0.joined(separator: ", ") }
            mismatches.append(Mismatch(isDetail: true, text: "\(key) is [\(texts[0])], expected [\(texts[1])]"))
        }
        compare("customer", action.customer)
        compare("service", action.limit?.service ?? "none")
        compare("to", action.recipient.role)
        compare("status", action.status.rawValue)
        compare("send", action.channels.map(\.rawValue))
        compare("invoices", action.items.filter(\.isDecided).map(\.invoice))
        if let because = record.condition("because") {
            if case .differs(let text) = BecauseComparison.compare(because, with: intended) {
                mismatches.append(Mismatch(isDetail: true, text: text))
            }
        }
        return mismatches
    }
}

/// In what an action is not the expected one.
struct Mismatch {
    /// The same action with another detail, rather than another action.
    var isDetail: Bool
    var text: String
}
