import FinancialValues
import Foundation
import RelanceCommands
import RelanceTestSupport

/// The workspace that `relance init` writes, changed as a page says.
final class ExampleWorkspace {
    private let folder: TemporaryFolder
    /// The files that were laid over it or changed, as the page shows them, by path.
    private var texts: [String: String] = [:]

    private static let beginning: Result<TemporaryFolder, any Error> = Result {
        let folder = try TemporaryFolder()
        _ = relance(["init", "."], in: folder.path)
        return folder
    }

    /// What is wrong with a page rather than with what it shows.
    struct Misfit: Error, CustomStringConvertible { let description: String }

    init() throws { folder = try TemporaryFolder(copying: URL(fileURLWithPath: Self.beginning.get().path)) }

    func lay(_ text: String, at path: String) throws {
        texts[path] = text
        try folder.write(MarkedBytes.of(text), to: path)
    }

    /// Bytes that no page shows.
    func lay(_ bytes: Data, at path: String) throws { try folder.write(bytes, to: path) }

    /// Replaces the lines that begin with `-` or a blank by those that begin with `+` or a blank.
    ///
    /// - Parameter path: `nil`: the one file of the page that has those lines.
    func patch(_ diff: String, at path: String?) throws {
        let lines = diff.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let old = lines.filter { !$0.hasPrefix("+") }.map { $0.dropFirst() + "\n" }.joined()
        let new = lines.filter { !$0.hasPrefix("-") }.map { $0.dropFirst() + "\n" }.joined()
        let paths = try path.map { [$0] } ?? texts.keys.sorted().filter { try count(old, in: $0) > 0 }
        guard paths.count == 1, let path = paths.first, try count(old, in: path) == 1 else {
            throw Misfit(description: "these lines do not stand once in one file:\n\(old)")
        }
        let changed = ("\n" + (try text(path))).replacing("\n" + old, with: "\n" + new, maxReplacements: 1)
        try lay(String(changed.dropFirst()), at: path)
    }

    private func count(_ lines: String, in path: String) throws -> Int {
        ("\n" + (try text(path))).ranges(of: "\n" + lines).count
    }

    private func text(_ path: String) throws -> String { try texts[path] ?? folder.text(path) }

    // MARK: Commands

    /// What a command prints: `relance` in this process, `rm`, `mv` and `ln -s` in the folder.
    func answer(_ command: String) throws -> String {
        let words = command.split(separator: " ").map(String.init)
        let files = FileManager.default
        switch (words[0], words.count) {
        case ("relance", _):
            return Self.relance(Array(words.dropFirst()), in: folder.path)
                .replacing(folder.path + "/", with: "").replacing(folder.path, with: ".")
        case ("rm", 2): try files.removeItem(atPath: path(words[1]))
        case ("mv", 3):
            let parent = URL(fileURLWithPath: path(words[2])).deletingLastPathComponent()
            try files.createDirectory(at: parent, withIntermediateDirectories: true)
            try files.moveItem(atPath: path(words[1]), toPath: path(words[2]))
        case ("ln", 4): try files.createSymbolicLink(atPath: path(words[3]), withDestinationPath: words[2])
        default: throw Misfit(description: "no command of a page: \(command)")
        }
        return ""
    }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    static func relance(_ arguments: [String], in folder: String) -> String {
        final class Text { var value = "" }
        let text = Text()
        let output = CommandOutput(result: { text.value += $0 }, remark: { text.value += $0 })
        let context = CommandContext(output: output, folder: folder, today: CalendarDate(iso: "2026-03-02")!)
        _ = RelanceProgram.run(arguments, context)
        return text.value
    }
}
