import DunningEngine

/// Clauses of conditions in an explanation: the author's words, how they came out, and the values they met.
enum ClausePhrase {
    /// The clauses that decided, each with its line:
    /// `customer.insolvent is false (playbooks/base.yaml:84); days_overdue >= 12 days is true, 15 days (…:87)`.
    ///
    /// - Parameter only: Told behind the values, where they are those of one item of several.
    static func deciding(_ outcomes: [ClauseOutcome], of item: String? = nil) -> String {
        var parts: [String] = []
        for outcome in outcomes where outcome.decides {
            let part = phrase(outcome, of: item) + " (\(SourcePlace(outcome.origin)))"
            if !parts.contains(part) { parts.append(part) }
        }
        return parts.joined(separator: "; ")
    }

    /// `disputed is true`, `days_overdue >= 12 days is false, 11 days`
    static func phrase(_ outcome: ClauseOutcome, of item: String? = nil) -> String {
        let said = "\(outcome.origin.phrase.printable) is \(outcome.isTrue)"
        // A boolean fact says its value itself.
        let told = outcome.readings.filter { reading in
            guard case .boolean = reading.value else { return true }
            return outcome.origin.phrase != reading.name && !outcome.origin.phrase.hasSuffix("." + reading.name)
        }
        guard !told.isEmpty else { return said }
        let values = told.map { reading in
            let value = BecausePhrase.value(reading.value).printable
            return told.count == 1 && outcome.origin.phrase.hasPrefix(reading.name + " ")
                ? value : "\(reading.name) is \(value)"
        }
        return said + ", " + values.joined(separator: ", ") + (item.map { " for \($0)" } ?? "")
    }
}

extension [ClauseOutcome] {
    /// The clauses that decided, with the values they met: `disputed is true; days_overdue >= 12 days is false, 11 days`.
    package var decidingPhrase: String {
        filter(\.decides).map { ClausePhrase.phrase($0) }.joined(separator: "; ")
    }
}
