import Foundation

/// A folder that gets several files at once, or none.
///
/// Each file is written aside under a name that begins with a dot; `commit` renames them all. Whatever goes wrong before, the
/// files of an earlier run stay as they were.
public final class OutputFolder {
    private let folder: String
    private var files: [OutputFile] = []

    /// Creates the folder where it does not exist.
    public init(_ folder: String) throws(ReportWritingError) {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .noFolder(path: folder, reason: SystemReason.of(error))
        }
    }

    public func file(_ name: String) throws(ReportWritingError) -> OutputFile {
        let file = try OutputFile(name: name, in: folder)
        files.append(file)
        return file
    }

    /// Gives the files their names.
    public func commit() throws(ReportWritingError) {
        for file in files { try file.finish() }
        for file in files { try file.rename() }
    }

    deinit { for file in files { file.discard() } }
}

/// A file that is being written aside.
public final class OutputFile {
    private let path: String
    private let pathAside: String
    private var handle: FileHandle?
    private var buffer: [UInt8] = []

    init(name: String, in folder: String) throws(ReportWritingError) {
        path = folder + "/" + name
        pathAside = folder + "/." + name + ".part"
        guard FileManager.default.createFile(atPath: pathAside, contents: nil),
            let handle = FileHandle(forWritingAtPath: pathAside)
        else { throw .notWritten(path: path, reason: "it cannot be created") }
        self.handle = handle
    }

    public func write(_ text: String) throws(ReportWritingError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 20 { try flush() }
    }

    private func flush() throws(ReportWritingError) {
        do {
            try handle?.write(contentsOf: buffer)
            buffer.removeAll(keepingCapacity: true)
        } catch {
            throw .notWritten(path: path, reason: SystemReason.of(error))
        }
    }

    fileprivate func finish() throws(ReportWritingError) {
        try flush()
        do {
            try handle?.synchronize()
            try handle?.close()
            handle = nil
        } catch {
            throw .notWritten(path: path, reason: SystemReason.of(error))
        }
    }

    fileprivate func rename() throws(ReportWritingError) {
        guard Foundation.rename(pathAside, path) == 0 else {
            throw .notWritten(path: path, reason: SystemReason.last)
        }
    }

    /// Removes what was written aside; does nothing once it has its name.
    fileprivate func discard() {
        try? handle?.close()
        unlink(pathAside)
    }
}

/// Why reports could not be written.
public enum ReportWritingError: Error, Equatable {
    /// The folder does not exist and could not be created.
    case noFolder(path: String, reason: String)
    /// A file could not be created, written to its end or renamed.
    case notWritten(path: String, reason: String)
}
