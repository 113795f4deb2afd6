import DunningEngine
import DunningReports
import FinancialValues
import Foundation
import PlaybookProgram
import PlaybookProofs
import Receivables

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
    public static func run(
        _ program: CompiledProgram, only: Set<String> = [], memory: ProofMemory? = nil
    ) -> Result {
        let prover = GuaranteeProver(program, memory: memory) { replay($0, program) }
        var verdicts: [GuaranteeVerdict] = []
        for (index, playbook) in program.playbooks.enumerated() where only.isEmpty || only.contains(playbook.name) {
            for guarantee in playbook.guarantees.indices { verdicts.append(prover.verdict(of: guarantee, in: index)) }
        }
        return Result(
            verdicts: verdicts, coverage: prover.coverage(), findings: prover.findings(), memory: prover.memory)
    }

    /// The verdicts alone.
    public static func verdicts(_ program: CompiledProgram, only: Set<String> = []) -> [GuaranteeVerdict] {
        run(program, only: only).verdicts
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

extension StoryLedger {
    /// Writes the ledger's files into a folder, which is made where it is not there.
    public func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files { try Data(file.contents.utf8).write(to: folder.appending(path: file.name)) }
    }
}
