import Foundation

/// The repository's root, which is the sample workspace.
public let repositoryRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// Every Swift file below a folder of the repository, sorted by path.
///
/// - Parameter folder: From the root: `Sources/DunningEngine`.
public func swiftFiles(below folder: String) throws -> [URL] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: repositoryRoot.appending(path: folder).path)
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map { repositoryRoot.appending(path: "\(folder)/\($0)") }
}
