import Foundation
import RelanceTestSupport
import Testing

/// Every command that a page shows with its answer is run. `RECORD_GOLDEN=1` writes what is answered today.
@Suite("The sessions of the documentation")
struct SessionTests {
    static let tutorial = "docs/tutorial.md"

    /// Pages whose sessions run in the sample workspace, one after another. A template that a page shows by its path is there
    /// from then on.
    static let pages = DocumentedTextTests.pages.filter { path in
        path != tutorial && !path.hasPrefix(DiagnosticPageTests.folder)
            && ((try? MarkdownPage(path))?.blocks.contains { $0.language == "console" } ?? false)
    }

    @Test("the sample answers as a page shows", arguments: pages)
    func sample(_ path: String) throws {
        let folder = try TemporaryFolder()
        for name in ["playbooks", "templates", "examples"] {
            try FileManager.default.copyItem(
                atPath: repositoryRoot.appending(path: name).path, toPath: folder.path + "/" + name)
        }
        let workspace = ExampleWorkspace(in: folder)
        var page = try MarkdownPage(path)
        for (index, part) in page.parts.enumerated() {
            guard case .block(var block) = part else { continue }
            if block.language == "markdown", let path = block.label { try workspace.lay(block.text, at: path) }
            guard block.language == "console" else { continue }
            block.text = try Session.replayed(block) { command in
                let commands = try command == "make run" ? MakefileRecipe.commands(of: "run") : [command]
                return try commands.map(workspace.answer).joined()
            }
            page.parts[index] = .block(block)
        }
        expectGolden(page.text, at: repositoryRoot.appending(path: path))
    }

    @Test("whoever follows the tutorial sees what it shows")
    func followed() throws {
        let workspace = ExampleWorkspace(in: try TemporaryFolder())
        var page = try MarkdownPage(Self.tutorial)
        var changes: [MarkdownBlock] = []
        for (index, part) in page.parts.enumerated() {
            switch part {
            case .line(let line):
                if line.hasPrefix("#") { changes = [] }
                guard line.contains("<!-- undo -->") else { continue }
                for change in changes { try workspace.patch(change.undone, at: change.label) }
            case .block(var block) where block.language == "console":
                block.text = try Session.replayed(block, workspace.answer)
                page.parts[index] = .block(block)
                if block.commands == ["relance init my-company"] { workspace.enter("my-company") }
            case .block(let block) where block.language == "diff":
                try workspace.patch(block.text, at: block.label)
                changes.append(block)
            case .block: continue
            }
        }
        expectGolden(page.text, at: repositoryRoot.appending(path: Self.tutorial))
    }

    @Test("three dots stand for any lines, and for nothing else")
    func dots() {
        #expect(Session.shows(["a", "...", "d"], ["a", "b", "c", "d"]))
        #expect(Session.shows(["...", "b", "..."], ["a", "b", "c"]))
        #expect(Session.shows(["a", "..."], ["a"]))
        #expect(!Session.shows(["a", "...", "d"], ["a", "b", "c"]))
        #expect(!Session.shows(["...", "c", "...", "b", "..."], ["a", "b", "c"]))
        #expect(!Session.shows(["a"], ["a", "b"]))
    }
}

extension MarkdownBlock {
    /// The change back.
    fileprivate var undone: String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("+") ? "-" + line.dropFirst() : line.hasPrefix("-") ? "+" + line.dropFirst() : String(line)
        }.joined(separator: "\n")
    }
}
