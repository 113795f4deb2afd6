import DunningEngine

/// Items of which a sequence says the same, word for word.
struct VerdictGroup {
    var verdict: UnitVerdict
    var invoices: [Int]

    /// In the order in which each is said first.
    static func grouped(_ verdicts: [UnitVerdict]) -> [VerdictGroup] {
        var groups: [VerdictGroup] = []
        var indices: [String: Int] = [:]
        for verdict in verdicts {
            let clauses = verdict.clauses.map(BecausePhrase.clause).joined(separator: ";")
            let said = "\(verdict.step ?? -1) \(VerdictPhrase.phrase(verdict.verdict)) \(clauses)"
            if let index = indices[said] {
                groups[index].invoices += verdict.invoices
            } else {
                indices[said] = groups.count
                groups.append(VerdictGroup(verdict: verdict, invoices: verdict.invoices))
            }
        }
        return groups
    }
}

extension [VerdictGroup] {
    /// The first of them, and how many items more there are.
    func limited(_ text: (VerdictGroup) -> String) -> String {
        let rest = dropFirst(ExplanationReport.longest).reduce(0) { $0 + Swift.max(1, $1.invoices.count) }
        return prefix(ExplanationReport.longest).map(text).joined()
            + (rest > 0 ? "    and \(counted(rest, "more item"))\n" : "")
    }
}
