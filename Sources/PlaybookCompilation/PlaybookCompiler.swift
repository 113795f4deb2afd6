import Diagnostics
import MessageTemplates
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// From the files of a workspace to the program that runs, with everything that is wrong on the way.
///
/// The stages in order: read each file, declare the policy's names, merge playbooks with their parents, give every name,
/// condition and clock its meaning, check, and put the program together. A fault in one file hides none in another, and is
/// not repeated for what depends on it.
public enum PlaybookCompiler {
    /// Faults of one kind that are shown of one file: nobody mends more at a time.
    private static let faultsOfAKind = 100

    /// - Parameter templates: The files below `templates/`; `nil`: messages are not looked at.
    public static func compile(_ files: [SourceFile], templates sources: [TemplateSource]?) -> Compilation {
        let faults = DiagnosticCollector()
        let documents = WorkspaceDocuments(files, faults: faults)
        let rates = KnownRates(
            documents.rates.map(\.record), mayBeMore: documents.someAreUnreadable, faults: faults)
        let packs = PackLibrary(documents.packs, faults: faults)
        let (policy, vocabulary) =
            documents.policy.map { document -> (CompiledPolicy?, PolicyVocabulary) in
                var lowering = PolicyLowering(document.record, rates: rates, packs: packs, faults: faults)
                return lowering.lower()
            } ?? (nil, .unknown)
        let merging = PlaybookMerging.merge(documents.playbooks, mayBeMore: documents.someAreUnreadable)
        faults.report(merging.diagnostics)
        let playbooks = lowered(merging.playbooks, vocabulary, faults)
        let templates = sources.map { sources in
            let (library, diagnostics) = TemplateLibrary.read(sources)
            faults.report(diagnostics)
            return WorkspaceTemplates(sources: sources, library: library)
        }
        let workspace = WorkspaceUnderCheck(
            vocabulary: vocabulary, playbooks: playbooks, templates: templates,
            tests: documents.tests, isWhole: !documents.someAreUnreadable)
        for check in CheckRegistry.ofWorkspace { faults.report(check.diagnostics(of: workspace)) }
        let diagnostics = faults.diagnostics.sortedByPlace().shown(atMost: faultsOfAKind)
        return Compilation(
            program: diagnostics.hasErrors ? nil : policy.flatMap { program($0, playbooks, templates?.library) },
            diagnostics: diagnostics, playbooks: merging.playbooks, tests: documents.tests,
            templates: templates?.library ?? TemplateLibrary())
    }

    /// Each playbook lowered and checked by itself, in the order given; the policy's guarantees before them.
    private static func lowered(
        _ playbooks: [MergedPlaybook], _ vocabulary: PolicyVocabulary, _ faults: DiagnosticCollector
    ) -> [LoweredPlaybook] {
        var inherited = InheritedFaults(ofPolicy: guaranteeFaults(vocabulary))
        var lowered: [String: LoweredPlaybook] = [:]
        for merged in playbooks.sorted(by: { ($0.ancestors.count, $0.name) < ($1.ancestors.count, $1.name) }) {
            let own = DiagnosticCollector()
            let playbook = PlaybookLowering(vocabulary: vocabulary, faults: own).playbook(merged)
            for check in CheckRegistry.ofPlaybook { own.report(check.diagnostics(of: playbook)) }
            inherited.add(own.diagnostics, of: merged)
            lowered[merged.name] = playbook
        }
        faults.report(inherited.all)
        return playbooks.compactMap { lowered[$0.name] }
    }

    /// The policy's guarantees are typed even when no playbook does what they are about.
    private static func guaranteeFaults(_ vocabulary: PolicyVocabulary) -> [Diagnostic] {
        let faults = DiagnosticCollector()
        let context = LoweringContext(vocabulary: vocabulary, names: .unknown, faults: faults)
        let lowering = GuaranteeLowering(context: context, effects: Set(SuspensionEffect.allCases))
        for record in vocabulary.guarantees { _ = lowering.guarantee(record, ofPolicy: true) }
        return faults.diagnostics
    }

    /// - Returns: `nil` when a playbook could not be understood.
    private static func program(
        _ policy: CompiledPolicy, _ playbooks: [LoweredPlaybook], _ templates: TemplateLibrary?
    ) -> CompiledProgram? {
        let running = playbooks.filter { !$0.merged.isOnlyForExtending }
        var compiled = running.compactMap(\.program)
        guard compiled.count == running.count else { return nil }
        let digests = VersionDigest(policy)
        for index in compiled.indices { compiled[index].digest = digests.digest(of: compiled[index]) }
        return CompiledProgram(
            policy: policy, playbooks: compiled.sorted { $0.name < $1.name }, knownNames: knownNames(playbooks),
            templateLanguages: templates?.languages)
    }

    /// What history may mention: names and former names of any playbook, and of what the engine does by itself.
    private static func knownNames(_ playbooks: [LoweredPlaybook]) -> Set<String> {
        var names = DuplicateNameCheck.tasksOfEngine
        for playbook in playbooks {
            names.formUnion(playbook.names.actions.keys)
            for named in playbook.names.actions.values {
                names.formUnion(named.record.formerly)
            }
        }
        return names
    }
}
