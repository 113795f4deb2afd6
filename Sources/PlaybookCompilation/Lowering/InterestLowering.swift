import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// At which rate interest runs, with the table of the reference rate that it follows.
struct InterestLowering {
    let rates: KnownRates
    let faults: DiagnosticCollector

    /// - Returns: `nil` when no interest is owed, or its rate could not be understood.
    func rule(_ record: SyntaxRecord) -> InterestRule? {
        guard let base = base(record) else { return nil }
        var rule = InterestRule(
            base: base, floor: bound(record["floor"]), cap: bound(record["cap"]),
            dayCount: record.text("day_count").flatMap { DayCount(rawValue: $0.value) } ?? .actual365,
            isCapitalisedYearly: record.text("capitalised")?.value == "yearly")
        if case .number(let step)? = record["round_up_to"]?.value { rule.roundUpTo = step }
        if case .constant(let floor)? = rule.floor, case .constant(let cap)? = rule.cap, floor > cap {
            faults.report(crossed(record["floor"]!, record["cap"]!))
        }
        return rule
    }

    private func base(_ record: SyntaxRecord) -> InterestRule.Base? {
        let ofReference = ["plus", "times", "follows"]
        if let rate = record["rate"] {
            for key in ["reference"] + ofReference where record[key] != nil {
                faults.report(besideConstantRate(record[key]!, rate))
            }
            if case .percent(let number) = rate.value { return .constant(AnnualRate(percent: number)) }
            return nil
        }
        guard let name = record.text("reference") else {
            for key in ofReference + ["round_up_to", "floor", "cap", "day_count", "capitalised"]
            where record[key] != nil && !record.isInvalid("reference") {
                faults.report(withoutReference(record[key]!))
            }
            return nil
        }
        guard let reference = reference(name) else { return nil }
        func number(_ key: String, standard: Int) -> ExactNumber {
            if case .number(let number)? = record[key]?.value { number } else { ExactNumber(standard) }
        }
        let follows = record.text("follows").flatMap { InterestRule.Follows(rawValue: $0.value) } ?? .halfYear
        return .reference(
            reference, times: number("times", standard: 1), plus: number("plus", standard: 0), follows: follows)
    }

    private func bound(_ field: SyntaxField?) -> InterestRule.Bound? {
        switch field?.value {
        case .percent(let number)?: return .constant(AnnualRate(percent: number))
        case .multiple(let times, let name)?: return reference(name).map { .multiple($0, times: times) }
        default: return nil
        }
    }

    private func reference(_ name: Located<String>) -> ReferenceRate? {
        let fault = rates.names.fault(
            of: name, .unknownReferenceRate, what: "reference rate", owner: "the rate table")
        if let fault { faults.report(fault) }
        return rates[name.value]
    }
}

// MARK: - Messages

extension InterestLowering {
    private func besideConstantRate(_ field: SyntaxField, _ rate: SyntaxField) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: field.keyRange, "\"\(field.key)\" has no effect beside a constant \"rate\"",
            help: "take one of them out", notes: [DiagnosticNote("the constant rate", at: rate.range)])
    }

    private func withoutReference(_ field: SyntaxField) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: field.keyRange, "\"\(field.key)\" has no effect without a \"reference\" rate",
            help: "write \"reference:\" and one of \(orList(rates.names.names)), or a constant \"rate:\"")
    }

    private func crossed(_ floor: SyntaxField, _ cap: SyntaxField) -> Diagnostic {
        Diagnostic(
            .floorAboveCap, at: floor.range, "the floor of \(floor.range.text) is above the cap of \(cap.range.text)",
            help: "no rate lies between them: take one of them out", notes: [DiagnosticNote("the cap", at: cap.range)])
    }
}
