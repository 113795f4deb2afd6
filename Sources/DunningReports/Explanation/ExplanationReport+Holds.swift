import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

/// What is held: by which line and which rows of the ledger, until when, and what that keeps back.
extension ExplanationReport {
    var holds: ExplanationSection {
        let entries = explanation.holds.map(entry)
        return ExplanationSection("Held", entries) { counted(entries.count - $0, "more hold") }
    }

    private func entry(_ hold: HoldFinding) -> ExplanationSection.Entry {
        let amounts = sums(hold.amounts)
        let what =
            hold.invoices.isEmpty
            ? "the whole account" + (amounts.isEmpty ? "" : ", \(amounts)")
            : (amounts.isEmpty ? "" : "\(amounts) of ") + invoices(hold.invoices)
        var details: [String] = []
        let facts = [hold.grounds.map(text).joined(separator: "; "), ClausePhrase.deciding(hold.clauses)]
            .filter { !$0.isEmpty }
        if !facts.isEmpty { details.append("because " + facts.joined(separator: "; ")) }
        details.append(end(of: hold))
        if let kept = keptBack(by: hold.name) { details.append(kept) }
        return ExplanationSection.Entry(head: "\(hold.name)\(place(hold.origin)) holds \(what)", details: details)
    }

    func text(of ground: HoldGround) -> String {
        switch ground {
        case .promise(let index): return promise(index)
        case .dispute(let index):
            let row = ledger.disputes[index]
            let reason = row.reason.isNone ? "" : " (\(ledger.symbols[row.reason].printable))"
            return "\(dispute(index))\(reason) since \(row.opened)"
        case .block(let index):
            let row = ledger.blocks[index]
            let until = row.until < .distantFuture ? " until \(row.until)" : " without an end"
            return "block \(reason(of: index)) from \(row.from)\(until)"
        case .payment(let index): return "\(payment(index)) announced on \(ledger.payments[index].date)"
        case .cash(let amount): return "unapplied cash of \(amount)"
        }
    }

    private func end(of hold: HoldFinding) -> String {
        guard let ends = hold.ends else {
            switch hold.grounds.first {
            case .dispute?: return "until the dispute is closed"
            case .cash?: return "until the cash is matched"
            case .block?: return "until the block is ended"
            case .promise?, .payment?, nil: return "no day is known on which it ends"
            }
        }
        let causes = causes(of: ends)
        return "until \(ends.day - 1)" + (causes.isEmpty ? "" : "; on \(ends.day) \(causes)")
    }

    /// The steps and other rules that would come, were it not for the hold.
    private func keptBack(by hold: String) -> String? {
        var kept: [(rule: String, invoices: [Int])] = []
        func add(_ rule: String, _ invoices: [Int]) {
            if let index = kept.firstIndex(where: { $0.rule == rule }) {
                kept[index].invoices += invoices
            } else {
                kept.append((rule, invoices))
            }
        }
        for verdict in explanation.verdicts {
            guard case .held(let holds) = verdict.verdict, holds.contains(hold), let playbook, let step = verdict.step
            else { continue }
            let source = playbook.sequences[verdict.sequence].steps[step]
            add("\(source.name)\(place(source.origin))", verdict.invoices)
        }
        for finding in explanation.escalations {
            guard case .held(let holds) = finding.verdict, holds.contains(hold), let playbook else { continue }
            let source = playbook.escalations[finding.escalation]
            add("\(source.name)\(place(source.origin))", [])
        }
        for finding in explanation.stages {
            guard case .held(let holds) = finding.verdict, holds.contains(hold), let stage = stage(of: finding) else {
                continue
            }
            add("\(stage.name)\(place(stage.origin))", [])
        }
        guard !kept.isEmpty else { return nil }
        return "it keeps back "
            + andList(kept.map { $0.rule + ($0.invoices.isEmpty ? "" : " of " + invoices($0.invoices)) })
    }
}
