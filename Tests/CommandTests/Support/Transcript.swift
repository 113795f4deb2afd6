import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport

/// A session at the shell: commands behind `$ `, what each answers, and its exit status.
///
/// `relance` runs in this process, in a folder of its own; `cat` and `ls` look at what it wrote. Every run gives the same text, so
/// that the transcript is both the input and the expectation.
struct Transcript {
    let commands: [String]

    init(_ text: String) {
        commands = text.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    }

    /// The transcript as it is today. The folder's own path is left out of it.
    func replayed(in folder: TemporaryFolder) throws -> String {
        try commands.map { command in
            let (output, status) = try answer(command, in: folder)
            let text = output.replacing(folder.path + "/", with: "").replacing(folder.path, with: ".")
                .replacing("\r\n", with: "\n")
            let ending = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
            return "$ \(command)\n\(text)\(ending)exit status \(status)\n"
        }.joined(separator: "\n")
    }

    private func answer(_ command: String, in folder: TemporaryFolder) throws -> (String, Int32) {
        let words = command.split(separator: " ").map { $0 == "\"\"" ? "" : String($0) }
        switch words.first {
        case "relance": return relance(Array(words.dropFirst()), in: folder)
        case "cat":
            guard let text = try? words.dropFirst().map(folder.text).joined() else { return ("no such file", 1) }
            return (text, 0)
        case "ls":
            let path = folder.path + "/" + words.dropFirst().joined()
            let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            return (names.map { $0 + "\n" }.joined(), 0)
        default: return ("no such command", 127)
        }
    }

    private func relance(_ arguments: [String], in folder: TemporaryFolder) -> (String, Int32) {
        final class Text { var value = "" }
        let text = Text()
        let output = CommandOutput(result: { text.value += $0 }, remark: { text.value += $0 })
        let context = CommandContext(output: output, folder: folder.path, today: CalendarDate(iso: "2026-03-02")!)
        let status = RelanceProgram.run(arguments, context)
        return (text.value, status.rawValue)
    }
}
