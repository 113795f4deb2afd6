import FinancialValues

/// Short fingerprints of everything that runs for the accounts of a playbook.
///
/// Layout, comments and the order of keys change nothing in it; any change of meaning does, one of the policy or of a
/// calendar too.
public struct VersionDigest {
    private let policy: Fingerprint
    private let fields: [OwnField]

    public init(_ policy: CompiledPolicy) {
        var fingerprint = Fingerprint()
        fingerprint.add(policy.dump())
        for entity in policy.legalEntities { fingerprint.add(VersionDigest.workingDays(entity.calendar)) }
        self.policy = fingerprint
        fields = policy.fields
    }

    public func digest(of playbook: CompiledPlaybook) -> String {
        var fingerprint = policy
        fingerprint.add(playbook.dump(fields: fields))
        return fingerprint.text
    }

    /// One byte for each day that a calendar holds: 1 for a working day.
    static func workingDays(_ calendar: BusinessCalendar) -> [UInt8] {
        let first = CalendarDate(year: 2000, month: 1, day: 1)!
        let last = CalendarDate(year: 2099, month: 12, day: 31)!
        return (0...(last - first)).map { calendar.isWorkingDay(first + $0) ? 1 : 0 }
    }
}
