import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// The reactions of an account to its state.
struct EscalationLowering {
    let context: LoweringContext

    func escalation(_ record: SyntaxRecord) -> Lowered<CompiledEscalation> {
        context.reportMissing(in: record)
        let when = context.condition(record, "when", in: .escalation)
        let deed = DeedLowering(context: context, record: record).deed()
        let approval = context.approval(of: record)
        guard let name = record.name, let when, let deed, let combine = RuleDefaults.combine(record, of: deed) else {
            return Lowered(record: record, rule: nil)
        }
        let rule = CompiledEscalation(
            name: name, when: when, deed: deed, every: record.repetition("repeat")?.every,
            combine: combine, on: RuleDefaults.weekdays(record),
            lists: RuleDefaults.lists(record), approval: approval,
            formerly: record.formerly, origin: record.place("escalation"))
        return Lowered(record: record, rule: rule)
    }
}

/// The deadlines of law or contract.
struct ObligationLowering {
    let context: LoweringContext

    func obligation(_ record: SyntaxRecord) -> Lowered<CompiledObligation> {
        context.reportMissing(in: record)
        let unit = record.text("per").flatMap { CompiledObligation.Unit(rawValue: $0.value) } ?? .account
        let forWhom = context.condition(record, "for", in: .obligation(unit))
        let by = context.clock(record, "by")
        let deed = DeedLowering(context: context, record: record).deed()
        let approval = context.approval(of: record)
        guard let name = record.name, let by, let deed, forWhom != nil || record["for"] == nil else {
            return Lowered(record: record, rule: nil)
        }
        let rule = CompiledObligation(
            name: name, unit: unit, forWhom: forWhom, by: by, warn: record.duration("warn")?.value, deed: deed,
            approval: approval, formerly: record.formerly,
            origin: record.place("obligation"))
        return Lowered(record: record, rule: rule)
    }
}

extension LoweringContext {
    /// Its own approval, and what the policy asks of its task or of it by name.
    func approval(of record: SyntaxRecord) -> ApprovalRule {
        approvals.rule(record, policyKeys: [record.text("task")?.value, record.name].compactMap { $0 })
    }
}
