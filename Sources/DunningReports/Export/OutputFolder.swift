import Foundation

/// A folder that gets several files at once, or none.
///
/// Each file is written aside under a name that begins with a dot. `commit` looks first whether all of them can take their
/// names, keeps the files of an earlier run aside, and renames. Whatever goes wrong, the files of the earlier run stay or come
/// back; a run that is killed leaves under each name a whole file, of the one run or the other, and the next run tidies up.
public final class OutputFolder {
    private let folder: String
    private let names: [String]
    private var files: [OutputFile] = []
    /// Held as long as the folder is written: two runs would mix their files.
    private let lock: Int32
    /// What was found of an earlier run that was stopped, and what became of it; one sentence each.
    public let remarks: [String]
    /// Gives a file another name, as the system does; returns -1 where it cannot.
    var rename: (_ from: String, _ to: String) -> Int32 = { Foundation.rename($0, $1) }

    /// Creates the folder where it does not exist, and tidies up what a killed run has left in it.
    ///
    /// - Parameter names: Those of all files that the folder may get.
    public init(_ folder: String, names: [String]) throws(ReportWritingError) {
        (self.folder, self.names) = (folder, names)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .noFolder(path: folder, reason: SystemReason.of(error))
        }
        lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw .noFolder(path: folder, reason: SystemReason.last) }
        // A file system that knows no locks takes no harm from their absence.
        if flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            close(lock)
            throw .inUse(path: folder)
        }
        remarks = StoppedRun.tidyUp(names, in: folder)
    }

    /// - Parameter name: One of the folder's names, for the first time.
    public func file(_ name: String) throws(ReportWritingError) -> OutputFile {
        precondition(names.contains(name), "what a killed run leaves is found again by its name")
        let file = try OutputFile(name: name, in: folder)
        files.append(file)
        return file
    }

    /// Gives the files their names.
    public func commit() throws(ReportWritingError) {
        for file in files { try file.finish() }
        for file in files { try file.checkName() }
        defer { for file in files { file.dropEarlier() } }
        for file in files { try file.keepEarlier() }
        var renamed: [OutputFile] = []
        for file in files {
            guard rename(file.pathAside, file.path) == 0 else {
                let reason = SystemReason.last
                let mixed = renamed.reversed().filter { !$0.restoreEarlier(rename) }.map(\.path)
                throw mixed.isEmpty
                    ? .notWritten(path: file.path, reason: reason)
                    : .mixed(path: file.path, reason: reason, newer: mixed.sorted())
            }
            renamed.append(file)
        }
        fsync(lock)
    }

    deinit {
        for file in files { file.discard() }
        close(lock)
    }
}

/// Why reports could not be written.
public enum ReportWritingError: Error, Equatable {
    /// The folder does not exist and could not be created, or it cannot be opened.
    case noFolder(path: String, reason: String)
    /// Another run is writing into the folder.
    case inUse(path: String)
    /// A file could not be created, written to its end or renamed; all files of the folder are as they were.
    case notWritten(path: String, reason: String)
    /// A file could not be renamed, and others that had been were not to be put back: those are of the newer run.
    case mixed(path: String, reason: String, newer: [String])
    /// A folder that is to be replaced holds files that no earlier run wrote.
    case foreignFolder(path: String)
    /// The program that prints letters failed.
    case notPrinted(reason: String)
}
