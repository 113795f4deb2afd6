import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// What late payment costs, by country and kind of party.
struct LatePaymentLowering {
    let vocabulary: PolicyVocabulary
    let rates: KnownRates
    let faults: DiagnosticCollector

    func rules(_ policy: SyntaxRecord) -> [LatePaymentRule] {
        policy.named("late_payment").flatMap { country -> [LatePaymentRule] in
            if let fault = KnownNames(ISOCodes.countries).fault(
                of: country.name, .unknownCountry, what: "country", owner: "ISO 3166")
            {
                faults.report(fault)
            }
            return (country.value.named ?? []).compactMap { entry in
                guard let party = LatePaymentRule.Party(rawValue: entry.name.value), let record = entry.value.record
                else { return nil }
                return rule(country.name.value, party, record)
            }
        }
    }

    private func rule(_ country: String, _ party: LatePaymentRule.Party, _ record: SyntaxRecord) -> LatePaymentRule {
        let rule = LatePaymentRule(
            country: country, party: party, interest: InterestLowering(rates: rates, faults: faults).rule(record),
            starts: record.text("starts").flatMap { LatePaymentRule.Start(rawValue: $0.value) } ?? .due,
            fixedCompensation: FixedCompensation(tiers: compensation(record, party)),
            paymentOrder: record.text("part_payments").flatMap { LateDebt.PaymentOrder(rawValue: $0.value) }
                ?? .principalFirst,
            collectsAfterPrincipal: record.text("principal_only")?.value != "waive",
            stopsInInsolvency: record.text("in_insolvency")?.value != "runs",
            legalBasis: record.text("legal_basis")?.value, origin: record.range)
        faults.report(StatutoryRateCheck(rates: rates).diagnostics(of: rule, record))
        return rule
    }

    private func compensation(
        _ record: SyntaxRecord, _ party: LatePaymentRule.Party
    ) -> [FixedCompensation.Tier] {
        guard let field = record["fixed_compensation"] else { return [] }
        if party == .consumer { faults.report(compensationOfConsumer(field)) }
        if let amount = record.money("fixed_compensation") {
            report(amount.value.currency, at: amount.range)
            return [FixedCompensation.Tier(below: nil, amount: amount.value)]
        }
        let tiers = record.records("fixed_compensation")
        var result: [FixedCompensation.Tier] = []
        for (index, tier) in tiers.enumerated() {
            guard let amount = tier.money("amount") else { continue }
            report(amount.value.currency, at: amount.range)
            let below = tier.money("below")
            if let below, below.value.currency != amount.value.currency { faults.report(tierCurrency(below, amount)) }
            if (below == nil) != (index == tiers.count - 1) && !tier.isInvalid("below") {
                faults.report(tierOrder(tier, isLast: index == tiers.count - 1))
            }
            if let below, let last = result.last?.below, last.currency == below.value.currency,
                below.value.minorUnits <= last.minorUnits
            {
                faults.report(tierNotHigher(below, last))
            }
            result.append(FixedCompensation.Tier(below: below?.value, amount: amount.value))
        }
        return result
    }

    private func report(_ currency: CurrencyCode, at range: SourceRange) {
        if let fault = vocabulary.fault(of: currency, at: range) { faults.report(fault) }
    }
}

// MARK: - Messages

extension LatePaymentLowering {
    private func compensationOfConsumer(_ field: SyntaxField) -> Diagnostic {
        Diagnostic(
            .compensationOfConsumer, at: field.range, "a consumer never owes the fixed compensation",
            help: "take it out: directive 2011/7/EU, article 1(2), speaks of businesses and public authorities")
    }

    private func tierCurrency(_ below: Located<Money>, _ amount: Located<Money>) -> Diagnostic {
        Diagnostic(
            .currencyMismatch, at: below.range,
            "the size is in \(below.value.currency) and the compensation in \(amount.value.currency)",
            notes: [DiagnosticNote("the compensation", at: amount.range)])
    }

    private func tierOrder(_ tier: SyntaxRecord, isLast: Bool) -> Diagnostic {
        Diagnostic(
            .compensationTiers, at: tier.range,
            isLast
                ? "the last compensation has a size, so larger invoices have none"
                : "this compensation is for all sizes, so those after it are never used",
            help: isLast ? "leave \"below\" out of the last one" : "write \"below:\", or move it to the end")
    }

    private func tierNotHigher(_ below: Located<Money>, _ last: Money) -> Diagnostic {
        Diagnostic(
            .compensationTiers, at: below.range,
            "\(below.value) is not above \(last), the size before it, so this compensation is never used",
            help: "sort the sizes upwards")
    }
}
