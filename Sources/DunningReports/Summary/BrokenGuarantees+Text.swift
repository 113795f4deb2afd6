import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

extension [BrokenGuarantee] {
    /// Which guarantees a run did not keep: how often, and the first time with what was not true then. Empty where all were kept.
    func text(_ program: CompiledProgram, _ ledger: LedgerSnapshot) -> String {
        guard !isEmpty else { return "" }
        var count: [BrokenGuaranteeKey: Int] = [:]
        var first: [(key: BrokenGuaranteeKey, broken: BrokenGuarantee)] = []
        for broken in self {
            let key = BrokenGuaranteeKey(playbook: broken.playbook, guarantee: broken.guarantee)
            if count[key] == nil { first.append((key, broken)) }
            count[key, default: 0] += 1
        }
        var lines = ["Guarantees that this run does not keep"]
        for (key, broken) in first {
            let guarantee = program.playbooks[key.playbook].guarantees[key.guarantee]
            lines.append(
                "  \(guarantee.name) of \(program.playbooks[key.playbook].name), \(counted(count[key]!, "time"))"
                    + (guarantee.text.map { ": \"\($0.printable)\"" } ?? ""))
            lines += Wrapping.lines("first " + broken.sentence(program, ledger), indentation: 4, hanging: 6)
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// A guarantee of a playbook, by index.
private struct BrokenGuaranteeKey: Hashable {
    var playbook: Int
    var guarantee: Int
}

extension BrokenGuarantee {
    /// `2026-06-12 C-1042/FR01: suspended of S1 for F1, although ground.disputed = 0 is false, 40.00 EUR`
    func sentence(_ program: CompiledProgram, _ ledger: LedgerSnapshot) -> String {
        let playbook = program.playbooks[playbook]
        var text = "\(day) \(ledger.id(of: ledger.accounts[account])): "
        text += rule.map { playbook.name(ofRule: $0) } ?? "as it stood that evening"
        if let service { text += " of \(ledger.text[ledger.services[service].id].printable)" }
        if let invoice { text += " for \(ledger.text[ledger.invoices[invoice].id].printable)" }
        if case .atMost(let most, _, let days) = playbook.guarantees[guarantee].claim {
            return text + ", \(count) in \(days) days where at most \(most) are allowed"
        }
        if case .progress(let days) = playbook.guarantees[guarantee].claim {
            return text + ", for which nothing comes within \(days) days; no hold holds it, and nobody owns it"
        }
        return text + ", although \(clauses.decidingPhrase)"
    }
}
