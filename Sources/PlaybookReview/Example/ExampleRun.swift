import DunningEngine
import DunningReports
import FinancialValues
import MessageTemplates
import PlaybookProgram
import Receivables

/// What the interpreter does in an example, from the invoice to half a year after its due date, everything done on its day.
///
/// A letter that counts as received only by proof is received so many days after it is sent: the run stops there, and goes on
/// from books that say so.
struct ExampleRun {
    let program: CompiledProgram
    let playbook: CompiledPlaybook
    let language: ReviewLanguage
    let library: TemplateLibrary
    let customer: ExampleCustomer

    /// How long the post and the proof take.
    static let daysToReceipt = 3
    /// More stops than any playbook gives reason for.
    private static let stops = 60

    /// What was done, with the books of that day.
    struct Done {
        var action: ScheduledAction
        var ledger: LedgerSnapshot
    }

    /// The playbook alone, covering everybody: an example is about what it does, not about whom it covers.
    private var alone: CompiledProgram {
        var (program, playbook) = (program, playbook)
        playbook.coverage = .everyoneElse
        playbook.valid = nil
        program.playbooks = [playbook]
        return program
    }

    /// - Returns: Only what is scheduled or skipped, day by day.
    func run(_ example: ExampleCase) -> [Done] {
        let program = alone
        let last = ExampleCase.due + ExampleCase.days.upperBound
        var day = ExampleCase.due + ExampleCase.days.lowerBound
        var (deeds, done) = ([ExampleDeed](), [Done]())
        let events = example.events.flatMap { offset, event in
            if case .dispute(let closed) = event { [offset, closed] } else { [offset] }
        }.map { ExampleCase.due + $0 }
        for _ in 0..<ExampleRun.stops {
            var books = ExampleLedger(example, customer, language, program.policy)
            let ledger = books.snapshot(on: day, deeds)
            let composer = MessageComposer(program, ledger, library)
            let options = SimulationOptions(asOf: day, days: last - day + 1, toldFacts: composer.toldFacts)
            let actions = DunningSimulator.simulate(program, ledger, options).actions.filter { $0.status != .waiting }
            let receipts = actions.filter { $0.status != .skipped && needsProof($0) }.map {
                $0.day + ExampleRun.daysToReceipt
            }
            let earlier = deeds.compactMap(\.received)
            let next = (events + receipts + earlier).filter { $0 > day }.min() ?? last + 1
            for action in actions where action.day < next {
                if action.status != .skipped { done.append(Done(action: action, ledger: ledger)) }
                deeds += rows(action, ledger, program)
            }
            guard next <= last else { break }
            day = next
        }
        return done
    }

    /// Whether a message counts as received only by proof.
    private func needsProof(_ action: ScheduledAction) -> Bool {
        action.channels.contains { channel in
            if case .after? = playbook.delivery[channel] { false } else { true }
        }
    }

    private func rows(_ action: ScheduledAction, _ ledger: LedgerSnapshot, _ program: CompiledProgram) -> [ExampleDeed]
    {
        let record = ScheduleRecorder(program, ledger).record(of: action)
        let isEscalation = if case .escalation = action.rule { true } else { false }
        let isLimit = action.kind == .stage || action.kind == .lift
        let decided = isEscalation ? [] : action.items.filter(\.isDecided)
        let received = needsProof(action) ? action.day + ExampleRun.daysToReceipt : nil
        if action.status == .skipped { return skips(action, record) }
        let outcome = action.kind == .task || isLimit && action.channels.isEmpty ? HistoryRow.Outcome.done : .sent
        return (action.channels.isEmpty ? [nil] : action.channels.map(Optional.some)).flatMap { channel in
            (decided.isEmpty ? [nil] : decided.map(Optional.some)).map { item in
                let subjects = item?.subjects ?? []
                return ExampleDeed(
                    day: action.day, message: action.messageID, playbook: playbook.name, rule: record.rule.name,
                    itemStep: step(action, item), kind: action.kind.rawValue, outcome: outcome, channel: channel,
                    recipient: action.recipient.name, received: channel == nil ? nil : received,
                    service: record.limit?.service, hasInvoice: item != nil,
                    hasPromise: subjects.contains { $0.kind == .promise },
                    hasDispute: subjects.contains { $0.kind == .dispute })
            }
        }
    }

    private func skips(_ action: ScheduledAction, _ record: ScheduleRecord) -> [ExampleDeed] {
        action.items.filter(\.isDecided).map { item in
            ExampleDeed(
                day: action.day, message: action.messageID, playbook: playbook.name, rule: record.rule.name,
                itemStep: step(action, item), kind: action.kind.rawValue, outcome: .skipped, channel: nil,
                recipient: action.recipient.name, received: nil, service: nil, hasInvoice: true,
                hasPromise: item.subjects.contains { $0.kind == .promise },
                hasDispute: item.subjects.contains { $0.kind == .dispute })
        }
    }

    private func step(_ action: ScheduledAction, _ item: ScheduledItem?) -> String? {
        guard case .step(let reference) = action.rule else { return nil }
        let step = item?.subjects.first?.step ?? item?.step ?? reference.step
        return playbook.sequences[reference.sequence].steps[step].name
    }
}
