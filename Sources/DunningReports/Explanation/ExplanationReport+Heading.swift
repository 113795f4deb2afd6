import Diagnostics
import DunningEngine
import PlaybookProgram

/// Whose account it is, on which day, and which playbook runs it, or why none does.
extension ExplanationReport {
    func heading(_ extent: Extent) -> [String] {
        let name = ledger.text[payer.name].printable
        let id = ledger.id(of: account).printable
        return [id + (name.isEmpty ? "" : ", \(name)") + ", on \(explanation.day)"] + standing(extent)
    }

    private func standing(_ extent: Extent) -> [String] {
        if let unusableRows { return leftOut(by: unusableRows) }
        if let uncovered = explanation.uncovered {
            return ["nothing is computed for it: " + phrase(uncovered)] + asked(extent)
        }
        guard let playbook else { return [] }
        let title = playbook.title == playbook.name ? "" : ", \(playbook.title.printable)"
        let covered = "playbook \(playbook.name) (\(SourcePlace(playbook.origin)))\(title)"
        if let reason = playbook.leftAlone {
            return ["left alone by \(covered)", "\(reason.printable)\(place(playbook.places.leftAlone))"]
        }
        let opened = explanation.caseOpened.map { "its case opened on \($0)" }
        return ["\(covered); \(opened ?? "no case: nothing overdue can be dunned")"]
    }

    private func leftOut(by rows: UnusableRows) -> [String] {
        let what = rows.count > 1 ? "rows of the ledger that cannot be used" : "a row of the ledger that cannot be used"
        let more = rows.count > 1 ? "; and \(counted(rows.count - 1, "more row"))" : ""
        return [
            "nothing is computed for it: kept out of the schedule by \(what)", "\(rows.place.printable):",
            "  " + rows.message.printable + more,
        ]
    }

    /// With the line that would have to change.
    private func phrase(_ reason: UncoveredAccount.Reason) -> String {
        let text = reason.phrase(in: program)
        switch reason {
        case .severalPlaybooks(let indices):
            let places = indices.compactMap { program.playbooks[$0].places.coverage }.map { "\(SourcePlace($0))" }
            return text + (places.isEmpty ? "" : " (\(places.joined(separator: ", ")))")
        case .missingValue, .unknownSteps, .unknownLegalEntity, .unknownCurrency:
            return text + place(program.policy.origin)
        case .noPlaybook:
            // Each playbook's own line is told.
            return explanation.coverage.isEmpty ? text + place(program.policy.origin) : text
        }
    }

    private static let mostPlaybooks = 6

    /// What each playbook asks of those it covers, as far as this account is not it: on a screen, of the first few.
    private func asked(_ extent: Extent) -> [String] {
        let asked = explanation.coverage.map { finding in
            let playbook = program.playbooks[finding.playbook]
            guard !finding.clauses.isEmpty else {
                return
                    "not \(playbook.name) (\(SourcePlace(playbook.origin))), which covers nobody on \(explanation.day)"
            }
            return "not \(playbook.name), since \(ClausePhrase.deciding(finding.clauses))"
        }
        guard extent == .screen, asked.count > ExplanationReport.mostPlaybooks else { return asked }
        let more = asked.count - ExplanationReport.mostPlaybooks
        return asked.prefix(ExplanationReport.mostPlaybooks) + ["and \(counted(more, "more playbook")) (see --all)"]
    }
}
