import PlaybookProgram

/// What was proved before, so that only what changed since is proved again.
///
/// Beside proofs, what was asked to find rules that no ledger makes matter is kept with its answer.
///
/// A proof is known by everything that it rests on: the program that proves, the policy, the playbook, the holds of all playbooks
/// and the guarantee. Refutations are not kept: their ledger is made and run anew.
public struct ProofMemory: Sendable {
    /// What the proof of one guarantee rests on, as 16 hexadecimal digits twice.
    public struct Key: Hashable, Sendable {
        public let text: String
    }

    private var proved: [String: [ProofAssumption]] = [:]
    /// Of questions, by key: whether nothing makes what was asked true.
    private var isImpossible: [String: Bool] = [:]
    private let prover: String

    /// - Parameters:
    ///   - text: As `text` gives it; lines that are no proof are passed over.
    ///   - prover: A fingerprint of the program that proves: another one believes nothing of it.
    public init(_ text: String = "", prover: String) {
        self.prover = prover
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 2, ["possible", "impossible"].contains(words[0]) {
                isImpossible[words[1]] = words[0] == "impossible"
            }
            guard words.count >= 2, words[0] == "proved" else { continue }
            let assumptions = words.dropFirst(2).map { ProofAssumption(rawValue: $0) }
            guard !assumptions.contains(nil) else { continue }
            proved[words[1]] = assumptions.compactMap { $0 }
        }
    }

    /// One line for each proof and each answer, sorted.
    public var text: String {
        proved.keys.sorted().map { key in
            (["proved", key] + proved[key]!.map(\.rawValue)).joined(separator: " ") + "\n"
        }.joined()
            + isImpossible.keys.sorted().map { (isImpossible[$0]! ? "impossible " : "possible ") + $0 + "\n" }.joined()
    }

    /// How many proofs there are.
    public var count: Int { proved.count }

    /// Adds what another has.
    public mutating func formUnion(_ other: ProofMemory) {
        proved.merge(other.proved) { own, _ in own }
        isImpossible.merge(other.isImpossible) { own, _ in own }
    }

    func answer(of key: Key) -> Bool? { isImpossible[key.text] }
    mutating func remember(_ key: Key, isImpossible answer: Bool) { isImpossible[key.text] = answer }

    /// Of a question to the solver.
    func key(of question: String) -> Key { key([question]) }

    func assumptions(of key: Key) -> [ProofAssumption]? { proved[key.text] }
    mutating func remember(_ key: Key, _ assumptions: [ProofAssumption]) { proved[key.text] = assumptions }

    /// - Parameter surroundings: All that the proofs of a program share.
    func key(_ surroundings: String, _ playbook: CompiledPlaybook, _ guarantee: CompiledGuarantee) -> Key {
        key([surroundings, playbook.digest, "\(guarantee.name) of \(playbook.name)"])
    }

    private func key(_ parts: [String]) -> Key {
        var texts: [String] = []
        for salt in ["", "again"] {
            var fingerprint = Fingerprint()
            for part in [salt, prover] + parts { fingerprint.add(part) }
            texts.append(fingerprint.text)
        }
        return Key(text: texts.joined())
    }
}
