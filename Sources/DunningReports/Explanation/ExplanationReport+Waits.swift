import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

/// What waits, and for what: steps, escalations and stages by the day that comes for them, those without one last.
extension ExplanationReport {
    var waits: ExplanationSection {
        let waits = (stepWaits + escalationWaits + stageWaits).enumerated().sorted { left, right in
            let (a, b) = (left.element.day ?? .distantFuture, right.element.day ?? .distantFuture)
            return (a, left.offset) < (b, right.offset)
        }.map(\.element)
        let counts = waits.map(\.count)
        return ExplanationSection("Waiting", waits.map(\.entry)) { shown in
            let rest = counts.dropFirst(shown)
            let items = rest.reduce(0, +)
            return "\(grouped(rest.count)) more" + (items > rest.count ? ", of \(counted(items, "item"))" : "")
        }
    }

    /// One line of what waits.
    private struct Wait {
        var day: CalendarDate?
        var text: String
        var details: [String] = []
        /// How many items it is about.
        var count = 1

        var entry: ExplanationSection.Entry {
            let when = day.map { "\($0)" } ?? "no day yet"
            return ExplanationSection.Entry(head: "\(when)  \(text)", details: details, hanging: 14)
        }
    }

    // MARK: - Steps

    private var stepWaits: [Wait] {
        guard let playbook else { return [] }
        let silent = silentInvoices
        let waiting = explanation.verdicts.filter { verdict in
            switch verdict.verdict {
            case .waiting: true
            // What no sequence asks for yet, and one will.
            case .notConcerned(.forIsFalse): verdict.coming != nil && verdict.invoices.contains(where: silent.contains)
            default: false
            }
        }
        return VerdictGroup.grouped(waiting, by: reason).map { wait($0, in: playbook.sequences[$0.first.sequence]) }
    }

    /// What is the same for verdicts of one group: not the day of each.
    private func reason(_ verdict: UnitVerdict) -> String {
        switch verdict.verdict {
        case .waiting(.triggerDay(_, let origin)): "\(SourcePlace(origin))"
        case .waiting(.spacing): "spacing"
        case .waiting(.belowMinimum): "minimum"
        case .waiting(.belowTolerance): "tolerance"
        case .waiting(.coveredByCash): "cash"
        case .waiting(let reason): phrase(reason, nil)
        default: "not for it"
        }
    }

    private func wait(_ group: VerdictGroup, in sequence: CompiledSequence) -> Wait {
        let verdict = group.first
        let step = verdict.step.map { sequence.steps[$0] }
        let name = step.map { "\($0.name)\(place($0.origin))" } ?? "\(sequence.name)\(place(sequence.origin))"
        let of = subject(verdict, invoices: group.soonest.flatMap(\.invoices))
        var text = name + (of.isEmpty ? "" : " of \(of)")
        if case .waiting(let reason) = verdict.verdict {
            text += ": " + phrase(reason, step?.deed)
        } else {
            text += ": not for it yet"
        }
        let causes = verdict.coming.map(causes) ?? ""
        if !causes.isEmpty { text += "; then \(causes)" }
        var details: [String] = []
        let clauses = ClausePhrase.deciding(verdict.clauses, of: item(of: group))
        if !clauses.isEmpty, isForClauses(verdict.verdict) { details.append("since " + clauses) }
        if let others = others(of: group) { details.append(others) }
        return Wait(day: group.day, text: text, details: details, count: max(1, group.invoices.count))
    }

    /// Whether it waits for a condition, so that its clauses tell why.
    private func isForClauses(_ verdict: Verdict) -> Bool {
        switch verdict {
        case .waiting(.whenIsFalse), .notConcerned: true
        default: false
        }
    }

    /// Whose values are told, where the items of a group have several.
    private func item(of group: VerdictGroup) -> String? {
        func values(_ verdict: UnitVerdict) -> [FactValue] { verdict.clauses.flatMap(\.readings).map(\.value) }
        let isOne = group.verdicts.allSatisfy { values($0) == values(group.first) }
        return isOne ? nil : group.first.invoices.first.map(invoiceNumber)
    }

    /// The items of a group whose day is later than the first.
    private func others(of group: VerdictGroup) -> String? {
        let later = group.verdicts.filter { $0.coming?.day != group.day }
        guard let last = later.last?.coming?.day else { return nil }
        let shown = later.prefix(3).compactMap { verdict in
            verdict.coming.map { "\(subject(verdict, invoices: verdict.invoices)) on \($0.day)" }
        }
        let more = later.count - shown.count
        return "then " + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more until \(last)" : "")
    }

    /// Open items that no sequence says anything about but that it is not for them.
    var silentInvoices: Set<Int> {
        guard !explanation.verdicts.isEmpty else { return [] }
        var silent = Set(explanation.items.map(\.invoice))
        for verdict in explanation.verdicts {
            switch verdict.verdict {
            case .notConcerned(.forIsFalse), .notConcerned(.paid): break
            default: silent.subtract(verdict.invoices)
            }
        }
        return silent
    }

    // MARK: - Escalations

    private var escalationWaits: [Wait] {
        guard let playbook else { return [] }
        return explanation.escalations.compactMap { finding in
            let escalation = playbook.escalations[finding.escalation]
            let name = "\(escalation.name)\(place(escalation.origin))"
            switch finding.verdict {
            case .executed, .held, .doneOnce: return nil
            case .whenIsFalse:
                guard let coming = finding.coming else { return nil }
                return Wait(day: coming.day, text: "\(name): then \(causes(of: coming))")
            case .repeats(let last, let again):
                return Wait(day: again, text: "\(name): again, after it was \(manner(last))")
            case .waiting(let reason):
                return Wait(day: finding.coming?.day, text: "\(name): \(phrase(reason, escalation.deed))")
            }
        }
    }

    /// `sent on 2026-06-01`, `scheduled for 2026-06-15`
    func manner(_ deed: PastDeed) -> String {
        "\(deed.manner.rawValue) \(deed.manner == .scheduled ? "for" : "on") \(deed.day)"
    }

    // MARK: - Stages

    func stage(of finding: StageFinding) -> CompiledStage? {
        finding.stage.map { program.playbooks[finding.playbook].suspensions[finding.suspension].stages[$0] }
    }

    /// `service S-1`, or `the account`.
    func limited(_ finding: StageFinding) -> String {
        finding.service.map { "service " + ledger.text[ledger.services[$0].id].printable } ?? "the account"
    }

    /// A first stage that nothing supports is what most services are at; where nothing is open, nothing waits.
    func isSilent(_ finding: StageFinding) -> Bool {
        switch finding.verdict {
        case .noGround(nil): finding.stage == 0
        case .resting: explanation.items.isEmpty
        default: false
        }
    }

    private var stageWaits: [Wait] {
        explanation.stages.compactMap { finding in
            guard let stage = stage(of: finding), !isSilent(finding), let reason = phrase(finding, stage) else {
                return nil
            }
            var text = "stage \(stage.name)\(place(stage.origin)) of \(limited(finding)): \(reason)"
            let causes = finding.coming.map(causes) ?? ""
            if !causes.isEmpty { text += "; then \(causes)" }
            var details: [String] = []
            if !finding.ground.isEmpty { details.append("it is supported by \(invoices(finding.ground))") }
            let clauses = ClausePhrase.deciding(finding.clauses)
            if !clauses.isEmpty { details.append("since " + clauses) }
            if case .notReceived = finding.verdict {
                details.append("what it counts from comes with a row of history that tells the receipt and its day")
            }
            return Wait(day: finding.coming?.day, text: text, details: details)
        }
    }

    /// `nil` for what does not wait.
    func phrase(_ finding: StageFinding, _ stage: CompiledStage) -> String? {
        let clock = "\(stage.at.origin.phrase)\(place(stage.at.origin))"
        switch finding.verdict {
        case .executed, .held, .complete: return nil
        case .noGround(.some): return clock
        case .noGround(nil): return "no invoice supports it: none is overdue, noticed and old enough, \(clock)"
        case .notReceived: return "\(RulePhrase.phrase(finding.verdict)), \(clock)"
        case .barred(let name, let origin): return "barred by \(name)\(place(origin))"
        case .wouldBeLifted(let name, let origin): return "not while its lift \(name)\(place(origin)) is true"
        case .notAnAllowedDay: return "\(explanation.day) is none of its days"
        case .quietPeriod(let until): return quietPeriod(until: until)
        case .bankDataTooOld: return bankData
        case .resting:
            let suspension = program.playbooks[finding.playbook].suspensions[finding.suspension]
            let rest = suspension.restOrigin.map { ", \($0.phrase)\(place($0))" } ?? ""
            return "it rests after its lift\(rest)"
        case .whenIsFalse(let origin): return "its `when` is false\(place(origin))"
        case .noAddress: return noAddress(stage.message.map(Deed.message))
        case .noTemplate(let message): return message.phrase
        case .approvalRefused: return "its approval was refused"
        case .oneStageADay: return "one stage a day"
        }
    }
}
