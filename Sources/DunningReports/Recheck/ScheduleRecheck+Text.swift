import Diagnostics
import FinancialValues

extension ScheduleRecheck {
    /// For people: what does not stand, then how many do.
    public var text: String {
        var text = "Planned actions by the ledger of \(asOf)\n\n"
        for finding in findings {
            let action = finding.action
            let about = action.items.isEmpty ? "" : ", " + action.items.map(\.invoice.printable).joined(separator: ", ")
            let name = "\(action.day)  \(action.account.printable)  \(action.rule.printable)\(about)"
            switch finding.verdict {
            case .stands: break
            case .changed(let differences):
                text += "  changed    \(name)\n" + differences.map { "             \($0.printable)\n" }.joined()
            case .withdrawn(let reason): text += "  withdrawn  \(name)\n             \(reason.printable)\n"
            }
        }
        if isAllStanding { return text + "All \(findings.count) stand as planned.\n" }
        return text + "\n\(count("stands")) stand as planned, \(count("changed")) have changed, "
            + "\(count("withdrawn")) are withdrawn.\n"
    }

    private func count(_ word: String) -> Int { findings.count { $0.verdict.word == word } }

    /// The same for programs, one line per action of the plan.
    public var jsonLines: String {
        findings.map { finding in
            let reasons: [String]
            switch finding.verdict {
            case .stands: reasons = []
            case .changed(let differences): reasons = differences
            case .withdrawn(let reason): reasons = [reason]
            }
            let line = JSONText.object([
                ("id", .string(finding.action.id)), ("day", .string(finding.action.day.description)),
                ("customer", .string(finding.action.customer)), ("legal_entity", .string(finding.action.legalEntity)),
                ("rule", .string(finding.action.rule)), ("verdict", .string(finding.verdict.word)),
                ("reasons", .array(reasons.map(JSONText.string))),
            ])
            return line.compact + "\n"
        }.joined()
    }
}

extension ScheduleRecheck.Verdict {
    var word: String {
        switch self {
        case .stands: "stands"
        case .changed: "changed"
        case .withdrawn: "withdrawn"
        }
    }
}
