import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

/// The next day on which something comes, and what.
extension ExplanationReport {
    var next: [String] {
        if let unusableRows {
            return ["next: nothing, until \(unusableRows.count > 1 ? "these rows are" : "this row is") mended"]
        }
        switch explanation.uncovered {
        case nil: break
        case .noPlaybook?, .severalPlaybooks?:
            let change = explanation.nextChange.map { "on \($0), when other playbooks may cover it" }
            return ["next: " + (change ?? "nothing, until one playbook covers it")]
        case .unknownLegalEntity?, .unknownCurrency?, .unknownSteps?, .missingValue?:
            return ["next: nothing, until that is mended"]
        }
        if playbook?.leftAlone != nil, explanation.nextActions.isEmpty {
            return ["next: nothing, as long as it is left alone"]
        }
        let action = explanation.nextActions.first.map { "on \($0.day), \(told(explanation.nextActions))" }
        let lastDay = explanation.nextActions.first?.day ?? .distantFuture
        let coming = coming.filter { $0.day < lastDay }
        guard let day = coming.map(\.day).min() else {
            return [action.map { "next: \($0)" } ?? "next: nothing is known to come; it takes \(whatItTakes)"]
        }
        let texts = coming.filter { $0.day == day }.map(\.text)
        let shown = texts.prefix(2).joined(separator: "; ") + (texts.count > 2 ? "; and \(texts.count - 2) more" : "")
        return ["next: on \(day), \(shown)"] + (action.map { ["then: \($0)"] } ?? [])
    }

    private var whatItTakes: String {
        let waitsForBankData = explanation.verdicts.contains { verdict in
            if case .waiting(.bankDataTooOld) = verdict.verdict { true } else { false }
        }
        return waitsForBankData ? "newer bank data" : "a new invoice, payment, dispute or promise"
    }

    private func told(_ actions: [ScheduledAction]) -> String {
        let texts = actions.prefix(2).map { action -> String in
            let record = recorder.record(of: action)
            let clock = action.because.clock.map { " (\($0.origin.phrase), \(SourcePlace($0.origin)))" }
            return record.sentence + (clock ?? record.rule.place.map { " (\($0))" } ?? "")
        }
        return texts.joined(separator: "; ") + (actions.count > 2 ? "; and \(actions.count - 2) more" : "")
    }

    /// What is known to come, each with its day.
    private var coming: [(day: CalendarDate, text: String)] {
        guard let playbook else { return [] }
        var coming: [(day: CalendarDate, text: String)] = []
        func add(_ change: ComingChange?, _ text: (String) -> String) {
            guard let change else { return }
            coming.append((change.day, text(causes(of: change))))
        }
        func with(_ causes: String) -> String { causes.isEmpty ? "" : ": \(causes)" }
        for hold in explanation.holds { add(hold.ends) { $0.isEmpty ? "the hold \(hold.name) ends" : $0 } }
        let silent = silentInvoices
        for verdict in explanation.verdicts {
            let sequence = playbook.sequences[verdict.sequence]
            let of = subject(verdict, invoices: verdict.invoices)
            switch (verdict.verdict, verdict.step.map { sequence.steps[$0] }) {
            case (.waiting(let reason), let step?):
                add(verdict.coming) {
                    "\(step.name) is due for \(of)" + with($0.isEmpty ? phrase(reason, step.deed) : $0)
                }
            case (.notConcerned(.forIsFalse), _) where verdict.invoices.contains(where: silent.contains):
                add(verdict.coming) { "\(sequence.name) is for \(of)" + with($0) }
            default: break
            }
            guard let following = verdict.following, let step = following.step.map({ sequence.steps[$0] }),
                case .waiting(let reason) = following.verdict
            else { continue }
            add(following.coming) {
                "\(step.name) is due for \(of)" + with($0.isEmpty ? phrase(reason, step.deed) : $0)
            }
        }
        for finding in explanation.escalations {
            if case .held = finding.verdict { continue }
            add(finding.coming) { "\(playbook.escalations[finding.escalation].name)" + with($0) }
        }
        for finding in explanation.stages {
            if case .held = finding.verdict { continue }
            guard let stage = stage(of: finding), !isSilent(finding) else { continue }
            add(finding.coming) {
                "stage \(stage.name) of \(limited(finding))" + with($0.isEmpty ? phrase(finding, stage) ?? "" : $0)
            }
        }
        return coming
    }
}
