import Diagnostics
import Foundation

/// What a run leaves in its folder that was killed before its end.
enum StoppedRun {
    /// Removes it, and puts back the files of the run before where the killed one had begun to give its own their names.
    ///
    /// - Returns: What was found and what became of it, for people; empty where nothing was.
    static func tidyUp(_ names: [String], in folder: String) -> [String] {
        let halfWritten = names.filter { isThere(OutputFile.aside($0, in: folder)) }
        let earlier = names.filter { isThere(OutputFile.earlier($0, in: folder)) }
        var remarks: [String] = []
        // Once the last file has its name, the earlier ones are only left over.
        if !halfWritten.isEmpty, !earlier.isEmpty {
            for name in earlier { rename(OutputFile.earlier(name, in: folder), folder + "/" + name) }
            remarks.append(
                "a run into \"\(folder)\" was stopped while its files took their names: "
                    + "\(andList(earlier)) \(earlier.count == 1 ? "is" : "are") put back as before it")
        } else if !halfWritten.isEmpty {
            remarks.append(
                "a run into \"\(folder)\" was stopped while it wrote: "
                    + "what it had written of \(andList(halfWritten)) is removed")
        }
        // Two names of one file are both kept by a renaming.
        for name in earlier { unlink(OutputFile.earlier(name, in: folder)) }
        for name in halfWritten { unlink(OutputFile.aside(name, in: folder)) }
        return remarks
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
