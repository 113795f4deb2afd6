import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// When services are limited, when that is barred, and when it is lifted.
struct SuspensionLowering {
    let context: LoweringContext

    func suspension(_ record: SyntaxRecord) -> LoweredSuspension {
        context.reportMissing(in: record)
        let services = context.condition(record, "services", in: .services)
        let ofServices = record["services"] != nil
        let stages = record.records("stages").map { stage($0, ofServices: ofServices) }
        let lifts = record.records("lifts").map { lift($0, of: stages, ofServices: ofServices) }
        let bars = record.records("never").map { bar($0, ofServices: ofServices) }
        var rule: CompiledSuspension?
        let ground = record.text("ground").flatMap { CompiledSuspension.Ground(rawValue: $0.value) }
        let rules = (stages.compactMap(\.rule), lifts.compactMap(\.rule), bars.compactMap(\.rule))
        let isWhole = rules.0.count == stages.count && rules.1.count == lifts.count && rules.2.count == bars.count
        if let name = record.name, let ground, isWhole, services != nil || !ofServices {
            rule = CompiledSuspension(
                name: name, services: services, ground: ground, stages: rules.0, lifts: rules.1, bars: rules.2,
                noticeLapses: record.duration("notice_lapses")?.value, days: days(record),
                restAfterLift: record.duration("rest_after_lift")?.value ?? DateOffset(30, .days),
                restOrigin: record["rest_after_lift"]?.range,
                origin: record.place("suspension"))
        }
        return LoweredSuspension(
            record: record, services: services, stages: stages, lifts: lifts, bars: bars, rule: rule)
    }

    /// Monday to Thursday unless it says otherwise: the next day somebody must be there. [115]
    private func days(_ record: SyntaxRecord) -> CompiledSuspension.AllowedDays {
        if record.text("days")?.value == "any" { return .any }
        let weekdays = RuleDefaults.weekdays(record, "days")
        return .weekdays(weekdays.isEmpty ? [.mon, .tue, .wed, .thu] : weekdays)
    }

    private func stage(_ record: SyntaxRecord, ofServices: Bool) -> LoweredStage {
        context.reportMissing(in: record)
        let at = context.clock(record, "at")
        let scope = ConditionScope.suspension(ofServices: ofServices, place: "a stage")
        let when = context.condition(record, "when", in: scope)
        let message = DeedLowering(context: context, record: record).messageIfAny()
        let effect = record.text("effect").flatMap { SuspensionEffect(rawValue: $0.value) }
        let keys = ["suspension", effect?.rawValue, record.name].compactMap { $0 }
        let approval = context.approvals.rule(record, policyKeys: keys)
        var rule: CompiledStage?
        if let name = record.name, let at, let effect, when != nil || record["when"] == nil,
            message != nil || record["send"] == nil
        {
            rule = CompiledStage(
                name: name, at: at, when: when, effect: effect,
                billingContinues: record.text("billing")?.value != "stops", message: message, approval: approval,
                withoutNotice: record.boolean("without_notice") ?? false,
                formerly: record.formerly, origin: record.place("stage"))
        }
        return LoweredStage(record: record, at: at, when: when, rule: rule)
    }

    private func lift(_ record: SyntaxRecord, of stages: [LoweredStage], ofServices: Bool) -> Lowered<CompiledLift> {
        context.reportMissing(in: record)
        let scope = ConditionScope.suspension(ofServices: ofServices, place: "a lift")
        let when = context.condition(record, "when", in: scope)
        let message = DeedLowering(context: context, record: record).messageIfAny()
        let target = self.target(record, among: stages)
        guard let name = record.name, let when, let target, message != nil || record["send"] == nil else {
            return Lowered(record: record, rule: nil)
        }
        let rule = CompiledLift(
            name: name, when: when, target: target, message: message,
            formerly: record.formerly, origin: record.place("lift"))
        return Lowered(record: record, rule: rule)
    }

    private func target(_ record: SyntaxRecord, among stages: [LoweredStage]) -> CompiledLift.Target? {
        guard let to = record.text("to") else { return record.isInvalid("to") ? nil : .all }
        if to.value == "all" { return .all }
        let known = KnownNames(stages.map(\.name), isOpen: context.names.isOpen)
        if let index = known.names.firstIndex(of: to.value) { return .stage(index) }
        if let fault = known.fault(of: to, .unknownStep, what: "stage", owner: "the suspension") {
            context.faults.report(fault)
        }
        return nil
    }

    private func bar(_ record: SyntaxRecord, ofServices: Bool) -> Lowered<CompiledBar> {
        context.reportMissing(in: record)
        let scope = ConditionScope.suspension(ofServices: ofServices, place: "a bar")
        let when = context.condition(record, "when", in: scope)
        let effects = (record.words("effects") ?? []).compactMap { SuspensionEffect(rawValue: $0.value) }
        guard let name = record.name, let when, !effects.isEmpty else { return Lowered(record: record, rule: nil) }
        let rule = CompiledBar(
            name: name, when: when, effects: Set(effects), legalBasis: record.text("legal_basis")?.value,
            origin: record.place("bar"))
        return Lowered(record: record, rule: rule)
    }
}
