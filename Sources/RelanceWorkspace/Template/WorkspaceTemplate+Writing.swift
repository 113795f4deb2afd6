import DunningReports
import Foundation

extension WorkspaceTemplate {
    /// Writes the workspace into a folder that does not exist yet or is empty. One that does not exist comes as a whole; of one
    /// that is empty what was written is taken away again when something cannot be.
    ///
    /// - Returns: The paths of the files, relative to the folder.
    public static func write(to folder: String) throws(WorkspaceTemplateError) -> [String] {
        switch FileEntry(at: folder) {
        case .missing: try writeAside(folder)
        case .folder:
            let contents: [String]
            do {
                contents = try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                throw .notWritten(path: folder, reason: SystemReason.of(error))
            }
            guard contents.isEmpty else { throw .notEmpty(path: folder) }
            try writeAll(to: folder, namedAs: folder)
        case .file, .other: throw .notAFolder(path: folder)
        }
        return files.map(\.path)
    }

    /// Writes beside the folder's place, and renames.
    private static func writeAside(_ folder: String) throws(WorkspaceTemplateError) {
        let url = URL(fileURLWithPath: folder).standardizedFileURL
        let aside = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).part")
            .path(percentEncoded: false)
        // A run that was killed.
        try? FileManager.default.removeItem(atPath: aside)
        try writeAll(to: aside, namedAs: folder)
        guard rename(aside, folder) == 0 else {
            let reason = SystemReason.last
            try? FileManager.default.removeItem(atPath: aside)
            throw .notWritten(path: folder, reason: reason)
        }
    }

    /// - Parameter name: What the folder is called in an error.
    private static func writeAll(to folder: String, namedAs name: String) throws(WorkspaceTemplateError) {
        do throws(WorkspaceTemplateError) {
            for file in files { try write(file, to: folder, namedAs: name) }
        } catch {
            let tops = Set(files.map { String($0.path.prefix { $0 != "/" }) })
            for top in tops { try? FileManager.default.removeItem(atPath: folder + "/" + top) }
            if folder != name { try? FileManager.default.removeItem(atPath: folder) }
            throw error
        }
    }

    private static func write(
        _ file: File, to folder: String, namedAs name: String
    ) throws(WorkspaceTemplateError) {
        let path = folder + "/" + file.path
        let parent = String(path[..<path.lastIndex(of: "/")!])
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .notWritten(path: name + "/" + file.path, reason: SystemReason.of(error))
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
