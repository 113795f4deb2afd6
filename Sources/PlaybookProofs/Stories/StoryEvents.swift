import ConstraintSolving
import FinancialValues
import PlaybookProgram

/// What history shows in the story: each thing at most once, about the one invoice and the one service.
extension StoryConstraints {
    /// Which steps of a sequence, stages and other rules the formulas speak of, and what the place of the action asks for.
    mutating func stateEvents() {
        statePlace()
        for action in mentioned { stateRow(action) }
        stateLedgerDays()
    }

    private mutating func require(_ formula: Formula) { moment.require(formula) }

    /// Everything of the playbook that a variable is about.
    private var mentioned: [NamedAction] {
        let names = moment.facts.problem.variables.map(\.name)
        return moment.playbook.guaranteedEvents.compactMap(\.action).filter { action in
            let name = MomentFacts.name(of: action)
            return names.contains {
                $0.hasPrefix(name + " ") || $0.hasPrefix("mark of \(name) ") || $0.hasPrefix("mark of \(name),")
            }
        }
            + moment.playbook.mentionedTasks.filter { task in
                names.contains { $0.hasPrefix(MomentFacts.name(of: task) + " ") }
            }
    }

    /// The item stands just before its step; the service just before its stage.
    private mutating func statePlace() {
        switch action {
        case .step(let sequence, let step):
            let unit = moment.playbook.sequences[sequence].unit
            if let until = moment.playbook.sequences[sequence].steps[step].until {
                moment.requireNotPast(until, unit)
            }
            let steps = moment.playbook.sequences[sequence].steps
            for index in steps.indices where index != step {
                let row = moment.facts.carrying(.step(sequence: sequence, step: index))
                if index > step { require(!row.happened) }
                if index == step - 1, !isSkipped(index, of: sequence) { require(row.happened) }
            }
            if steps[step].repetition == nil { require(!moment.facts.carrying(action).happened) }
        case .stage(let suspension, let stage):
            var before: Term?
            for index in moment.playbook.suspensions[suspension].stages.indices {
                let standing = moment.facts.standing(.stage(suspension: suspension, stage: index))
                guard index < stage else {
                    require(!standing.happened)
                    continue
                }
                require(standing.happened)
                if let before { require(standing.day.isMore(than: before)) }
                before = standing.day
            }
            for index in moment.playbook.suspensions[suspension].lifts.indices {
                require(!moment.facts.standing(.lift(suspension: suspension, lift: index)).happened)
            }
        default: break
        }
    }

    /// The story may have a step skipped only where its mark says so.
    private mutating func isSkipped(_ step: Int, of sequence: Int) -> Bool {
        moment.facts.problem.isDeclared("mark of step \(sequence).\(step) is a skip")
    }

    /// All readings of one thing are of the one row that history has of it.
    private mutating func stateRow(_ action: NamedAction) {
        let name = MomentFacts.name(of: action)
        let (today, due) = (moment.facts.today(), moment.facts.variable(.invoiceDue))
        let isOfService = action.isOfSuspension
        let row = isOfService ? moment.facts.standing(action) : moment.facts.carrying(action)
        require(row.happened.implies(row.day.isBetween(due - 25, today - 1)))
        if !isOfService {
            require(row.happened.implies(moment.facts.isInCase(action)))
            let receipt = moment.facts.receipt(action)
            require(receipt.happened.implies(.all([row.happened, receipt.day.isAtMost(today)])))
        }
        let sent = row
        let received = isOfService ? row : moment.facts.receipt(action)
        for variable in moment.facts.problem.variables where variable.sort == .statement {
            guard variable.name.hasPrefix(name + " "), variable.name.hasSuffix(" happened") else { continue }
            let stem = String(variable.name.dropLast(" happened".count))
            let meant = stem.contains(" received ") ? received : sent
            equate(stem, " happened", " day", meant)
        }
        let mark = "mark of \(name)"
        guard moment.facts.problem.isDeclared("\(mark) is there") else { return }
        let there = moment.facts.problem.statement("\(mark) is there")
        let isSkip = moment.facts.problem.statement("\(mark) is a skip")
        let day = moment.facts.problem.integer("\(mark), day")
        require(
            .any([
                .all([there, !isSkip, row.happened, day.isEqual(to: row.day)]), .all([there, isSkip, !row.happened]),
                .all([!there, !row.happened]),
            ]))
        require(there.implies(day.isBetween(due - 25, today - 1)))
    }

    private mutating func equate(_ stem: String, _ happened: String, _ day: String, _ row: EventVariable) {
        let happening = moment.facts.problem.statement(stem + happened)
        let day = moment.facts.problem.integer(stem + day)
        require(.any([.all([happening, row.happened, day.isEqual(to: row.day)]), .all([!happening, !row.happened])]))
    }

    /// The ledger's own days: only those that the story can have.
    private mutating func stateLedgerDays() {
        let problem = moment.facts.problem
        for variable in problem.variables where variable.sort == .statement && variable.name.hasSuffix(" is known") {
            let stem = String(variable.name.dropLast(" is known".count))
            let anchor = stem.split(separator: " ").first.map(String.init) ?? ""
            let known = moment.facts.problem.statement(variable.name)
            let day = moment.facts.problem.integer(stem + " day")
            let isKnown: Formula
            let meant: Term
            switch Anchor.builtIn[anchor] {
            case .insolvency, .insolvencyPublished:
                isKnown = moment.facts.variable(.customerInsolvent).isEqual(to: 1)
                meant = insolvency()
            case .disputeOpened: (isKnown, meant) = (disputed().isAtLeast(1), disputeOpened())
            case .factoredOn:
                (isKnown, meant) = (moment.facts.variable(.invoiceFactored).isEqual(to: 1), factoredOn())
            default: (isKnown, meant) = (.never, 0)
            }
            require(.any([.all([known, isKnown, day.isEqual(to: meant)]), .all([!known, !isKnown])]))
        }
    }
}

extension CompiledPlaybook {
    /// The tasks that its rules give, as things that conditions name.
    fileprivate var mentionedTasks: [NamedAction] {
        let tasks = guaranteedEvents.compactMap { event in
            if case .task(let deed)? = event.deed { deed.task } else { nil }
        }
        return Set(tasks).sorted().map(NamedAction.task)
    }
}
