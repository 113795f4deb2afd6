import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// Facts that can be named and shown, not only compared.
protocol FactTelling: FactSource {
    var run: PreparedRun { get }
    /// An amount in its own currency, where it has one; `nil`: it is told in the reporting currency.
    func ownMoney(_ fact: PreparedFact, _ context: FactContext) -> Money?
    /// - Parameter names: The numbers of the names of what it is, where it is something of a playbook: the account's, or the one
    ///   that limited its service.
    func name(of anchor: Anchor, names: [Int32]) -> String
}

/// The clauses of a condition with the values they read: what an explanation shows.
extension FactTelling {
    func trace(_ condition: PreparedCondition?, _ context: FactContext) -> [ClauseOutcome] {
        var outcomes: [ClauseOutcome] = []
        if let condition { _ = trace(condition, context, into: &outcomes) }
        return outcomes
    }

    /// - Returns: Whether the condition holds.
    private func trace(
        _ condition: PreparedCondition, _ context: FactContext, into outcomes: inout [ClauseOutcome]
    ) -> Bool {
        switch condition {
        case .all(let parts):
            let parts = traced(parts, context, into: &outcomes)
            let holds = parts.allSatisfy(\.holds)
            if !holds { for part in parts where part.holds { passOver(part.outcomes, in: &outcomes) } }
            return holds
        case .any(let parts):
            let parts = traced(parts, context, into: &outcomes)
            guard let first = parts.firstIndex(where: \.holds) else { return false }
            for (index, part) in parts.enumerated() where index != first { passOver(part.outcomes, in: &outcomes) }
            return true
        case .not(let part): return !trace(part, context, into: &outcomes)
        case .clause(let clause):
            let test = clause.test
            var readings = test.facts.map { FactReading(name: name(of: $0), value: reading(of: $0, context)) }
            if case .event(let event, let names) = test {
                let day = latestDay(of: event, names, context)
                readings = [FactReading(name: name(of: event.anchor, names: names), value: .date(day))]
            }
            let isTrue = holds(test, context)
            outcomes.append(ClauseOutcome(origin: clause.origin, isTrue: isTrue, readings: readings))
            return isTrue
        }
    }

    /// Each part with the outcomes of its clauses.
    private func traced(
        _ parts: [PreparedCondition], _ context: FactContext, into outcomes: inout [ClauseOutcome]
    ) -> [(holds: Bool, outcomes: Range<Int>)] {
        parts.map { part in
            let first = outcomes.count
            return (trace(part, context, into: &outcomes), first..<outcomes.count)
        }
    }

    private func passOver(_ range: Range<Int>, in outcomes: inout [ClauseOutcome]) {
        for index in range { outcomes[index].decides = false }
    }

    private func name(of fact: PreparedFact) -> String {
        switch fact {
        case .builtIn(let fact): fact.scope == .invoice || fact.scope == .day ? fact.name : fact.rawValue
        case .own(let index): run.facts.name(ofOwn: index)
        }
    }

    func reading(of fact: PreparedFact, _ context: FactContext) -> FactValue {
        let value = value(of: fact, context)
        let type: ValueType
        switch fact {
        case .builtIn(let fact): type = FactTable.row(of: fact).type
        case .own(let index): type = run.facts.field(index).type
        }
        switch type {
        case .boolean: return .boolean(value != 0)
        case .number: return .number(ExactNumber(millionths: Int64(clamping: value)))
        case .money: return .money(ownMoney(fact, context) ?? run.money.money(value))
        case .days: return .days(Int(clamping: value))
        case .date: return .date(CalendarDate(dayNumber: Int32(clamping: value)))
        case .text: return .text(text(of: fact, context))
        case .enumeration(let list): return .text(word(value, of: list))
        }
    }

    private func word(_ value: Int128, of list: WordList) -> String {
        switch list {
        case .legalEntities: return run.ledger.legalEntities[Int(value)]
        case .currencies:
            let packed = UInt32(value)
            return String(
                decoding: [UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF)], as: UTF8.self)
        case .steps: return run.names.name(of: Int32(value)) ?? "none"
        case .serviceStatuses:
            return Service.Status(rawValue: UInt8(clamping: value)).map { String(describing: $0) } ?? "none"
        case .months: return DayOfYear.monthWords[Int(value) - 1]
        case .weekdays: return Weekday(rawValue: UInt8(value))!.word
        case .segments, .countries, .languages, .disputeReasons, .serviceKinds, .ownField:
            guard value > 0, value < Int128(run.ledger.symbols.words.count) else { return "none" }
            return run.ledger.symbols.words[Int(value)]
        }
    }
}

extension AccountRun: FactTelling {
    /// An invoice's amounts are shown in its own currency.
    func ownMoney(_ fact: PreparedFact, _ context: FactContext) -> Money? {
        guard case .builtIn(let fact) = fact, let invoice = context.invoice else { return nil }
        let (row, day) = (ledger.invoices[invoice], context.day)
        let amount: Int64
        switch fact {
        case .invoiceAmount: amount = row.amount
        case .invoiceOpenAmount: amount = books.netOpen(invoice, on: day)
        case .invoiceDisputedAmount:
            amount = disputes.disputedPart(of: books.netOpen(invoice, on: day), invoice, on: day)
        case .invoicePromisedAmount: amount = promises.promisedPart(invoice, on: day)
        default: return nil
        }
        return Money(minorUnits: amount, row.currency)
    }

    func name(of anchor: Anchor) -> String {
        if case .event(let event) = anchor {
            name(of: anchor, names: names(of: event.action))
        } else {
            anchor.builtInName!
        }
    }

    func name(of anchor: Anchor, names: [Int32]) -> String {
        guard case .event(let event) = anchor else { return anchor.builtInName! }
        let name = names.first.flatMap { run.names.name(of: $0) } ?? "event"
        return event.moment == .executed ? name : "\(name) \(event.moment.rawValue)"
    }
}

extension CustomerFacts: FactTelling {
    func ownMoney(_ fact: PreparedFact, _ context: FactContext) -> Money? { nil }

    /// Coverage looks at no event.
    func name(of anchor: Anchor, names: [Int32]) -> String { anchor.builtInName ?? "event" }
}
