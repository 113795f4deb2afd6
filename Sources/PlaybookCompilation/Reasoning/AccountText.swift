import Diagnostics
import FinancialValues
import PlaybookProgram

/// Tells a made-up account by what was asked of it: `customer.segment = sme and not customer.strategic`.
struct AccountText {
    let vocabulary: PolicyVocabulary
    /// For the names of events; without them events are left out.
    var names: PlaybookNames?

    func text(_ account: MadeUpAccount) -> String {
        let facts = account.values.compactMap { question, value -> (name: String, text: String)? in
            switch question {
            case .fact(let fact):
                let name = self.name(of: fact)
                return (name, self.text(name, fact, value))
            case .event(let anchor): return text(anchor, value)
            }
        }
        let texts = facts.sorted {
            ($0.name == "customer.segment" ? "" : $0.name) < ($1.name == "customer.segment" ? "" : $1.name)
        }
        .map(\.text)
        return texts.isEmpty ? "any attributes" : andList(texts)
    }

    /// `promise_broken 7 days ago`, `no call done`.
    private func text(_ anchor: Anchor, _ value: MadeUpValue) -> (name: String, text: String)? {
        guard case .scalar(let ago) = value, let name = name(of: anchor) else { return nil }
        let hasHappened = ago != MadeUpAccount.never
        return (name, hasHappened ? "\(name) \(DateOffset(Int(clamping: ago), .days)) ago" : "no \(name)")
    }

    private func name(of anchor: Anchor) -> String? {
        guard case .event(let event) = anchor else { return anchor.builtInName }
        let name: String? =
            if case .task(let task) = event.action { task } else {
                names?.actions.filter { $0.value.action == event.action }.keys.min()
            }
        return name.map { event.moment == .executed ? $0 : "\($0) \(event.moment.rawValue)" }
    }

    private func name(of fact: Fact) -> String {
        switch fact {
        case .builtIn(.accountLegalEntity): "legal_entity"
        case .builtIn(let fact): fact.scope == .day ? fact.name : fact.rawValue
        case .own(let index): "\(vocabulary.fields[index].scope.rawValue).\(vocabulary.fields[index].name)"
        }
    }

    private func text(_ name: String, _ fact: Fact, _ value: MadeUpValue) -> String {
        switch value {
        case .boolean(true): name
        case .boolean(false): "not \(name)"
        case .word(let word): "\(name) = \(type(of: fact) == .text ? "\"\(word)\"" : word)"
        case .scalar(let number): "\(name) = \(scalar(number, type(of: fact)))"
        }
    }

    private func scalar(_ number: Int128, _ type: ValueType) -> String {
        switch type {
        case .days: return DateOffset(Int(clamping: number), .days).description
        case .date: return CalendarDate(dayNumber: Int32(clamping: number)).description
        case .money:
            guard let currency = vocabulary.reporting else { return String(number) }
            return ConvertedAmount(units: number).rounded(to: currency).description
        case .number: return ExactNumber(millionths: Int64(clamping: number)).description
        case .boolean, .text, .enumeration: return String(number)
        }
    }

    private func type(of fact: Fact) -> ValueType {
        switch fact {
        case .builtIn(let fact): FactTable.row(of: fact).type
        case .own(let index): vocabulary.fields[index].type
        }
    }
}
