import Foundation

/// A folder that goes with the value.
public final class TemporaryFolder: Sendable {
    public let path: String

    /// An empty one.
    public init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "relance-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    /// One that begins with what is in another folder.
    public convenience init(copying folder: URL) throws {
        try self.init()
        for item in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.copyItem(atPath: folder.path + "/" + item, toPath: path + "/" + item)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    public func write(_ text: String, to file: String) throws { try write(Data(text.utf8), to: file) }

    public func write(_ bytes: Data, to file: String) throws {
        let url = URL(fileURLWithPath: path).appending(path: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    public func text(_ file: String) throws -> String {
        try String(contentsOfFile: path + "/" + file, encoding: .utf8)
    }

    public var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}
