import Diagnostics
import DunningEngine
import FinancialValues

extension SimulationOptions {
    /// The run of a schedule's line: without its assumptions nobody could tell what a later ledger has to be held against.
    public var json: JSONText {
        .object([
            ("as_of", .date(asOf)), ("days", .integer(days)), ("payments", .string(payments.rawValue)),
            ("approvals", .string(approvals.rawValue)),
        ])
    }

    /// `promises are kept on their day, nobody else pays; approvals are granted the same day`
    var assumptions: String { "\(payments.phrase); \(approvals.phrase)" }

    func assumesTheSame(as other: SimulationOptions) -> Bool {
        payments == other.payments && approvals == other.approvals
    }
}
