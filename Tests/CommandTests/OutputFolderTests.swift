import Foundation
import RelanceTestSupport
import Testing

@testable import DunningReports

@Suite("A folder that gets several files at once") struct OutputFolderTests {
    private let names = ["a.csv", "b.csv", "c.csv"]

    /// A folder with `a.csv` and `b.csv` of an earlier run.
    private func earlier() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in names.dropLast() { try folder.write("before \(name)", to: name) }
        return folder
    }

    private func written(to folder: TemporaryFolder) throws -> OutputFolder {
        let output = try OutputFolder(folder.path, names: names)
        for name in names { try output.file(name).write("after \(name)") }
        return output
    }

    /// What the folder has, hidden files included.
    private func texts(_ folder: TemporaryFolder) throws -> [String: String] {
        try Dictionary(uniqueKeysWithValues: folder.names.map { ($0, try folder.text($0)) })
    }

    private var before: [String: String] { ["a.csv": "before a.csv", "b.csv": "before b.csv"] }
    private var after: [String: String] {
        ["a.csv": "after a.csv", "b.csv": "after b.csv", "c.csv": "after c.csv"]
    }

    @Test("all files are there, and nothing beside them")
    func allOfThem() throws {
        let folder = try earlier()
        try written(to: folder).commit()
        #expect(try texts(folder) == after)
    }

    @Test("an error before the end leaves the earlier files as they were")
    func earlierFilesStay() throws {
        let folder = try earlier()
        do { _ = try written(to: folder) }
        #expect(try texts(folder) == before)
    }

    @Test("a folder that cannot be made is an error that names it")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let error = #expect(throws: ReportWritingError.self) {
            try OutputFolder(folder.path + "/file/out", names: names)
        }
        guard case .noFolder(let path, _) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(path == folder.path + "/file/out")
    }

    @Test("a folder in the way of one file keeps all of them from being replaced")
    func folderInTheWay() throws {
        let folder = try earlier()
        try folder.write("x", to: "c.csv/x")
        var output: OutputFolder? = try written(to: folder)
        #expect(
            throws: ReportWritingError.notWritten(
                path: folder.path + "/c.csv", reason: "a folder of that name is in the way")
        ) { try output?.commit() }
        output = nil
        #expect(folder.names == names)
        for (name, text) in before { #expect(try folder.text(name) == text) }
    }

    @Test(
        "a file that may not be written keeps all of them from being replaced",
        .enabled(if: geteuid() != 0, "the superuser may write any file"))
    func protectedFile() throws {
        let folder = try earlier()
        #expect(chmod(folder.path + "/b.csv", 0o400) == 0)
        #expect(throws: ReportWritingError.notWritten(path: folder.path + "/b.csv", reason: "Permission denied")) {
            try written(to: folder).commit()
        }
        #expect(try texts(folder) == before)
    }

    @Test("when a renaming fails all the same, those before it are undone", arguments: 0..<3)
    func failingRename(_ failing: Int) throws {
        let folder = try earlier()
        var output: OutputFolder? = try written(to: folder)
        output?.rename = { from, to in
            guard to.hasSuffix(names[failing]), from.hasSuffix(".part") else { return Foundation.rename(from, to) }
            errno = EIO
            return -1
        }
        #expect(
            throws: ReportWritingError.notWritten(
                path: folder.path + "/" + names[failing], reason: "Input/output error")
        ) { try output?.commit() }
        output = nil
        #expect(try texts(folder) == before)
    }

    @Test("what cannot be put back is named, and kept aside")
    func notPutBack() throws {
        let folder = try earlier()
        var output: OutputFolder? = try written(to: folder)
        output?.rename = { from, to in
            if to.hasSuffix("a.csv"), from.hasSuffix(".part") { return Foundation.rename(from, to) }
            errno = EIO
            return -1
        }
        #expect(
            throws: ReportWritingError.mixed(
                path: folder.path + "/b.csv", reason: "Input/output error", newer: [folder.path + "/a.csv"])
        ) { try output?.commit() }
        output = nil
        #expect(
            try texts(folder) == [
                "a.csv": "after a.csv", "b.csv": "before b.csv", ".a.csv.earlier": "before a.csv",
            ])
    }

    @Test(
        "at any moment each name has a whole file, and the next run puts back or keeps one run's files",
        arguments: 0...3)
    func killed(_ renamed: Int) throws {
        let folder = try earlier()
        let killed = try TemporaryFolder()
        var left = renamed
        let output = try written(to: folder)
        let copy = {
            for name in folder.names { try? killed.write(Data(folder.text(name).utf8), to: name) }
        }
        output.rename = { from, to in
            if left == 0 { copy() }
            left -= 1
            return Foundation.rename(from, to)
        }
        try output.commit()
        // After the last renaming only the earlier files are left over.
        if renamed == 3 { for (name, text) in after { try killed.write(text, to: name) } }
        if renamed == 3 { try killed.write("before a.csv", to: ".a.csv.earlier") }
        for (name, text) in try texts(killed) where !name.hasPrefix(".") {
            #expect(text == after[name] || text == before[name])
        }
        let next = try OutputFolder(killed.path, names: names)
        #expect(try texts(killed) == (renamed == 3 ? after : before))
        #expect(next.remarks.isEmpty == (renamed == 3))
    }

    @Test("what a run had half written when it was killed is removed and told")
    func halfWritten() throws {
        let folder = try earlier()
        try folder.write("half", to: ".b.csv.part")
        try folder.write("of another program", to: ".d.csv.part")
        let output = try OutputFolder(folder.path, names: names)
        #expect(
            output.remarks == [
                "a run into \"\(folder.path)\" was stopped while it wrote: what it had written of b.csv is removed"
            ])
        #expect(folder.names == [".d.csv.part", "a.csv", "b.csv"])
    }

    @Test("two runs do not write into one folder at once")
    func inUse() throws {
        let folder = try TemporaryFolder()
        var output: OutputFolder? = try OutputFolder(folder.path, names: names)
        #expect(output != nil)
        #expect(throws: ReportWritingError.inUse(path: folder.path)) {
            try OutputFolder(folder.path, names: names)
        }
        output = nil
        _ = try OutputFolder(folder.path, names: names)
    }
}
