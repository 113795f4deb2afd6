import Diagnostics
import DunningEngine
import PlaybookProgram

/// Whose account it is, on which day, and which playbook runs it, or why none does.
extension ExplanationReport {
    var heading: [String] {
        let name = ledger.text[payer.name].printable
        let id = ledger.id(of: account).printable
        return [id + (name.isEmpty ? "" : ", \(name)") + ", on \(explanation.day)"] + standing
    }

    private var standing: [String] {
        if let unusableRows { return leftOut(by: unusableRows) }
        if let uncovered = explanation.uncovered { return ["nothing is computed for it: " + phrase(uncovered)] + asked }
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
        case .missingValue, .unknownSteps: return text + place(playbook?.origin ?? program.policy.origin)
        case .noPlaybook, .unknownLegalEntity, .unknownCurrency: return text + place(program.policy.origin)
        }
    }

    /// What each playbook asks of those it covers, as far as this account is not it: the first three.
    private var asked: [String] {
        let asked = explanation.coverage.map { finding in
            let playbook = program.playbooks[finding.playbook]
            guard !finding.clauses.isEmpty else {
                return
                    "not \(playbook.name) (\(SourcePlace(playbook.origin))), which covers nobody on \(explanation.day)"
            }
            return "not \(playbook.name), since \(ClausePhrase.deciding(finding.clauses))"
        }
        return Array(asked.prefix(3)) + (asked.count > 3 ? ["and \(asked.count - 3) more playbooks"] : [])
    }
}
