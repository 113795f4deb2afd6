import DunningReports
import Foundation

/// What stands at a path, links followed.
enum FileEntry: Equatable {
    case file(bytes: Int)
    case folder
    /// A device, a pipe, a socket: reading it might never end.
    case other
    /// Nothing, or a link to nothing.
    case missing

    init(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self = .missing
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file(bytes: Int(status.st_size))
        case S_IFDIR: self = .folder
        default: self = .other
        }
    }

    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// The names in a folder, sorted by their bytes; hidden ones left out.
    static func names(in folder: String) throws(WorkspaceError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { !$0.hasPrefix(".") }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            throw .unreadableFolder(path: folder, reason: SystemReason.of(error))
        }
    }

    /// At most so many of a file's first bytes; `nil` with the reason when it cannot be read.
    static func bytes(of path: String, atMost limit: Int) -> Result<[UInt8], FileReadingError> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(FileReadingError(reason: SystemReason.last)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .failure(FileReadingError(reason: SystemReason.last)) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return .success(bytes)
    }
}

/// Why a file could not be read, in the system's words.
struct FileReadingError: Error {
    let reason: String
}
