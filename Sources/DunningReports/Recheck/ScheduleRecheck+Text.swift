import Diagnostics
import FinancialValues

extension ScheduleRecheck {
    /// For people: what was assumed, what does not stand and why, then how many do.
    ///
    /// - Parameters:
    ///   - schedule: The plan as it was named on the command line.
    ///   - header: Of the newer ledger.
    public func text(of schedule: String, _ header: RunHeader) -> String {
        let listed = findings.filter { if case .stands = $0.verdict { false } else { true } }
        return [heading(schedule, header), bankData, listed.map(\.text).joined(), counts].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func heading(_ schedule: String, _ header: RunHeader) -> String {
        var table = TextTable([("", .left), ("", .left)])
        table.add(["ledger", header.ledgerFolder])
        table.add(["as of", "\(options.asOf), \(header.asOfSource.phrase)"])
        if options.assumesTheSame(as: plan) {
            table.add(["assumed", "\(plan.assumptions), as in the plan"])
        } else {
            table.add(["planned", "assuming that \(plan.assumptions)"])
            table.add(["assumed", "\(options.assumptions): a difference may come of that alone"])
        }
        return "Recheck of \(schedule), planned on \(plan.asOf) up to \(plan.lastDay)\n\n" + table.text()
    }

    private var counts: String {
        func count(_ word: String) -> Int { findings.count { $0.verdict.word == word } }
        let parts: [(word: String, one: String, many: String)] = [
            ("stands", "stands as planned", "stand as planned"), ("changed", "has changed", "have changed"),
            ("withdrawn", "is withdrawn", "are withdrawn"), ("sent", "was sent", "were sent"),
            ("not_sent", "was not sent", "were not sent"),
        ]
        let said = parts.compactMap { part in
            let number = count(part.word)
            return number == 0 ? nil : "\(grouped(number)) \(number == 1 ? part.one : part.many)"
        }
        var text = "Of \(counted(findings.count, "action")), \(andList(said)).\n"
        if unplanned > 0 {
            text +=
                "\(counted(unplanned, "action")) of this ledger up to \(options.lastDay) "
                + "\(unplanned == 1 ? "is" : "are") not in the plan: simulate again to plan "
                + "\(unplanned == 1 ? "it" : "them").\n"
        }
        return text
    }
}

extension ScheduleRecheck.Finding {
    /// `  changed    2026-03-10  C-001/FR01  second_reminder, F-1001`, and below it why.
    fileprivate var text: String {
        let about = action.invoices.isEmpty ? "" : ", " + action.invoices.joined(separator: ", ")
        let word = verdict.word.replacing("_", with: " ")
        let line = "\(action.day)  \(action.account)  \(action.ruleName)\(about)"
        let padded = word + String(repeating: " ", count: max(0, 9 - word.count))
        return "  \(padded)  \(line.printable)\n" + reasons.map { "             \($0.printable)\n" }.joined()
    }

    /// Why it does not stand, or what became of it: one sentence each.
    var reasons: [String] {
        switch verdict {
        case .stands: return []
        case .changed(let changes):
            let lapse = action.needsApproval && changes.touchApproval ? ["an approval given for it has lapsed"] : []
            return changes.map(\.sentence) + lapse
        case .withdrawn(let reasons), .notSent(let reasons): return reasons
        case .sent(let deed):
            let outcome = deed.outcomeDay == deed.day ? "" : ", \(deed.outcome.word) on \(deed.outcomeDay)"
            return deed.day == action.day && outcome.isEmpty ? [] : ["history shows it on \(deed.day)\(outcome)"]
        }
    }
}

extension ScheduleRecheck.Verdict {
    /// As JSON has it.
    var word: String {
        switch self {
        case .stands: "stands"
        case .changed: "changed"
        case .withdrawn: "withdrawn"
        case .sent: "sent"
        case .notSent: "not_sent"
        }
    }
}
