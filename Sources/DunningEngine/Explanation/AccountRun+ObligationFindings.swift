import FinancialValues
import PlaybookProgram

/// What each obligation asks of an account, and what became of it by a day.
extension AccountRun {
    /// After the day's obligations were scheduled: what was given on the day is among them.
    func obligationFindings(on day: CalendarDate) -> [ObligationFinding] {
        playbook.obligations.indices.flatMap { index in
            items(of: playbook.obligations[index].source, on: day).map { finding(index, $0, on: day) }
        }
    }

    private func finding(_ index: Int, _ item: ObligationItem, on day: CalendarDate) -> ObligationFinding {
        let obligation = playbook.obligations[index]
        let context = FactContext(day: day, invoice: item.anchor, dispute: item.dispute)
        var finding = ObligationFinding(
            obligation: index, invoices: item.invoices, dispute: item.dispute, isLate: false, state: .notConcerned,
            clauses: trace(obligation.forWhom, context))
        guard holds(obligation.forWhom, context) else { return finding }
        guard let deadline = deadline(of: obligation.source, item, on: day) else {
            let missing = obligation.source.by.terms.map(\.anchor).filter { anchorDay($0, item, on: day) == nil }
            finding.state = .noDeadline(missing.map(name(of:)))
            return finding
        }
        let first = scheduledDay(of: obligation.source, deadline: deadline)
        finding.deadline = deadline
        finding.warning = first
        let deed = deeds(of: obligation, item, on: day).max { $0.day < $1.day }
        finding.isLate = day > deadline && !(deed?.isDone ?? false)
        if let deed {
            finding.state = .settled(run.deed(deed))
        } else {
            finding.state = .waits(first > day ? first : calendar.workingDay(onOrAfter: day + 1))
        }
        return finding
    }
}
