import Diagnostics
import Foundation
import RelanceWorkspace
import RelanceTestSupport
import Testing

@Suite struct WorkspaceLoadingTests {
    @Test("playbooks, key accounts, tests and templates are found, by path, with forward slashes")
    func findsFiles() throws {
        let folder = try TemporaryFolder()
        for path in [
            "playbooks/sme.yaml", "playbooks/policy.yaml", "playbooks/tests/sme.yaml", "playbooks/key-accounts/a.yaml",
        ] { try folder.write("relance: 1\n", to: path) }
        try folder.write("x", to: "templates/first_reminder.en.md")
        try folder.write("x", to: "templates/first_reminder.fr.md")
        let workspace = try Workspace.load(root: folder.path)
        #expect(
            workspace.files.map(\.path) == [
                "playbooks/key-accounts/a.yaml", "playbooks/policy.yaml", "playbooks/sme.yaml",
                "playbooks/tests/sme.yaml",
            ])
        #expect(workspace.templates.map { "\($0.name) \($0.language)" } == ["first_reminder en", "first_reminder fr"])
        #expect(workspace.diagnostics.isEmpty)
    }

    @Test(
        "a file that would be overlooked is spoken of",
        arguments: [
            ("playbooks/sme.yml", "other-extension"), ("playbooks/SME.YAML", "other-extension"),
            ("playbooks/old/sme.yaml", "misplaced-file"), ("templates/first_reminder.md", "misnamed-template"),
            ("templates/first_reminder.eng.md", "misnamed-template"),
            ("templates/en/first_reminder.md", "misnamed-template"),
        ])
    func overlooked(_ path: String, _ code: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("relance: 1\n", to: "playbooks/policy.yaml")
        try folder.write("relance: 1\n", to: path)
        let workspace = try Workspace.load(root: folder.path)
        #expect(workspace.diagnostics.map(\.code.id) == [code])
        #expect(workspace.diagnostics.first?.range.file.path == path)
        #expect(workspace.files.map(\.path) == ["playbooks/policy.yaml"])
    }

    @Test("notes, hidden files and copies of editors are nobody's business")
    func notesAreIgnored() throws {
        let folder = try TemporaryFolder()
        for path in ["playbooks/policy.yaml", "playbooks/README.md", "playbooks/.sme.yaml.swp", "playbooks/sme.yaml~"] {
            try folder.write("relance: 1\n", to: path)
        }
        let workspace = try Workspace.load(root: folder.path)
        #expect(workspace.files.map(\.path) == ["playbooks/policy.yaml"])
        #expect(workspace.diagnostics.isEmpty)
    }

    @Test("a link to a file is read; a link to nothing and a pipe are reported, and the rest is read")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write("relance: 1\n", to: "playbooks/policy.yaml")
        try folder.write("relance: 1\n", to: "shared/sme.yaml")
        let playbooks = folder.path + "/playbooks/"
        let files = FileManager.default
        try files.createSymbolicLink(atPath: playbooks + "linked.yaml", withDestinationPath: "../shared/sme.yaml")
        try files.createSymbolicLink(atPath: playbooks + "lost.yaml", withDestinationPath: "../shared/gone.yaml")
        try files.createSymbolicLink(atPath: playbooks + "loop", withDestinationPath: "..")
        mkfifo(playbooks + "pipe.yaml", 0o600)
        let workspace = try Workspace.load(root: folder.path)
        #expect(workspace.files.map(\.path) == ["playbooks/linked.yaml", "playbooks/policy.yaml"])
        #expect(
            workspace.diagnostics.map { "\($0.range.file.path) \($0.message)" } == [
                "playbooks/lost.yaml the file cannot be read: it is a link to nothing",
                "playbooks/pipe.yaml the file cannot be read: it is not a file",
            ])
    }

    @Test("of a huge file no more is read than shows that it is too large")
    func hugeFile() throws {
        let folder = try TemporaryFolder()
        try folder.write(String(repeating: "# comment\n", count: 300_000), to: "playbooks/policy.yaml")
        let workspace = try Workspace.load(root: folder.path)
        #expect(workspace.files.map(\.bytes.count) == [(1 << 20) + 1])
    }

    @Test("a byte order mark is no part of the text")
    func byteOrderMark() throws {
        let folder = try TemporaryFolder()
        try folder.write("\u{FEFF}relance: 1\n", to: "playbooks/policy.yaml")
        #expect(try Workspace.load(root: folder.path).files.map(\.bytes) == [Array("relance: 1\n".utf8)])
    }

    @Test("a folder that is no workspace is an error")
    func noWorkspace() throws {
        let folder = try TemporaryFolder()
        #expect(throws: WorkspaceError.noPlaybooks(path: folder.path)) { try Workspace.load(root: folder.path) }
        let missing = folder.path + "/missing"
        #expect(throws: WorkspaceError.noSuchFolder(path: missing)) { try Workspace.load(root: missing) }
    }
}
