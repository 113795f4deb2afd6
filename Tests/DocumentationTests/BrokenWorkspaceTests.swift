import Foundation
import RelanceTestSupport
import Testing

/// Folders of broken files: one run reports every fault that was planted in them, at its place, and nothing else.
@Suite("Broken workspaces")
struct BrokenWorkspaceTests {
    static let folders = contents(of: fixtures("broken"))

    @Test("one run reports every planted fault at its place, and nothing else", arguments: folders)
    func everyFault(_ url: URL) throws {
        let folder = BrokenFolder(url)
        let workspace = try folder.workspace()
        if url.lastPathComponent == "rules" { _ = try workspace.answer("ln -s nowhere.yaml playbooks/link.yaml") }
        let answer = try workspace.answer("relance check")
        let reported = Set(
            answer.split(separator: "\n").compactMap { line -> BrokenFolder.Fault? in
                // `PATH:LINE:COLUMN: MESSAGE [CODE]`
                guard let match = line.wholeMatch(of: /([^ ]+:\d+):\d+: .* \[([a-z0-9-]+)\]/) else { return nil }
                return BrokenFolder.Fault(code: String(match.2), place: String(match.1))
            })
        let planted = try folder.planted()
        #expect(planted.subtracting(reported).sorted() == [])
        #expect(reported.subtracting(planted).sorted() == [])
        expectGolden(answer, at: url.appending(path: BrokenFolder.answer))
    }

    @Test("every code of a playbook is planted somewhere")
    func everyCode() throws {
        let planted = Set(try Self.folders.flatMap { try BrokenFolder($0).planted() }.map(\.code))
        let ledger = Set(DiagnosticArea.all[6...].flatMap(\.codes).map(\.id))
        let playbook = Set(DiagnosticArea.all[..<6].flatMap(\.codes).map(\.id))
        #expect(playbook.subtracting(planted).sorted() == [])
        #expect(planted.subtracting(playbook).sorted() == [])
        #expect(DiagnosticArea.everyCode == playbook.union(ledger))
    }
}
