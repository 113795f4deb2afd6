import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Compares what a policy says of interest with what the law gives.
///
/// A margin below the statutory one, a rate followed in another way, the margin of one reference rate over another: each has
/// been copied from an outdated page. A contract may say less than the law where the law lets it, so these are warnings. In
/// France no contract between businesses may go below three times the legal rate, in any half-year; the law's own rate,
/// which itself was below it in 2024, is not reported.
struct StatutoryRateCheck {
    let rates: KnownRates

    func diagnostics(of rule: LatePaymentRule, _ record: SyntaxRecord) -> [Diagnostic] {
        guard let interest = rule.interest, let statute = StatutoryRate.of(rule.country, rule.party) else { return [] }
        let departures = self.departures(of: interest, from: statute, record)
        guard departures.isEmpty else { return departures }
        return isStatutory(interest, statute) ? [] : belowFloor(interest, rule, record)
    }

    // MARK: - Margins

    private func departures(
        of interest: InterestRule, from statute: StatutoryRate, _ record: SyntaxRecord
    ) -> [Diagnostic] {
        guard case .reference(let reference, let times, let plus, let follows) = interest.base,
            times == ExactNumber(1)
        else { return [] }
        guard reference.name == statute.reference else {
            guard plus == statute.points else { return [] }
            return [otherReference(reference.name, statute, record)]
        }
        var found: [Diagnostic] = []
        if plus < statute.points { found.append(lowMargin(plus, statute, record)) }
        if follows != statute.follows { found.append(otherPeriods(statute, record)) }
        return found
    }

    private func isStatutory(_ interest: InterestRule, _ statute: StatutoryRate) -> Bool {
        guard case .reference(let reference, let times, let plus, _) = interest.base else { return false }
        return reference.name == statute.reference && times == ExactNumber(1) && plus >= statute.points
            && interest.cap == nil
    }

    // MARK: - The French floor

    private static let floorTimes = ExactNumber(3)

    private func belowFloor(_ interest: InterestRule, _ rule: LatePaymentRule, _ record: SyntaxRecord) -> [Diagnostic] {
        guard rule.country == "FR", rule.party == .business, let legal = rates["fr_legal_rate"] else { return [] }
        var below: [(halfYear: HalfYear, rate: AnnualRate, floor: AnnualRate)] = []
        for halfYear in legal.halfYears {
            // Where the contract's own rate is not known there is nothing to compare.
            guard let value = legal.value(of: halfYear),
                let (rate, _) = try? interest.rate(of: halfYear, on: halfYear.firstDay)
            else { continue }
            let floor = value.rate.multiplied(by: StatutoryRateCheck.floorTimes)
            if rate < floor { below.append((halfYear, rate, floor)) }
        }
        guard let worst = below.max(by: { $0.floor.percent < $1.floor.percent }) else { return [] }
        let others =
            below.count == 1 ? "" : " and in \(below.count - 1) other half-year\(below.count == 2 ? "" : "s")"
        return [
            Diagnostic(
                .rateBelowFloor, .warning, at: rateField(record)?.range ?? record.range,
                "this is less than 3 times the legal rate: \(worst.rate) against \(worst.floor) in \(worst.halfYear)"
                    + others,
                help: "write \"floor: 3 times fr_legal_rate\": Code de commerce, article L441-10 II, allows no less")
        ]
    }

    private func rateField(_ record: SyntaxRecord) -> SyntaxField? {
        ["rate", "plus", "times", "reference"].lazy.compactMap { record[$0] }.first
    }
}

// MARK: - Messages

extension StatutoryRateCheck {
    private func lowMargin(_ plus: ExactNumber, _ statute: StatutoryRate, _ record: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .departsFromStatute, .warning, at: (record["plus"] ?? record["reference"])?.range ?? record.range,
            "\(plus) points over \(statute.reference) are less than the \(statute.points) that the law gives",
            help: "write \"\(statute.points) points\", unless your contract says less: \(statute.law)")
    }

    private func otherPeriods(_ statute: StatutoryRate, _ record: SyntaxRecord) -> Diagnostic {
        let isFixed = statute.follows == .start
        return Diagnostic(
            .departsFromStatute, .warning, at: (record["follows"] ?? record["reference"])?.range ?? record.range,
            isFixed
                ? "by law the rate of the first half-year holds until payment, it does not move with \(statute.reference)"
                : "by law each half-year bears its own rate, that of the first does not hold until payment",
            help: "write \"follows: \(statute.follows.rawValue)\", unless your contract says otherwise: \(statute.law)")
    }

    private func otherReference(_ name: String, _ statute: StatutoryRate, _ record: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .departsFromStatute, .warning, at: record["reference"]?.range ?? record.range,
            "the law adds \(statute.points) points to \(statute.reference), not to \(name)",
            help: "write \"reference: \(statute.reference)\", unless your contract says otherwise: \(statute.law)")
    }
}
