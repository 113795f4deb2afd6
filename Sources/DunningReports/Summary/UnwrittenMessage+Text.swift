import DunningEngine
import PlaybookProgram
import Receivables

extension [UnwrittenMessage] {
    /// What nobody can write, by rule and language; empty where everything can be.
    func text(_ program: CompiledProgram, _ ledger: LedgerSnapshot) -> String {
        guard !isEmpty else { return "" }
        let groups = Dictionary(grouping: self) { message in
            UnwrittenRule(
                playbook: program.playbooks[message.playbook].name, rule: message.rule, missing: message.missing)
        }
        var table = TextTable([
            ("playbook", .left), ("rule", .left), ("accounts", .right), ("first", .left), ("why", .left),
        ])
        let keys = groups.keys.sorted {
            ($0.playbook, $0.rule, $0.missing.language) < ($1.playbook, $1.rule, $1.missing.language)
        }
        for key in keys {
            let accounts = Set(groups[key]!.map(\.account)).sorted()
            table.add([
                key.playbook, key.rule, grouped(accounts.count), ledger.id(of: ledger.accounts[accounts[0]]).printable,
                key.missing.phrase,
            ])
        }
        return "Not written: what sends these messages waits, but for lifts and obligations\n" + table.text()
    }
}

private struct UnwrittenRule: Hashable {
    var playbook: String
    var rule: String
    var missing: MissingTemplate
}

extension MissingTemplate {
    /// One lower-case sentence without a full stop.
    var phrase: String { MessageFault.noTemplate(name: name, language: language).phrase }
}
