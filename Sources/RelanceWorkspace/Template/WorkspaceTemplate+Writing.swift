import DunningReports
import Foundation

extension WorkspaceTemplate {
    /// Writes the workspace into a folder that does not exist yet or is empty.
    ///
    /// - Returns: The paths of the files, relative to the folder.
    public static func write(to folder: String) throws(WorkspaceTemplateError) -> [String] {
        switch FileEntry(at: folder) {
        case .missing: break
        case .folder:
            let contents: [String]
            do {
                contents = try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                throw .notWritten(path: folder, reason: SystemReason.of(error))
            }
            guard contents.isEmpty else { throw .notEmpty(path: folder) }
        case .file, .other: throw .notAFolder(path: folder)
        }
        for file in files { try write(file, to: folder) }
        return files.map(\.path)
    }

    private static func write(_ file: File, to folder: String) throws(WorkspaceTemplateError) {
        let path = folder + "/" + file.path
        let parent = String(path[..<path.lastIndex(of: "/")!])
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .notWritten(path: path, reason: SystemReason.of(error))
        }
    }
}

/// Why no workspace could be laid down.
public enum WorkspaceTemplateError: Error, Equatable {
    /// The folder has files already, which might be somebody's work.
    case notEmpty(path: String)
    /// Something else than a folder stands there.
    case notAFolder(path: String)
    /// A folder or file could not be written.
    case notWritten(path: String, reason: String)
}
