import DunningReports
import Foundation

/// Prints letters as PDF, with WeasyPrint where it is installed: many in one process, since starting it takes longer than a page.
public struct LetterPrinter: Sendable {
    /// The Python that WeasyPrint is installed in.
    private let interpreter: String

    /// - Returns: `nil` when WeasyPrint is in no folder of the search path.
    public static func installed(
        path: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) -> LetterPrinter? {
        let programs = path.split(separator: ":").map { "\($0)/weasyprint" }
        guard let program = programs.first(where: { access($0, X_OK) == 0 }),
            let interpreter = interpreter(of: program)
        else { return nil }
        return LetterPrinter(interpreter: interpreter)
    }

    /// What the first line of a script names; `nil` for what is no script.
    private static func interpreter(of program: String) -> String? {
        guard case .success(let bytes) = FileEntry.bytes(of: program, atMost: 256) else { return nil }
        let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
        guard line.hasPrefix("#!") else { return nil }
        let words = line.dropFirst(2).split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        return first.hasSuffix("/env") ? words.dropFirst().first : first
    }

    /// Writes `NAME.pdf` beside each `NAME.html` of a folder. A letter loads nothing: whatever it asked for is refused.
    public func print(_ letters: [String], in folder: String) throws(ReportWritingError) {
        guard !letters.isEmpty else { return }
        // By a file, since a folder has more letters than a command line takes.
        let list = "\(folder)/.letters"
        defer { unlink(list) }
        let errors = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [interpreter, "-c", LetterPrinter.script, list]
        (process.standardInput, process.standardOutput, process.standardError) = (
            FileHandle.nullDevice, FileHandle.nullDevice, errors
        )
        do {
            try letters.map { "\(folder)/\($0)\n" }.joined().write(toFile: list, atomically: false, encoding: .utf8)
            try process.run()
        } catch {
            throw .notPrinted(reason: SystemReason.of(error))
        }
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw .notPrinted(reason: said.split(separator: "\n").last.map(String.init) ?? "it said nothing")
        }
    }

    private static let script = """
        import sys
        from weasyprint import HTML

        def refused(url, *more, **named):
            raise ValueError("a letter loads nothing, not " + url)

        with open(sys.argv[1], encoding="utf-8") as file:
            paths = file.read().split("\\n")[:-1]
        for path in paths:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            HTML(string=text, url_fetcher=refused).write_pdf(path.removesuffix(".html") + ".pdf")
        """
}
