import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Contacts and stages keep to send days outside quiet periods, our own work to working days.
struct DaysOfActions {
    let world: World

    func violation() -> String? {
        for action in world.schedule.actions where action.status != .skipped {
            guard let fault = fault(action) else { continue }
            return "\(action.day) (\(action.day.weekday)) \(world.accountID(action.account)) \(action.rule): \(fault)"
        }
        return nil
    }

    private func fault(_ action: ScheduledAction) -> String? {
        guard let calendar = world.calendar(of: action.account) else { return "an unknown entity is computed" }
        switch action.rule {
        case .step(let reference):
            let step = world.program.playbooks[action.playbook].sequences[reference.sequence].steps[reference.step]
            return step.deed.isContact ? faultOfContact(action, calendar) : faultOfOurs(step.on, action, calendar)
        case .escalation(let index):
            let escalation = world.program.playbooks[action.playbook].escalations[index]
            return escalation.deed.isContact
                ? faultOfContact(action, calendar) : faultOfOurs(escalation.on, action, calendar)
        case .stage(let suspension, _):
            return faultOfStage(world.program.playbooks[action.playbook].suspensions[suspension], action, calendar)
        case .obligation, .lift, .builtInTask: return nil
        }
    }

    private func faultOfContact(_ action: ScheduledAction, _ calendar: BusinessCalendar) -> String? {
        let playbook = world.program.playbooks[action.playbook]
        if hasStaleBankData(action.account) { return "its bank data are too old" }
        if playbook.quiet.contains(where: { $0.contains(action.day) }) { return "a quiet period" }
        if calendar.isHolidayOrClosed(action.day) { return "a holiday or closed day" }
        return playbook.sendDays.contains(action.day) ? nil : "no send day"
    }

    private func faultOfOurs(
        _ weekdays: Set<Weekday>, _ action: ScheduledAction, _ calendar: BusinessCalendar
    ) -> String? {
        if !calendar.isWorkingDay(action.day) { return "no working day" }
        guard !weekdays.isEmpty, !weekdays.contains(action.day.weekday) else { return nil }
        // In place of such a weekday that is closed, the next working day.
        let days = (1...7).map { action.day - $0 }
        let replaced = days.first { weekdays.contains($0.weekday) }!
        let between = days.prefix { $0 >= replaced }
        return between.contains(where: calendar.isWorkingDay) ? "not one of its weekdays" : nil
    }

    /// Quiet periods and send days are those of the playbook that covers the account.
    private func faultOfStage(
        _ suspension: CompiledSuspension, _ action: ScheduledAction, _ calendar: BusinessCalendar
    ) -> String? {
        if hasStaleBankData(action.account) { return "its bank data are too old" }
        guard let covering = world.playbooks(of: action.account, on: action.day).first else {
            return "nobody covers it"
        }
        let playbook = world.program.playbooks[covering]
        if playbook.quiet.contains(where: { $0.contains(action.day) }) { return "a quiet period" }
        guard case .weekdays(let weekdays) = suspension.days else { return nil }
        if !weekdays.contains(action.day.weekday) { return "not an allowed weekday" }
        if !calendar.isWorkingDay(action.day + 1) { return "no working day follows" }
        if calendar.isHolidayOrClosed(action.day) { return "a holiday or closed day" }
        return playbook.sendDays.contains(action.day) ? nil : "no send day"
    }

    /// Counted in business days on the as-of day; a day that nobody says is too old.
    private func hasStaleBankData(_ account: Int) -> Bool {
        guard let allowed = world.program.policy.bankDataAge, let calendar = world.calendar(of: account) else {
            return false
        }
        let entity = Int(world.ledger.accounts[account].legalEntity)
        guard let last = world.ledger.lastBankDays[entity] else { return true }
        var (age, day) = (0, last + 1)
        while day <= world.options.asOf {
            if calendar.isWorkingDay(day) { age += 1 }
            day = day + 1
        }
        return age > allowed.count
    }
}
