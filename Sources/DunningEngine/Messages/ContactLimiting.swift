import FinancialValues
import PlaybookProgram

/// Which contacts of a payer's day may go, over all his accounts and sequences.
struct ContactLimiting {
    /// The contacts that a payer has had: each message or call once.
    private struct Contact: Hashable {
        var day: CalendarDate
        var key: UInt64
    }

    private var contacts: Set<Contact> = []

    /// Counts what history shows of the payer's accounts.
    mutating func add(_ history: AccountHistory, account: Int) {
        for entry in history.entries where entry.isContact && entry.outcome == .executed {
            let key = entry.message != 0 ? entry.message : UInt64(bitPattern: Int64(account) << 32 | Int64(entry.name))
            contacts.insert(Contact(day: entry.day, key: key))
        }
    }

    mutating func add(_ day: CalendarDate, message: UInt64) { contacts.insert(Contact(day: day, key: message)) }

    /// Whether a message is a contact of a day already.
    func counts(_ message: UInt64, on day: CalendarDate) -> Bool { contacts.contains(Contact(day: day, key: message)) }

    /// Whether one more contact on a day is within the limit: at most so many in any so many consecutive days.
    func allows(_ limit: ContactLimit, on day: CalendarDate) -> Bool {
        contacts.count { day - limit.days < $0.day && $0.day <= day } < limit.count
    }

    /// Messages that have waited this long go first.
    static let longestWait = 15

    /// From the gravest: formal notices, then steps by their place in their sequence, then escalations; then by days overdue,
    /// account and name. What has waited long goes before all.
    static func byGravity(_ proposals: [Proposal], on day: CalendarDate) -> [Proposal] {
        func waitedLong(_ proposal: Proposal) -> Bool {
            proposal.remembered.contains { rule in
                proposal.account.waitsSince(rule).map { day - $0 >= longestWait } ?? false
            }
        }
        let ranked = proposals.map { proposal in
            (
                proposal: proposal, rank: proposal.isFormalNotice ? 0 : waitedLong(proposal) ? 1 : 2,
                days: proposal.daysOverdue(on: day)
            )
        }
        return ranked.sorted { left, right in
            if left.rank != right.rank { return left.rank < right.rank }
            if left.proposal.position != right.proposal.position {
                return left.proposal.position > right.proposal.position
            }
            if left.days != right.days { return left.days > right.days }
            if left.proposal.account.account != right.proposal.account.account {
                return left.proposal.account.account < right.proposal.account.account
            }
            return left.proposal.name < right.proposal.name
        }.map(\.proposal)
    }
}
