import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// A table of amounts by currency: a minimum, a fee, a tolerance.
///
/// A threshold in one currency only would say nothing about invoices in the others: every currency that the policy knows
/// must have its amount. [36]
struct ThresholdLowering {
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    /// In minor units per currency; empty when the key is absent.
    func table(_ record: SyntaxRecord, _ key: String) -> [CurrencyCode: Int64] {
        guard let amounts = record.amounts(key) else { return [:] }
        var table: [CurrencyCode: Int64] = [:]
        for amount in amounts {
            if let fault = vocabulary.fault(of: amount.value.currency, at: amount.range) { faults.report(fault) }
            if amount.value.minorUnits < 0 { faults.report(negative(amount, key)) }
            table[amount.value.currency] = amount.value.minorUnits
        }
        let missing = vocabulary.currencies.filter { table[$0] == nil }
        if !missing.isEmpty, !vocabulary.currenciesAreOpen, record[key]?.isWhole ?? true, record.isComplete {
            faults.report(missingThreshold(record, key, missing.map(\.description)))
        }
        return table
    }

    private func missingThreshold(_ record: SyntaxRecord, _ key: String, _ missing: [String]) -> Diagnostic {
        Diagnostic(
            .missingThreshold, at: record.place(key),
            "\"\(key)\" has no amount in \(orList(missing)), which the policy knows",
            help: "write one for each of \(andList(vocabulary.currencies.map(\.description)))")
    }

    private func negative(_ amount: Located<Money>, _ key: String) -> Diagnostic {
        Diagnostic(
            .negativeAmount, at: amount.range, "\"\(key)\" is negative: \(amount.value)", help: "write 0 or more")
    }
}
