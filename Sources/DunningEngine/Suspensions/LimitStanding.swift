import FinancialValues
import PlaybookProgram
import Receivables

/// How far one service has got in a suspension: by history, and by what the run has done.
struct LimitStanding {
    /// The last stage that is in force; `nil` when the service is not limited.
    var stage: Int?
    /// The day of each stage in force.
    var days: [Int: CalendarDate] = [:]
    /// The invoices that justified the stages in force; empty when nobody knows.
    var justifying: Set<Int> = []
    var lastLift: CalendarDate?
    /// The playbook whose rules reached the last stage; `nil` when history does not say.
    var playbook: Int?

    var firstDay: CalendarDate? { days.values.min() }
}

extension PreparedRun {
    subscript(reference: SuspensionReference) -> PreparedSuspension {
        playbooks[reference.playbook].suspensions[reference.suspension]
    }
}

extension AccountRun {
    /// What a suspension's service has come to by a day. What the run does on a day is noted after it was decided.
    func standing(_ subject: LimitedSubject, in suspension: PreparedSuspension, on day: CalendarDate) -> LimitStanding {
        var standing = LimitStanding()
        let service = subject.number
        for entry in history.entries where entry.outcome == .executed && entry.service == service && entry.name > 0 {
            if let stage = suspension.stages.firstIndex(where: { $0.names.contains(entry.name) }) {
                // Several rows of one stage, one for each invoice that justified it.
                guard entry.day <= day else { continue }
                standing.stage = max(stage, standing.stage ?? stage)
                standing.days[stage] = entry.day
                if entry.invoice >= 0 { standing.justifying.insert(Int(entry.invoice)) }
                if entry.playbook >= 0 { standing.playbook = Int(entry.playbook) }
            } else if let lift = suspension.liftNames.firstIndex(where: { $0.contains(entry.name) }) {
                guard entry.day <= day else { continue }
                standing.lastLift = entry.day
                switch suspension.source.lifts[lift].target {
                case .all:
                    standing.stage = nil
                    standing.days = [:]
                    standing.justifying = []
                case .stage(let target):
                    guard let stage = standing.stage, target < stage else { continue }
                    standing.stage = target
                    standing.days = standing.days.filter { $0.key <= target }
                }
            }
        }
        if standing.stage == nil, standing.lastLift == nil, let service = subject.service {
            standing.stage = stageByStatus(of: service, in: suspension)
        }
        return standing
    }

    /// A service that is limited without a stage in history is at the first stage with that effect.
    private func stageByStatus(of service: Int, in suspension: PreparedSuspension) -> Int? {
        let effect: SuspensionEffect
        switch ledger.services[service].status {
        case .active: return nil
        case .restricted: effect = .restrict
        case .suspended: effect = .suspend
        case .terminated: effect = .terminate
        }
        return suspension.stages.firstIndex { $0.source.effect == effect }
    }

    func isTerminated(_ subject: LimitedSubject, _ standing: LimitStanding, in suspension: PreparedSuspension) -> Bool {
        if let service = subject.service, ledger.services[service].status == .terminated { return true }
        return standing.stage.map { suspension.stages[$0].source.effect == .terminate } ?? false
    }

    /// The suspensions that an account is under, each with its services: a limited service stays under the rules that
    /// reached its last stage, also when another playbook covers the account.
    func limits(on day: CalendarDate) -> [(reference: SuspensionReference, subject: LimitedSubject)] {
        guard !(playbook.suspensions.isEmpty && !history.entries.contains { $0.playbook >= 0 }) else { return [] }
        var limits: [(reference: SuspensionReference, subject: LimitedSubject)] = []
        var claimed: Set<LimitedSubject> = []
        let others = Set(history.entries.compactMap { $0.playbook >= 0 ? Int($0.playbook) : nil })
            .subtracting([playbookIndex]).sorted()
        for other in others {
            for index in run.playbooks[other].suspensions.indices {
                let reference = SuspensionReference(playbook: other, suspension: index)
                for subject in subjects(of: run.playbooks[other].suspensions[index], on: day) {
                    let standing = standing(subject, in: run.playbooks[other].suspensions[index], on: day)
                    if standing.stage != nil, standing.playbook == other {
                        limits.append((reference, subject))
                        claimed.insert(subject)
                    }
                }
            }
        }
        for index in playbook.suspensions.indices {
            let reference = SuspensionReference(playbook: playbookIndex, suspension: index)
            for subject in subjects(of: playbook.suspensions[index], on: day) where !claimed.contains(subject) {
                limits.append((reference, subject))
            }
        }
        return limits
    }

    /// What the playbook's suspensions can limit: the account's orders, or a service that is not terminated.
    func limitsInReach(on day: CalendarDate) -> [LimitReach] {
        playbook.suspensions.indices.flatMap { index in
            let suspension = playbook.suspensions[index]
            return subjects(of: suspension, on: day).filter { subject in
                !isTerminated(subject, standing(subject, in: suspension, on: day), in: suspension)
            }.map { LimitReach(suspension: index, service: $0.service) }
        }
    }

    private func subjects(of suspension: PreparedSuspension, on day: CalendarDate) -> [LimitedSubject] {
        guard suspension.services != nil else { return [.account] }
        return ledger.accounts[account].services.filter { service in
            holds(suspension.services, FactContext(day: day, service: service))
                || isLimited(service, by: suspension, on: day)
        }.map { .service($0) }
    }

    /// By history or the run: a service stays under the rules that limited it, whatever they would say of it now.
    private func isLimited(_ service: Int, by suspension: PreparedSuspension, on day: CalendarDate) -> Bool {
        guard history.entries.contains(where: { $0.service == Int32(service) }) else { return false }
        return !standing(.service(service), in: suspension, on: day).days.isEmpty
    }
}

/// A suspension of a playbook, by index.
struct SuspensionReference: Hashable {
    var playbook: Int
    var suspension: Int
}
