import FinancialValues
import PlaybookProgram

/// Which contacts of a payer keep another one back.
extension PayerRun {
    /// Of the limits that leave no room for a contact of an account, the one that does so the longest; `nil` when none is
    /// full. After the day's contacts were noted.
    func filledLimit(of account: AccountRun, on day: CalendarDate) -> FilledContactLimit? {
        let filled = contactLimits.map { self.filled($0, of: account, on: day) }
        return filled.filter { $0.contacts.count >= $0.limit.count }.max { $0.frees < $1.frees }
    }

    private func filled(_ limit: ContactLimit, of account: AccountRun, on day: CalendarDate) -> FilledContactLimit {
        let contacts = contacts(after: day - limit.days, through: day)
        var free = day + 1
        func isFree(_ day: CalendarDate) -> Bool {
            contacts.count { day - limit.days < $0.deed.day && $0.deed.day <= day } < limit.count
        }
        while !isFree(free) { free = free + 1 }
        let frees = account.obstacleToContact(on: free) == nil ? free : account.nextContactDay(after: free)
        return FilledContactLimit(limit: limit, contacts: contacts, frees: frees)
    }

    /// Each message or call of some days once, over all accounts of the payer.
    private func contacts(after first: CalendarDate, through last: CalendarDate) -> [CountedContact] {
        var contacts: [CountedContact] = []
        var messages: Set<UInt64> = []
        for index in accountIndices {
            for entry in history(of: index)?.entries ?? []
            where entry.isContact && entry.outcome == .executed && entry.day > first && entry.day <= last {
                if entry.message != 0, !messages.insert(entry.message).inserted { continue }
                let contact = CountedContact(account: index, deed: run.deed(entry))
                if !contacts.contains(contact) { contacts.append(contact) }
            }
        }
        return contacts.sorted { ($0.deed.day, $0.account) < ($1.deed.day, $1.account) }
    }
}
