import DunningEngine
import FinancialValues
import PlaybookProgram

/// The messages that reach one account on one day, those joined with other accounts' included.
public struct AccountMessages {
    public let day: CalendarDate
    /// `C-1042/FR01`
    public let accountID: String
    private let outcomes: [MessageComposer.Outcome]
    private let composer: MessageComposer
    private let options: SimulationOptions
    private let account: Int
    /// The playbook that leaves the account alone on the day; `nil` where none does.
    private let leftAlone: CompiledPlaybook?

    /// Simulates the days up to and including the day asked for.
    public init(_ composer: MessageComposer, _ options: SimulationOptions, account: Int, on day: CalendarDate) {
        self.composer = composer
        self.options = options
        self.account = account
        self.day = day
        accountID = composer.ledger.id(of: composer.ledger.accounts[account])
        let schedule = DunningSimulator.simulate(composer.program, composer.ledger, options)
        leftAlone = schedule.leftAlone.first { $0.account == account }.map { composer.program.playbooks[$0.playbook] }
        outcomes = composer.compose(schedule.actions.filter { $0.day == day }).filter { outcome in
            outcome.actions.contains { $0.account == account }
        }
    }

    /// Those of one step or rule; all of them when none is named.
    public func outcomes(of name: String?) -> [MessageComposer.Outcome] {
        guard let name else { return outcomes }
        return outcomes.filter { self.names(of: $0).contains(name) }
    }

    /// Of the steps and rules that a message is of, sorted.
    public var names: [String] { Set(outcomes.flatMap(names)).sorted() }

    private func names(of outcome: MessageComposer.Outcome) -> [String] {
        let recorder = ScheduleRecorder(composer.program, composer.ledger)
        return outcome.actions.flatMap { action in
            let record = recorder.record(of: action)
            return [record.rule.name] + record.items.compactMap(\.step)
        }
    }

    /// Why there is none, as far as it is known: the account is left alone, or the next message goes on a later day.
    public var absence: String? {
        let next = next.map { "the next message goes on \($0.day), of \($0.rules.joined(separator: ", "))" }
        guard let leftAlone, let reason = leftAlone.leftAlone else { return next }
        let place = SourcePlace(leftAlone.places.leftAlone ?? leftAlone.origin)
        return "playbook \(leftAlone.name) (\(place)) leaves it alone: \"\(reason.printable)\""
            + (next.map { "; \($0)" } ?? "")
    }

    /// The first message after the day, within ninety days.
    private var next: (day: CalendarDate, rules: [String])? {
        var options = options
        options.days += 90
        guard options.lastDay <= .distantFuture else { return nil }
        let (program, ledger) = (composer.program, composer.ledger)
        let schedule = DunningSimulator.simulate(program, ledger, options)
        return OutgoingMessage.messages(of: schedule.actions, program)
            .first { message in message.day > day && message.accounts.contains(account) }
            .map { ($0.day, MessageOrigin($0, program, ScheduleRecorder(program, ledger)).rules) }
    }
}
