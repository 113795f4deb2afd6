import Foundation
import Synchronization

/// Cases that are each made from a seed and nothing else: as many as `RELANCE_FUZZ` says, from the seed `RELANCE_SEED` on.
///
/// A program that traps takes everything with it that it has not yet said. So the seed at hand stands in a file before its case is
/// tried; a run that ends well removes it, and a run that finds one tries that seed first. A case that does not end is told with its
/// seed, and ends the process.
public struct FuzzRun {
    private let name: String
    private let seeds: Range<UInt64>
    private let seedFile: String
    /// Wall-clock time, on a machine that does other things too.
    private static let longestCase = 120
    private static let longestComputing = Duration.seconds(10)

    /// - Parameters:
    ///   - cases: How many where nobody says.
    ///   - cost: How many cases of others one of these takes as long as: of so many asked for one is tried.
    public init(_ name: String, cases: UInt64, cost: UInt64 = 1) {
        self.name = name
        let environment = ProcessInfo.processInfo.environment
        let first = environment["RELANCE_SEED"].flatMap { UInt64($0) } ?? 1
        let count = environment["RELANCE_FUZZ"].flatMap { UInt64($0).map { ($0 + cost - 1) / cost } } ?? cases
        seeds = first..<(first + max(1, count))
        seedFile = FileManager.default.temporaryDirectory.appending(path: "relance-fuzz-\(name).seed")
            .path(percentEncoded: false)
    }

    /// - Parameter violation: What is wrong with the case; `nil` when all is as it must be.
    /// - Returns: What was found, one line for each seed, at most twenty.
    public func violations(_ violation: (inout RandomNumbers) throws -> String?) -> [String] {
        print(
            "fuzz: \(name): seeds \(seeds.lowerBound) to \(seeds.upperBound - 1); the one at hand stands in \(seedFile)"
        )
        fflush(nil)
        let left = (try? String(contentsOfFile: seedFile, encoding: .utf8)).flatMap { UInt64($0) }
        if let left { print("fuzz: \(name): a run that did not end left seed \(left), which is tried first") }
        let watchdog = Watchdog(name, seconds: FuzzRun.longestCase)
        defer { watchdog.stop() }
        var found: [String] = []
        for seed in (left.map { [$0] } ?? []) + seeds where found.count < 20 {
            try? String(seed).write(toFile: seedFile, atomically: false, encoding: .utf8)
            watchdog.begin(seed)
            var random = RandomNumbers(seed: seed)
            var text: String?
            let time = processorTime {
                do { text = try violation(&random) } catch { text = "\(error)" }
            }
            if text == nil, time > FuzzRun.longestComputing { text = "it took \(time)" }
            if let text { found.append("\(name): seed \(seed): \(text) (RELANCE_SEED=\(seed) RELANCE_FUZZ=1)") }
        }
        unlink(seedFile)
        return found
    }
}

/// Ends the process when a case takes too long.
private final class Watchdog: Sendable {
    private struct State {
        var seed: UInt64 = 0
        var end = ContinuousClock.now
        var isOver = false
    }

    private let state = Mutex(State())
    private let seconds: Int

    init(_ name: String, seconds: Int) {
        self.seconds = seconds
        begin(0)
        let thread = Thread { [self] in
            while !state.withLock({ $0.isOver }) {
                Thread.sleep(forTimeInterval: 0.2)
                let (seed, isLate) = state.withLock { ($0.seed, !$0.isOver && ContinuousClock.now > $0.end) }
                guard isLate else { continue }
                print(
                    "fuzz: \(name): seed \(seed) has not ended after \(seconds) seconds (RELANCE_SEED=\(seed) RELANCE_FUZZ=1)"
                )
                fflush(nil)
                abort()
            }
        }
        thread.start()
    }

    func begin(_ seed: UInt64) {
        state.withLock { ($0.seed, $0.end) = (seed, .now + .seconds(seconds)) }
    }

    func stop() { state.withLock { $0.isOver = true } }
}
