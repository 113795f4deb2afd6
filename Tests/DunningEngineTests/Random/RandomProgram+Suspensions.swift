import FinancialValues
import PlaybookProgram

/// Held orders without a notice, and services limited in stages that rest on one.
extension RandomProgram {
    mutating func makeSuspensions(_ sequences: [CompiledSequence]) -> [CompiledSuspension] {
        var suspensions: [CompiledSuspension] = []
        if random.chance(25) { suspensions.append(makeOrders()) }
        let notices = sequences.enumerated().flatMap { index, sequence in
            sequence.steps.indices.filter { sequence.steps[$0].deed.isFormalNotice }
                .map { NamedAction.step(sequence: index, step: $0) }
        }
        if !notices.isEmpty, random.chance(90) {
            let notice = limitsServices ? notices[0] : random.pick(notices)
            suspensions.append(makeServices(resting: notice, at: suspensions.count))
        }
        return suspensions
    }

    private mutating func makeOrders() -> CompiledSuspension {
        let stage = makeStage("orders_held", [.after(makeOffset(5...25), .anchor(.due))], .holdOrders)
        return CompiledSuspension(
            name: "orders", services: nil, ground: .account, stages: [stage],
            lifts: [makeLift("orders_released", .all)],
            bars: [], noticeLapses: nil, days: makeDays(), restAfterLift: DateOffset(random.number(5...30), .days),
            origin: origin)
    }

    private mutating func makeServices(resting notice: NamedAction, at index: Int) -> CompiledSuspension {
        let moment: EventReference.Moment = random.chance(60) ? .received : .executed
        var stages: [CompiledStage] = []
        for position in 0..<random.number(1...3) {
            var terms: [ClockTerm]
            if position == 0 {
                terms = [.fullDaysAfter(random.number(1...8), .anchor(.event(EventReference(notice, moment))))]
                if random.chance(20) { terms.append(.after(makeOffset(10...30), .anchor(.due))) }
            } else {
                let before = EventReference(.stage(suspension: index, stage: position - 1), .executed)
                terms = [.after(makeOffset(3...12), .anchor(.event(before)))]
            }
            stages.append(makeStage("stage\(position)", terms, [.restrict, .suspend, .terminate][position]))
        }
        var lifts = [makeLift("lifted", .all)]
        if stages.count > 1, random.chance(60) { lifts.insert(makeLift("eased", .stage(0)), at: random.number(0...1)) }
        return CompiledSuspension(
            name: "services",
            services: random.chance(70)
                ? clause(.isOneOf(.fact(.builtIn(.serviceKind)), [.word("hosting")]))
                : makeCondition([.service, .customer]),
            ground: random.pick(CompiledSuspension.Ground.allCases), stages: stages, lifts: lifts, bars: makeBars(),
            noticeLapses: random.chance(50) ? DateOffset(random.number(30...90), .days) : nil, days: makeDays(),
            restAfterLift: DateOffset(random.number(5...30), .days), origin: origin)
    }

    // MARK: - Parts

    private mutating func makeStage(_ name: String, _ terms: [ClockTerm], _ effect: SuspensionEffect) -> CompiledStage {
        var condition: CompiledCondition?
        if random.chance(55) {
            let least = Constant.money(Money(minorUnits: 10_000, Self.eur))
            condition = clause(.compare(.fact(.builtIn(.groundAmount)), .atLeast, .constant(least)))
        } else if random.chance(20) {
            condition = makeCondition([.ground, .account, .customer, .day] as Set<FactScope>)
        }
        return CompiledStage(
            name: name, at: Clock(terms, at: origin), when: condition, effect: effect,
            billingContinues: random.chance(50), message: makeMessage(), approval: makeApproval(30),
            withoutNotice: effect == .holdOrders, formerly: random.chance(20) ? ["old_\(name)"] : [], origin: origin)
    }

    private mutating func makeMessage() -> MessageDeed? {
        guard random.chance(60) else { return nil }
        return MessageDeed(
            channels: [random.pick([.email, .letter, .sms])], fallback: random.chance(25) ? .letter : nil,
            to: RoleReference("billing", .customer), template: "t")
    }

    /// `lifted` and `orders_released`: nothing is open any more, or there is a judgment. `eased`: little is open.
    private mutating func makeLift(_ name: String, _ target: CompiledLift.Target) -> CompiledLift {
        var condition = clause(.compare(.fact(.builtIn(.groundOpen)), .equal, .constant(.zeroMoney)))
        if name == "eased" {
            let little = Constant.money(Money(minorUnits: 30_000, Self.eur))
            condition = clause(.compare(.fact(.builtIn(.groundOpen)), .less, .constant(little)))
        } else if random.chance(50) {
            condition = .any([condition, clause(.holds(.builtIn(.customerInsolvent)))])
        }
        return CompiledLift(
            name: name, when: condition, target: target, message: makeMessage(),
            formerly: random.chance(20) ? ["old_\(name)"] : [], origin: origin)
    }

    private mutating func makeBars() -> [CompiledBar] {
        var bars: [CompiledBar] = []
        let truce = DayRange.yearly(DayOfYear(month: 4, day: 5)!, DayOfYear(month: 4, day: 25)!)
        let disputed = ClauseTest.compare(.fact(.builtIn(.groundDisputed)), .more, .constant(.zeroMoney))
        if random.chance(40) { bars.append(bar("truce", .isIn(.fact(.builtIn(.dayToday)), truce))) }
        if random.chance(40) { bars.append(bar("contested", disputed)) }
        return bars
    }

    private func bar(_ name: String, _ test: ClauseTest) -> CompiledBar {
        CompiledBar(name: name, when: clause(test), effects: [.suspend, .terminate], legalBasis: nil, origin: origin)
    }

    private mutating func makeDays() -> CompiledSuspension.AllowedDays {
        random.chance(30) ? .any : .weekdays([.mon, .tue, .wed, .thu])
    }
}
