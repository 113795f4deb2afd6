import ArgumentParser
import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import LedgerReading
import RelanceWorkspace

struct RenderCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Shows the messages that an account gets on a day, in their final words.",
        discussion: """
            Nothing is sent. Without --out the messages are printed; eml and html print one, so choose it with --step where
            there are several, or write them all into a folder.
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            "CUSTOMER/ENTITY, a customer's or an invoice's number, or a part of a name.", valueName: "account"))
    var account: String
    @OptionGroup var workspace: WorkspaceOption
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day of the messages; by default the as-of day.", valueName: "YYYY-MM-DD"),
        transform: ArgumentReading.date)
    var on: CalendarDate?
    @Option(name: .long, help: ArgumentHelp("Only the message of this step or rule.", valueName: "name"))
    var step: String?
    @Option(name: .long, help: "What customers are assumed to do until then: none, promised, habits or replay.")
    var payments = SimulationOptions.Payments.none
    @Option(name: .long, help: "What is assumed of approvals until then: granted or refused.")
    var approvals = SimulationOptions.Approvals.granted
    @Option(
        name: .long,
        help:
            "text to read; html for the page of a letter or an e-mail; eml for the e-mail as it is sent; pdf for letters."
    )
    var format = MessageFormat.text
    @Option(
        name: .long, help: ArgumentHelp("A folder that gets the messages, a file each.", valueName: "dir"),
        transform: ArgumentReading.folder)
    var out: String?

    func run(in context: CommandContext) throws -> ExitStatus {
        let printer = format == .pdf ? try LetterPrinter.required(for: "--format pdf") : nil
        let checked = try workspace.checkedToRun(context)
        let reading = try ledger.read(in: workspace, checked.program!.policy, context)
        let account = try account(in: reading)
        let asOf = day.day(of: reading.snapshot, context).date
        let composer = MessageComposer(checked.program!, reading.snapshot, checked.compilation.templates)
        let missing = composer.missingSenders(of: account)
        guard missing.isEmpty else { throw CommandFailure.missingSenders(missing, context) }
        let on = try LaterDay.of(on, asOf: asOf)
        let options = SimulationOptions(
            asOf: asOf, days: on - asOf + 1, payments: payments, approvals: approvals, toldFacts: composer.toldFacts)
        let messages = AccountMessages(composer, options, account: account, on: on)
        let chosen = try choose(messages.outcomes(of: step), among: messages)
        return try MessageOutput(format: format, folder: out, printer: printer, context: context).write(chosen)
    }

    private func account(in reading: LedgerReading) throws -> Int {
        switch try AccountArgument(account).find(in: reading) {
        case .account(let index): return index
        case .leftOut(let id):
            throw CommandFailure.notDone(
                "nothing is computed for \(id): rows in the ledger cannot be used",
                help: "see which with `relance ledger`")
        }
    }

    private func choose(
        _ outcomes: [MessageComposer.Outcome], among messages: AccountMessages
    ) throws -> [MessageComposer.Outcome] {
        guard outcomes.isEmpty else { return outcomes }
        if let step, !messages.names.isEmpty {
            throw CommandFailure.wrongUsage(
                "no message of \"\(step)\" goes to \(messages.accountID) on \(messages.day)"
                    + NameSuggestion.question(for: step, among: messages.names),
                help: "there are messages of \(andList(messages.names))")
        }
        throw CommandFailure(
            status: .findings, message: "no message goes to \(messages.accountID) on \(messages.day)",
            help: (messages.absence.map { $0 + "; " } ?? "") + "`relance explain` says why")
    }
}

/// How a message is shown.
enum MessageFormat: String, CaseIterable, ExpressibleByArgument {
    case text, html, eml, pdf
}

extension LetterPrinter {
    /// - Parameter option: What asks for it.
    static func required(for option: String) throws(CommandFailure) -> LetterPrinter {
        if let printer = LetterPrinter.installed() { return printer }
        throw .notDone(
            "\(option) needs WeasyPrint, which is not installed",
            help: "install it with `apt-get install weasyprint`, or print the HTML letters from a browser")
    }
}

extension CommandFailure {
    /// Says on the way what the policy lacks.
    static func missingSenders(_ missing: [Diagnostic], _ context: CommandContext) -> CommandFailure {
        context.output.remark(missing)
        return CommandFailure(status: .findings, message: "the messages cannot be written", help: nil)
    }
}
