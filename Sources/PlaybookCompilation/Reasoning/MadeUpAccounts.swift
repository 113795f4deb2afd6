import Diagnostics
import FinancialValues
import PlaybookProgram

/// Accounts that differ in everything that some conditions ask: whatever can be true of an account is true of one of them.
///
/// Conditions compare facts with constants and with each other, so only the constants, and the gaps between them, make a
/// difference: each fact takes every constant it is compared with, values in each gap, and one on either side. Facts are
/// taken as independent of each other: what is true of none of these is true of no account, and one of which it is true
/// may still be one that the ledger cannot hold.
struct MadeUpAccounts {
    /// More than this many are not looked at.
    static let limit = 100_000

    private let questions: [(question: Question, values: [MadeUpValue])]
    private let rates: ExchangeRates?

    /// - Parameter countsOther: Also accounts with words that the policy's lists lack: of those the ledger's reader warns.
    /// - Returns: `nil` when there would be too many, when dates are computed from facts, or words are not known.
    init?(
        askedBy conditions: [CompiledCondition], vocabulary: PolicyVocabulary, steps: [String] = [],
        countsOther: Bool = false
    ) {
        rates = vocabulary.rates
        let clauses = conditions.flatMap(\.clauses)
        var candidates = CandidateValues(vocabulary: vocabulary, steps: steps, countsOther: countsOther)
        for clause in clauses { guard candidates.add(clause.test) else { return nil } }
        questions = candidates.questions()
        var count = 1
        for question in questions {
            count = count.clampedTimes(question.values.count)
            guard (1...MadeUpAccounts.limit).contains(count) else { return nil }
        }
    }

    /// A condition that tells customers apart by their segments, where the policy has any.
    ///
    /// - Parameter range: Where it is said to stand; nothing is reported there.
    static func anySegment(_ vocabulary: PolicyVocabulary, at range: SourceRange) -> [CompiledCondition] {
        guard !vocabulary.segments.names.isEmpty else { return [] }
        return [.clause(CompiledClause(.isOneOf(.fact(.builtIn(.customerSegment)), []), at: range))]
    }

    /// The first for which a statement is true, in a fixed order.
    func first(where isWanted: (MadeUpAccount) -> Bool) -> MadeUpAccount? {
        var found: MadeUpAccount?
        forEach { account in
            if isWanted(account) { found = account }
            return found == nil
        }
        return found
    }

    /// - Parameter body: Returns false to stop.
    func forEach(_ body: (MadeUpAccount) -> Bool) {
        var account = MadeUpAccount(values: [:], rates: rates)
        _ = visit(0, &account, body)
    }

    private func visit(_ index: Int, _ account: inout MadeUpAccount, _ body: (MadeUpAccount) -> Bool) -> Bool {
        guard index < questions.count else { return body(account) }
        for value in questions[index].values {
            account.values[questions[index].question] = value
            guard visit(index + 1, &account, body) else { return false }
        }
        return true
    }
}
