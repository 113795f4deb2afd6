import Diagnostics
import Foundation
import RelanceTestSupport

/// A folder of `Fixtures/broken`: files laid over the workspace that `relance init` writes, with the faults planted in them.
///
/// A line says `# fault: CODE` where it is broken; `faults.txt` lists as `CODE PATH:LINE` what cannot be said so. The files
/// are written as pages write their examples: what cannot be seen, or is too long, stands in marks.
struct BrokenFolder {
    let url: URL
    /// Relative to the folder, sorted.
    private let files: [String]

    struct Fault: Hashable, Comparable, CustomStringConvertible {
        let code: String
        let place: String

        var description: String { "\(code) \(place)" }
        static func < (left: Fault, right: Fault) -> Bool { left.description < right.description }
    }

    static let list = "faults.txt"
    /// What `relance check` says of the folder.
    static let answer = "check.out"

    init(_ url: URL) {
        self.url = url
        files = BrokenFolder.files(below: url).sorted().map { String($0.dropFirst(url.path.count + 1)) }
            .filter { $0 != BrokenFolder.list && $0 != BrokenFolder.answer }
    }

    /// The paths of all files in a folder and the folders in it.
    static func files(below folder: URL) -> [String] {
        contents(of: folder).flatMap { $0.hasDirectoryPath ? files(below: $0) : [$0.path] }
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: url.appending(path: path), encoding: .utf8)
    }

    func workspace() throws -> ExampleWorkspace {
        let workspace = try ExampleWorkspace()
        for path in files { try workspace.lay(try text(path), at: path) }
        return workspace
    }

    func planted() throws -> Set<Fault> {
        var planted: Set<Fault> = []
        for path in files {
            let bytes = MarkedBytes.of(try text(path))
            let source = SourceFile(path: path, bytes: [UInt8](bytes))
            var rest = bytes[...]
            while let found = rest.range(of: Data("# fault: ".utf8)) {
                let line = source.lines.line(of: found.lowerBound)
                let codes = source.text(found.upperBound..<source.lines.range(ofLine: line).upperBound)
                for code in codes.prefixMatch(of: /[a-z0-9-]+(, [a-z0-9-]+)*/)?.0.split(separator: ", ") ?? [] {
                    planted.insert(Fault(code: String(code), place: "\(path):\(line + 1)"))
                }
                rest = bytes[found.upperBound...]
            }
        }
        for line in ((try? text(BrokenFolder.list)) ?? "").split(separator: "\n") {
            guard let match = line.wholeMatch(of: /([a-z0-9-]+) ([^ ]+:\d+)/) else { continue }
            planted.insert(Fault(code: String(match.1), place: String(match.2)))
        }
        return planted
    }
}
