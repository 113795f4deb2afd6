import Diagnostics
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports stages that no formal notice supports: none of their clocks, nor of the stages before them, counts from one, or
/// it has lapsed by the time the stage can come. [118]
///
/// Held orders need no notice. Another effect goes without one only with `without_notice: true` and the law that allows it.
enum StageNoticeCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.suspensions.flatMap { suspension -> [Diagnostic] in
            let unlawful = suspension.stages.compactMap(withoutLaw)
            // A clock that could not be read may count from a notice.
            guard suspension.stages.allSatisfy({ $0.at != nil }) else { return unlawful }
            let notices = StageNotices(suspension)
            return unlawful
                + suspension.stages.indices.flatMap { index -> [Diagnostic] in
                    let supports = notices.notices(of: index, in: playbook)
                    return [
                        withoutNotice(suspension.stages[index], hasNotice: !supports.isEmpty),
                        lapsed(suspension, index, supports, notices.least[index]),
                    ].compactMap { $0 }
                }
        }
    }

    private static func needsNotice(_ stage: LoweredStage) -> Bool {
        guard stage.record.isComplete, let effect = stage.record.text("effect")?.value else { return false }
        return effect != SuspensionEffect.holdOrders.rawValue
    }

    private static func withoutLaw(_ stage: LoweredStage) -> Diagnostic? {
        guard needsNotice(stage), stage.record.boolean("without_notice") == true, stage.record["legal_basis"] == nil
        else { return nil }
        return noLegalBasis(stage)
    }

    private static func withoutNotice(_ stage: LoweredStage, hasNotice: Bool) -> Diagnostic? {
        guard needsNotice(stage), stage.record.boolean("without_notice") != true, !hasNotice else { return nil }
        return noNotice(stage, stage.record.text("effect")?.value ?? "")
    }

    private static func lapsed(
        _ suspension: LoweredSuspension, _ index: Int, _ notices: [(anchor: Anchor, step: LoweredStep)],
        _ least: [Anchor: Int]
    ) -> Diagnostic? {
        guard let lapses = suspension.record.duration("notice_lapses"), let most = DayBounds(lapses.value).most else {
            return nil
        }
        for notice in notices {
            guard case .event(let event) = notice.anchor, event.moment == .received, let days = least[notice.anchor],
                days > most
            else { continue }
            return lapsed(suspension, suspension.stages[index], notice.step, days: days)
        }
        return nil
    }
}

// MARK: - Messages

extension StageNoticeCheck {
    private static func noNotice(_ stage: LoweredStage, _ effect: String) -> Diagnostic {
        Diagnostic(
            .stageWithoutNotice, at: stage.record.place("at"),
            "stage \"\(stage.name)\" (\(effect)) counts from no formal notice, nor does a stage before it",
            help: "count from a step with \"notice: formal\", as in \"8 full days after formal_notice received\"; "
                + "where the law asks for none, write \"without_notice: true\" and its \"legal_basis\"")
    }

    private static func noLegalBasis(_ stage: LoweredStage) -> Diagnostic {
        Diagnostic(
            .missingLegalBasis, at: stage.record.place("without_notice"),
            "stage \"\(stage.name)\" goes without a formal notice and names no law that allows it",
            help: "write \"legal_basis:\" and the article")
    }

    private static func lapsed(
        _ suspension: LoweredSuspension, _ stage: LoweredStage, _ notice: LoweredStep, days: Int
    ) -> Diagnostic {
        Diagnostic(
            .lapsedNotice, at: stage.record.place("at"),
            "stage \"\(stage.name)\" comes \(days) days after \"\(notice.name)\" was received at the earliest, when it has lapsed",
            help: "shorten the clocks, or lengthen \"notice_lapses\"",
            notes: [DiagnosticNote("a notice lapses after this", at: suspension.record.place("notice_lapses"))])
    }
}
