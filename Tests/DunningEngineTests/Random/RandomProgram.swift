import Diagnostics
import FinancialValues
import PlaybookProgram
import RelanceTestSupport

/// A program that reaches what the language has: one policy, and up to four playbooks that cover a `RandomLedger`.
///
/// Steps and rules of all playbooks share their names, so that an account that changes playbook keeps its place. Names say
/// what a thing is: `hold_disputed` holds what is disputed.
struct RandomProgram {
    var random: RandomNumbers
    let origin = SourceRange(SourceFile(path: "playbooks/random.yaml", text: "random"), 0..<6)
    static let eur = CurrencyCode("EUR")!
    static let usd = CurrencyCode("USD")!

    /// Whether its playbooks are made to limit services: a notice early, and stages that rest on it.
    private(set) var limitsServices = false

    init(seed: UInt64) { random = RandomNumbers(seed: seed) }

    mutating func make() -> CompiledProgram {
        limitsServices = random.chance(30)
        let policy = makePolicy()
        let playbooks = makePlaybooks().sorted { $0.name < $1.name }
        return CompiledProgram(policy: policy, playbooks: playbooks, knownNames: Set(playbooks.flatMap(\.allNames)))
    }

    // MARK: - The policy

    private mutating func makePolicy() -> CompiledPolicy {
        CompiledPolicy(
            name: "random", title: "",
            exchangeRates: ExchangeRates(reporting: Self.eur, rates: [Self.usd: ExactNumber("0.92")!]),
            tolerance: [Self.eur: 500, Self.usd: 500], segments: ["sme", "enterprise"],
            roles: ["billing", "signatory"], internalRoles: ["collector", "legal", "cash_team"],
            thirdPartyRoles: ["insurer"], legalEntities: ["FR01", "DE01"].map(entity), fields: [],
            disputeReasons: [
                DisputeReason(reason: "price", answeredBy: "legal"),
                DisputeReason(reason: "other", answeredBy: "collector"),
            ],
            blockReasons: ["other"], serviceKinds: ["hosting", "energy"],
            pending: ["direct_debit": DateOffset(5, .businessDays)], tasks: makeTasks(),
            appliesCashOldestFirst: random.chance(70),
            bankDataAge: random.chance(15) ? DateOffset(2, .businessDays) : nil,
            latePayment: [], guarantees: [], origin: origin)
    }

    private func entity(_ id: String) -> LegalEntity {
        let country = String(id.prefix(2))
        let closed: Set = [CalendarDate(year: 2026, month: 4, day: 24)!]
        let calendar = HolidayRules.calendar(
            named: country, country: country, region: nil, closed: country == "DE" ? closed : [])!
        return LegalEntity(id: id, name: id, country: country, calendar: calendar)
    }

    private mutating func makeTasks() -> [String: TaskDeclaration] {
        guard random.chance(50) else { return [:] }
        return [
            "match_cash": TaskDeclaration(
                to: RoleReference("cash_team", .ours), within: DateOffset(1, .businessDays), then: nil,
                reachesCustomer: false)
        ]
    }

    // MARK: - Playbooks

    /// `general` covers whoever no other does; `segment`, `named` and `rival` go before it, some for a time only.
    private mutating func makePlaybooks() -> [CompiledPlaybook] {
        let asOf = RandomLedger.asOf
        let ends = random.chance(5)
        var playbooks = [
            makePlaybook("general", .everyoneElse, valid: ends ? (asOf - 300)...(asOf + 30) : nil)
        ]
        if random.chance(35) {
            let test = ClauseTest.compare(.fact(.builtIn(.customerSegment)), .equal, .constant(.word("enterprise")))
            playbooks.append(
                makePlaybook(
                    "segment", .condition(clause(test)), valid: random.chance(30) ? (asOf + 12)...(asOf + 300) : nil))
        }
        if random.chance(30) {
            let account = AccountPattern(customer: "C1", legalEntity: random.chance(40) ? "FR01" : nil)
            playbooks.append(
                makePlaybook(
                    "named", .accounts([account]),
                    valid: random.chance(70) ? (asOf - 90)...(asOf + random.number(0...30)) : nil))
        }
        if random.chance(6) {
            playbooks.append(makePlaybook("rival", .everyoneElse, valid: (asOf + 20)...(asOf + 300)))
        }
        if playbooks.count > 1, random.chance(20) {
            playbooks[playbooks.count - 1].leftAlone = "companies of the group are reconciled"
        }
        return playbooks
    }

    private mutating func makePlaybook(
        _ name: String, _ coverage: CompiledPlaybook.Coverage, valid: ClosedRange<CalendarDate>?
    ) -> CompiledPlaybook {
        let sequences = (0..<random.number(1...3)).map { makeSequence($0) }
        return CompiledPlaybook(
            name: name, title: "", coverage: coverage, valid: valid, leftAlone: nil, sendDays: makeSendDays(),
            quiet: makeQuiet(),
            contactLimit: random.chance(60)
                ? ContactLimit(count: random.number(1...2), days: random.number(2...7), at: origin) : nil,
            delivery: makeDelivery(), invoiceDelivery: DateOffset(3, .days),
            tolerance: [Self.eur: 500, Self.usd: 500],
            promises: PromiseRule(
                grace: DateOffset(random.number(0...3), .businessDays),
                noLongerAfter: random.chance(50) ? (broken: 1, days: 180) : nil),
            holds: makeHolds(sequences.count), sequences: sequences,
            escalations: (0..<random.pick([0, 0, 1, 2])).map { makeEscalation($0) },
            suspensions: makeSuspensions(sequences),
            obligations: (0..<random.pick([0, 0, 1, 2])).map { makeObligation($0) }, guarantees: [], digest: name,
            origin: origin)
    }

    private mutating func makeSendDays() -> SendDays {
        random.pick([
            .everyWeekday, .everyWeekday, .everyWeekday, SendDays(weekdays: [.tue], monthDays: [5], lastOfMonth: true),
            SendDays(weekdays: [.mon, .tue, .wed, .thu, .fri, .sat]),
        ])
    }

    private mutating func makeQuiet() -> [DayRange] {
        guard random.chance(40) else { return [] }
        let yearly = DayRange.yearly(DayOfYear(month: 4, day: 10)!, DayOfYear(month: 4, day: 20)!)
        let first = RandomLedger.asOf + random.number(0...40)
        return random.pick([
            [yearly], [.dates(first, first + random.number(0...9))], [yearly, .dates(first, first + 2)],
        ])
    }

    private mutating func makeDelivery() -> [Channel: DeemedReceipt] {
        [
            .email: .after(DateOffset(0, .days)), .letter: .after(DateOffset(3, .days)),
            .registeredLetter: random.chance(40) ? .proof : .after(DateOffset(3, .businessDays)),
            .sms: .after(DateOffset(0, .days)), .portal: .after(DateOffset(1, .days)),
        ]
    }

    // MARK: - What all parts are made of

    mutating func makeOffset(_ range: ClosedRange<Int>) -> DateOffset {
        let unit: DateOffset.Unit = random.pick([
            .days, .days, .days, .days, .days, .days, .businessDays, .businessDays,
        ])
        if random.chance(4) { return DateOffset(random.number(1...4), .weeks) }
        if random.chance(3) { return DateOffset(random.number(1...2), .months) }
        return DateOffset(random.number(range), unit)
    }

    mutating func makeApproval(_ percent: Int) -> ApprovalRule {
        guard random.chance(percent) else { return ApprovalRule() }
        return ApprovalRule([random.pick([.all(["legal"]), .any(["legal", "collector"])])])
    }

    func clause(_ test: ClauseTest) -> CompiledCondition { .clause(CompiledClause(test, at: origin)) }
}

extension CompiledPlaybook {
    /// Every name that history may know a rule of the playbook by.
    var allNames: [String] {
        rulesByName.flatMap { [$0.name] + $0.formerly }
    }
}
