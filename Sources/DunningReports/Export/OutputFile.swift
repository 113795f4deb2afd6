import Foundation

/// A file that is being written aside, and the earlier one of its name while it is replaced.
public final class OutputFile {
    let path: String
    let pathAside: String
    private let pathEarlier: String
    private var hasEarlier = false
    private var handle: FileHandle?
    private var buffer: [UInt8] = []

    init(name: String, in folder: String) throws(ReportWritingError) {
        path = folder + "/" + name
        pathAside = OutputFile.aside(name, in: folder)
        pathEarlier = OutputFile.earlier(name, in: folder)
        let descriptor = open(pathAside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .notWritten(path: path, reason: SystemReason.last) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Where a file stands while it is written.
    static func aside(_ name: String, in folder: String) -> String { "\(folder)/.\(name).part" }
    /// Where the file of an earlier run stands while others take their names.
    static func earlier(_ name: String, in folder: String) -> String { "\(folder)/.\(name).earlier" }

    public func write(_ text: String) throws(ReportWritingError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 20 { try flush() }
    }

    public func write(bytes: [UInt8]) throws(ReportWritingError) {
        buffer += bytes
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

    /// Writes what is left and waits until it is kept.
    func finish() throws(ReportWritingError) {
        try flush()
        do {
            try handle?.synchronize()
            try handle?.close()
            handle = nil
        } catch {
            throw .notWritten(path: path, reason: SystemReason.of(error))
        }
    }

    /// Whether the file can take its name: nothing but a file may stand there, and one that may be written.
    func checkName() throws(ReportWritingError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw .notWritten(path: path, reason: "a folder of that name is in the way")
        }
        if status.st_mode & S_IFMT == S_IFREG, access(path, W_OK) != 0 {
            throw .notWritten(path: path, reason: SystemReason.last)
        }
    }

    /// Keeps the file that has the name, so that it is there again when a later one cannot take its own.
    ///
    /// It keeps its name meanwhile: where the file system has no second names, a copy is kept.
    func keepEarlier() throws(ReportWritingError) {
        if link(path, pathEarlier) != 0 {
            guard errno != ENOENT else { return }
            do {
                try FileManager.default.copyItem(atPath: path, toPath: pathEarlier)
            } catch {
                throw .notWritten(path: path, reason: SystemReason.of(error))
            }
        }
        hasEarlier = true
    }

    /// Puts back what had the name; false where it cannot be, and then the earlier file stays aside.
    func restoreEarlier(_ rename: (_ from: String, _ to: String) -> Int32) -> Bool {
        guard hasEarlier else { return unlink(path) == 0 }
        hasEarlier = rename(pathEarlier, path) == 0
        return hasEarlier
    }

    func dropEarlier() { if hasEarlier { unlink(pathEarlier) } }

    /// Removes what was written aside; does nothing once it has its name.
    func discard() {
        try? handle?.close()
        unlink(pathAside)
    }
}
