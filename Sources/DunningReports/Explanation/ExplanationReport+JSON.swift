import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

extension ExplanationReport {
    /// The same for programs.
    public var json: JSONText {
        .object([
            (
                "account",
                .object([
                    ("customer", .string(ledger.text[payer.id])),
                    ("legal_entity", .string(ledger.legalEntities[Int(account.legalEntity)])),
                ])
            ),
            ("payer", .string(ledger.text[payer.name])),
            ("day", .date(explanation.day)),
            ("playbook", playbook.map(json) ?? .null),
            ("left_alone", .optional(playbook?.leftAlone)),
            ("not_computed", explanation.uncovered.map(json) ?? .null),
            ("case_opened", .date(explanation.caseOpened)),
            ("items", .array(explanation.items.map(json))),
            ("holds", .array(explanation.holds.map(json))),
            ("verdicts", .array(explanation.verdicts.map(json))),
            ("escalations", .array(explanation.escalations.map(json))),
            ("stages", .array(explanation.stages.map(json))),
            ("actions", .array(explanation.actions.map { recorder.record(of: $0).json })),
            ("next_change", .date(explanation.nextChange)),
        ])
    }

    private func json(_ playbook: CompiledPlaybook) -> JSONText {
        .object([
            ("name", .string(playbook.name)), ("digest", .string(playbook.digest)),
            ("place", SourcePlace(playbook.origin).json),
        ])
    }

    private func json(_ reason: UncoveredAccount.Reason) -> JSONText {
        .object([("reason", .string(reason.word)), ("text", .string(reason.phrase(in: program)))])
    }

    private func json(_ item: ItemStanding) -> JSONText {
        let invoice = ledger.invoices[item.invoice]
        let currency = item.open.currency
        return .object([
            ("invoice", .string(ledger.text[invoice.id])), ("due", .date(invoice.due)),
            ("currency", .string(currency.description)), ("open", .string(item.open.decimalText)),
            ("disputed", .string(Money(minorUnits: item.disputed, currency).decimalText)),
            ("promised", .string(Money(minorUnits: item.promised, currency).decimalText)),
            ("days_overdue", .integer(item.daysOverdue)),
        ])
    }

    private func json(_ hold: HoldFinding) -> JSONText {
        .object([
            ("hold", .string(hold.name)), ("place", json(hold.origin)), ("invoices", json(hold.invoices)),
            ("last_day", .date(hold.lastDay)), ("clauses", .array(hold.clauses.map(\.json))),
        ])
    }

    private func json(_ verdict: UnitVerdict) -> JSONText {
        let sequence = playbook?.sequences[verdict.sequence]
        let step = verdict.step.flatMap { sequence?.steps[$0] }
        return .object([
            ("sequence", .optional(sequence?.name)), ("step", .optional(step?.name)), ("place", json(step?.origin)),
            ("invoices", json(verdict.invoices)), ("verdict", .string(VerdictPhrase.word(verdict.verdict))),
            ("text", .string(VerdictPhrase.phrase(verdict.verdict))),
            ("because_of", json(VerdictPhrase.place(verdict.verdict))),
            ("clauses", .array(verdict.clauses.map(\.json))), ("next_change", .date(verdict.nextChange)),
        ])
    }

    private func json(_ finding: EscalationFinding) -> JSONText {
        let escalation = playbook?.escalations[finding.escalation]
        return .object([
            ("escalation", .optional(escalation?.name)), ("place", json(escalation?.origin)),
            ("verdict", .string(RulePhrase.word(finding.verdict))),
            ("text", .string(RulePhrase.phrase(finding.verdict))),
            ("clauses", .array(finding.clauses.map(\.json))), ("next_change", .date(finding.nextChange)),
        ])
    }

    private func json(_ finding: StageFinding) -> JSONText {
        let suspension = program.playbooks[finding.playbook].suspensions[finding.suspension]
        let stage = finding.stage.map { suspension.stages[$0] }
        return .object([
            ("suspension", .string(suspension.name)),
            ("service", .optional(finding.service.map { ledger.text[ledger.services[$0].id] })),
            ("stage", .optional(stage?.name)), ("place", json(stage?.origin)), ("ground", json(finding.ground)),
            ("verdict", .string(RulePhrase.word(finding.verdict))),
            ("text", .string(RulePhrase.phrase(finding.verdict))),
            ("clauses", .array(finding.clauses.map(\.json))), ("next_change", .date(finding.nextChange)),
        ])
    }

    private func json(_ invoices: [Int]) -> JSONText {
        .array(invoices.map { .string(ledger.text[ledger.invoices[$0].id]) })
    }

    private func json(_ origin: SourceRange?) -> JSONText { origin.map { SourcePlace($0).json } ?? .null }
}
