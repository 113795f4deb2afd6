import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports playbooks that loosen what the policy says about messages: more send days, shorter quiet periods, more contacts, an
/// earlier receipt, a smaller tolerance. A playbook may only tighten them.
///
/// What a playbook writes replaces the policy's, so quiet periods of the policy must be among its own.
enum TighteningCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.vocabulary.record.map { Comparing(playbook: playbook, policy: $0).diagnostics } ?? []
    }
}

private struct Comparing {
    let playbook: LoweredPlaybook
    let policy: SyntaxRecord

    private var ours: ContactRules { playbook.contactRules }
    private var theirs: ContactRules { playbook.vocabulary.contactRules }

    var diagnostics: [Diagnostic] {
        [sendDays, quiet, contactLimit].compactMap { $0 } + delivery + tolerance
    }

    private var sendDays: Diagnostic? {
        guard playbook.record["send_days"] != nil else { return nil }
        let (days, allowed) = (ours.sendDays, theirs.sendDays)
        // Weekends are no send days whatever is written: Monday to Friday is every day there is.
        let isAnyDay = allowed.weekdays.isSuperset(of: [.mon, .tue, .wed, .thu, .fri])
        let isTighter =
            days.weekdays.subtracting([.sat, .sun]).isSubset(of: allowed.weekdays)
            && (isAnyDay
                || (days.monthDays.isSubset(of: allowed.monthDays) && (!days.lastOfMonth || allowed.lastOfMonth)))
        return isTighter
            ? nil
            : loosened(
                "send_days", "it has days that the policy does not have", "leave out the days that are not the policy's"
            )
    }

    private var quiet: Diagnostic? {
        guard playbook.record["quiet"] != nil else { return nil }
        let missing = policy.periods("quiet")?.first { period in
            QuietDays.days(of: period.value).contains { day in
                !ours.quiet.contains { $0.covers(day, of: period.value) }
            }
        }
        return missing.map {
            loosened("quiet", "\($0.range.text) is quiet in the policy", "write the policy's periods too")
        }
    }

    private var contactLimit: Diagnostic? {
        guard playbook.record["contact_limit"] != nil, let limit = ours.contactLimit, let policy = theirs.contactLimit,
            limit.count > policy.count || limit.days < policy.days
        else { return nil }
        return loosened(
            "contact_limit", "the policy allows \(policy.count) in any \(policy.days) days",
            "write no more contacts, in no fewer days")
    }

    private var delivery: [Diagnostic] {
        guard playbook.record["delivery"] != nil else { return [] }
        var faults = Channel.allCases.compactMap { channel -> Diagnostic? in
            guard let policy = theirs.delivery[channel], let receipt = ours.delivery[channel] else { return nil }
            switch (policy, receipt) {
            case (_, .proof): return nil
            case (.proof, .after):
                return loosened(
                    "delivery", "the policy waits for proof of \(channel.rawValue)",
                    "write \"\(channel.rawValue): proof\"")
            case (.after(let least), .after(let offset)):
                return isLonger(offset, than: least)
                    ? nil
                    : loosened("delivery", "the policy gives \(channel.rawValue) \(least)", "write as long or longer")
            }
        }
        let invoice = playbook.record.named("delivery").contains { $0.name.value == "invoice" }
        if invoice, !isLonger(ours.invoiceDelivery, than: theirs.invoiceDelivery) {
            faults.append(
                loosened("delivery", "the policy gives an invoice \(theirs.invoiceDelivery)", "write as long or longer")
            )
        }
        return faults
    }

    private func isLonger(_ offset: DateOffset, than least: DateOffset) -> Bool {
        if offset.unit == least.unit { return offset.count >= least.count }
        guard let shortest = DayBounds(offset).least, let longest = DayBounds(least).most else { return false }
        return shortest >= longest
    }

    private var tolerance: [Diagnostic] {
        guard playbook.record["tolerance"] != nil else { return [] }
        return theirs.tolerance.sorted { $0.key < $1.key }.compactMap { currency, amount in
            guard let own = ours.tolerance[currency], own < amount else { return nil }
            return loosened(
                "tolerance", "the policy leaves \(Money(minorUnits: amount, currency)) alone", "write as much or more")
        }
    }

    private func loosened(_ key: String, _ why: String, _ help: String) -> Diagnostic {
        Diagnostic(
            .loosenedPolicy, at: playbook.record.place(key),
            "\"\(key)\" of playbook \"\(playbook.record.name ?? "")\" loosens the policy: \(why)", help: help,
            notes: policy[key].map { [DiagnosticNote("the policy's", at: $0.range)] } ?? [])
    }
}

/// The days of a quiet period, one by one.
private enum QuietDays {
    /// Of a period that comes every year, its days in a leap year and the year after.
    static func days(of period: DayRange) -> [CalendarDate] {
        switch period {
        case .dates(let first, let last): return (0...max(0, min(last - first, 3660))).map { first + $0 }
        case .yearly:
            let first = CalendarDate(year: 2028, month: 1, day: 1)!
            return (0..<731).map { first + $0 }.filter(period.contains)
        }
    }
}

extension DayRange {
    /// Whether it holds a day of another period; one that comes every year is covered only by one that does so too.
    fileprivate func covers(_ day: CalendarDate, of other: DayRange) -> Bool {
        if case .yearly = other, case .dates = self { return false }
        return contains(day)
    }
}
