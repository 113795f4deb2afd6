import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports suspensions that cannot do what they say: services limited where none are named, a ground of contracts without a
/// service that has one, and bars of effects that no stage has.
enum SuspensionScopeCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.suspensions.flatMap { suspension -> [Diagnostic] in
            guard suspension.record.isComplete else { return [] }
            var faults: [Diagnostic] = []
            if suspension.record["services"] == nil {
                faults += suspension.stages.filter { needsService($0) }.map(withoutService)
                if suspension.record.text("ground")?.value == CompiledSuspension.Ground.sameContract.rawValue {
                    faults.append(withoutContract(suspension))
                }
            }
            let effects = Set(suspension.stages.compactMap { $0.record.text("effect")?.value })
            guard effects.count > 0, suspension.stages.allSatisfy({ $0.record["effect"] != nil }) else { return faults }
            return faults
                + suspension.bars.compactMap { bar in
                    guard let rule = bar.rule, effects.isDisjoint(with: rule.effects.map(\.rawValue)) else {
                        return nil
                    }
                    return barsNothing(bar.record)
                }
        }
    }

    private static func needsService(_ stage: LoweredStage) -> Bool {
        guard let effect = stage.record.text("effect")?.value else { return false }
        return effect != SuspensionEffect.holdOrders.rawValue
    }
}

// MARK: - Messages

extension SuspensionScopeCheck {
    private static func withoutService(_ stage: LoweredStage) -> Diagnostic {
        Diagnostic(
            .stageWithoutService, at: stage.record.place("effect"),
            "stage \"\(stage.name)\" limits services, and its suspension names none",
            help: "write \"services:\" and a condition, such as \"kind = hosting\"; only hold_orders goes without")
    }

    private static func withoutContract(_ suspension: LoweredSuspension) -> Diagnostic {
        Diagnostic(
            .stageWithoutService, at: suspension.record.place("ground"),
            "suspension \"\(suspension.record.name ?? "")\" is of no service, so no invoice is of the same contract",
            help: "write \"ground: account\", or \"services:\" and a condition")
    }

    private static func barsNothing(_ bar: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .uselessBar, .warning, at: bar.place("effects"),
            "bar \"\(bar.name ?? "")\" bars effects that no stage of its suspension has",
            help: "name the effect of a stage")
    }
}
