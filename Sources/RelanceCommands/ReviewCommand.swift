import ArgumentParser
import Diagnostics
import DunningReports
import Foundation
import PlaybookReview
import RelanceWorkspace

struct ReviewCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Writes what the legal team reads and signs: every rule as a sentence, the letters, what is proved.",
        discussion: """
            The ending of -o says what it is: .html is one page that needs nothing else, .md is Markdown; without -o the
            Markdown is printed. With --ledger the review says whose services would be limited within 90 days.
            """)

    @Argument(help: "The playbook's name; all that cover somebody when none is named.")
    var playbook: String?
    @OptionGroup var workspace: WorkspaceOption
    @Option(name: .long, help: "The language of the review: fr or en; by default the policy's first of the two.")
    var lang: ReviewLanguage?
    @Option(
        name: [.customShort("o"), .customLong("out")],
        help: ArgumentHelp("The file that gets the review.", valueName: "file"), transform: ArgumentReading.file)
    var out: String?
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var day: AsOfOption

    func run(in context: CommandContext) throws -> ExitStatus {
        let isPage = try out.map(isPage) ?? false
        let checked = try workspace.checkedToRun(context)
        let program = checked.program!
        let names = program.playbooks.map(\.name)
        if let playbook, !names.contains(playbook) {
            throw CommandFailure.wrongUsage(
                "no playbook \"\(playbook)\" covers anybody" + NameSuggestion.question(for: playbook, among: names),
                help: "there are \(names.joined(separator: ", "))")
        }
        var affected: AffectedAccounts?
        if ledger.ledger != nil {
            let reading = try ledger.read(in: workspace, program.policy, context)
            affected = ReviewRun.affected(
                program, reading.snapshot, day.day(of: reading.snapshot, context),
                threads: ProcessInfo.processInfo.activeProcessorCount,
                progress: context.output.simulationWatch(days: ReviewRun.days))
        }
        let language = lang ?? program.policy.languages.lazy.compactMap(ReviewLanguage.init).first ?? .en
        let document = ReviewRun.document(
            checked, language, only: playbook.map { [$0] } ?? [], affected: affected)!
        guard let out else {
            context.output.result(document.markdown)
            return .fine
        }
        let file = URL(fileURLWithPath: context.resolve(out))
        let folder = file.deletingLastPathComponent().path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: folder) else {
            throw CommandFailure.notDone(
                "\"\(out)\" cannot be written: its folder is not there", help: "make the folder, or name another file")
        }
        do {
            let text = isPage ? document.html : document.markdown
            try Data(text.utf8).write(to: file, options: .atomic)
        } catch {
            throw CommandFailure.notDone(
                "\"\(out)\" cannot be written: \(SystemReason.of(error))", help: "name another file with -o")
        }
        context.output.remark("written: \(out)\n")
        return .fine
    }

    /// Whether a file is to be a page of HTML, by its ending.
    private func isPage(_ file: String) throws -> Bool {
        if file.hasSuffix(".html") || file.hasSuffix(".htm") { return true }
        if file.hasSuffix(".md") { return false }
        throw CommandFailure.wrongUsage(
            "\"\(file)\" ends neither in .html nor in .md", help: "write -o review.html or -o review.md")
    }
}

extension ReviewLanguage: ExpressibleByArgument {}
