import Foundation
import RelanceTestSupport
import Testing

/// The tables under `Fixtures/rows` say which story shows which row of the edge cases and which decided reading
/// of the language; a row without a story says why.
@Suite struct RowsTests {
    private struct Line {
        var row: String
        var story: String
        var remark: String
    }

    private func lines() throws -> [Line] {
        let files = contents(of: fixtures("rows")).filter { $0.pathExtension == "csv" }
        return try files.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
                let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
                return Line(row: cells[0], story: cells[1], remark: cells.count > 2 ? cells[2] : "")
            }
        }
    }

    @Test func `every edge case is told by a story, or it is said why not`() throws {
        let told = Set(try lines().filter { !$0.story.isEmpty || !$0.remark.isEmpty }.map(\.row))
        let missing = (1...85).map { "EDGE \($0)" }.filter { !told.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    /// The decided readings that change many schedules, or who is suspended.
    private static let gravest = [
        1, 2, 3, 4, 5, 6, 7, 9, 10, 15, 19, 20, 28, 30, 31, 33, 34, 35, 37, 38, 39, 42, 43, 44, 45,
        46, 47, 50, 51, 52, 53, 56, 57, 59, 71, 72, 73, 75, 77, 89, 90, 91, 92, 95, 97, 98, 100,
        107, 111, 112, 113, 114, 115, 116, 118, 119, 120, 125, 126, 127, 131, 132, 139,
    ]

    @Test func `every grave reading is told by a story, or it is said why not`() throws {
        let told = Set(try lines().map(\.row))
        let missing = Self.gravest.map { "[\($0)]" }.filter { !told.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test func `a row names a story that is there`() throws {
        let stories = Set(Story.all.map(\.name))
        for line in try lines() where !line.story.isEmpty {
            #expect(stories.contains(line.story), "\(line.row) names \(line.story)")
        }
    }

    @Test func `a row without a story says why`() throws {
        for line in try lines() where line.story.isEmpty { #expect(!line.remark.isEmpty, "\(line.row)") }
    }
}
