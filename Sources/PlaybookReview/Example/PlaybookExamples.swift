import DunningEngine
import DunningReports
import FinancialValues
import PlaybookProgram
import Receivables

/// The examples of one playbook: one that nobody pays, and others that bring about what that one does not.
struct PlaybookExamples {
    /// An example and what is done in it.
    struct Told {
        var example: ExampleCase
        var done: [ExampleRun.Done]
    }

    let program: CompiledProgram
    let run: ExampleRun?
    /// The usual amount, never paid.
    let unpaid: Told
    /// So much that every threshold is passed, never paid; `nil` where the usual amount limits a service already, or this
    /// limits none either.
    let large: Told?
    private let playbook: CompiledPlaybook

    init(_ review: PlaybookReview, _ playbook: CompiledPlaybook) {
        self.playbook = playbook
        let run = ExampleCustomer(of: playbook, review.program).map { customer in
            ExampleRun(
                program: review.program, playbook: playbook, language: review.language, library: review.templates,
                customer: customer)
        }
        self.run = run
        var alone = review.program
        alone.playbooks = [playbook]
        program = alone
        func tell(_ example: ExampleCase) -> Told { Told(example: example, done: run?.run(example) ?? []) }
        unpaid = tell(ExampleCase())
        let limitsServices = playbook.suspensions.contains { $0.services != nil }
        if limitsServices, !unpaid.done.contains(where: \.action.isServiceLimit) {
            let told = tell(ExampleCase(amount: 10_000_000))
            large = told.done.contains(where: \.action.isServiceLimit) ? told : nil
        } else {
            large = nil
        }
    }

    /// Every message to the customer or a third party that some example brings about: the first time it is sent.
    func letters() -> [(rule: MessageRule, actions: [ScheduledAction], ledger: LedgerSnapshot)] {
        var wanted = playbook.messageRules.filter { $0.message.to.side != .ours }
        var found: [String: (actions: [ScheduledAction], ledger: LedgerSnapshot)] = [:]
        func look(_ done: [ExampleRun.Done]) {
            for rule in wanted {
                guard let first = done.first(where: { name(of: $0.action) == rule.name && !$0.action.channels.isEmpty })
                else { continue }
                let same = done.filter {
                    $0.action.day == first.action.day && $0.action.messageID == first.action.messageID
                }
                found[rule.name] = (same.map(\.action), first.ledger)
            }
            wanted.removeAll { found[$0.name] != nil }
        }
        look(unpaid.done)
        if let large { look(large.done) }
        for example in others where !wanted.isEmpty { look(run?.run(example) ?? []) }
        return playbook.messageRules.compactMap { rule in
            found[rule.name].map { (rule, $0.actions, $0.ledger) }
        }
    }

    /// What may happen to an invoice besides nothing.
    private var others: [ExampleCase] {
        let told = large ?? unpaid
        let last = told.done.last { $0.action.kind == .stage }.map { $0.action.day - ExampleCase.due }
        let paid = last.map { ExampleCase(amount: told.example.amount, events: [$0 + 1: .payment]) }
        let amount: Int64 = 2_000_000
        return [paid].compactMap { $0 } + [
            ExampleCase(events: [3: .dispute(closed: 40)]),
            ExampleCase(events: [2: .promise(due: 15)]),
            ExampleCase(events: [4: .rejectedDebit]),
            ExampleCase(amount: amount, events: [5: .insolvency]),
            ExampleCase(amount: amount, events: [-40: .insolvency]),
            ExampleCase(amount: amount, isInsured: true, isFactored: false, isMarked: true),
            ExampleCase(amount: amount, isFactored: true),
        ]
    }

    func name(of action: ScheduledAction) -> String { playbook.name(ofRule: action.rule) }
}

extension ScheduledAction {
    /// A service is limited: more than new orders.
    var isServiceLimit: Bool { kind == .stage && limit?.service != nil }
}
