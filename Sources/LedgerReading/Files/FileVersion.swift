#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which contents of a file were read, to tell at the end whether they still stand there.
///
/// Files of one ledger are read one after the other. Where an export is written over them meanwhile, customers would be those
/// of one day and invoices those of another.
package struct FileVersion: Equatable {
    package let path: String
    private let device: UInt64
    private let number: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int

    init(_ path: String, _ status: stat) {
        self.path = path
        (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
        size = Int64(status.st_size)
        #if canImport(Darwin)
            (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
        #else
            (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
        #endif
    }

    /// What stands at the path now; `nil` where nothing does.
    package static func now(_ path: String) -> FileVersion? {
        var status = stat()
        return stat(path, &status) == 0 ? FileVersion(path, status) : nil
    }

    /// Files that were read, each as it was when it was opened.
    static func check(_ versions: [FileVersion]) throws(LedgerReadingError) {
        for version in versions where now(version.path) != version { throw .changed(version.path) }
    }
}

extension LedgerReadingError {
    /// A file is not any more what it was when it was opened.
    static func changed(_ path: String) -> LedgerReadingError {
        .unreadable(path: path, reason: "it changed while the ledger was read; run it again once it is written")
    }
}

/// The files that a reading has opened so far.
final class FilesRead {
    private var versions: [FileVersion] = []

    func add(_ file: LedgerFile) { if let version = file.version { versions.append(version) } }

    /// - Parameter earlier: Those that were read before.
    func check(with earlier: [FileVersion]) throws(LedgerReadingError) { try FileVersion.check(earlier + versions) }
}
