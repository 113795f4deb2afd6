import Foundation
import RelanceTestSupport
import Testing

@Suite("The ids of diagnostics")
struct CodeDeclarationTests {
    /// Each `DiagnosticCode("...")` of the sources.
    private func declared() throws -> [String] {
        try swiftFiles(below: "Sources").flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(of: /= DiagnosticCode\("([^"]*)"\)/).map {
                String($0.output.1)
            }
        }
    }

    @Test("each is declared once, so that it means one thing and has one page")
    func once() throws {
        let counts = Dictionary(grouping: try declared(), by: { $0 }).mapValues(\.count)
        #expect(counts.count > 200)
        #expect(counts.filter { $0.value > 1 }.keys.sorted() == [])
    }

    @Test("each is written in small letters with hyphens")
    func spelling() throws {
        #expect(try declared().filter { $0.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) == nil } == [])
    }
}
