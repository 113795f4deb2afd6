import ArgumentParser

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract:
            "Says what is open and overdue, and what is wrong with the ledger; checks one, compares two, writes one, proposes a mapping.",
        discussion: "`relance ledger` alone is `relance ledger balance`.",
        subcommands: [
            LedgerBalanceCommand.self, LedgerCheckCommand.self, LedgerImportCommand.self, LedgerDiffCommand.self,
            LedgerMappingCommand.self,
        ],
        defaultSubcommand: LedgerBalanceCommand.self)
}
