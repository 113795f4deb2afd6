import FinancialValues
import PlaybookProgram
import Receivables

/// Which playbook covers an account on a day, or why none can run it.
extension PreparedRun {
    enum Coverage {
        case playbook(Int)
        case uncovered(UncoveredAccount.Reason)
    }

    /// `accounts:` beats a condition, which beats `everyone else`; a playbook covers nobody outside its `valid` days.
    func coverage(of account: Int, on day: CalendarDate) -> Coverage {
        let row = ledger.accounts[account]
        let customer = CustomerFacts(run: self, payer: Int(row.payer), legalEntity: Int(row.legalEntity))
        let context = FactContext(day: day)
        let valid = playbooks.indices.filter { playbooks[$0].source.valid?.contains(day) ?? true }
        let named = valid.filter { names(account: row, playbooks[$0].source.coverage) }
        if let found = PreparedRun.only(named) { return found }
        var matching: [Int] = []
        for index in valid {
            guard let condition = playbooks[index].covers else { continue }
            if let missing = missingValue(of: playbooks[index].coverFacts, customer) { return .uncovered(missing) }
            if customer.holds(condition, context) { matching.append(index) }
        }
        if let found = PreparedRun.only(matching) { return found }
        let rest = valid.filter { if case .everyoneElse = playbooks[$0].source.coverage { true } else { false } }
        return PreparedRun.only(rest) ?? .uncovered(.noPlaybook)
    }

    /// What each playbook that covers by a condition asks of an account, in their order.
    func coverageFindings(of account: Int, on day: CalendarDate) -> [CoverageFinding] {
        let row = ledger.accounts[account]
        let customer = CustomerFacts(run: self, payer: Int(row.payer), legalEntity: Int(row.legalEntity))
        return playbooks.indices.filter { playbooks[$0].covers != nil }.map { index in
            let isValid = playbooks[index].source.valid?.contains(day) ?? true
            let clauses = isValid ? customer.trace(playbooks[index].covers, FactContext(day: day)) : []
            return CoverageFinding(playbook: index, clauses: clauses)
        }
    }

    private static func only(_ playbooks: [Int]) -> Coverage? {
        switch playbooks.count {
        case 0: nil
        case 1: .playbook(playbooks[0])
        default: .uncovered(.severalPlaybooks(playbooks))
        }
    }

    private func names(account: CustomerAccount, _ coverage: CompiledPlaybook.Coverage) -> Bool {
        guard case .accounts(let patterns) = coverage else { return false }
        let (id, entity) = (
            ledger.text[ledger.customers[Int(account.payer)].id], ledger.legalEntities[Int(account.legalEntity)]
        )
        return patterns.contains { $0.customer == id && ($0.legalEntity == nil || $0.legalEntity == entity) }
    }

    /// The days after the as-of day on which another playbook can come to cover an account.
    var coverageChanges: [CalendarDate] {
        let bounds = playbooks.compactMap(\.source.valid).flatMap { [$0.lowerBound, $0.upperBound + 1] }
        return Set(bounds.filter { $0 > options.asOf && $0 <= options.lastDay }).sorted()
    }

    // MARK: - Accounts that cannot be run

    /// Why an account cannot be run by a playbook: an entity, currency, step or value that is not known.
    func obstacle(to account: Int, by playbook: Int) -> UncoveredAccount.Reason? {
        let row = ledger.accounts[account]
        for index in row.invoices where !money.knows(ledger.invoices[index].currency) {
            return .unknownCurrency(ledger.invoices[index].currency)
        }
        for index in row.payments where !money.knows(ledger.payments[index].currency) {
            return .unknownCurrency(ledger.payments[index].currency)
        }
        for index in row.unbilled where !money.knows(ledger.unbilled[index].currency) {
            return .unknownCurrency(ledger.unbilled[index].currency)
        }
        var unknown: Set<String> = []
        for index in row.history where ledger.history[index].day <= options.asOf {
            let (step, itemStep) = (ledger.history[index].step, ledger.history[index].itemStep)
            for symbol in [step, itemStep] where !symbol.isNone && nameOfSymbol[Int(symbol.index)] < 0 {
                if stands(row, on: ledger.history[index]) { unknown.insert(ledger.symbols[symbol]) }
            }
        }
        if !unknown.isEmpty { return .unknownSteps(unknown.sorted()) }
        return missingValue(
            of: playbooks[playbook].facts,
            CustomerFacts(run: self, payer: Int(row.payer), legalEntity: Int(row.legalEntity)), invoices: row.invoices,
            services: row.services)
    }

    /// Whether something of an account depends on a row: nothing does that is about an invoice paid by the as-of day, and
    /// about no service.
    private func stands(_ account: CustomerAccount, on row: HistoryRow) -> Bool {
        guard let invoice = row.invoice, row.service == nil else { return true }
        let payments = ledger.payments[account.payments].filter { $0.invoice == invoice && $0.counts(on: options.asOf) }
        return payments.reduce(0) { $0 + $1.amount } < ledger.invoices[Int(invoice)].amount
    }

    /// The first used fact that has no value in the ledger and no default.
    private func missingValue(
        of used: [PreparedFact], _ customer: CustomerFacts, invoices: Range<Int> = 0..<0,
        services: Range<Int> = 0..<0
    ) -> UncoveredAccount.Reason? {
        for fact in used {
            if let missing = facts.missingColumn(of: fact) {
                return .missingValue(fact: missing.fact, column: missing.column)
            }
            guard lacksValue(fact, customer, invoices, services) else { continue }
            switch fact {
            case .builtIn(let fact):
                return .missingValue(fact: fact.rawValue, column: FactTable.row(of: fact).column ?? fact.rawValue)
            case .own(let index):
                let field = self.facts.field(index)
                return .missingValue(
                    fact: self.facts.name(ofOwn: index), column: "\(field.scope.rawValue)s.\(field.name)")
            }
        }
        return nil
    }

    private func lacksValue(
        _ fact: PreparedFact, _ customer: CustomerFacts, _ invoices: Range<Int>, _ services: Range<Int>
    ) -> Bool {
        let row = ledger.customers[customer.payer]
        switch fact {
        case .builtIn(let fact):
            guard facts.defaultValue(of: fact) == nil else { return false }
            switch fact {
            case .customerSegment: return row.segment.isNone
            case .customerCountry: return row.country.isNone
            case .customerLanguage: return row.language.isNone
            case .customerRiskScore: return row.riskScore == nil
            case .accountCreditLimit: return row.creditLimit == nil
            default: return false
            }
        case .own(let index):
            let field = facts.field(index)
            guard field.defaultValue == nil, let column = facts.ownColumns[index] else { return false }
            switch field.scope {
            case .customer: return ledger.ownFields[column].values[customer.payer] == nil
            case .invoice: return invoices.contains { ledger.ownFields[column].values[$0] == nil }
            case .service: return services.contains { ledger.ownFields[column].values[$0] == nil }
            default: return false
            }
        }
    }
}
