import FinancialValues

/// Spells the parts of a program in the words of the language, with every name resolved and nothing left to a default.
///
/// One text for one meaning: what two texts say alike runs alike. Places are left out.
struct ProgramText {
    let fields: [OwnField]
    /// `nil` where nothing of a playbook can be mentioned.
    let playbook: CompiledPlaybook?

    func text(_ fact: Fact) -> String {
        switch fact {
        case .builtIn(let fact): fact.rawValue
        case .own(let index): "\(fields[index].scope.rawValue).\(fields[index].name)"
        }
    }

    func text(_ condition: CompiledCondition) -> String {
        switch condition {
        case .all(let parts): "(" + parts.map(text).joined(separator: " and ") + ")"
        case .any(let parts): "(" + parts.map(text).joined(separator: " or ") + ")"
        case .not(let part): "not \(text(part))"
        case .clause(let clause): text(clause.test)
        }
    }

    func text(_ test: ClauseTest) -> String {
        switch test {
        case .holds(let fact): text(fact)
        case .compare(let left, let sign, let right): "\(text(left)) \(sign.rawValue) \(text(right))"
        case .isOneOf(let operand, let values):
            "\(text(operand)) in [\(values.map(text).joined(separator: ", "))]"
        case .isIn(let operand, let range): "\(text(operand)) in \(text(range))"
        case .isBetween(let operand, let low, let high):
            "\(text(operand)) between \(text(low)) and \(text(high))"
        case .event(let test): text(test)
        }
    }

    func text(_ operand: Operand) -> String {
        switch operand {
        case .fact(let fact): text(fact)
        case .constant(let constant): text(constant)
        case .datePlus(.fact(let fact), let days): "\(text(fact)) + \(DateOffset(days, .days))"
        case .datePlus(.date(let date), let days): "\(date) + \(DateOffset(days, .days))"
        }
    }

    func text(_ constant: Constant) -> String {
        switch constant {
        case .boolean(let value): String(value)
        case .number(let number): number.description
        case .money(let money): money.description
        case .zeroMoney: "0"
        case .days(let count): DateOffset(count, .days).description
        case .date(let date): date.description
        case .text(let text): quoted(text)
        case .word(let word): word
        }
    }

    func text(_ test: EventTest) -> String {
        let event = text(test.anchor)
        return switch test.when {
        case .happened: event
        case .atLeast(let days): "\(event) at least \(DateOffset(days, .days)) ago"
        case .atLeastFull(let days): "\(event) at least \(DateOffset.fullDays(days)) ago"
        case .within(let days): "\(event) within \(DateOffset(days, .days))"
        case .notWithin(let days): "no \(event) within \(DateOffset(days, .days))"
        }
    }

    func text(_ event: EventReference) -> String {
        let moment =
            switch event.moment {
            case .executed: ""
            case .received: " received"
            case .done: " done"
            }
        return name(of: event.action) + moment
    }

    /// The name of a step, stage, lift, rule or task.
    func name(of action: NamedAction) -> String {
        if case .task(let name) = action, playbook != nil { return "task \(name)" }
        return playbook?.name(of: action) ?? String(describing: action)
    }

    func text(_ clock: Clock) -> String { clock.terms.map(text).joined(separator: " and ") }

    func text(_ term: ClockTerm) -> String {
        switch term {
        case .anchor(let anchor): text(anchor)
        case .after(let offset, let inner): "\(offset) after \(text(inner))"
        case .fullDaysAfter(let days, let inner): "\(DateOffset.fullDays(days)) after \(text(inner))"
        case .before(let offset, let inner): "\(offset) before \(text(inner))"
        case .monthEnd(let inner): "month end after \(text(inner))"
        }
    }

    private func text(_ anchor: Anchor) -> String {
        if case .event(let event) = anchor { text(event) } else { anchor.builtInName! }
    }

    func text(_ range: DayRange) -> String {
        switch range {
        case .dates(let first, let last): "\(first) .. \(last)"
        case .yearly(let first, let last): "\(text(first)) .. \(text(last))"
        }
    }

    private func text(_ day: DayOfYear) -> String { "\(day.day) \(DayOfYear.monthWords[day.month - 1])" }

    func text(_ amounts: [CurrencyCode: Int64]) -> String {
        let texts = amounts.sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, $0.key).description }
        return "[\(texts.joined(separator: ", "))]"
    }

    func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
    }
}
