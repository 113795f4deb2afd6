import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports stages that limit a service and count from the day a formal notice was sent, where nothing counts from its receipt.
///
/// A notice works from its receipt: counted from its sending, the time it gives is shorter by the days it travels, and one
/// that never arrived gives none. `NAME` alone is the day of sending too. Exempt are held orders, which need no notice, stages
/// that also count from a receipt or follow one that does, and those with the law or contract that counts from the sending.
enum SendingClockCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.suspensions.flatMap { suspension -> [Diagnostic] in
            guard suspension.record["legal_basis"] == nil, suspension.stages.allSatisfy({ $0.at != nil }) else {
                return []
            }
            let notices = StageNotices(suspension)
            return suspension.stages.indices.compactMap { index in
                let stage = suspension.stages[index]
                guard stage.isLimiting, stage.record["legal_basis"] == nil else { return nil }
                let supports = notices.notices(of: index, in: playbook)
                guard !supports.contains(where: { $0.anchor.isReceipt }) else { return nil }
                return stage.at?.terms.lazy.compactMap { term in
                    supports.first { $0.anchor == term.anchor }.map { fromSending(stage, term, $0.step) }
                }.first
            }
        }
    }
}

extension LoweredStage {
    fileprivate var isLimiting: Bool {
        guard let effect = record.text("effect")?.value else { return false }
        return effect != SuspensionEffect.holdOrders.rawValue && record.boolean("without_notice") != true
    }
}

extension Anchor {
    fileprivate var isReceipt: Bool { if case .event(let event) = self { event.moment == .received } else { false } }
}

// MARK: - Messages

extension SendingClockCheck {
    private static func fromSending(_ stage: LoweredStage, _ term: ClockTerm, _ notice: LoweredStep) -> Diagnostic {
        let received = "\(notice.name) received"
        let proper =
            switch term {
            case .after(let offset, .anchor): "\(offset) after \(received)"
            case .fullDaysAfter(let days, .anchor): "\(DateOffset.fullDays(days)) after \(received)"
            default: received
            }
        return Diagnostic(
            .countsFromSending, .warning, at: stage.record.place("at"),
            "stage \"\(stage.name)\" counts from the day \"\(notice.name)\" is sent, whether or not the customer has received it",
            help: "write \"\(proper)\", or the \"legal_basis\" that counts from the sending")
    }
}
