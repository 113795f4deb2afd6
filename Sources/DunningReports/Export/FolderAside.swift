import Foundation

/// A folder of many files that comes as a whole, or not at all.
///
/// It is filled beside its place under a name that begins with a dot; `commit` renames it. A folder that stands there already is
/// replaced only when it is empty or an earlier run wrote it: nobody's own files are lost.
final class FolderAside {
    private let path: String
    /// Where the files are until `commit`.
    let pathAside: String
    private let pathBefore: String
    /// Exchanges two names; false where that cannot be done.
    var exchange: (_ one: String, _ other: String) -> Bool = NameExchange.exchange

    /// - Parameter mark: A file that every such folder has.
    init(_ folder: String, knownBy mark: String) throws(ReportWritingError) {
        let url = URL(fileURLWithPath: folder).standardizedFileURL
        path = url.path(percentEncoded: false).droppingLastSlash
        let parent = url.deletingLastPathComponent().path(percentEncoded: false).droppingLastSlash
        pathAside = "\(parent)/.\(url.lastPathComponent).part"
        pathBefore = "\(parent)/.\(url.lastPathComponent).before"
        // A run that was killed between the two names of `commit`.
        if access(path, F_OK) != 0 { _ = rename(pathBefore, path) }
        let files = try? FileManager.default.contentsOfDirectory(atPath: path)
        if let files, !files.isEmpty, !files.contains(mark) { throw .foreignFolder(path: path) }
        do {
            try? FileManager.default.removeItem(atPath: pathAside)
            try FileManager.default.createDirectory(atPath: pathAside, withIntermediateDirectories: true)
        } catch {
            throw .noFolder(path: path, reason: SystemReason.of(error))
        }
    }

    func write(_ bytes: [UInt8], to name: String) throws(ReportWritingError) {
        let descriptor = open("\(pathAside)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .notWritten(path: "\(path)/\(name)", reason: SystemReason.last) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .notWritten(path: "\(path)/\(name)", reason: SystemReason.last) }
            rest = rest.dropFirst(count)
        }
    }

    /// Gives the folder its name. Where the system can exchange two names there is a whole folder under it at any moment; elsewhere
    /// there is none for a moment, and a run that is killed then is mended by the next.
    func commit() throws(ReportWritingError) {
        if exchange(pathAside, path) {
            try? FileManager.default.removeItem(atPath: pathAside)
            return
        }
        try? FileManager.default.removeItem(atPath: pathBefore)
        if rename(path, pathBefore) != 0, errno != ENOENT {
            throw .notWritten(path: path, reason: SystemReason.last)
        }
        guard rename(pathAside, path) == 0 else {
            let reason = SystemReason.last
            _ = rename(pathBefore, path)
            throw .notWritten(path: path, reason: reason)
        }
        try? FileManager.default.removeItem(atPath: pathBefore)
    }

    deinit { try? FileManager.default.removeItem(atPath: pathAside) }
}

extension String {
    fileprivate var droppingLastSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
