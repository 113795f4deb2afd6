import Diagnostics
import DunningReports
import FinancialValues
import LedgerReading
import RelanceWorkspace

extension CommandFailure {
    init(_ error: WorkspaceError) {
        switch error {
        case .noSuchFolder(let path): self = .notDone("there is no folder \"\(path)\"")
        case .noPlaybooks(let path):
            self = .notDone(
                "\"\(path)\" is no workspace: it has no folder \"playbooks\"",
                help: "name one with --workspace, or start one with `relance init DIR`")
        case .unreadableFolder(let path, let reason):
            self = .notDone("the folder \"\(path)\" cannot be read: \(reason)")
        }
    }

    /// What is wrong with a mapping is shown on the way.
    init(_ error: LedgerReadingError, _ context: CommandContext) {
        switch error {
        case .noSuchFolder(let path):
            self = .notDone(
                "there is no ledger in \"\(path)\"",
                help: "name its folder with --ledger: customers.csv and invoices.csv are enough (docs/ledger.md)")
        case .missingTable(let table, let folder):
            self = .notDone(
                "the ledger in \"\(folder)\" has no table \"\(table)\"",
                help: "add \(table).csv, or say in mapping.yaml which file it is (docs/ledger.md)")
        case .notALedger(let path):
            self = .notDone(
                "\"\(path)\" is no ledger: a file is read when it is one of SQLite or a FEC",
                help: "of CSV files name the folder (docs/ledger.md)")
        case .noTerms(let path):
            self = .notDone(
                "\"\(path)\" is a FEC, and a FEC does not say by when its invoices are to be paid, nor whose they are",
                help: "lay a mapping.yaml beside it with fec: and under it legal_entity: and terms: (docs/ledger.md)")
        case .missingRelation(let table, let database):
            self = .notDone(
                "the ledger in \"\(database)\" has no table \"\(table)\"",
                help: "add it, or say in mapping.yaml which table or view it is (docs/ledger.md)")
        case .unreadable(let path, let reason):
            self = .notDone("\"\(path)\" cannot be read: \(reason)")
        case .mapping(let diagnostics):
            context.output.remark(diagnostics)
            self = .notDone("the mapping cannot be used")
        case .misnamedTables(let diagnostics):
            context.output.remark(diagnostics)
            self = .notDone("the ledger is not read: what stands in those files would be overlooked")
        }
    }

    init(_ error: ReportWritingError) {
        switch error {
        case .noFolder(let path, let reason): self = .notDone("the folder \"\(path)\" cannot be made: \(reason)")
        case .inUse(let path):
            self = .notDone(
                "another run is writing into \"\(path)\"", help: "wait for it, or name another folder with --out")
        case .notWritten(let path, let reason):
            self = .notDone("\"\(path)\" cannot be written, and all files of the folder are as they were: \(reason)")
        case .foreignFolder(let path):
            self = .notDone(
                "\"\(path)\" holds files that no earlier run wrote, and would be replaced as a whole",
                help: "name a new folder with --messages")
        case .notPrinted(let reason): self = .notDone("the letters could not be printed: \(reason)")
        case .mixed(let path, let reason, let newer):
            self = .notDone(
                "\"\(path)\" cannot be written: \(reason); of this run \(newer.count == 1 ? "is" : "are") already "
                    + andList(newer.map { "\"\($0)\"" }) + ", which could not be put back",
                help: "run it again before you use any file of the folder")
        }
    }

    init(_ error: RunError, _ context: CommandContext) {
        switch error {
        case .workspace(let error): self.init(error)
        case .ledger(let error): self.init(error, context)
        case .reports(let error): self.init(error)
        case .unknownCharges(let unknown): self = .notDone(unknown.message, help: unknown.help)
        case .beyondLastDay(let asOf, let days):
            let most = CalendarDate.distantFuture - asOf + 1
            self = .wrongUsage(
                "\(days) days from \(asOf) go on after \(CalendarDate.distantFuture), the last day that can be written",
                help: "write --days \(most)" + (most > 1 ? ", or fewer" : ""))
        }
    }
}
