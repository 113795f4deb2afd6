import Dispatch
import Foundation
import Synchronization
import Testing

/// The worlds on which every property must hold: as many as `RELANCE_WORLDS` says, from the seed `RELANCE_SEED` on.
enum Worlds {
    static let seeds: Range<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["RELANCE_SEED"].flatMap { UInt64($0) } ?? 1
        let count = environment["RELANCE_WORLDS"].flatMap { UInt64($0) } ?? 100
        return first..<(first + max(1, count))
    }()

    /// Worlds that have shown a fault once: tried beside the others, unless a seed is asked for.
    private static let found: [UInt64] = {
        let isAsked = ProcessInfo.processInfo.environment["RELANCE_SEED"] != nil
        return isAsked ? [] : [10_064, 10_434, 11_685, 11_785, 11_907, 13_594]
    }()

    /// Each simulated once, on all processors.
    static let all: [World] = mapped(seeds + found.filter { !seeds.contains($0) }) { World(seed: $0) }

    /// Whether so many worlds are tried that what is rare should have come up.
    static let areMany = seeds.count >= 1000

    /// Looks for a world that breaks a property, and says in one line how many were tried, or how to see it again.
    ///
    /// - Parameters:
    ///   - applies: The worlds of which the property says something.
    ///   - violation: What is wrong in a world; `nil` when it holds there.
    static func hold(
        _ property: String, where applies: (World) -> Bool = { _ in true },
        _ violation: @Sendable (World) -> String?, at location: SourceLocation = #_sourceLocation
    ) {
        let tried = all.filter(applies)
        print("property: \(property): \(tried.count) worlds, seeds \(seeds.lowerBound) to \(seeds.upperBound - 1)")
        let found = mapped(tried) { world in violation(world).map { (seed: world.seed, text: $0) } }
        guard let first = found.compactMap({ $0 }).first else { return }
        let others = found.compactMap { $0 }.count - 1
        Issue.record(
            "\(property): seed \(first.seed): \(first.text) (\(others) more; RELANCE_SEED=\(first.seed) RELANCE_WORLDS=1)",
            sourceLocation: location)
    }

    /// On all processors, in order.
    private static func mapped<Value: Sendable, Result: Sendable>(
        _ values: [Value], _ transform: @Sendable (Value) -> Result
    ) -> [Result] {
        let results = Mutex<[Result?]>(Array(repeating: nil, count: values.count))
        DispatchQueue.concurrentPerform(iterations: values.count) { index in
            let result = transform(values[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.map { $0! } }
    }
}

/// The first place at which two runs differ; `nil` when they are the same.
func firstDifference(_ expected: [String], _ found: [String]) -> String? {
    guard expected != found else { return nil }
    let pair = zip(expected + ["(end)"], found + ["(end)"]).first { $0 != $1 }
    return "\(pair?.1 ?? "(end)") instead of \(pair?.0 ?? "(end)")"
}
