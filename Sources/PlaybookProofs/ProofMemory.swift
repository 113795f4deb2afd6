import PlaybookProgram

/// What was proved before, so that only what changed since is proved again.
///
/// A proof is known by everything that it rests on: the program that proves, the policy, the playbook, the holds of all playbooks
/// and the guarantee. Refutations are not kept: their ledger is made and run anew.
public struct ProofMemory: Sendable {
    /// What the proof of one guarantee rests on, as 16 hexadecimal digits twice.
    public struct Key: Hashable, Sendable {
        public let text: String
    }

    private var proved: [String: [ProofAssumption]] = [:]
    private let prover: String

    /// - Parameters:
    ///   - text: As `text` gives it; lines that are no proof are passed over.
    ///   - prover: A fingerprint of the program that proves: another one believes nothing of it.
    public init(_ text: String = "", prover: String) {
        self.prover = prover
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 2, words[0] == "proved" else { continue }
            let assumptions = words.dropFirst(2).map { ProofAssumption(rawValue: $0) }
            guard !assumptions.contains(nil) else { continue }
            proved[words[1]] = assumptions.compactMap { $0 }
        }
    }

    /// One line for each proof, sorted.
    public var text: String {
        proved.keys.sorted().map { key in
            (["proved", key] + proved[key]!.map(\.rawValue)).joined(separator: " ") + "\n"
        }.joined()
    }

    public var count: Int { proved.count }

    func assumptions(of key: Key) -> [ProofAssumption]? { proved[key.text] }
    mutating func remember(_ key: Key, _ assumptions: [ProofAssumption]) { proved[key.text] = assumptions }

    /// - Parameter surroundings: All that the proofs of a program share.
    func key(_ surroundings: String, _ playbook: CompiledPlaybook, _ guarantee: CompiledGuarantee) -> Key {
        var texts: [String] = []
        for salt in ["", "again"] {
            var fingerprint = Fingerprint()
            for part in [salt, prover, surroundings, playbook.digest, "\(guarantee.name) of \(playbook.name)"] {
                fingerprint.add(part)
            }
            texts.append(fingerprint.text)
        }
        return Key(text: texts.joined())
    }
}
