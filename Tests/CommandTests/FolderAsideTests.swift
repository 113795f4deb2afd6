import Foundation
import RelanceTestSupport
import Testing

@testable import DunningReports

@Suite("A folder that comes as a whole") struct FolderAsideTests {
    private func write(_ names: [String], to folder: TemporaryFolder) throws -> FolderAside {
        let aside = try FolderAside(folder.path + "/messages", knownBy: "index.csv")
        for name in names { try aside.write(Array("new \(name)".utf8), to: name) }
        return aside
    }

    /// What stands in the folder above, hidden things included, and in the folder itself.
    private func state(_ folder: TemporaryFolder) -> [String] {
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/messages")) ?? []
        return folder.names + inside.sorted().map { "messages/\($0)" }
    }

    @Test("it is there with all its files, and nothing beside it")
    func whole() throws {
        let folder = try TemporaryFolder()
        try write(["index.csv", "a.eml"], to: folder).commit()
        #expect(state(folder) == ["messages", "messages/a.eml", "messages/index.csv"])
        #expect(try folder.text("messages/a.eml") == "new a.eml")
    }

    @Test("nothing is there before the end, and nothing is left of a run that fails")
    func fails() throws {
        let folder = try TemporaryFolder()
        do { _ = try write(["index.csv"], to: folder) }
        #expect(state(folder) == [])
    }

    @Test("an earlier run's folder is replaced as a whole: what is no longer sent is gone")
    func replaces() throws {
        let folder = try TemporaryFolder()
        try write(["index.csv", "old.eml"], to: folder).commit()
        try write(["index.csv", "new.eml"], to: folder).commit()
        #expect(state(folder) == ["messages", "messages/index.csv", "messages/new.eml"])
    }

    @Test("where the system cannot exchange two names it is replaced all the same") func renames() throws {
        let folder = try TemporaryFolder()
        try write(["index.csv", "old.eml"], to: folder).commit()
        let aside = try write(["index.csv", "new.eml"], to: folder)
        aside.exchange = { _, _ in false }
        try aside.commit()
        #expect(state(folder) == ["messages", "messages/index.csv", "messages/new.eml"])
    }

    @Test("a folder with somebody's own files is refused, and stays")
    func refuses() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "messages/letter.txt")
        let error = #expect(throws: ReportWritingError.self) { try write(["index.csv"], to: folder) }
        #expect(error == .foreignFolder(path: folder.path.droppingLast("/") + "/messages"))
        #expect(state(folder) == ["messages", "messages/letter.txt"])
    }

    @Test("an empty folder is taken, and so is what a killed run left")
    func leftovers() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/messages", withIntermediateDirectories: true)
        try folder.write("half", to: ".messages.part/half.eml")
        try write(["index.csv"], to: folder).commit()
        #expect(state(folder) == ["messages", "messages/index.csv"])
    }

    @Test("a run that was killed between two names gives the earlier folder back")
    func killed() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: ".messages.before/index.csv")
        do { _ = try write(["index.csv"], to: folder) }
        #expect(state(folder) == ["messages", "messages/index.csv"])
        #expect(try folder.text("messages/index.csv") == "old")
    }
}

extension String {
    fileprivate func droppingLast(_ end: String) -> String { hasSuffix(end) ? String(dropLast(end.count)) : self }
}
