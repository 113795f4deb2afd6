import Foundation
import Testing

/// An expectation kept in a file. `RECORD_GOLDEN=1` rewrites it and still fails, so that nobody records by accident.
public func expectGolden(_ actual: String, at url: URL, sourceLocation: SourceLocation = #_sourceLocation) {
    let expected = try? String(contentsOf: url, encoding: .utf8)
    if expected == actual { return }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
        try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? actual.write(to: url, atomically: true, encoding: .utf8)
        Issue.record("recorded \(url.lastPathComponent): read the difference", sourceLocation: sourceLocation)
        return
    }
    Issue.record(
        "\(url.path) differs:\n\(firstDifference(expected ?? "(no file)", actual))", sourceLocation: sourceLocation)
}

/// The first line that differs, with a few around it.
private func firstDifference(_ expected: String, _ actual: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var line = 0
    while line < left.count, line < right.count, left[line] == right[line] { line += 1 }
    func lines(_ text: [Substring], _ mark: String) -> String {
        text.dropFirst(line).prefix(5).map { "\(mark) \($0)" }.joined(separator: "\n")
    }
    return "line \(line + 1)\n\(lines(left, "-"))\n\(lines(right, "+"))"
}

/// The folder `Fixtures/NAME` beside a test file.
public func fixtures(_ name: String, beside file: StaticString = #filePath) -> URL {
    URL(fileURLWithPath: "\(file)").deletingLastPathComponent().appending(path: "Fixtures").appending(path: name)
}

/// The files and folders in a folder, sorted by name; empty when it is not there.
public func contents(of folder: URL) -> [URL] {
    let found = try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    return (found ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
}
