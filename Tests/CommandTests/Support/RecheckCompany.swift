import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport

/// The workspace of `relance init`, planned from 2 March 2026 for four weeks, and a later day of it.
final class RecheckCompany {
    let folder: TemporaryFolder
    static let plan = "out/schedule.jsonl"

    /// - Parameters:
    ///   - simulation: Options of the run that plans.
    ///   - changes: Of the playbooks and the ledger before it.
    init(_ simulation: String = "", before changes: [Change] = []) throws {
        folder = try TemporaryFolder()
        _ = answer("init .")
        for change in changes { try apply(change) }
        _ = answer("simulate --days 28 \(simulation)")
    }

    /// Other text in a file; an empty one begins the rows that stand behind the others.
    struct Change: Sendable {
        var file: String
        var old: String
        var new: String

        init(_ file: String, _ old: String, _ new: String) { (self.file, self.old, self.new) = (file, old, new) }
    }

    struct Misfit: Error { var text: String }

    func apply(_ change: Change) throws {
        var text = (try? folder.text(change.file)) ?? ""
        guard change.old.isEmpty || text.contains(change.old) else { throw Misfit(text: "\(change)") }
        if change.old.isEmpty { text += change.new } else { text = text.replacing(change.old, with: change.new) }
        try folder.write(text, to: change.file)
    }

    /// The next day's ledger, with its bank data.
    func nextDay(_ day: String = "2026-03-03") throws {
        try folder.write(
            "as_of,legal_entity,last_bank_day,paid_invoices\n\(day),FR01,\(day),true\n", to: "ledger/snapshot.csv")
    }

    func answer(_ command: String) -> (text: String, status: RelanceCommands.ExitStatus) {
        final class Text { var value = "" }
        let text = Text()
        let output = CommandOutput(result: { text.value += $0 }, remark: { text.value += $0 })
        let context = CommandContext(output: output, folder: folder.path, today: CalendarDate(iso: "2026-03-02")!)
        let status = RelanceProgram.run(command.split(separator: " ").map(String.init), context)
        return (text.value, status)
    }

    func recheck(_ options: String = "") -> (text: String, status: RelanceCommands.ExitStatus) {
        answer("recheck \(Self.plan) \(options)")
    }

    /// What a recheck says of actions, without its heading and counts.
    func findings(_ options: String = "") -> [String] {
        let parts = recheck(options).text.split(separator: "\n\n").map(String.init)
        return parts.dropFirst(2).dropLast().joined(separator: "\n").split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
    }
}
