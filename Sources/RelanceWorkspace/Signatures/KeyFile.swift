import DunningReports
import Foundation
import PlaybookSigning

/// A private key on disk, which nobody but its owner may read.
public enum KeyFile {
    /// Far more than a key file has.
    private static let bytesRead = 1024

    /// Writes a new pair: the private key into the file, the public one beside it. Nothing is ever written over.
    ///
    /// - Returns: The public key.
    public static func writeNewPair(to path: String) throws(KeyFileError) -> PublicKey {
        let pathOfPublic = path + ".pub"
        for path in [path, pathOfPublic] where isThere(path) { throw .exists(path: path) }
        let key = PrivateKey()
        try write(key.fileText, to: path, mode: 0o600)
        do {
            try write(key.publicKey.text + "\n", to: pathOfPublic, mode: 0o644)
        } catch {
            unlink(path)
            throw error
        }
        return key.publicKey
    }

    public static func read(_ path: String) throws(KeyFileError) -> PrivateKey {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: SystemReason.last) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: SystemReason.last) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "it is no file") }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers(path: path) }
        var bytes = [UInt8](repeating: 0, count: bytesRead)
        let count = Foundation.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw .unreadable(path: path, reason: SystemReason.last) }
        guard let key = PrivateKey(fileText: String(decoding: bytes[..<count], as: UTF8.self)) else {
            throw .notAKey(path: path)
        }
        return key
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func write(_ text: String, to path: String, mode: mode_t) throws(KeyFileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .notWritten(path: path, reason: SystemReason.last) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            let reason = SystemReason.last
            unlink(path)
            throw .notWritten(path: path, reason: reason)
        }
    }
}

/// Why a key could not be written or read.
public enum KeyFileError: Error, Equatable {
    /// A file of that name is there, perhaps somebody's only key.
    case exists(path: String)
    case notWritten(path: String, reason: String)
    case unreadable(path: String, reason: String)
    /// Others than its owner may read it, and sign in his name.
    case readableByOthers(path: String)
    /// It does not hold a private key.
    case notAKey(path: String)
}
