import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Whom the playbooks concern in a real ledger, over the days of a simulation.
public struct AffectedAccounts: Sendable {
    /// A service, or an account's orders, that the run limits.
    struct Limit: Sendable {
        var account: String
        var customer: String
        /// `nil`: the account's orders.
        var service: String?
        /// The first on which it is limited so.
        var day: CalendarDate
    }

    let asOf: CalendarDate
    let days: Int
    /// How many accounts something is done for, by playbook.
    let accounts: [Int: Int]
    /// By playbook and stage; each by day, account and service.
    let limits: [Int: [StageKey: [Limit]]]

    struct StageKey: Hashable, Sendable {
        var suspension: Int
        var stage: Int
    }

    public init(_ schedule: DunningSchedule, _ ledger: LedgerSnapshot, _ options: SimulationOptions) {
        asOf = options.asOf
        days = options.days
        var accounts: [Int: Set<Int>] = [:]
        var first: [Int: [StageKey: [String: Limit]]] = [:]
        for action in schedule.actions where action.status == .scheduled || action.status == .awaitingApproval {
            accounts[action.playbook, default: []].insert(action.account)
            guard case .stage(let suspension, let stage) = action.rule else { continue }
            let account = ledger.accounts[action.account]
            let service = action.limit?.service.map { ledger.text[ledger.services[$0].id] }
            let limit = Limit(
                account: ledger.id(of: account), customer: ledger.text[ledger.customers[Int(account.payer)].name],
                service: service, day: action.day)
            let key = StageKey(suspension: suspension, stage: stage)
            let place = limit.account + "\u{0}" + (service ?? "")
            if first[action.playbook]?[key]?[place] == nil {
                first[action.playbook, default: [:]][key, default: [:]][place] = limit
            }
        }
        self.accounts = accounts.mapValues(\.count)
        limits = first.mapValues { stages in
            stages.mapValues { limits in
                limits.values.sorted { ($0.day, $0.account, $0.service ?? "") < ($1.day, $1.account, $1.service ?? "") }
            }
        }
    }
}

extension PlaybookSection {
    /// How many lines of one measure are shown.
    private static let most = 100

    func writeAffected(to document: inout ReviewDocument) {
        guard let affected = review.affected else { return }
        document.heading(3, say("Who is affected", "Qui est concerné"), anchor: anchor("affected"))
        let count = affected.accounts[index] ?? 0
        let (day, days) = (writer.date(affected.asOf), writer.days(affected.days))
        document.paragraph(
            say(
                "Over \(days) from \(day), if nobody pays and everything is agreed to, this playbook does something for \(count) account\(count == 1 ? "" : "s").",
                "Sur \(days) à compter du \(day.dropFirst(3)), si personne ne paie et que tous les accords sont donnés, ce playbook agit pour \(count) compte\(count < 2 ? "" : "s")."
            ))
        let limits = affected.limits[index] ?? [:]
        let stages = limits.keys.sorted { left, right in
            let (a, b) = (effect(left), effect(right))
            return a == b ? (left.suspension, left.stage) < (right.suspension, right.stage) : a > b
        }
        if stages.isEmpty { document.paragraph(say("No service is limited.", "Aucun service n’est limité.")) }
        for key in stages {
            let stage = playbook.suspensions[key.suspension].stages[key.stage]
            let found = limits[key]!
            let effect = writer.capitalized(writer.names.effects[stage.effect]!)
            document.heading(
                4,
                "\(effect) (\(writer.quoted(name: stage.name))) : \(found.count)".replacing(" :", with: say(":", " :")),
                anchor: anchor("affected-\(stage.name)"))
            document.blocks.append(
                .table(
                    head: [
                        say("First day", "Premier jour"), say("Account", "Compte"), say("Customer", "Client"),
                        say("Service", "Service"),
                    ],
                    rows: found.prefix(Self.most).map { limit in
                        [
                            [.plain(writer.weekdayAndDate(limit.day))], [.plain(limit.account)],
                            [.plain(limit.customer)],
                            [.plain(limit.service ?? say("new orders", "nouvelles commandes"))],
                        ]
                    }))
            if found.count > Self.most {
                document.paragraph(
                    say(
                        "And \(found.count - Self.most) more, not shown.",
                        "Et \(found.count - Self.most) autres, non montrés."))
            }
        }
    }

    private func effect(_ key: AffectedAccounts.StageKey) -> SuspensionEffect {
        playbook.suspensions[key.suspension].stages[key.stage].effect
    }
}
