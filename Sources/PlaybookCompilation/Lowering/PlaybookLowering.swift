import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// From a merged playbook to what runs, and to the pairs of record and meaning that the checks look at.
struct PlaybookLowering {
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    func playbook(_ merged: MergedPlaybook) -> LoweredPlaybook {
        let record = merged.record
        let names = PlaybookNames(merged)
        let context = LoweringContext(vocabulary: vocabulary, names: names, faults: faults)
        var playbook = LoweredPlaybook(merged: merged, vocabulary: vocabulary, names: names)
        playbook.contactRules = ContactRulesLowering(vocabulary: vocabulary, faults: faults).playbook(record)
        playbook.coverage = CoverageLowering(context: context, record: record).coverage()
        playbook.sequences = record.sequences.map {
            SequenceLowering(context: context).sequence($0.name, $0.record)
        }
        let holds = HoldLowering(context: context)
        playbook.holds = holds.holds(record.records("holds"))
        playbook.escalations = record.records("escalations").map(EscalationLowering(context: context).escalation)
        playbook.obligations = record.records("obligations").map(ObligationLowering(context: context).obligation)
        playbook.suspensions = record.records("suspensions").map(SuspensionLowering(context: context).suspension)
        playbook.guarantees = guarantees(playbook, context)
        playbook.program = program(playbook, builtIn: holds.builtIn(besides: record.records("holds")))
        return playbook
    }

    private func guarantees(_ playbook: LoweredPlaybook, _ context: LoweringContext) -> [Lowered<CompiledGuarantee>] {
        let effects = playbook.suspensions.flatMap(\.stages).compactMap { stage in
            stage.record.text("effect").flatMap { SuspensionEffect(rawValue: $0.value) }
        }
        let lowering = GuaranteeLowering(context: context, effects: Set(effects))
        // A playbook that is only for extending, or that leaves everybody alone, promises nothing.
        let isRun = !playbook.merged.isOnlyForExtending && playbook.record["left_alone"] == nil
        let ofPolicy = isRun ? vocabulary.guarantees.map { lowering.guarantee($0, ofPolicy: true) } : []
        let written = vocabulary.packs.writtenOut(
            playbook.record.records("guarantees"), reporting: vocabulary.reporting, faults: context.faults)
        let own = written.map { lowering.guarantee($0, ofPolicy: false) }
        return ofPolicy + own
    }

    private func program(
        _ playbook: LoweredPlaybook, builtIn: [CompiledHold]
    ) -> CompiledPlaybook? {
        let record = playbook.record
        guard let coverage = playbook.coverage?.coverage else { return nil }
        let sequences = playbook.sequences.compactMap(\.rule)
        let holds = playbook.holds.compactMap(\.rule)
        let escalations = playbook.escalations.compactMap(\.rule)
        let obligations = playbook.obligations.compactMap(\.rule)
        let suspensions = playbook.suspensions.compactMap(\.rule)
        guard sequences.count == record.named("sequences").count, holds.count == playbook.holds.count,
            escalations.count == playbook.escalations.count, obligations.count == playbook.obligations.count,
            suspensions.count == playbook.suspensions.count
        else { return nil }
        let contact = playbook.contactRules
        var places = contact.places
        places.coverage = playbook.coverage?.field.range
        places.leftAlone = record["left_alone"]?.range
        return CompiledPlaybook(
            name: playbook.name, title: record.text("title")?.value ?? playbook.name, coverage: coverage,
            valid: playbook.valid,
            leftAlone: record.text("left_alone")?.value, sendDays: contact.sendDays, quiet: contact.quiet,
            contactLimit: contact.contactLimit, delivery: contact.delivery, invoiceDelivery: contact.invoiceDelivery,
            tolerance: contact.tolerance, promises: promises(record), holds: holds + builtIn, sequences: sequences,
            escalations: escalations, suspensions: suspensions, obligations: obligations,
            guarantees: playbook.guarantees.compactMap(\.rule), digest: "", origin: record.place("playbook"),
            places: places)
    }

    private func promises(_ record: SyntaxRecord) -> PromiseRule {
        guard let promises = record.record("promises") else { return PromiseRule() }
        var rule = PromiseRule(origin: promises.range)
        if let grace = promises.duration("grace") { rule.grace = grace.value }
        if case .promiseLimit(let broken, let days)? = promises["no_longer_after"]?.value {
            rule.noLongerAfter = (broken, days)
        }
        return rule
    }
}
