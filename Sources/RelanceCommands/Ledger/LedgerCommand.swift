import ArgumentParser

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Says what is open and overdue, and what is wrong with the ledger; writes it as one file.",
        discussion: "`relance ledger` alone is `relance ledger balance`.",
        subcommands: [LedgerBalanceCommand.self, LedgerImportCommand.self],
        defaultSubcommand: LedgerBalanceCommand.self)
}
