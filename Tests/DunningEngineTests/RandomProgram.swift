import Diagnostics
import FinancialValues
import PlaybookProgram
import RelanceTestSupport

/// A program of random sequences, holds and conditions over one policy.
struct RandomProgram {
    private var random: RandomNumbers
    private let origin = SourceRange(SourceFile(path: "playbooks/random.yaml", text: "random"), 0..<6)
    private static let eur = CurrencyCode("EUR")!
    private static let usd = CurrencyCode("USD")!

    init(seed: UInt64) { random = RandomNumbers(seed: seed) }

    mutating func make() -> CompiledProgram {
        let playbook = makePlaybook()
        let names =
            playbook.sequences.flatMap(\.steps).map(\.name) + playbook.escalations.map(\.name)
            + playbook.obligations.map(\.name)
            + playbook.suspensions.flatMap { $0.stages.map(\.name) + $0.lifts.map(\.name) }
        return CompiledProgram(policy: makePolicy(), playbooks: [playbook], knownNames: Set(names))
    }

    private mutating func makePolicy() -> CompiledPolicy {
        let calendar = HolidayRules.calendar(named: "FR", country: "FR", region: nil, closed: [])!
        let rates = ExchangeRates(reporting: Self.eur, rates: [Self.usd: ExactNumber("0.92")!])
        return CompiledPolicy(
            name: "random", title: "", exchangeRates: rates, tolerance: [Self.eur: 500, Self.usd: 500],
            segments: ["sme", "enterprise"], roles: ["billing", "signatory"], internalRoles: ["collector"],
            thirdPartyRoles: ["insurer"],
            legalEntities: ["FR01", "FR02"].map {
                LegalEntity(id: $0, name: $0, country: "FR", calendar: calendar)
            },
            fields: [], disputeReasons: [DisputeReason(reason: "other", answeredBy: "collector")],
            blockReasons: ["other"], serviceKinds: ["hosting", "energy"],
            pending: ["direct_debit": DateOffset(5, .businessDays)],
            tasks: [:], appliesCashOldestFirst: random.chance(70), bankDataAge: nil, latePayment: [], guarantees: [],
            origin: origin)
    }

    private mutating func makePlaybook() -> CompiledPlaybook {
        let sequences = (0..<random.number(1...3)).map { makeSequence($0) }
        let limit =
            random.chance(60) ? ContactLimit(count: random.number(1...2), days: random.number(2...7), at: origin) : nil
        return CompiledPlaybook(
            name: "random", title: "", coverage: .everyoneElse, valid: nil, leftAlone: nil,
            sendDays: random.chance(70) ? .everyWeekday : SendDays(weekdays: [.tue], monthDays: [5], lastOfMonth: true),
            quiet: random.chance(40)
                ? [.yearly(DayOfYear(month: 4, day: 10)!, DayOfYear(month: 4, day: 20)!)] : [],
            contactLimit: limit,
            delivery: [
                .email: .after(DateOffset(0, .days)), .letter: .after(DateOffset(3, .days)), .registeredLetter: .proof,
            ],
            invoiceDelivery: DateOffset(3, .days), tolerance: [Self.eur: 500, Self.usd: 500],
            promises: PromiseRule(
                grace: DateOffset(random.number(0...3), .businessDays),
                noLongerAfter: random.chance(50) ? (broken: 1, days: 180) : nil),
            holds: makeHolds(sequences.count), sequences: sequences,
            escalations: random.chance(50) ? (0...random.number(0...1)).map { makeEscalation($0) } : [],
            suspensions: random.chance(60) ? [makeSuspension(sequences)] : [],
            obligations: random.chance(40) ? [makeObligation()] : [],
            guarantees: [], digest: "0", origin: origin)
    }

    private mutating func makeHolds(_ sequences: Int) -> [CompiledHold] {
        var holds: [CompiledHold] = []
        func clause(_ test: ClauseTest) -> CompiledCondition { .clause(CompiledClause(test, at: origin)) }
        let triggers: [(CompiledCondition, Bool)] = [
            (clause(.holds(.builtIn(.invoiceDisputed))), true), (clause(.holds(.builtIn(.invoicePromised))), true),
            (clause(.holds(.builtIn(.customerVulnerable))), false),
            (clause(.compare(.fact(.builtIn(.accountDaysOverdue)), .atLeast, .constant(.days(20)))), false),
            (clause(.holds(.builtIn(.invoiceBeforeInsolvency))), true),
            (clause(.event(EventTest(.promiseBroken, .within(days: random.number(2...9))))), true),
            (clause(.event(EventTest(.insolvency, .within(days: random.number(15...40))))), false),
        ]
        for (index, trigger) in triggers.enumerated() where random.chance(index < 2 ? 80 : 15) {
            var hold = CompiledHold(
                name: "hold\(index)", trigger: .condition(trigger.0), isOnItem: trigger.1, origin: origin)
            if index == 0, random.chance(50) { hold.only = .disputedAmount }
            if index == 1, random.chance(50) { hold.only = .promisedAmount }
            hold.clockStops = random.chance(70)
            hold.restarts = random.chance(15)
            if random.chance(30) { hold.except = [random.number(0...(sequences - 1))] }
            if random.chance(20) { hold.stops = Set(CompiledHold.Kind.allCases) }
            holds.append(hold)
        }
        holds.append(CompiledHold(name: "block", trigger: .block, isOnItem: true, origin: nil))
        holds.append(CompiledHold(name: "pending_payment", trigger: .pendingPayment, isOnItem: true, origin: nil))
        holds.append(CompiledHold(name: "unapplied_cash", trigger: .coveringCash, isOnItem: false, origin: nil))
        return holds
    }

    // MARK: - Other rules

    private mutating func makeEscalation(_ index: Int) -> CompiledEscalation {
        let deed: Deed =
            random.chance(50)
            ? .task(
                TaskDeed(
                    task: random.pick(["call", "review"]), to: RoleReference("collector", .ours), reachesCustomer: false
                ))
            : .message(
                MessageDeed(
                    channels: [.email],
                    to: random.chance(50) ? RoleReference("collector", .ours) : RoleReference("billing", .customer),
                    template: "t"))
        return CompiledEscalation(
            name: "escalation\(index)", when: makeCondition(.account), deed: deed,
            every: random.chance(50) ? makeOffset(5...20) : nil, combine: random.pick([.account, .recipient]),
            on: random.chance(15) ? [.wed] : [], lists: .overdue,
            approval: random.chance(15) ? ApprovalRule([.all(["legal"])]) : ApprovalRule(), formerly: [],
            origin: origin)
    }

    private mutating func makeObligation() -> CompiledObligation {
        let unit = random.pick(CompiledObligation.Unit.allCases)
        let anchor: ClockTerm =
            switch unit {
            case .account: .anchor(random.chance(70) ? .due : .insolvency)
            case .invoice: .anchor(random.chance(70) ? .due : .factoredOn)
            case .dispute: .anchor(.disputeOpened)
            case .payment: .anchor(random.chance(50) ? .paymentRejected : .paymentReceived)
            }
        return CompiledObligation(
            name: "obligation", unit: unit, forWhom: random.chance(40) ? makeCondition(.account) : nil,
            by: Clock([.after(makeOffset(5...60), anchor)], at: origin),
            warn: random.chance(60) ? makeOffset(1...15) : nil,
            deed: .task(TaskDeed(task: "review", to: RoleReference("collector", .ours), reachesCustomer: false)),
            formerly: [], origin: origin)
    }

    private mutating func makeSuspension(_ sequences: [CompiledSequence]) -> CompiledSuspension {
        var notice: EventReference?
        for (index, sequence) in sequences.enumerated() {
            for (step, source) in sequence.steps.enumerated() where source.deed.isFormalNotice {
                notice = EventReference(.step(sequence: index, step: step), random.chance(60) ? .received : .executed)
            }
        }
        let isOrders = notice == nil || random.chance(30)
        var stages: [CompiledStage] = []
        for index in 0..<random.number(1...3) {
            var term = ClockTerm.after(makeOffset(5...25), .anchor(.due))
            if index > 0 {
                term = .after(
                    makeOffset(3...12),
                    .anchor(.event(EventReference(.stage(suspension: 0, stage: index - 1), .executed))))
            } else if !isOrders, let notice {
                term = .fullDaysAfter(random.number(1...8), .anchor(.event(notice)))
            }
            stages.append(
                CompiledStage(
                    name: "stage\(index)", at: Clock([term], at: origin),
                    when: random.chance(60)
                        ? .clause(
                            CompiledClause(
                                .compare(
                                    .fact(.builtIn(.groundAmount)), .atLeast,
                                    .constant(.money(Money(minorUnits: 20_000, Self.eur)))), at: origin)) : nil,
                    effect: isOrders ? .holdOrders : [.restrict, .suspend, .terminate][index],
                    billingContinues: random.chance(50),
                    message: random.chance(50)
                        ? MessageDeed(channels: [.email], to: RoleReference("billing", .customer), template: "t") : nil,
                    approval: random.chance(20) ? ApprovalRule([.all(["legal"])]) : ApprovalRule(),
                    withoutNotice: false,
                    formerly: [], origin: origin))
        }
        func clause(_ test: ClauseTest) -> CompiledCondition { .clause(CompiledClause(test, at: origin)) }
        let lift = CompiledLift(
            name: "lifted",
            when: .any([
                clause(.compare(.fact(.builtIn(.groundOpen)), .equal, .constant(.zeroMoney))),
                clause(.holds(.builtIn(.customerInsolvent))),
            ]), target: .all,
            message: random.chance(50)
                ? MessageDeed(channels: [.email], to: RoleReference("billing", .customer), template: "t") : nil,
            formerly: [], origin: origin)
        let bar = CompiledBar(
            name: "truce",
            when: clause(
                .isIn(.fact(.builtIn(.dayToday)), .yearly(DayOfYear(month: 4, day: 5)!, DayOfYear(month: 4, day: 25)!))),
            effects: [.suspend, .terminate], legalBasis: nil, origin: origin)
        return CompiledSuspension(
            name: "suspension",
            services: isOrders && random.chance(50)
                ? nil
                : clause(.isOneOf(.fact(.builtIn(.serviceKind)), [.word("hosting")])),
            ground: random.pick(CompiledSuspension.Ground.allCases),
            stages: stages, lifts: [lift], bars: random.chance(40) ? [bar] : [],
            noticeLapses: random.chance(60) ? DateOffset(random.number(20...90), .days) : nil,
            days: random.chance(30) ? .any : .weekdays([.mon, .tue, .wed, .thu]),
            restAfterLift: DateOffset(random.number(5...30), .days), origin: origin)
    }

    // MARK: - Sequences

    private mutating func makeSequence(_ index: Int) -> CompiledSequence {
        let unit = random.pick(
            [.invoice, .invoice, .invoice, .account, .accountCurrency, .promise, .dispute] as [CompiledSequence.Unit])
        let count = random.number(1...5)
        var steps: [CompiledStep] = []
        for step in 0..<count { steps.append(makeStep(index, step, count, unit)) }
        return CompiledSequence(
            name: "sequence\(index)", unit: unit, forWhom: random.chance(30) ? makeCondition(unit) : nil,
            minimum: random.chance(40) ? [Self.eur: 5_000, Self.usd: 5_000] : [:],
            spacing: DateOffset(random.pick([0, 3, 7]), random.chance(80) ? .days : .businessDays),
            includesFactored: random.chance(10), steps: steps, origin: origin)
    }

    private mutating func makeStep(
        _ sequence: Int, _ step: Int, _ count: Int, _ unit: CompiledSequence.Unit
    ) -> CompiledStep {
        let isTask = random.chance(25)
        let isLast = step == count - 1
        let deed: Deed
        if isTask {
            let task = isLast && random.chance(50) ? "hand_over" : random.pick(["call", "review"])
            deed = .task(
                TaskDeed(task: task, to: RoleReference("collector", .ours), reachesCustomer: task == "call"))
        } else {
            let internalMessage = random.chance(20)
            let notice = !internalMessage && random.chance(20)
            deed = .message(
                MessageDeed(
                    channels: notice ? [.registeredLetter, .email] : [random.pick([.email, .letter])],
                    fallback: random.chance(40) ? .letter : nil,
                    to: internalMessage
                        ? RoleReference("collector", .ours)
                        : RoleReference(notice ? "signatory" : "billing", .customer),
                    isFormalNotice: notice, template: "t"))
        }
        return CompiledStep(
            name: "step\(sequence)_\(step)", at: makeClock(sequence, step, unit),
            until: random.chance(30) ? Clock([.after(makeOffset(20...60), anchor(unit))], at: origin) : nil,
            forWhom: random.chance(25) ? makeCondition(unit) : nil,
            when: random.chance(25) ? makeCondition(unit) : nil, skipIfLate: random.chance(30), deed: deed,
            repetition: random.chance(15)
                ? Repetition(every: makeOffset(2...9), times: random.chance(80) ? random.number(2...3) : nil) : nil,
            combine: random.pick([.account, .account, .recipient, .step, .none]),
            on: isTask || !random.chance(10) ? [] : [.mon], lists: random.pick(Lists.allCases),
            approval: random.chance(10) ? ApprovalRule([.all(["legal"])]) : ApprovalRule(), origin: origin)
    }

    private func anchor(_ unit: CompiledSequence.Unit) -> ClockTerm {
        switch unit {
        case .invoice, .account, .accountCurrency: .anchor(.due)
        case .promise: .anchor(.promiseDue)
        case .dispute: .anchor(.disputeOpened)
        }
    }

    private mutating func makeOffset(_ range: ClosedRange<Int>) -> DateOffset {
        DateOffset(random.number(range), random.chance(80) ? .days : .businessDays)
    }

    private mutating func makeClock(_ sequence: Int, _ step: Int, _ unit: CompiledSequence.Unit) -> Clock {
        var terms: [ClockTerm] = []
        if step == 0 && random.chance(30) {
            terms.append(.before(makeOffset(1...10), anchor(unit)))
        } else if step > 0 && random.chance(50) {
            let moment = random.pick([.executed, .executed, .received] as [EventReference.Moment])
            let event = ClockTerm.anchor(.event(EventReference(.step(sequence: sequence, step: step - 1), moment)))
            terms.append(
                random.chance(30) ? .fullDaysAfter(random.number(1...8), event) : .after(makeOffset(1...12), event))
        }
        if terms.isEmpty || random.chance(40) {
            let plain = ClockTerm.after(makeOffset(0...(10 + step * 10)), anchor(unit))
            terms.append(random.chance(5) ? .monthEnd(plain) : plain)
        }
        if unit == .dispute && random.chance(20) { terms.append(.after(makeOffset(0...5), .anchor(.disputeClosed))) }
        return Clock(terms, at: origin)
    }

    private mutating func makeCondition(_ unit: CompiledSequence.Unit) -> CompiledCondition {
        let event = EventReference(.step(sequence: 0, step: 0), .executed)
        var tests: [ClauseTest] = [
            .compare(
                .fact(.builtIn(.accountCollectable)), .atLeast, .constant(.money(Money(minorUnits: 40_000, Self.eur)))),
            .compare(.fact(.builtIn(.accountDaysOverdue)), .atLeast, .constant(.days(12))),
            .compare(.fact(.builtIn(.accountOverdueCount)), .more, .constant(.number(ExactNumber(1)))),
            .compare(.fact(.builtIn(.customerOverdue)), .less, .constant(.money(Money(minorUnits: 900_000, Self.eur)))),
            .compare(
                .fact(.builtIn(.dayToday)), .atLeast, .constant(.date(CalendarDate(year: 2026, month: 4, day: 7)!))),
            .compare(.fact(.builtIn(.dayWeekday)), .notEqual, .constant(.word("thu"))),
            .compare(.fact(.builtIn(.accountBrokenPromises)), .atLeast, .constant(.number(ExactNumber(1)))),
            .holds(.builtIn(.dayWorkingDay)),
            .isIn(.fact(.builtIn(.dayToday)), .yearly(DayOfYear(month: 4, day: 1)!, DayOfYear(month: 5, day: 3)!)),
            .event(EventTest(event, .atLeast(days: 5))), .event(EventTest(event, .notWithin(days: 9))),
            .event(makeDayOfLedger(unit)), .event(makeDayOfLedger(unit)),
        ]
        if unit == .invoice {
            tests += [
                .compare(
                    .fact(.builtIn(.invoiceOpenAmount)), .atLeast,
                    .constant(.money(Money(minorUnits: 30_000, Self.eur)))),
                .compare(.fact(.builtIn(.invoiceDaysOverdue)), .atLeast, .constant(.days(9))),
                .compare(.fact(.builtIn(.invoiceDaysUntilDue)), .less, .constant(.days(4))),
                .compare(.fact(.builtIn(.dayToday)), .more, .datePlus(.fact(.builtIn(.invoiceDue)), days: 11)),
                .holds(.builtIn(.invoiceDirectDebit)), .holds(.builtIn(.invoicePromised)),
            ]
        }
        func clause(_ test: ClauseTest) -> CompiledCondition { .clause(CompiledClause(test, at: origin)) }
        let first = clause(random.pick(tests))
        switch random.number(1...5) {
        case 1: return .not(first)
        case 2: return .all([first, clause(random.pick(tests))])
        case 3: return .any([first, clause(random.pick(tests))])
        default: return first
        }
    }

    /// `promise_broken within 7 days`, of whatever day the unit has.
    private mutating func makeDayOfLedger(_ unit: CompiledSequence.Unit) -> EventTest {
        let anchors = Anchor.builtIn.values.filter { unit == .invoice || !$0.isOfInvoice }
            .sorted { $0.builtInName! < $1.builtInName! }
        let days = random.number(1...20)
        let age = random.pick(
            [
                .happened, .atLeast(days: days), .atLeastFull(days: days), .within(days: days), .notWithin(days: days),
            ] as [EventAge])
        return EventTest(random.pick(anchors), age)
    }
}
