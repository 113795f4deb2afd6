import Diagnostics
import PlaybookModel
import PlaybookSyntax

/// The files of a workspace, read one by one and sorted by what they are.
struct WorkspaceDocuments {
    private(set) var policy: SyntaxDocument?
    private(set) var playbooks: [SyntaxDocument] = []
    /// Sorted by path.
    private(set) var tests: [SyntaxDocument] = []
    /// The workspace's own tables of reference rates; sorted by path.
    private(set) var rates: [SyntaxDocument] = []
    /// The workspace's own packs of guarantees, which are read once for each place that includes them.
    private(set) var packs: [SourceFile] = []
    /// A file said nothing that can be used: what is named and not found may stand in it.
    private(set) var someAreUnreadable = false

    init(_ files: [SourceFile], faults: DiagnosticCollector) {
        var policies: [SyntaxDocument] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            if GuaranteePack(file) != nil {
                packs.append(file)
                continue
            }
            let (document, diagnostics) = DocumentReader.read(file)
            faults.report(diagnostics)
            switch document?.kind {
            case .policy: policies.append(document!)
            case .playbook:
                playbooks.append(document!)
                if document!.record.name == nil { someAreUnreadable = true }
            case .tests: tests.append(document!)
            case .referenceRate: rates.append(document!)
            case .pack: packs.append(file)
            case nil: someAreUnreadable = true
            }
        }
        policy = policies.first
        for second in policies.dropFirst() { faults.report(secondPolicy(second, first: policies[0])) }
        if policies.isEmpty && !someAreUnreadable { faults.report(missingPolicy(files)) }
        reportRepeatedTests(faults)
    }

    private func reportRepeatedTests(_ faults: DiagnosticCollector) {
        var first: [String: SyntaxRecord] = [:]
        for test in tests {
            guard let name = test.record.name else { continue }
            if let known = first[name] {
                faults.report(
                    Diagnostic(
                        .duplicateTests, at: test.record.place("tests"), "other tests are called \"\(name)\" too",
                        help: "give them a name of their own",
                        notes: [DiagnosticNote("the first ones", at: known.place("tests"))]))
            } else {
                first[name] = test.record
            }
        }
    }

    private func secondPolicy(_ document: SyntaxDocument, first: SyntaxDocument) -> Diagnostic {
        Diagnostic(
            .secondPolicy, at: document.record.place("policy"), "the workspace has a credit policy already",
            help: "one policy holds for every playbook: put what differs into the playbooks",
            notes: [DiagnosticNote("the first policy", at: first.record.place("policy"))])
    }

    private func missingPolicy(_ files: [SourceFile]) -> Diagnostic {
        let file = SourceFile(path: "playbooks/policy.yaml", bytes: [])
        return Diagnostic(
            .missingPolicy, at: SourceRange(file, 0..<0), "the workspace has no credit policy",
            help:
                "write \"relance: 1\" and \"policy: NAME\" into a file of this name; \"relance init\" writes an example"
        )
    }
}
