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
    /// Found once: most policies have none, and every payer's history would be read for them.
    let countedGuarantees: [CountedGuarantee]
    /// How many days after the last one a guarantee of progress looks ahead; 0 where there is none.
    let daysLookedAhead: Int
    let money: CurrencyConversion
    let facts: LedgerFacts
    /// What messages tell, in any order; `nil` where none is composed.
    let toldFacts: [ToldFact]?
    let addresses: AddressBook
    /// By customer, where the run assumes habits.
    let habits: [Int: PaymentHabit]
    /// The number of each symbol of the ledger's among `names`; -1 for a word that names nothing.
    let nameOfSymbol: [Int32]
    /// The index of the playbook that each symbol of the ledger's names; -1 for a word that names none.
    let playbookOfSymbol: [Int32]

    init(_ program: CompiledProgram, _ ledger: LedgerSnapshot, _ options: SimulationOptions) {
        self.program = program
        self.ledger = ledger
        self.options = options
        let names = ActionNames(program)
        self.names = names
        countedGuarantees = CountedGuarantee.all(in: program)
        daysLookedAhead = PreparedGuarantee.daysLookedAhead(in: program)
        money = CurrencyConversion(program.policy.exchangeRates)
        facts = LedgerFacts(policy: program.policy, ledger: ledger)
        toldFacts = options.toldFacts.map(facts.told)
        addresses = AddressBook(ledger: ledger, policy: program.policy)
        habits = options.payments == .habits ? PaymentHabits(ledger, asOf: options.asOf).byCustomer : [:]
        nameOfSymbol = ledger.symbols.words.map { names.number(of: $0) ?? -1 }
        playbookOfSymbol = ledger.symbols.words.map { word in
            program.playbooks.firstIndex { $0.name == word }.map { Int32($0) } ?? -1
        }
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
