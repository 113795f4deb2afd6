import Foundation
import RelanceTestSupport
import Testing

@Suite("What the engine is made of")
struct EngineClosureTests {
    /// The engine and everything that it builds on: values and arithmetic, with no file, clock or YAML in reach.
    private static let closure: Set = [
        "DunningEngine", "PlaybookProgram", "Receivables", "FinancialValues", "Diagnostics",
    ]

    @Test("it imports nothing but itself", arguments: closure.sorted())
    func imports(_ target: String) throws {
        let files = try swiftFiles(below: "Sources/\(target)")
        #expect(!files.isEmpty)
        let foreign = try files.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .filter { $0.hasPrefix("import ") || $0.contains(" import ") && $0.hasPrefix("@") }
                .map { String($0.split(separator: " ").last!) }
                .filter { !Self.closure.contains($0) }
                .map { "\(file.lastPathComponent) imports \($0)" }
        }
        #expect(foreign == [])
    }
}
