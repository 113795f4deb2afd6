import Diagnostics
import DunningReports

/// What became of one case of a playbook's tests.
public struct PlaybookTestResult: Sendable {
    /// The file's own name of the tests.
    public let tests: String
    public let name: String
    public let place: SourcePlace
    /// One line each, with its place; empty: it passed.
    public let failures: [String]

    public var hasPassed: Bool { failures.isEmpty }
}

/// All results, and how they are told.
public struct PlaybookTestReport: Sendable {
    /// By file and place.
    public let results: [PlaybookTestResult]

    public var failedCount: Int { results.count { !$0.hasPassed } }

    /// The failed cases with what differs, then how many passed.
    public var text: String {
        var text = ""
        for result in results where !result.hasPassed {
            text += "\(result.place): failed: \(result.name)\n"
            for failure in result.failures { text += "  \(failure)\n" }
        }
        let passed = results.count - failedCount
        return text + "\(results.count) case\(results.count == 1 ? "" : "s"): \(passed) passed, \(failedCount) failed\n"
    }
}
