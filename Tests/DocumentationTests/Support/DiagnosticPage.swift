import Foundation

/// The page of one code: examples, what is said of each, and how it is mended.
struct DiagnosticPage {
    let page: MarkdownPage
    let code: String

    init(_ page: MarkdownPage) {
        self.page = page
        code = String(page.path.split(separator: "/").last!.dropLast(".md".count))
    }

    /// What became of one example.
    struct Answer {
        /// The last command.
        var command = ""
        var said = ""
        /// The same command again, after what the page says to write.
        var afterMending = ""
    }

    /// The page with what is said today, and what became of each of its examples.
    func replayed() throws -> (page: MarkdownPage, answers: [Answer]) {
        var replayed = page
        var answers: [Answer] = []
        var workspace: ExampleWorkspace?
        var part = ""
        for (index, element) in page.parts.enumerated() {
            switch element {
            case .line(let line):
                guard line.hasPrefix("#") else { continue }
                if part == "What to write" { try finish(&answers, workspace) }
                part = String(line.drop { $0 == "#" }.dropFirst())
                if part == "Example" {
                    workspace = try ExampleWorkspace()
                    answers.append(Answer())
                }
            case .block(var block):
                guard let workspace else { continue }
                if block.language == "console", part == "What Relance says" {
                    block.text = try said(block, workspace, &answers[answers.count - 1])
                    replayed.parts[index] = .block(block)
                } else {
                    try apply(block, to: workspace)
                }
            }
        }
        if part == "What to write" { try finish(&answers, workspace) }
        return (replayed, answers)
    }

    private func apply(_ block: MarkdownBlock, to workspace: ExampleWorkspace) throws {
        switch block.language {
        case "diff": try workspace.patch(block.text, at: block.label)
        case "console": for command in block.commands { _ = try workspace.answer(command) }
        default:
            guard let path = block.label else {
                throw ExampleWorkspace.Misfit(description: "line \(block.line): the block names no file")
            }
            try workspace.lay(block.text, at: path)
        }
    }

    private func said(_ block: MarkdownBlock, _ workspace: ExampleWorkspace, _ answer: inout Answer) throws -> String {
        try block.commands.map { command in
            answer.command = command
            answer.said = try workspace.answer(command)
            return "$ \(command)\n\(command.hasPrefix("relance ledger") ? withoutBalance(answer.said) : answer.said)"
        }.joined(separator: "\n")
    }

    /// Of `relance ledger`, what is wrong with the ledger; the balance before it is left out.
    private func withoutBalance(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { $0.starts(with: /(error|warning) \[/) }) else { return text }
        return "...\n" + lines[first...].joined(separator: "\n")
    }

    private func finish(_ answers: inout [Answer], _ workspace: ExampleWorkspace?) throws {
        guard let workspace, !answers.isEmpty else { return }
        let last = answers.count - 1
        answers[last].afterMending = try workspace.answer(answers[last].command)
    }
}

extension MarkdownBlock {
    /// The lines behind `$ `.
    var commands: [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    }
}
