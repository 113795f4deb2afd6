import FinancialValues
import Receivables

/// What has become of the items of a ledger by a later one.
///
/// An item is found again by its account, its number and, where the number has several, its due date. What is open is compared as the
/// books show it: payments and credit notes applied to it.
public struct LedgerDifference: Sendable {
    /// What happened to an item; one may have several.
    public enum Kind: String, CaseIterable, Sendable {
        /// Nothing of it is open any more.
        case paid
        /// Less of it is open.
        case partlyPaid = "partly_paid"
        /// It was not there before.
        case opened
        /// It was paid, and is open again.
        case reopened
        /// It is contested, and was not; or no more.
        case disputed
        case disputeEnded = "dispute_ended"
        /// It is under a promise to pay, and was not.
        case promised
        /// Something else about it is otherwise.
        case changed
        /// It was open and is not there any more, although the newer ledger says that it has the paid ones.
        case gone
    }

    public struct Change: Sendable {
        public var kind: Kind
        /// `CUSTOMER/ENTITY`
        public var account: String
        public var customerName: String
        public var invoice: String
        public var isCreditNote: Bool
        public var due: CalendarDate
        public var currency: CurrencyCode
        /// Minor units; `nil` where the ledger does not have the item.
        public var openBefore: Int64?
        public var openNow: Int64?
        /// What is otherwise, of what is `changed`.
        public var details: [Detail] = []

        /// What the kind is about: what was paid, else what is open, else what was.
        public var amount: Int64 {
            switch kind {
            case .paid, .partlyPaid: (openBefore ?? 0) - (openNow ?? 0)
            case .gone: openBefore ?? 0
            default: openNow ?? 0
            }
        }
    }

    public struct Detail: Sendable {
        /// As the ledger's column, or `open`.
        public var what: String
        public var before: String
        public var now: String
    }

    /// A ledger and the day it is of.
    public struct Side: Sendable {
        public var name: String
        public var ledger: LedgerSnapshot
        public var day: CalendarDate
        /// Accounts that its faults leave out.
        public var leftOut: [String]

        public init(name: String, ledger: LedgerSnapshot, day: CalendarDate, leftOut: [String]) {
            (self.name, self.ledger, self.day, self.leftOut) = (name, ledger, day, leftOut)
        }
    }

    public let old: Side
    public let new: Side
    /// By kind, then by account, due date and number.
    public private(set) var changes: [Change] = []
    /// What cannot have happened while time went on: one sentence each.
    public private(set) var warnings: [String]
    /// Accounts that one of the ledgers leaves out, by id.
    public let notCompared: [String]

    public init(from old: Side, to new: Side) {
        (self.old, self.new) = (old, new)
        warnings = BackwardTime.warnings(old, new)
        let leftOut = LeftOut(old.leftOut + new.leftOut)
        notCompared = Set(old.leftOut + new.leftOut).sorted()
        let (before, now) = (AccountItems(old), AccountItems(new))
        for id in before.accounts.union(now.accounts).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        where !leftOut.contains(id) {
            for (a, b) in ItemState.pairs(before.items(of: id), now.items(of: id)) {
                add(a, b, account: id, name: now.name(of: id) ?? before.name(of: id) ?? "")
            }
        }
        let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        // A stable order: accounts and items are in theirs.
        changes = changes.enumerated().sorted {
            (order[$0.element.kind]!, $0.offset) < (order[$1.element.kind]!, $1.offset)
        }
        .map(\.element)
        let gone = changes.filter { $0.kind == .gone }
        if let first = gone.first {
            warnings.append(
                "\(counted(gone.count, "item")) of the older ledger \(gone.count == 1 ? "is" : "are") neither open nor paid in the newer one,"
                    + " first \(first.invoice) of \(first.account)")
        }
    }

    private mutating func add(_ before: ItemState?, _ now: ItemState?, account: String, name: String) {
        guard let state = now ?? before else { return }
        var change = Change(
            kind: .changed, account: account, customerName: name, invoice: state.number,
            isCreditNote: state.isCreditNote, due: state.due, currency: state.currency, openBefore: before?.open,
            openNow: now?.open)
        func note(_ kind: Kind, _ details: [Detail] = []) {
            change.kind = kind
            change.details = details
            changes.append(change)
        }
        switch (before, now) {
        case (let before?, let now?):
            if before.currency == now.currency {
                if before.open > 0, now.open == 0 { note(.paid) }
                if now.open > 0, now.open < before.open { note(.partlyPaid) }
                if before.open == 0, now.open > 0 { note(.reopened) }
            }
            if now.open > 0 {
                if !before.isDisputed, now.isDisputed { note(.disputed) }
                if before.isDisputed, !now.isDisputed { note(.disputeEnded) }
                if !before.isPromised, now.isPromised { note(.promised) }
            }
            let details = now.details(since: before)
            if !details.isEmpty { note(.changed, details) }
        case (nil, let now?):
            // Where the older ledger has no paid invoices, one of its time was paid in it.
            let wasPaid = !old.ledger.hasPaidInvoices && now.entered <= old.day
            note(wasPaid ? .reopened : .opened)
            if now.open > 0, now.isDisputed { note(.disputed) }
            if now.open > 0, now.isPromised { note(.promised) }
        case (let before?, nil):
            guard before.open > 0 else { return }
            note(new.ledger.hasPaidInvoices ? .gone : .paid)
        case (nil, nil): return
        }
    }
}

/// Accounts left out, of which a customer may be left out at every legal entity.
private struct LeftOut {
    private let ids: Set<String>

    init(_ ids: [String]) { self.ids = Set(ids) }

    func contains(_ account: String) -> Bool {
        guard !ids.isEmpty else { return false }
        return ids.contains(account) || account.lastIndex(of: "/").map { ids.contains(account[..<$0] + "/*") } ?? false
    }
}
