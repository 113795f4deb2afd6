import Diagnostics
import DunningEngine
import PlaybookProgram
import Receivables

extension DunningSchedule {
    /// The accounts that are not computed, one line for each reason: `no playbook covers it: 2 accounts: C-1/FR01, C-2/FR01`.
    public func linesNotComputed(_ program: CompiledProgram, _ ledger: LedgerSnapshot) -> [String] {
        var accounts: [String: [String]] = [:]
        for account in uncovered.sorted(by: { $0.account < $1.account }) {
            accounts[account.reason.phrase(in: program), default: []].append(
                ledger.id(of: ledger.accounts[account.account]))
        }
        return accounts.keys.sorted().map { "\($0): \(accounts[$0]!.asAccounts)" }
    }
}

extension [String] {
    /// `12 accounts: A, B, C and 9 more`
    var asAccounts: String {
        let shown = prefix(8).map(\.printable).joined(separator: ", ")
        return counted(count, "account") + ": " + shown + (count > 8 ? " and \(count - 8) more" : "")
    }
}

extension UncoveredAccount.Reason {
    /// Why an account is not computed, and what would mend it: one sentence, without the account.
    package func phrase(in program: CompiledProgram) -> String {
        switch self {
        case .noPlaybook: "no playbook covers it"
        case .severalPlaybooks(let indices):
            "several playbooks cover it: " + indices.map { program.playbooks[$0].name }.sorted().joined(separator: ", ")
        case .unknownLegalEntity(let id):
            "the policy has no legal entity \"\(id.printable)\""
                + NameSuggestion.question(for: id, among: program.policy.legalEntities.map(\.id))
        case .unknownCurrency(let currency): "the policy has no exchange rate for \(currency)"
        case .unknownSteps(let steps):
            "history has steps that no playbook knows ("
                + steps.sorted().map { "\"\($0.printable)\"" }.joined(separator: ", ")
                + "): say `formerly:` where they went"
        case .missingValue(let fact, let column):
            "\(fact) has no value: give it in \(column), or a default under `fields:` of the policy"
        }
    }

    /// The word of the reason in JSON.
    var word: String {
        switch self {
        case .noPlaybook: "no_playbook"
        case .severalPlaybooks: "several_playbooks"
        case .unknownLegalEntity: "unknown_legal_entity"
        case .unknownCurrency: "unknown_currency"
        case .unknownSteps: "unknown_steps"
        case .missingValue: "missing_value"
        }
    }
}
