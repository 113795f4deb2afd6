import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

extension ExplanationReport {
    /// The same for programs: all items, all rules, all clauses. `docs/commands.md` tells its fields.
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
            ("left_alone", leftAlone),
            ("not_computed", notComputed),
            ("case_opened", .date(explanation.caseOpened)),
            ("items", .array(explanation.items.map(json))),
            ("holds", .array(explanation.holds.map(json))),
            ("verdicts", .array(explanation.verdicts.map(json))),
            ("escalations", .array(explanation.escalations.map(json))),
            ("stages", .array(explanation.stages.map(json))),
            ("obligations", .array(explanation.obligations.map(json))),
            ("actions", .array(explanation.actions.map { recorder.record(of: $0).json })),
            ("next_change", .date(explanation.nextChange)),
            ("next_actions", .array(explanation.nextActions.map { recorder.record(of: $0).json })),
            ("next", .array(next.map(JSONText.string))),
        ])
    }

    private func json(_ playbook: CompiledPlaybook) -> JSONText {
        .object([
            ("name", .string(playbook.name)), ("digest", .string(playbook.digest)),
            ("place", SourcePlace(playbook.origin).json),
        ])
    }

    private var leftAlone: JSONText {
        guard let playbook, let reason = playbook.leftAlone else { return .null }
        return .object([("reason", .string(reason)), ("place", json(playbook.places.leftAlone))])
    }

    private var notComputed: JSONText {
        if let unusableRows {
            return .object([
                ("reason", .string("unusable_rows")), ("text", .string(unusableRows.message)),
                ("place", .string(unusableRows.place)), ("rows", .integer(unusableRows.count)),
            ])
        }
        guard let reason = explanation.uncovered else { return .null }
        let asked = explanation.coverage.map { finding in
            JSONText.object([
                ("playbook", .string(program.playbooks[finding.playbook].name)),
                ("place", json(program.playbooks[finding.playbook].places.coverage)),
                ("clauses", json(finding.clauses)),
            ])
        }
        return .object([
            ("reason", .string(reason.word)), ("text", .string(reason.phrase(in: program))),
            ("playbooks", .array(asked)),
        ])
    }

    private func json(_ item: ItemStanding) -> JSONText {
        let invoice = ledger.invoices[item.invoice]
        let currency = item.open.currency
        return .object([
            ("invoice", .string(ledger.text[invoice.id])), ("due", .date(invoice.due)),
            ("currency", .string(currency.description)), ("open", .string(item.open.decimalText)),
            ("disputed", .string(Money(minorUnits: item.disputed, currency).decimalText)),
            ("promised", .string(Money(minorUnits: item.promised, currency).decimalText)),
            ("days_overdue", .integer(item.daysOverdue)), ("last", item.last.map(json) ?? .null),
            (
                "promises_without_effect",
                .array(item.promisesWithoutEffect.map { .string(ledger.text[ledger.promises[$0].id]) })
            ),
        ])
    }

    // MARK: - Parts that several have

    func json(_ deed: PastDeed) -> JSONText {
        .object([
            ("name", deed.name.isEmpty ? .null : .string(deed.name)), ("day", .date(deed.day)),
            ("manner", .string(deed.manner.rawValue)),
        ])
    }

    func json(_ change: ComingChange?) -> JSONText {
        guard let change else { return .null }
        let text = causes(of: change)
        return .object([("day", .date(change.day)), ("text", text.isEmpty ? .null : .string(text))])
    }

    func json(_ outcomes: [ClauseOutcome]) -> JSONText { .array(outcomes.map(\.decisionJSON)) }

    func json(_ invoices: [Int]) -> JSONText {
        .array(invoices.map { .string(ledger.text[ledger.invoices[$0].id]) })
    }

    func json(_ origin: SourceRange?) -> JSONText { origin.map { SourcePlace($0).json } ?? .null }
}
