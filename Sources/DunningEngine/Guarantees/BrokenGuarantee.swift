import FinancialValues
import PlaybookProgram

/// A guarantee that a run did not keep: what happened, and which clauses of its requirement were not true then.
public struct BrokenGuarantee: Sendable {
    /// Index of the playbook in the program whose guarantee it is.
    public var playbook: Int
    /// Index among the playbook's guarantees.
    public var guarantee: Int
    public var day: CalendarDate
    /// Index of the account in the snapshot.
    public var account: Int
    /// What was done; `nil` for a guarantee about a condition.
    public var rule: RuleReference?
    /// Index of the invoice for which it is not true; `nil` when it is about none.
    public var invoice: Int?
    /// Index of the service; `nil` when it is about none.
    public var service: Int?
    /// The requirement, clause by clause; empty for a guarantee about a number of times.
    public var clauses: [ClauseOutcome] = []
    /// For a guarantee about a number of times: how often it happened in the days up to `day`.
    public var count = 0
}

extension BrokenGuarantee {
    /// By day, account, playbook, guarantee, service and invoice.
    static func isOrdered(_ left: BrokenGuarantee, _ right: BrokenGuarantee) -> Bool {
        func key(_ broken: BrokenGuarantee) -> [Int] {
            [
                Int(broken.day.dayNumber), broken.account, broken.playbook, broken.guarantee, broken.service ?? -1,
                broken.invoice ?? -1,
            ]
        }
        return key(left).lexicographicallyPrecedes(key(right))
    }
}
