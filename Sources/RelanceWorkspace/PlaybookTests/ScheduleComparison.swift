import Diagnostics
import DunningEngine
import DunningReports
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax
import Receivables

/// Compares what a case expects with what was scheduled, and says what differs.
struct ScheduleComparison {
    enum Side {
        /// What reaches the customer or a service.
        case contacts
        /// Tasks and messages to us and to third parties.
        case others
    }

    /// An action that is to be done.
    struct Intended {
        var action: ScheduledAction
        var record: ScheduleRecord
    }

    let program: CompiledProgram
    private let intended: [Intended]

    init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ schedule: DunningSchedule) {
        self.program = program
        let recorder = ScheduleRecorder(program, ledger)
        intended = schedule.actions.filter(\.isIntended).map { Intended(action: $0, record: recorder.record(of: $0)) }
    }

    /// One line for each expected action that is missing, and for each action that was not expected.
    func differences(_ expected: [SyntaxRecord], side: Side) -> [String] {
        var rest = intended.filter { isContact($0.action) == (side == .contacts) }
        var lines: [(day: CalendarDate, text: String)] = []
        var nearMisses: [(day: CalendarDate, place: SourcePlace, mismatches: [Mismatch])] = []
        for record in expected {
            guard let day = record.date("on") else { continue }
            let expectation = Expectation(record, day: day)
            let candidates = rest.indices.map { ($0, expectation.mismatches(rest[$0])) }
            if let match = candidates.first(where: { $0.1.isEmpty }) {
                rest.remove(at: match.0)
            } else if let near = candidates.first(where: { $0.1.allSatisfy { $0.isDetail } }) {
                rest.remove(at: near.0)
                nearMisses.append((day, expectation.place, near.1))
            } else {
                lines.append((day, "missing     \(day)  \(expectation.phrase) (\(expectation.place))"))
            }
        }
        for miss in nearMisses {
            for mismatch in miss.mismatches {
                lines.append((miss.day, "different   \(miss.day)  \(mismatch.text) (\(miss.place))"))
            }
        }
        for action in rest {
            lines.append((action.record.day, "unexpected  \(action.record.day)  \(action.record.sentence)"))
        }
        return lines.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map(\.element.text)
    }

    /// One line for each action whose name must not occur.
    func forbidden(_ names: [Located<String>]) -> [String] {
        names.flatMap { name in
            intended.filter { $0.record.names.contains(name.value) }.map {
                "forbidden   \($0.record.day)  \($0.record.sentence) (\(SourcePlace(name.range)))"
            }
        }
    }

    /// Reaches the customer, or a service of his.
    private func isContact(_ action: ScheduledAction) -> Bool {
        let playbook = program.playbooks[action.playbook]
        return switch action.rule {
        case .step(let reference): playbook.sequences[reference.sequence].steps[reference.step].deed.isContact
        case .escalation(let index): playbook.escalations[index].deed.isContact
        case .obligation(let index): playbook.obligations[index].deed.isContact
        case .stage, .lift: true
        case .builtInTask: false
        }
    }
}

extension ScheduledAction {
    fileprivate var isIntended: Bool { status == .scheduled || status == .awaitingApproval }
}

extension ScheduleRecord {
    /// What a prohibition may call it: its rule, its task, and what it does to a service.
    var names: Set<String> { Set([rule.name, task, limit?.effect?.rawValue].compactMap { $0 }) }
}
