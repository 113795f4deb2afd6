import FinancialValues
import PlaybookSyntax

extension ClockSyntax {
    /// On every ledger and calendar, its day is not before the other's, as far as the words alone show it.
    ///
    /// The latest of several terms counts, so each of the other's must be met by one of its own. A further term only makes
    /// it later.
    func isNoEarlier(than other: ClockSyntax) -> Bool {
        other.terms.allSatisfy { old in terms.contains { $0.isNoEarlier(than: old) } }
    }
}

extension ClockTermSyntax {
    fileprivate func isNoEarlier(than other: ClockTermSyntax) -> Bool {
        switch (self, other) {
        case (.anchor(let new), .anchor(let old)): return new.isNoEarlier(than: old)
        case (.before(let new, let inner), .before(let old, let otherInner)):
            return new.unit == old.unit && new.count <= old.count && inner.isNoEarlier(than: otherInner)
        case (.monthEnd(let inner), .monthEnd(let otherInner)) where inner.isNoEarlier(than: otherInner): return true
        default: break
        }
        if let new = counted, let old = other.counted, new.offset.unit == old.offset.unit,
            new.offset.count >= old.offset.count, new.inner.isNoEarlier(than: old.inner)
        {
            return true
        }
        // What counts on from something lies behind it.
        switch self {
        case .after(_, let inner), .fullDaysAfter(_, let inner), .monthEnd(let inner):
            return inner.isNoEarlier(than: other)
        case .anchor, .before: return false
        }
    }

    /// A count on from something; `8 full days after` are reached on the ninth.
    private var counted: (offset: DateOffset, inner: ClockTermSyntax)? {
        switch self {
        case .after(let offset, let inner): (offset, inner)
        case .fullDaysAfter(let days, let inner): (DateOffset(days + 1, .days), inner)
        case .anchor, .before, .monthEnd: nil
        }
    }
}

extension AnchorSyntax {
    /// Nothing is received before it is sent.
    fileprivate func isNoEarlier(than other: AnchorSyntax) -> Bool {
        guard name == other.name else { return false }
        let isSent = { (moment: Moment?) in moment == nil || moment == .sent }
        return moment == other.moment || isSent(other.moment) && (isSent(moment) || moment == .received)
    }
}
