import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports suspensions that never end, and lifts that ask for the wrong sum.
///
/// `ground.amount` leaves out what is disputed or covered by unmatched cash, so a mere dispute would lift; a lift asks for
/// `ground.open`, what is still unpaid. [113] A lift back to the last stage lifts nothing.
enum LiftCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.suspensions.flatMap { suspension -> [Diagnostic] in
            var faults =
                suspension.lifts.flatMap(onGroundAmount) + suspension.lifts.compactMap { toTheLast($0, suspension) }
            if let lifts = suspension.record["lifts"], suspension.lifts.isEmpty, case .records = lifts.value,
                suspension.record.isComplete, playbook.record.isComplete
            {
                faults.append(withoutLift(suspension))
            }
            return faults
        }
    }

    private static func onGroundAmount(_ lift: Lowered<CompiledLift>) -> [Diagnostic] {
        (lift.rule?.when.clauses ?? []).compactMap { clause in
            clause.test.facts.contains(.builtIn(.groundAmount)) ? onGroundAmount(lift, clause) : nil
        }
    }

    private static func toTheLast(_ lift: Lowered<CompiledLift>, _ suspension: LoweredSuspension) -> Diagnostic? {
        guard case .stage(let index)? = lift.rule?.target, index == suspension.stages.count - 1 else { return nil }
        return toTheLast(lift.record, suspension.stages[index])
    }
}

// MARK: - Messages

extension LiftCheck {
    private static func withoutLift(_ suspension: LoweredSuspension) -> Diagnostic {
        Diagnostic(
            .suspensionWithoutLift, at: suspension.record.place("suspension"),
            "suspension \"\(suspension.record.name ?? "")\" has no lift, so nothing ever gives the service back",
            help: "write under \"lifts:\" when it ends, such as \"when: ground.open = 0\"")
    }

    private static func onGroundAmount(_ lift: Lowered<CompiledLift>, _ clause: CompiledClause) -> Diagnostic {
        Diagnostic(
            .liftOnGroundAmount, at: clause.origin,
            "lift \"\(lift.record.name ?? "")\" asks for \"ground.amount\", which a mere dispute or unmatched cash brings to 0",
            help: "write \"ground.open\": what is still unpaid")
    }

    private static func toTheLast(_ record: SyntaxRecord, _ stage: LoweredStage) -> Diagnostic {
        Diagnostic(
            .uselessLift, at: record.place("to"),
            "lift \"\(record.name ?? "")\" goes back to \"\(stage.name)\", the last stage, and so lifts nothing",
            help: "write \"all\" or an earlier stage")
    }
}
