import FinancialValues
import PlaybookProgram

/// Sequences of all units, with steps of all kinds.
extension RandomProgram {
    mutating func makeSequence(_ index: Int) -> CompiledSequence {
        if limitsServices && index == 0 { return makeNoticeSequence() }
        if random.chance(8) { return makeReminders(index) }
        let unit = random.pick(
            [.invoice, .invoice, .invoice, .account, .account, .accountCurrency, .promise, .dispute]
                as [CompiledSequence.Unit])
        let count = random.number(1...5)
        var steps: [CompiledStep] = []
        // Messages by one channel to one recipient are joined.
        let channels: [Channel]? = random.chance(50) ? [random.pick([.email, .letter])] : nil
        for step in 0..<count { steps.append(makeStep(index, step, count, unit, channels)) }
        return CompiledSequence(
            name: "sequence\(index)", unit: unit,
            forWhom: random.chance(20) ? makeCondition(RandomProgram.scopesOfWhom(unit)) : nil,
            minimum: random.chance(35) ? [Self.eur: 5_000, Self.usd: 5_000] : [:],
            spacing: DateOffset(random.pick([0, 3, 7]), random.chance(80) ? .days : .businessDays),
            includesFactored: random.chance(10), steps: steps, origin: origin)
    }

    /// A reminder and a formal notice, of which nothing is asked.
    private mutating func makeNoticeSequence() -> CompiledSequence {
        var steps: [CompiledStep] = []
        for (step, isNotice) in [false, true].enumerated() {
            let to = RoleReference(isNotice ? "signatory" : "billing", .customer)
            let deed = MessageDeed(
                channels: [.letter], fallback: .email, to: to, isFormalNotice: isNotice, template: "t")
            steps.append(
                CompiledStep(
                    name: "step0_\(step)",
                    at: Clock([.after(makeOffset(1...(6 + step * 8)), .anchor(.due))], at: origin),
                    deed: .message(deed), combine: .account, approval: makeApproval(8), origin: origin))
        }
        return CompiledSequence(
            name: "sequence0", unit: random.pick([.invoice, .account]), steps: steps, origin: origin)
    }

    /// Reminders of one kind, so that invoices that have come to different steps share a message.
    private mutating func makeReminders(_ index: Int) -> CompiledSequence {
        let deed = MessageDeed(
            channels: [.email], fallback: .letter, to: RoleReference("billing", .customer), template: "t")
        let steps = (0...2).map { step in
            CompiledStep(
                name: "step\(index)_\(step)",
                at: Clock([.after(makeOffset(1...(4 + step * 6)), .anchor(.due))], at: origin),
                deed: .message(deed), combine: .account, origin: origin)
        }
        return CompiledSequence(name: "sequence\(index)", unit: .invoice, steps: steps, origin: origin)
    }

    private static func scopes(of unit: CompiledSequence.Unit) -> Set<FactScope> {
        let all: Set<FactScope> = [.account, .customer, .day]
        return switch unit {
        case .invoice: all.union([.invoice])
        case .account, .accountCurrency: all
        case .promise: all.union([.promise])
        case .dispute: all.union([.dispute])
        }
    }

    /// One per account lists the items for which it is true.
    private static func scopesOfWhom(_ unit: CompiledSequence.Unit) -> Set<FactScope> {
        unit == .account || unit == .accountCurrency ? scopes(of: unit).union([.invoice]) : scopes(of: unit)
    }

    // MARK: - Steps

    private mutating func makeStep(
        _ sequence: Int, _ step: Int, _ count: Int, _ unit: CompiledSequence.Unit, _ channels: [Channel]?
    ) -> CompiledStep {
        let scopes = RandomProgram.scopes(of: unit)
        let deed = makeDeed(isLast: step == count - 1, channels)
        var isTask = false
        if case .task = deed { isTask = true }
        return CompiledStep(
            name: "step\(sequence)_\(step)", at: makeClock(sequence, step, unit),
            until: random.chance(30) ? Clock([.after(makeOffset(20...60), anchor(unit))], at: origin) : nil,
            forWhom: random.chance(20) ? makeCondition(scopes) : nil,
            when: random.chance(20) ? makeCondition(scopes) : nil, skipIfLate: random.chance(25), deed: deed,
            repetition: makeRepetition(isLast: step == count - 1),
            combine: deed.isContact
                ? random.pick([.account, .account, .account, .account, .step, .none, .recipient])
                : random.pick([.recipient, .recipient, .account, .none]),
            on: isTask || deed.isContact || !random.chance(20) ? [] : [.mon, .thu], lists: random.pick(Lists.allCases),
            approval: makeApproval(12), fee: step > 0 && random.chance(20) ? [Self.eur: 500, Self.usd: 600] : [:],
            legalBasis: random.chance(30) ? "Code" : nil, formerly: random.chance(20) ? ["old\(sequence)_\(step)"] : [],
            origin: origin)
    }

    private mutating func makeDeed(isLast: Bool, _ usual: [Channel]?) -> Deed {
        if random.chance(25) {
            let task = isLast && random.chance(50) ? "hand_over" : random.pick(["call", "visit", "review"])
            return .task(
                TaskDeed(
                    task: task, to: RoleReference(random.chance(20) ? "dispute_owner" : "collector", .ours),
                    within: random.chance(30) ? DateOffset(3, .businessDays) : nil,
                    reachesCustomer: task == "call" || task == "visit"))
        }
        if random.chance(30) {
            return .message(
                MessageDeed(
                    channels: random.pick([[.letter], [.registeredLetter, .email], [.letter, .email]]),
                    fallback: random.chance(30) ? .letter : nil, to: RoleReference("signatory", .customer),
                    isFormalNotice: true, template: "t"))
        }
        let customer = RoleReference("billing", .customer)
        let to = random.pick([
            customer, customer, customer, customer, RoleReference("collector", .ours),
            RoleReference("insurer", .thirdParty),
        ])
        return .message(
            MessageDeed(
                channels: usual
                    ?? random.pick([
                        [.email], [.email], [.letter], [.sms], [.portal], [.email, .letter], [.sms, .email],
                    ]),
                fallback: random.chance(40) ? random.pick([.letter, .email]) : nil, to: to, template: "t"))
    }

    private mutating func makeRepetition(isLast: Bool) -> Repetition? {
        guard random.chance(15) else { return nil }
        return Repetition(every: makeOffset(2...9), times: isLast && random.chance(50) ? nil : random.number(2...3))
    }

    // MARK: - Clocks

    private func anchor(_ unit: CompiledSequence.Unit) -> ClockTerm {
        switch unit {
        case .invoice, .account, .accountCurrency: .anchor(.due)
        case .promise: .anchor(.promiseDue)
        case .dispute: .anchor(.disputeOpened)
        }
    }

    private mutating func makeClock(_ sequence: Int, _ step: Int, _ unit: CompiledSequence.Unit) -> Clock {
        var terms: [ClockTerm] = []
        if step == 0 && random.chance(30) {
            terms.append(.before(makeOffset(1...10), anchor(unit)))
        } else if step > 0 && random.chance(50) {
            terms.append(makeTerm(after: .step(sequence: sequence, step: random.number(0...(step - 1)))))
        } else if sequence > 0 && random.chance(15) {
            terms.append(makeTerm(after: .step(sequence: 0, step: 0)))
        }
        if terms.isEmpty || random.chance(40) {
            let plain = ClockTerm.after(makeOffset(0...(8 + step * 8)), anchor(unit))
            terms.append(random.chance(5) ? .monthEnd(plain) : plain)
        }
        if unit == .dispute && random.chance(15) { terms.append(.after(makeOffset(0...5), .anchor(.disputeClosed))) }
        if unit == .promise && random.chance(30) { terms.append(.after(makeOffset(0...5), .anchor(.promiseBroken))) }
        if unit == .invoice && random.chance(4) { terms.append(.after(makeOffset(0...5), .anchor(.paymentRejected))) }
        return Clock(terms, at: origin)
    }

    private mutating func makeTerm(after action: NamedAction) -> ClockTerm {
        let moment = random.pick([.executed, .executed, .received] as [EventReference.Moment])
        let event = ClockTerm.anchor(.event(EventReference(action, moment)))
        return random.chance(30) ? .fullDaysAfter(random.number(1...8), event) : .after(makeOffset(1...12), event)
    }
}
