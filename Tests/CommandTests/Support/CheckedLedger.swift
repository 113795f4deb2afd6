import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport

/// Ledgers in the workspace of `relance init`, checked.
final class CheckedLedger {
    let folder: TemporaryFolder

    /// - Parameter hasPlaybooks: Whether there is a workspace; its customers have a field `vat`.
    init(hasPlaybooks: Bool = true) throws {
        folder = try TemporaryFolder()
        guard hasPlaybooks else { return }
        _ = answer("init .")
        let policy = try folder.text("playbooks/policy.yaml")
        try folder.write(policy + "fields:\n  customer:\n    vat: {type: text}\n", to: "playbooks/policy.yaml")
    }

    /// Lays a ledger beside the workspace, as `export`.
    func lay(_ ledger: URL) throws {
        try? FileManager.default.removeItem(atPath: folder.path + "/export")
        try FileManager.default.copyItem(atPath: ledger.path, toPath: folder.path + "/export")
    }

    func answer(_ command: String) -> (text: String, status: RelanceCommands.ExitStatus) {
        final class Text { var value = "" }
        let text = Text()
        let output = CommandOutput(result: { text.value += $0 }, remark: { text.value += $0 })
        let context = CommandContext(output: output, folder: folder.path, today: CalendarDate(iso: "2026-03-02")!)
        let status = RelanceProgram.run(command.split(separator: " ").map(String.init), context)
        return (text.value.replacing(folder.path + "/", with: ""), status)
    }
}
