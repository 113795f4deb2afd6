import FinancialValues
import PlaybookProgram
import PlaybookSyntax

/// Gives a clock's anchors their meaning.
struct ClockResolution {
    let events: EventResolution

    /// - Returns: `nil` when one of its anchors is not known.
    func clock(_ syntax: ClockSyntax) -> Clock? {
        let terms = syntax.terms.map(term)
        guard !terms.contains(where: { $0 == nil }) else { return nil }
        return Clock(terms.compactMap { $0 }, at: syntax.range)
    }

    private func term(_ syntax: ClockTermSyntax) -> ClockTerm? {
        switch syntax {
        case .anchor(let anchor): events.anchor(anchor).map { .anchor($0) }
        case .after(let offset, let inner): term(inner).map { .after(offset, $0) }
        case .fullDaysAfter(let days, let inner): term(inner).map { .fullDaysAfter(days, $0) }
        case .before(let offset, let inner): term(inner).map { .before(offset, $0) }
        case .monthEnd(let inner): term(inner).map { .monthEnd($0) }
        }
    }
}
