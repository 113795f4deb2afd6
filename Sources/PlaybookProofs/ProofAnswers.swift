import Synchronization

/// What was asked of a solver in one run, and whether it is impossible: the same text has the same answer, whoever asks.
public final class ProofAnswers: Sendable {
    private let isImpossible = Mutex<[String: Bool]>([:])

    public init() {}

    /// - Parameter solve: Called where nobody has asked. Two that ask at the same time both solve.
    func answer(to text: String, solve: () -> Bool) -> Bool {
        if let known = isImpossible.withLock({ $0[text] }) { return known }
        let answer = solve()
        isImpossible.withLock { $0[text] = answer }
        return answer
    }
}
