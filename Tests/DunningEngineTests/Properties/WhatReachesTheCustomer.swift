import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Whatever reaches a customer, or limits a service, is about what is open, ours and not held.
struct WhatReachesTheCustomer {
    private let world: World
    private let books: PlainBooks
    private let history: PlainHistory
    private let holds: PlainHolds

    init(_ world: World) {
        self.world = world
        books = PlainBooks(world: world)
        history = PlainHistory(world)
        holds = PlainHolds(world)
    }

    func violation() -> String? {
        for action in world.schedule.actions where action.status == .scheduled || action.status == .awaitingApproval {
            for item in action.items {
                guard let fault = fault(item, of: action) else { continue }
                return
                    "\(action.day) \(world.accountID(action.account)) \(action.rule): invoice \(item.invoice) \(fault)"
            }
        }
        return nil
    }

    private func fault(_ item: ScheduledItem, of action: ScheduledAction) -> String? {
        switch action.rule {
        case .step, .escalation:
            guard world.deed(action)!.isContact else { return nil }
            return faultOfItem(item, of: action) ?? faultOfStep(item, of: action)
        case .stage: return faultOfStage(item, of: action)
        case .obligation, .lift, .builtInTask: return nil
        }
    }

    private func faultOfItem(_ item: ScheduledItem, of action: ScheduledAction) -> String? {
        let (invoice, account, day) = (item.invoice, action.account, action.day)
        if books.open(invoice, account, on: day) <= 0 { return "is paid" }
        if item.open.minorUnits != books.net(invoice, account, on: day) {
            return "is open for \(books.net(invoice, account, on: day)) and told as \(item.open.minorUnits)"
        }
        if history.wasHandedOver(invoice, before: day) { return "was handed over" }
        let includesFactored = item.isDecided && world.step(action)?.sequence.includesFactored ?? false
        return books.isFactored(invoice, on: day) && !includesFactored ? "is factored" : nil
    }

    private func faultOfStep(_ item: ScheduledItem, of action: ScheduledAction) -> String? {
        guard item.isDecided, let (_, sequence, _) = world.step(action) else { return nil }
        let (invoice, account, day) = (item.invoice, action.account, action.day)
        let playbook = world.program.playbooks[action.playbook]
        let net = books.net(invoice, account, on: day)
        if net < playbook.tolerance[item.open.currency] ?? 0 { return "is below the tolerance" }
        let hold = holds.hold(on: invoice, account, on: day, from: .contact, of: sequence, in: playbook)
        if let hold { return "is held by \(hold)" }
        let most = holds.most(of: net, invoice, account, on: day, of: sequence, in: playbook)
        return item.asked.minorUnits > most ? "is asked for \(item.asked.minorUnits) of \(most)" : nil
    }

    private func faultOfStage(_ item: ScheduledItem, of action: ScheduledAction) -> String? {
        let (invoice, account, day) = (item.invoice, action.account, action.day)
        if books.open(invoice, account, on: day) <= 0 { return "is paid" }
        if books.isFactored(invoice, on: day) { return "is factored" }
        if !books.isOverdue(invoice, on: day) { return "is not overdue" }
        // Holds are those of the playbook that covers the account, also for another one's stage.
        guard let playbook = world.playbooks(of: account, on: day).first else {
            return "is of an account nobody covers"
        }
        return holds.hold(
            on: invoice, account, on: day, from: .suspension, of: nil, in: world.program.playbooks[playbook]
        ).map { "is held by \($0)" }
    }
}
