import Diagnostics
import DunningEngine
import PlaybookProgram

/// The deadlines of law and contract that concern the account, done or not.
extension ExplanationReport {
    var obligations: ExplanationSection {
        let entries = explanation.obligations.compactMap(entry)
        return ExplanationSection("Obligations", entries) { counted(entries.count - $0, "more obligation") }
    }

    private func entry(_ finding: ObligationFinding) -> ExplanationSection.Entry? {
        guard let playbook else { return nil }
        if case .notConcerned = finding.state { return nil }
        let obligation = playbook.obligations[finding.obligation]
        let about = finding.dispute.map(dispute) ?? invoices(finding.invoices)
        let name = "\(obligation.name)\(place(obligation.origin))" + (about.isEmpty ? "" : " of \(about)")
        let clock = "\(obligation.by.origin.phrase)\(place(obligation.by.origin))"
        guard let deadline = finding.deadline else {
            guard case .noDeadline(let names) = finding.state else { return nil }
            return ExplanationSection.Entry(
                head:
                    "\(name), no deadline yet: \(clock), \(andList(names)) \(names.count > 1 ? "have" : "has") not happened"
            )
        }
        return ExplanationSection.Entry(
            head: "\(name) by \(deadline): \(state(finding)); \(clock)", details: since(finding.clauses))
    }

    private func state(_ finding: ObligationFinding) -> String {
        let late = finding.isLate ? ", late" : ""
        switch finding.state {
        case .settled(let deed) where deed.manner == .done: return manner(deed)
        case .settled(let deed) where deed.manner == .scheduled: return manner(deed) + late
        case .settled(let deed): return "\(manner(deed)), not known to be done\(late)"
        case .waits(let day):
            let isWarned = finding.deadline.map { day < $0 } ?? false
            return (isWarned ? "to be scheduled on \(day), before it is due" : "to be scheduled on \(day)") + late
        case .noDeadline, .notConcerned: return "not due"
        }
    }

    private func since(_ clauses: [ClauseOutcome]) -> [String] {
        let deciding = ClausePhrase.deciding(clauses)
        return deciding.isEmpty ? [] : ["since " + deciding]
    }
}
