import FinancialValues
import PlaybookProgram

/// Escalations and obligations.
extension RandomProgram {
    mutating func makeEscalation(_ index: Int) -> CompiledEscalation {
        CompiledEscalation(
            name: "escalation\(index)", when: makeCondition([.account, .customer, .day]), deed: makeDeedOfRule(),
            every: random.chance(50) ? makeOffset(5...20) : nil, combine: random.pick([.account, .recipient]),
            on: random.chance(15) ? [.wed] : [], lists: .overdue, approval: makeApproval(15),
            formerly: random.chance(20) ? ["old_escalation\(index)"] : [], origin: origin)
    }

    /// A task, or a message to anybody.
    private mutating func makeDeedOfRule() -> Deed {
        if random.chance(50) {
            let task = random.pick(["call", "review", "declare_claim"])
            return .task(TaskDeed(task: task, to: RoleReference("collector", .ours), reachesCustomer: task == "call"))
        }
        let to = random.pick([
            RoleReference("collector", .ours), RoleReference("billing", .customer),
            RoleReference("insurer", .thirdParty),
        ])
        return .message(
            MessageDeed(channels: [random.pick([.email, .letter, .sms])], to: to, template: "t"))
    }

    mutating func makeObligation(_ index: Int) -> CompiledObligation {
        let unit = random.pick(CompiledObligation.Unit.allCases)
        let anchor: Anchor =
            switch unit {
            case .account: random.pick([.due, .due, .insolvency, .insolvencyPublished, .courtDeadline])
            case .invoice: random.pick([.due, .due, .factoredOn, .event(EventReference(firstStep, .executed))])
            case .dispute: random.pick([.disputeOpened, .disputeClosed])
            case .payment: random.pick([.paymentRejected, .paymentReceived])
            }
        return CompiledObligation(
            name: "obligation\(index)", unit: unit,
            forWhom: random.chance(40) ? makeCondition(scopes(of: unit)) : nil,
            by: Clock([.after(makeOffset(5...60), .anchor(anchor))], at: origin),
            warn: random.chance(60) ? makeOffset(1...15) : nil, deed: makeDeedOfRule(), approval: makeApproval(10),
            formerly: random.chance(20) ? ["old_obligation\(index)"] : [], origin: origin)
    }

    private func scopes(of unit: CompiledObligation.Unit) -> Set<FactScope> {
        switch unit {
        case .account, .payment: [.account, .customer, .day]
        case .invoice: [.invoice, .account, .customer, .day]
        case .dispute: [.dispute, .account, .customer, .day]
        }
    }

    private var firstStep: NamedAction { .step(sequence: 0, step: 0) }
}
