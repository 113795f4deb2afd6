import DunningEngine
import FinancialValues

/// Verdicts of a sequence that stand on the same step for the same reason.
struct VerdictGroup {
    /// By the day that comes for each, those without one last.
    var verdicts: [UnitVerdict]

    var first: UnitVerdict { verdicts[0] }
    var invoices: [Int] { verdicts.flatMap(\.invoices) }
    /// The first day that comes for any.
    var day: CalendarDate? { first.coming?.day }

    /// Those for which the first day comes.
    var soonest: [UnitVerdict] { verdicts.filter { $0.coming?.day == day } }

    /// In the order in which each is said first.
    ///
    /// - Parameter reason: What distinguishes them beside their step, in words that do not tell the item's own day.
    static func grouped(_ verdicts: [UnitVerdict], by reason: (UnitVerdict) -> String) -> [VerdictGroup] {
        var groups: [VerdictGroup] = []
        var indices: [String: Int] = [:]
        for verdict in verdicts {
            let clauses = verdict.clauses.filter(\.decides).map { "\(SourcePlace($0.origin))\($0.isTrue)" }
            let whose = "\(verdict.promise ?? -1) \(verdict.dispute ?? -1)"
            let key = "\(verdict.sequence) \(verdict.step ?? -1) \(whose) \(reason(verdict)) \(clauses)"
            if let index = indices[key] {
                groups[index].verdicts.append(verdict)
            } else {
                indices[key] = groups.count
                groups.append(VerdictGroup(verdicts: [verdict]))
            }
        }
        return groups.map { group in
            let order = group.verdicts.enumerated().sorted { left, right in
                let (a, b) = (left.element.coming?.day ?? .distantFuture, right.element.coming?.day ?? .distantFuture)
                return (a, left.offset) < (b, right.offset)
            }
            return VerdictGroup(verdicts: order.map(\.element))
        }
    }
}
