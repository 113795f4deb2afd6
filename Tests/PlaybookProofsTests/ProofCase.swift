import Diagnostics
import Foundation
import PlaybookCompilation
import PlaybookProgram
import PlaybookProofs
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// A playbook with guarantees in a file of its own, under the policy that all share, and the verdicts beside it.
struct ProofCase: Sendable, CustomTestStringConvertible {
    struct Fault: Error, CustomStringConvertible { var description: String }

    var file: URL

    var name: String { file.deletingPathExtension().lastPathComponent }
    var testDescription: String { name }

    static func all(in folder: String) -> [ProofCase] {
        contents(of: fixtures(folder)).filter { $0.pathExtension == "yaml" }.map(ProofCase.init)
    }

    /// The program, and everything that the checker says of it.
    static func compile(_ playbooks: [URL]) throws -> (program: CompiledProgram, diagnostics: [Diagnostic]) {
        let files = try ([fixtures("policy.yaml")] + playbooks).map { path in
            SourceFile(path: path.lastPathComponent, bytes: Array(try Data(contentsOf: path)))
        }
        let compilation = PlaybookCompiler.compile(files, templates: nil)
        guard let program = compilation.program, !compilation.diagnostics.hasErrors else {
            let faults = compilation.diagnostics.map { "\($0.range.file.path):\($0.range.start): \($0.message)" }
            throw Fault(description: faults.joined(separator: "\n"))
        }
        return (program, compilation.diagnostics)
    }

    func verdicts() throws -> [GuaranteeVerdict] { ProofRun.verdicts(try ProofCase.compile([file]).program) }
}

/// Each is refuted with a ledger, and what is said of them stands beside the playbook, in a file that ends in `.out`.
func expectRefuted(_ verdicts: [GuaranteeVerdict], at playbook: URL) {
    for verdict in verdicts {
        guard case .refuted(let counterexample) = verdict.outcome else {
            Issue.record("\(verdict.guarantee.name) is not refuted: \(verdict.outcome)")
            continue
        }
        #expect(!counterexample.ledger.files.isEmpty)
    }
    expectGolden(ProofReport(verdicts).text, at: playbook.deletingPathExtension().appendingPathExtension("out"))
}
