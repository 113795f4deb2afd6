import ConstraintSolving
import PlaybookProgram

/// For whom an event fact looks at the latest occurrence.
enum EventScope: String {
    /// The concerned invoice.
    case invoice
    /// Anything of the account.
    case account
    /// Anything of the account, by the evening of the day.
    case evening
    /// Every invoice of a stage's ground: the latest of their latest.
    case ground
    /// The promise or dispute, and the concerned invoice.
    case subject
    /// The promise or dispute, and the first invoice of the item.
    case firstOfSubject
    /// A guarantee about a stage: the notice of this case that carries the concerned invoice.
    case notice
}

/// Whether something happened, and its day.
struct EventVariable {
    let happened: Formula
    let day: Term
}

extension MomentFacts {
    mutating func event(_ test: EventTest, _ scope: EventScope) -> EventVariable {
        guard case .event(let event) = test.anchor else { return ledgerDay(test.anchor, scope) }
        return self.event(event, scope)
    }

    /// The latest occurrence of something of the playbook in the current case.
    mutating func event(_ event: EventReference, _ scope: EventScope) -> EventVariable {
        let isOfService = event.action.isOfSuspension
        // What concerns a service does so whichever invoice is asked about.
        if scope == .notice, isOfService { return standing(event.action) }
        let (variable, isNew) = declare(scope, event.moment.rawValue, of: event.action)
        guard isNew else { return variable }
        let today = today()
        let isLift = if case .lift = event.action { true } else { false }
        let isOfToday = isLift || event.moment == .received || scope == .evening
        problem.require(
            variable.happened.implies(isOfToday ? variable.day.isAtMost(today) : variable.day.isLess(than: today)))
        switch scope {
        case .evening:
            let before = self.event(event, .account)
            problem.require(
                before.happened.implies(.all([variable.happened, before.day.isAtMost(variable.day)])))
        case .ground where !isOfService:
            let ofInvoice = self.event(event, .invoice)
            problem.require(
                variable.happened.implies(.all([ofInvoice.happened, ofInvoice.day.isAtMost(variable.day)])))
        case .invoice where !isOfService:
            if event.moment == .executed {
                let own = self.event(event, .notice)
                problem.require(
                    .any([
                        .all([variable.happened, own.happened, own.day.isAtMost(variable.day)]),
                        .all([!variable.happened, !own.happened]),
                    ]))
            } else if event.moment == .received {
                let own = self.event(event, .notice)
                problem.require(own.happened.implies(.all([variable.happened, own.day.isAtMost(variable.day)])))
            }
        case .notice:
            let row = carrying(event.action)
            let counts = Formula.all([row.happened, isInCase(event.action)])
            if event.moment == .received {
                let receipt = receipt(event.action)
                let isReceived = Formula.all([receipt.happened, receipt.day.isAtMost(today)])
                problem.require(
                    counts.implies(
                        .any([.all([variable.happened, isReceived]), .all([!variable.happened, !isReceived])])))
                problem.require(
                    .all([counts, variable.happened]).implies(variable.day.isEqual(to: receipt.day)))
            } else if event.moment == .executed {
                problem.require(
                    counts.implies(.all([variable.happened, variable.day.isEqual(to: row.day)])))
            }
        default: break
        }
        return variable
    }

    // MARK: - Rows of history

    /// The latest execution of a step that names the concerned invoice, in whichever case.
    mutating func carrying(_ action: NamedAction) -> EventVariable {
        let name = MomentFacts.name(of: action)
        let isNew = !problem.isDeclared("\(name) carries the invoice")
        let row = EventVariable(
            happened: problem.statement("\(name) carries the invoice"), day: problem.integer("\(name) day"))
        if isNew { problem.require(row.happened.implies(row.day.isLess(than: today()))) }
        return row
    }

    mutating func isInCase(_ action: NamedAction) -> Formula {
        problem.statement("\(MomentFacts.name(of: action)) is of the current case")
    }

    /// When that execution was or will be received; not happened: nothing says that it was.
    mutating func receipt(_ action: NamedAction) -> EventVariable {
        let name = MomentFacts.name(of: action)
        let isNew = !problem.isDeclared("\(name) is received")
        let receipt = EventVariable(
            happened: problem.statement("\(name) is received"), day: problem.integer("\(name) receipt"))
        if isNew {
            assumptions.formUnion([.receiptAfterSending, .oneExecutionADay])
            problem.require(receipt.happened.implies(receipt.day.isAtLeast(carrying(action).day)))
        }
        return receipt
    }

    /// The latest day of a stage or lift of the service.
    mutating func standing(_ action: NamedAction) -> EventVariable {
        let name = MomentFacts.name(of: action)
        let isNew = !problem.isDeclared("\(name) of the service")
        let standing = EventVariable(
            happened: problem.statement("\(name) of the service"), day: problem.integer("\(name) day of the service"))
        if isNew {
            let isLift = if case .lift = action { true } else { false }
            problem.require(
                standing.happened.implies(
                    isLift ? standing.day.isAtMost(today()) : standing.day.isLess(than: today())))
        }
        return standing
    }

    /// The latest day of the ledger's own dates, such as `promise_broken`.
    private mutating func ledgerDay(_ anchor: Anchor, _ scope: EventScope) -> EventVariable {
        // They are known in the morning.
        let scope = scope == .notice ? EventScope.invoice : scope == .evening ? .account : scope
        let name = "\(anchor.builtInName ?? "day") for \(scope.rawValue)"
        return EventVariable(happened: problem.statement("\(name) is known"), day: problem.integer("\(name) day"))
    }

    private mutating func declare(
        _ scope: EventScope, _ moment: String, of action: NamedAction
    ) -> (EventVariable, isNew: Bool) {
        let name = "\(MomentFacts.name(of: action)) \(moment) for \(scope.rawValue)"
        let isNew = !problem.isDeclared("\(name) happened")
        let variable = EventVariable(
            happened: problem.statement("\(name) happened"), day: problem.integer("\(name) day"))
        return (variable, isNew)
    }

    static func name(of action: NamedAction) -> String {
        switch action {
        case .step(let sequence, let step): "step \(sequence).\(step)"
        case .stage(let suspension, let stage): "stage \(suspension).\(stage)"
        case .lift(let suspension, let lift): "lift \(suspension).\(lift)"
        case .escalation(let index): "escalation \(index)"
        case .obligation(let index): "obligation \(index)"
        case .task(let name): "task \(name)"
        }
    }
}
