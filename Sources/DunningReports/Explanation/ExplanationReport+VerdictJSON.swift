import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

/// What each rule said, for programs.
extension ExplanationReport {
    func json(_ hold: HoldFinding) -> JSONText {
        .object([
            ("hold", .string(hold.name)), ("place", json(hold.origin)), ("invoices", json(hold.invoices)),
            ("amounts", .array(hold.amounts.map(JSONText.money))), ("grounds", .array(hold.grounds.map(json))),
            ("last_day", .date(hold.lastDay)), ("ends", json(hold.ends)), ("clauses", json(hold.clauses)),
        ])
    }

    private func json(_ ground: HoldGround) -> JSONText {
        let (kind, id): (String, String?) =
            switch ground {
            case .promise(let index): ("promise", ledger.text[ledger.promises[index].id])
            case .dispute(let index): ("dispute", ledger.text[ledger.disputes[index].id])
            case .block: ("block", nil)
            case .payment(let index): ("payment", ledger.text[ledger.payments[index].id])
            case .cash: ("unapplied_cash", nil)
            }
        return .object([
            ("kind", .string(kind)), ("id", .optional(id)), ("text", .string(text(of: ground))),
        ])
    }

    func json(_ verdict: UnitVerdict) -> JSONText {
        let sequence = playbook?.sequences[verdict.sequence]
        let step = verdict.step.flatMap { sequence?.steps[$0] }
        let following = verdict.following.map { following in
            JSONText.object([
                ("step", .optional(following.step.flatMap { sequence?.steps[$0].name })),
                ("verdict", .string(VerdictWord.word(following.verdict))),
                ("text", .string(VerdictPhrase.phrase(following.verdict))), ("coming", json(following.coming)),
            ])
        }
        return .object([
            ("sequence", .optional(sequence?.name)), ("step", .optional(step?.name)), ("place", json(step?.origin)),
            ("invoices", json(verdict.invoices)),
            ("promise", .optional(verdict.promise.map { ledger.text[ledger.promises[$0].id] })),
            ("dispute", .optional(verdict.dispute.map { ledger.text[ledger.disputes[$0].id] })),
            ("verdict", .string(word(verdict))), ("text", .string(text(verdict, step))),
            ("because_of", json(VerdictPhrase.place(verdict.verdict))), ("limits", limits(verdict.verdict)),
            ("clauses", json(verdict.clauses)), ("next_change", .date(verdict.nextChange)),
            ("coming", json(verdict.coming)), ("following", following ?? .null),
        ])
    }

    /// What is decided awaits an approval where its action does.
    private func word(_ verdict: UnitVerdict) -> String {
        guard case .executed = verdict.verdict else { return VerdictWord.word(verdict.verdict) }
        let awaits = explanation.actions.contains { action in
            guard case .step(let step) = action.rule, action.status == .awaitingApproval,
                step.sequence == verdict.sequence
            else { return false }
            return action.items.contains { $0.isDecided && verdict.invoices.contains($0.invoice) }
        }
        return awaits ? ScheduledAction.Status.awaitingApproval.rawValue : VerdictWord.word(verdict.verdict)
    }

    private func text(_ verdict: UnitVerdict, _ step: CompiledStep?) -> String {
        guard case .waiting(let reason) = verdict.verdict else { return VerdictPhrase.phrase(verdict.verdict) }
        let day = verdict.coming.map { "waits until \($0.day): " } ?? "waits: "
        return day + phrase(reason, step?.deed)
    }

    /// The amounts, days and contacts of a limit that keeps something back.
    private func limits(_ verdict: Verdict) -> JSONText {
        guard case .waiting(let reason) = verdict else { return .null }
        switch reason {
        case .belowMinimum(_, let readings), .belowTolerance(let readings):
            return .object([
                ("amounts", .array(readings.map { .money($0.amount) })),
                ("thresholds", .array(readings.map { .money($0.threshold) })),
            ])
        case .coveredByCash(let amounts): return .object([("cash", .array(amounts.map(JSONText.money)))])
        case .spacing(let spacing):
            return .object([("since", .date(spacing.since)), ("since_hold", .boolean(spacing.sinceHold))])
        case .contactLimit(let filled):
            let contacts = filled.contacts.map { contact in
                JSONText.object([
                    ("account", .string(ledger.id(of: ledger.accounts[contact.account]))), ("deed", json(contact.deed)),
                ])
            }
            return .object([
                ("count", .integer(filled.limit.count)), ("days", .integer(filled.limit.days)),
                ("contacts", .array(contacts)), ("frees", .date(filled.frees)),
            ])
        default: return .null
        }
    }

    func json(_ finding: EscalationFinding) -> JSONText {
        let escalation = playbook?.escalations[finding.escalation]
        return .object([
            ("escalation", .optional(escalation?.name)), ("place", json(escalation?.origin)),
            ("verdict", .string(VerdictWord.word(finding.verdict))),
            ("text", .string(RulePhrase.phrase(finding.verdict))), ("clauses", json(finding.clauses)),
            ("next_change", .date(finding.nextChange)), ("coming", json(finding.coming)),
        ])
    }

    func json(_ finding: StageFinding) -> JSONText {
        let suspension = program.playbooks[finding.playbook].suspensions[finding.suspension]
        let stage = stage(of: finding)
        return .object([
            ("suspension", .string(suspension.name)),
            ("service", .optional(finding.service.map { ledger.text[ledger.services[$0].id] })),
            ("in_force", .optional(finding.inForce.map { suspension.stages[$0].name })),
            ("stage", .optional(stage?.name)), ("place", json(stage?.origin)), ("ground", json(finding.ground)),
            ("verdict", .string(VerdictWord.word(finding.verdict))),
            ("text", .string(RulePhrase.phrase(finding.verdict))), ("clauses", json(finding.clauses)),
            ("next_change", .date(finding.nextChange)), ("coming", json(finding.coming)),
        ])
    }

    func json(_ finding: ObligationFinding) -> JSONText {
        let obligation = playbook?.obligations[finding.obligation]
        var deed: PastDeed?
        if case .settled(let past) = finding.state { deed = past }
        return .object([
            ("obligation", .optional(obligation?.name)), ("place", json(obligation?.origin)),
            ("invoices", json(finding.invoices)),
            ("dispute", .optional(finding.dispute.map { ledger.text[ledger.disputes[$0].id] })),
            ("deadline", .date(finding.deadline)), ("warning", .date(finding.warning)),
            ("late", .boolean(finding.isLate)), ("state", .string(VerdictWord.word(finding.state))),
            ("deed", deed.map(json) ?? .null), ("clauses", json(finding.clauses)),
        ])
    }
}
