import Dispatch
import DunningEngine
import PlaybookProgram
import Receivables
import Synchronization

/// A simulation on several threads. Their number changes nothing about the schedule.
public enum ThreadedSimulation {
    /// - Parameter progress: Told now and then how many of all accounts are done.
    public static func run(
        _ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions, threads: Int,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil
    ) -> DunningSchedule {
        run(PartedSimulation(program, ledger, options), threads: threads, progress: progress)
    }

    /// - Parameters:
    ///   - threads: At least 1, the calling one included.
    ///   - progress: Called on the calling thread.
    public static func run(
        _ simulation: PartedSimulation, threads: Int, progress: ((_ done: Int, _ of: Int) -> Void)? = nil
    ) -> DunningSchedule {
        let board = PartBoard(simulation.count)
        let others = DispatchGroup()
        for _ in 1..<max(1, min(threads, simulation.count)) {
            DispatchQueue.global().async(group: others) {
                while let part = board.take() { board.put(simulation.compute(part), at: part) }
            }
        }
        while let part = board.take() {
            let done = board.put(simulation.compute(part), at: part)
            progress?(done, simulation.accounts)
        }
        others.wait()
        return simulation.schedule(joining: board.results)
    }
}

/// Which parts of a simulation are still to be computed, and what came of the others.
private final class PartBoard: Sendable {
    private struct State {
        var next = 0
        var accountsDone = 0
        var results: [PartedSimulation.Result?]
    }

    private let state: Mutex<State>
    private let count: Int

    init(_ count: Int) {
        self.count = count
        state = Mutex(State(results: Array(repeating: nil, count: count)))
    }

    /// The next part to compute; `nil` when each was taken.
    func take() -> Int? {
        state.withLock { state in
            guard state.next < count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    /// - Returns: How many accounts are done.
    @discardableResult func put(_ result: PartedSimulation.Result, at part: Int) -> Int {
        state.withLock { state in
            state.results[part] = result
            state.accountsDone += result.accounts
            return state.accountsDone
        }
    }

    /// Of all parts, in their order, once each was put.
    var results: [PartedSimulation.Result] { state.withLock { $0.results.map { $0! } } }
}
