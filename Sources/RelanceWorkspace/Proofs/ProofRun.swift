import Dispatch
import DunningEngine
import DunningReports
import FinancialValues
import Foundation
import PlaybookProgram
import PlaybookProofs
import Receivables
import Synchronization

/// Proves the guarantees of a program. A counterexample is run as `relance simulate` would run its folder, before anybody sees
/// it.
public enum ProofRun {
    public struct Result: Sendable {
        public var verdicts: [GuaranteeVerdict]
        public var coverage: CoverageVerdict
        public var findings: [ProofFinding]
        /// What is known to be proved now; `nil` where nothing was to be remembered.
        public var memory: ProofMemory?
    }

    /// - Parameters:
    ///   - only: Names of playbooks; empty: all that cover somebody.
    ///   - memory: What was proved before.
    ///   - threads: How many prove, without changing what; at least 1.
    public static func run(
        _ program: CompiledProgram, only: Set<String> = [], memory: ProofMemory? = nil, threads: Int = 1
    ) -> Result {
        let program = program.ofCustomersWhoCanRead
        let shares = FindingShares(program)
        let surroundings = ProofSurroundings(program)
        let (proofs, memory) = proofs(program, surroundings, memory, threads) { prover, index in
            Proofs(
                verdicts: isAsked(program.playbooks[index], only) ? verdicts(of: index, prover) : [],
                findings: prover.findings(of: index, shares))
        }
        var findings: [ProofFinding] = []
        var known: Set<ProofFinding> = []
        for finding in proofs.flatMap(\.findings) where known.insert(finding).inserted { findings.append(finding) }
        return Result(
            verdicts: proofs.flatMap(\.verdicts),
            coverage: GuaranteeProver(program, surroundings: surroundings, replay: nil).coverage(),
            findings: findings, memory: memory)
    }

    /// The verdicts alone.
    public static func verdicts(_ program: CompiledProgram, only: Set<String> = []) -> [GuaranteeVerdict] {
        let program = program.ofCustomersWhoCanRead
        return proofs(program, ProofSurroundings(program), nil, 1) { prover, index in
            Proofs(verdicts: isAsked(program.playbooks[index], only) ? verdicts(of: index, prover) : [])
        }.of.flatMap(\.verdicts)
    }

    private static func isAsked(_ playbook: CompiledPlaybook, _ only: Set<String>) -> Bool {
        only.isEmpty || only.contains(playbook.name)
    }

    private static func verdicts(of playbook: Int, _ prover: GuaranteeProver) -> [GuaranteeVerdict] {
        prover.program.playbooks[playbook].guarantees.indices.map { prover.verdict(of: $0, in: playbook) }
    }

    // MARK: - Threads

    /// What is said of one playbook.
    private struct Proofs: Sendable {
        var verdicts: [GuaranteeVerdict] = []
        var findings: [ProofFinding] = []
    }

    /// Each playbook is taken by the next prover that is free; what one has asked of the solver no other asks.
    private static func proofs(
        _ program: CompiledProgram, _ surroundings: ProofSurroundings, _ memory: ProofMemory?, _ threads: Int,
        prove: @Sendable (GuaranteeProver, Int) -> Proofs
    ) -> (of: [Proofs], memory: ProofMemory?) {
        let count = program.playbooks.count
        let answers = ProofAnswers()
        let next = Atomic(0)
        let proofs = Mutex<[Proofs?]>(Array(repeating: nil, count: count))
        let known = Mutex(memory)
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
            let prover = GuaranteeProver(program, memory: memory, surroundings: surroundings, answers: answers) {
                replay($0, program)
            }
            while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < count {
                let found = prove(prover, index)
                proofs.withLock { $0[index] = found }
            }
            if let learned = prover.memory { known.withLock { $0?.formUnion(learned) } }
        }
        return (proofs.withLock { $0.map { $0! } }, known.withLock { $0 })
    }

    /// A fingerprint of the program that proves: another build believes nothing of what this one remembers.
    public static let prover: String = {
        var fingerprint = Fingerprint()
        if let bytes = try? Data(contentsOf: URL(fileURLWithPath: "/proc/self/exe")) { fingerprint.add(bytes) }
        return fingerprint.text
    }()

    /// What a story's ledger, written into a folder and read again, breaks on its day.
    ///
    /// - Returns: `nil` when the folder cannot be written, or anything in it is at fault.
    public static func replay(_ story: StoryLedger, _ program: CompiledProgram) -> [BrokenGuarantee]? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "relance-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try story.write(to: folder)
            let reading = try LedgerLocation(path: folder.path(percentEncoded: false)).read(program.policy)
            guard !reading.report.hasErrors else { return nil }
            let options = SimulationOptions(asOf: story.asOf, days: 1)
            return DunningSimulator.simulate(program, reading.snapshot, options).brokenGuarantees
        } catch {
            return nil
        }
    }
}

extension CompiledProgram {
    /// With languages in which every message can be written, where the policy names none: a story is of a customer who can read.
    fileprivate var ofCustomersWhoCanRead: CompiledProgram {
        guard policy.languages.isEmpty else { return self }
        var program = self
        program.policy.languages = writtenLanguages
        return program
    }
}

extension StoryLedger {
    /// Writes the ledger's files into a folder, which is made where it is not there.
    public func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files { try Data(file.contents.utf8).write(to: folder.appending(path: file.name)) }
    }
}
