import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Reports changes of locked rules that make them weaker on some ledger, and shows an account for which they would.
///
/// What the words alone show was judged when the playbooks were merged: see `LockedRule`. Conditions are compared by trying
/// every account that makes a difference to them; where that cannot be done, the change is refused.
enum LockCheck: SinglePlaybookCheck {
    static func diagnostics(of playbook: LoweredPlaybook) -> [Diagnostic] {
        playbook.merged.lockedChanges.compactMap { change in
            switch (change.field.value, change.parent?.value) {
            case (.condition(let new), .condition(let old)?): judge(change, new, over: old, playbook)
            case (.condition(let new), nil): judge(change, new, over: nil, playbook)
            case (.clock(let new), .clock(let old)?): judge(change, new, over: old, playbook)
            default: undecided(change)
            }
        }
    }

    private static func judge(
        _ change: LockedChange, _ new: ConditionSyntax, over old: ConditionSyntax?, _ playbook: LoweredPlaybook
    ) -> Diagnostic? {
        guard let scope = scope(of: change.record.kind) else { return undecided(change) }
        // What is wrong with one of them was reported where it stands.
        let typing = ConditionTyping(
            scope: scope, vocabulary: playbook.vocabulary, names: playbook.names, faults: DiagnosticCollector())
        guard let new = typing.condition(new) else { return nil }
        let typedOld = old.map(typing.condition)
        if case .some(.none) = typedOld { return nil }
        let locked = typedOld ?? nil
        guard let accounts = playbook.accounts(askedBy: [new] + [locked].compactMap { $0 }) else {
            return undecided(change)
        }
        let isWider = change.tighter == .wider
        let weaker = accounts.first { account in
            let (isNew, isLocked) = (account.isTrue(new), locked.map(account.isTrue) ?? true)
            return isWider ? isLocked && !isNew : isNew && !isLocked
        }
        return weaker.map { account in
            let text = AccountText(vocabulary: playbook.vocabulary, names: playbook.names).text(account)
            return self.weaker(change, where: text, isTrue: !isWider)
        }
    }

    private static func scope(of kind: RecordKind) -> ConditionScope? {
        switch kind {
        case .hold: .hold
        case .stage, .lift, .bar: .suspension(ofServices: true, place: "a suspension")
        case .suspension: .services
        case .obligation, .guarantee: .anything
        default: nil
        }
    }

    private static func judge(
        _ change: LockedChange, _ new: ClockSyntax, over old: ClockSyntax, _ playbook: LoweredPlaybook
    ) -> Diagnostic? {
        let events = EventResolution(
            names: playbook.names, vocabulary: playbook.vocabulary, faults: DiagnosticCollector())
        let resolution = ClockResolution(events: events)
        guard let clock = resolution.clock(new), let locked = resolution.clock(old) else { return nil }
        let (day, lockedDay) = (ExampleDay.of(clock), ExampleDay.of(locked))
        let isWeaker = change.tighter == .later ? day < lockedDay : day > lockedDay
        return isWeaker ? weaker(change, day, lockedDay) : undecided(change)
    }
}

/// A day that a clock gives when everything that it counts from was on one Monday.
private enum ExampleDay {
    static let start = CalendarDate(year: 2026, month: 3, day: 2)!

    static func of(_ clock: Clock) -> CalendarDate { clock.terms.map(of).max() ?? start }

    private static func of(_ term: ClockTerm) -> CalendarDate {
        switch term {
        case .anchor: start
        case .after(let offset, let inner): offset.after(of(inner), in: .weekdays)
        case .fullDaysAfter(let days, let inner): of(inner) + (days + 1)
        case .before(let offset, let inner): offset.before(of(inner), in: .weekdays)
        case .monthEnd(let inner): of(inner).monthEnd
        }
    }
}

extension BusinessCalendar {
    /// Monday to Friday, without holidays.
    fileprivate static let weekdays = BusinessCalendar(name: "weekdays", holidays: [])
}

// MARK: - Messages

extension LockCheck {
    private static func weaker(_ change: LockedChange, where account: String, isTrue: Bool) -> Diagnostic {
        let difference =
            change.parent == nil
            ? "it is \(isTrue) of an account with \(account), and the locked rule asks nothing"
            : "it is \(isTrue) of an account with \(account), and the locked one is \(!isTrue)"
        return refused(
            change, "makes it weaker: \(difference)",
            help: isTrue ? "add to the locked condition with \"and\"" : "add to the locked condition with \"or\"")
    }

    private static func weaker(_ change: LockedChange, _ day: CalendarDate, _ locked: CalendarDate) -> Diagnostic {
        refused(
            change,
            "makes it weaker: counted from \(ExampleDay.start) it is \(day), and the locked one is \(locked)",
            help: change.tighter == .later ? "write a later day" : "write an earlier day")
    }

    private static func undecided(_ change: LockedChange) -> Diagnostic {
        let tighter =
            switch change.tighter {
            case .narrower: "true of fewer accounts"
            case .wider: "true of more accounts"
            case .later: "later"
            case .earlier: "earlier"
            }
        return refused(
            change, "is not evidently tighter: it must be \(tighter) whatever the ledger holds",
            help: "add a rule of its own beside it")
    }

    private static func refused(_ change: LockedChange, _ why: String, help: String) -> Diagnostic {
        let name = change.record.name.map { " \"\($0)\"" } ?? ""
        return Diagnostic(
            .weakenedLock, at: change.field.range,
            "\"\(change.field.key)\" of \(change.record.kind.word)\(name) is locked, and this \(why)", help: help,
            notes: [DiagnosticNote("locked here", at: change.lock)]
                + (change.parent.map { [DiagnosticNote("the locked value", at: $0.range)] } ?? []))
    }
}
