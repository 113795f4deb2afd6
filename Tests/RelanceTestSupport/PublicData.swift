import Foundation

/// Real receivables that are published elsewhere and are no part of the project; tests read them where they lie beside it.
public enum PublicData {
    public static let folder = repositoryRoot.deletingLastPathComponent().appending(path: "shared/data")

    /// - Parameter name: A folder of the data.
    public static func isPresent(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    }
}
