import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Looks at what counts from the receipt of a notice: stages, and guarantees about them.
///
/// Plain days from a receipt count differently from full days, as limits set by law do: a warning shows both. And a
/// registered letter that counts as received by a number of days, without proof, must name the law that says so.
enum ReceiptClockCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        let clocks = playbook.suspensions.flatMap(\.stages).compactMap(\.at).flatMap(plainDays)
        let requirements = playbook.guarantees.compactMap(\.rule).flatMap(plainDays)
        return clocks + requirements + deemed(playbook)
    }

    private static func plainDays(_ clock: Clock) -> [Diagnostic] {
        clock.terms.compactMap { term in
            guard case .after(let offset, .anchor(.event(let event))) = term, offset.unit == .days,
                event.moment == .received, offset.count > 0
            else { return nil }
            return plainDays(clock.origin, offset.count)
        }
    }

    private static func plainDays(_ guarantee: CompiledGuarantee) -> [Diagnostic] {
        guard case .whenever(_, let require) = guarantee.claim else { return [] }
        return require.clauses.compactMap { clause in
            guard case .event(let test) = clause.test, test.event?.moment == .received,
                case .atLeast(let days) = test.when, days > 0
            else { return nil }
            return plainDays(clause.origin, days)
        }
    }

    private static func deemed(_ playbook: LoweredPlaybook) -> [Diagnostic] {
        guard case .after(let offset)? = playbook.contactRules.delivery[.registeredLetter] else { return [] }
        let delivery = (playbook.record["delivery"] ?? playbook.vocabulary.record?["delivery"]).map {
            registered(in: $0)
        }
        return playbook.suspensions.compactMap { suspension in
            guard suspension.record["legal_basis"] == nil, suspension.stages.allSatisfy({ $0.at != nil }) else {
                return nil
            }
            let notices = StageNotices(suspension)
            for index in suspension.stages.indices where suspension.stages[index].record["legal_basis"] == nil {
                for notice in notices.notices(of: index, in: playbook) {
                    guard case .event(let event) = notice.anchor, event.moment == .received,
                        case .message(let message)? = notice.step.deed, message.channels.contains(.registeredLetter)
                    else { continue }
                    return deemed(suspension.stages[index], notice.step, offset, delivery)
                }
            }
            return nil
        }
    }

    private static func registered(in delivery: SyntaxField) -> SourceRange {
        let entries = delivery.value.named ?? []
        return entries.first { $0.name.value == Channel.registeredLetter.rawValue }?.name.range ?? delivery.range
    }
}

// MARK: - Messages

extension ReceiptClockCheck {
    private static func plainDays(_ range: SourceRange, _ count: Int) -> Diagnostic {
        // An example of a Monday, so that both dates are easily checked.
        let received = CalendarDate(year: 2026, month: 3, day: 2)!
        return Diagnostic(
            .plainDaysAfterReceipt, .warning, at: range,
            "\"\(range.text)\" is reached on \(received + count) when the notice is received on \(received)",
            help:
                "\"\(DateOffset.fullDays(count))\", as laws and contracts count, would be \(received + count + 1)"
        )
    }

    private static func deemed(
        _ stage: LoweredStage, _ notice: LoweredStep, _ offset: DateOffset, _ delivery: SourceRange?
    ) -> Diagnostic {
        Diagnostic(
            .deemedReceipt, at: stage.record.place("at"),
            "stage \"\(stage.name)\" counts from the receipt of \"\(notice.name)\", a registered letter taken as received after \(offset) without proof",
            help: "write \"registered_letter: proof\", or the \"legal_basis\" of the suspension",
            notes: delivery.map { [DiagnosticNote("taken as received here", at: $0)] } ?? [])
    }
}
