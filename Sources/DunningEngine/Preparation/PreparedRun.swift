import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// A program bound to one ledger: conditions with their words numbered, names numbered, entities and payers found.
/// Made once; everything else of a run reads it.
final class PreparedRun: Sendable {
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    let options: SimulationOptions
    let playbooks: [PreparedPlaybook]
    /// For each legal entity of the ledger, the policy's; `nil` when the policy does not have it.
    let entities: [LegalEntity?]
    /// For each legal entity of the ledger, whether its bank data are older than the policy allows.
    let hasStaleBankData: [Bool]
    let names: ActionNames
    let money: CurrencyConversion
    let facts: LedgerFacts
    let addresses: AddressBook
    /// The number of each symbol of the ledger's among `names`; -1 for a word that names nothing.
    let nameOfSymbol: [Int32]

    init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions) {
        self.program = program
        self.ledger = ledger
        self.options = options
        let names = ActionNames(program)
        self.names = names
        money = CurrencyConversion(program.policy.exchangeRates)
        facts = LedgerFacts(policy: program.policy, ledger: ledger)
        addresses = AddressBook(ledger: ledger, policy: program.policy)
        nameOfSymbol = ledger.symbols.words.map { names.number(of: $0) ?? -1 }
        entities = ledger.legalEntities.map { id in program.policy.legalEntities.first { $0.id == id } }
        hasStaleBankData = zip(entities, ledger.lastBankDays).map { entity, lastBankDay in
            guard let allowed = program.policy.bankDataAge, let entity else { return false }
            guard let lastBankDay else { return true }
            return entity.calendar.workingDays(after: lastBankDay, through: options.asOf) > allowed.count
        }
        playbooks = program.playbooks.map { PreparedPlaybook($0, policy: program.policy, ledger: ledger, names: names) }
    }

    /// A day as this run may see it: what is dated after the as-of day has not happened.
    func seen(_ day: CalendarDate) -> CalendarDate { day <= options.asOf ? day : .distantFuture }
}

/// A playbook with its conditions bound.
struct PreparedPlaybook: Sendable {
    let source: CompiledPlaybook
    let covers: PreparedCondition?
    let holds: [PreparedHold]
    let sequences: [PreparedSequence]
    /// The facts that any of its conditions uses, in the table's order.
    let facts: [PreparedFact]

    init(_ source: CompiledPlaybook, policy: CompiledPolicy, ledger: LedgerSnapshot, names: ActionNames) {
        self.source = source
        let stepNumbers = names.numbers
        let preparation = ConditionPreparation(policy: policy, ledger: ledger, stepNumbers: stepNumbers)
        if case .condition(let condition) = source.coverage {
            covers = preparation.prepare(condition)
        } else {
            covers = nil
        }
        holds = source.holds.map { PreparedHold($0, preparation) }
        sequences = source.sequences.enumerated().map { index, sequence in
            PreparedSequence(sequence, preparation, names) { step in
                PreparedPlaybook.noticeLapse(of: .step(sequence: index, step: step), in: source)
            }
        }
        var used: Set<PreparedFact> = []
        for hold in holds { hold.condition?.collectFacts(into: &used) }
        for sequence in sequences {
            sequence.forWhom?.collectFacts(into: &used)
            for step in sequence.steps {
                step.forWhom?.collectFacts(into: &used)
                step.when?.collectFacts(into: &used)
            }
        }
        facts = used.sorted()
    }

    private static func noticeLapse(of notice: NamedAction, in playbook: CompiledPlaybook) -> DateOffset? {
        playbook.suspensions
            .filter { suspension in
                suspension.stages.contains { stage in
                    stage.at.terms.contains { term in
                        if case .event(let event) = term.anchor { event.action == notice } else { false }
                    }
                }
            }
            .compactMap(\.noticeLapses)
            .min { $0.count < $1.count }
    }
}

struct PreparedHold: Sendable {
    let source: CompiledHold
    /// For a hold on a condition.
    let condition: PreparedCondition?

    init(_ source: CompiledHold, _ preparation: ConditionPreparation) {
        self.source = source
        if case .condition(let condition) = source.trigger {
            self.condition = preparation.prepare(condition)
        } else {
            condition = nil
        }
    }
}

struct PreparedSequence: Sendable {
    let source: CompiledSequence
    let forWhom: PreparedCondition?
    let steps: [PreparedStep]
    /// By number of an action's name, the step that it names here.
    let stepOfName: [Int32: Int]

    init(
        _ source: CompiledSequence, _ preparation: ConditionPreparation, _ names: ActionNames,
        noticeLapse: (Int) -> DateOffset?
    ) {
        self.source = source
        forWhom = preparation.prepare(source.forWhom)
        steps = source.steps.enumerated().map { index, step in
            PreparedStep(step, preparation, names, noticeLapse: noticeLapse(index))
        }
        var stepOfName: [Int32: Int] = [:]
        for (index, step) in source.steps.enumerated() {
            for name in [step.name] + step.formerly { names.number(of: name).map { stepOfName[$0] = index } }
        }
        self.stepOfName = stepOfName
    }
}

struct PreparedStep: Sendable {
    let source: CompiledStep
    let forWhom: PreparedCondition?
    let when: PreparedCondition?
    /// The number of its own name.
    let name: Int32
    /// Which holds stop it.
    let holdKind: CompiledHold.Kind
    let isContact: Bool
    let isMessageToCustomer: Bool
    /// After how long from its receipt a formal notice is due again: the shortest that a suspension resting on it says.
    let noticeLapse: DateOffset?

    init(
        _ source: CompiledStep, _ preparation: ConditionPreparation, _ names: ActionNames, noticeLapse: DateOffset?
    ) {
        self.noticeLapse = noticeLapse
        self.source = source
        forWhom = preparation.prepare(source.forWhom)
        when = preparation.prepare(source.when)
        name = names.number(of: source.name) ?? -1
        isContact = source.deed.isContact
        isMessageToCustomer = source.deed.isMessageToCustomer
        if isContact {
            holdKind = .contact
        } else if case .task(let task) = source.deed, task.task == "hand_over" {
            holdKind = .handOver
        } else {
            holdKind = .internal
        }
    }

    var handsOver: Bool { if case .task(let task) = source.deed { task.task == "hand_over" } else { false } }
}

/// The names that history may mention, numbered in alphabetical order from 1; 0 is "none".
struct ActionNames: Sendable {
    let numbers: [String: Int]
    /// Words that are tasks of the language or of the policy, by number.
    let noAddress: Int32
    let matchCash: Int32
    /// The numbers of the steps, under all their names, whose deed is a hand-over, in any playbook.
    let handOvers: Set<Int32>
    private let contacts: [Int32: Bool]

    init(_ program: CompiledProgram) {
        var all = program.knownNames
        for playbook in program.playbooks {
            for sequence in playbook.sequences {
                for step in sequence.steps { all.formUnion([step.name] + step.formerly) }
            }
        }
        all.formUnion(TaskDeclaration.builtIn.keys)
        all.formUnion(program.policy.tasks.keys)
        var numbers: [String: Int] = ["none": 0]
        for (index, name) in all.sorted().enumerated() { numbers[name] = index + 1 }
        self.numbers = numbers
        noAddress = Int32(numbers["no_address"]!)
        matchCash = Int32(numbers["match_cash"]!)
        var handOvers: Set<Int32> = [Int32(numbers["hand_over"]!)]
        for playbook in program.playbooks {
            for sequence in playbook.sequences {
                for step in sequence.steps {
                    guard case .task(let task) = step.deed, task.task == "hand_over" else { continue }
                    for name in [step.name] + step.formerly { handOvers.insert(Int32(numbers[name]!)) }
                }
            }
        }
        self.handOvers = handOvers
        var contacts: [Int32: Bool] = [:]
        for playbook in program.playbooks {
            for sequence in playbook.sequences {
                for step in sequence.steps {
                    for name in [step.name] + step.formerly {
                        let number = Int32(numbers[name]!)
                        contacts[number] = contacts[number] ?? false || step.deed.isContact
                    }
                }
            }
        }
        self.contacts = contacts
    }

    /// Whether a step of that name reaches the customer; `nil` when no playbook has one.
    func isContact(_ name: Int32) -> Bool? { contacts[name] }

    func number(of name: String) -> Int32? { numbers[name].map(Int32.init) }

    func name(of number: Int32) -> String? { numbers.first { $0.value == Int(number) }?.key }
}

/// Amounts of any currency in units of 10^-10 of the reporting currency.
struct CurrencyConversion: Sendable {
    let reporting: CurrencyCode
    private let currencies: [CurrencyCode]
    private let factors: [Int64]

    init(_ rates: ExchangeRates) {
        reporting = rates.reporting
        currencies = rates.currencies
        factors = rates.currencies.map { rates.factor(of: $0)! }
    }

    func knows(_ currency: CurrencyCode) -> Bool { currencies.contains(currency) }

    /// 0 for a currency without a rate: accounts with such an item are left out before anything is computed.
    func units(_ minorUnits: Int64, _ currency: CurrencyCode) -> Int128 {
        guard let index = currencies.firstIndex(of: currency) else { return 0 }
        return Int128(minorUnits) * Int128(factors[index])
    }

    func money(_ units: Int128) -> Money { ConvertedAmount(units: units).rounded(to: reporting) }
}
