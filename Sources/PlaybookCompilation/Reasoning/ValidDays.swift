import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// On which days playbooks cover anybody.
enum ValidDays {
    /// Both days included; always where nothing is written.
    static func of(_ playbook: LoweredPlaybook) -> ClosedRange<CalendarDate> {
        playbook.valid ?? .distantPast ... .distantFuture
    }

    static func overlap(_ left: LoweredPlaybook, _ right: LoweredPlaybook) -> Bool { of(left).overlaps(of(right)) }

    /// The first day of each stretch over which the same playbooks are valid: from the first to the last day that one of
    /// them is limited to. Any day when none is limited.
    static func changes(_ playbooks: [LoweredPlaybook]) -> [CalendarDate] {
        var days: Set<CalendarDate> = []
        var last = CalendarDate.distantPast
        for valid in playbooks.map(of) where valid != .distantPast ... .distantFuture {
            days.insert(valid.lowerBound)
            if valid.upperBound < .distantFuture { days.insert(valid.upperBound + 1) }
            last = max(last, valid.upperBound)
        }
        return days.isEmpty ? [.distantPast] : days.filter { $0 <= last }.sorted()
    }
}
