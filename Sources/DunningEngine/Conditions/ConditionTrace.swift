import Diagnostics
import FinancialValues
import PlaybookProgram
import Receivables

/// The clauses of a condition with the values they read: what an explanation shows.
extension AccountRun {
    func trace(_ condition: PreparedCondition?, _ context: FactContext) -> [ClauseOutcome] {
        var outcomes: [ClauseOutcome] = []
        if let condition { trace(condition, context, into: &outcomes) }
        return outcomes
    }

    private func trace(_ condition: PreparedCondition, _ context: FactContext, into outcomes: inout [ClauseOutcome]) {
        switch condition {
        case .all(let parts), .any(let parts): for part in parts { trace(part, context, into: &outcomes) }
        case .not(let part): trace(part, context, into: &outcomes)
        case .clause(let test, let origin):
            var readings = test.facts.map { FactReading(name: name(of: $0), value: reading(of: $0, context)) }
            if case .event(let event, let names) = test {
                let day = latestDay(of: event, names, context)
                readings = [FactReading(name: name(of: event.anchor), value: .date(day))]
            }
            outcomes.append(ClauseOutcome(origin: origin, isTrue: holds(test, context), readings: readings))
        }
    }

    private func name(of fact: PreparedFact) -> String {
        switch fact {
        case .builtIn(let fact): fact.scope == .invoice || fact.scope == .day ? fact.name : fact.rawValue
        case .own(let index): run.facts.name(ofOwn: index)
        }
    }

    private func name(of anchor: Anchor) -> String {
        guard case .event(let event) = anchor else { return anchor.builtInName! }
        let name = names(of: event.action).first.flatMap { run.names.name(of: $0) } ?? "event"
        return event.moment == .executed ? name : "\(name) \(event.moment.rawValue)"
    }

    private func reading(of fact: PreparedFact, _ context: FactContext) -> FactValue {
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

    /// An invoice's amounts are shown in its own currency.
    private func ownMoney(_ fact: PreparedFact, _ context: FactContext) -> Money? {
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

    private func word(_ value: Int128, of list: WordList) -> String {
        switch list {
        case .legalEntities: return ledger.legalEntities[Int(value)]
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
            guard value > 0, value < Int128(ledger.symbols.words.count) else { return "none" }
            return ledger.symbols.words[Int(value)]
        }
    }
}
