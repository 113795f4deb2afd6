import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram
import Receivables

/// Why an account got what it got on one day, or nothing, on one screen.
public struct ExplanationReport: Sendable {
    let explanation: AccountExplanation
    let program: CompiledProgram
    let ledger: LedgerSnapshot
    let recorder: ScheduleRecorder

    public init(_ explanation: AccountExplanation, program: CompiledProgram, ledger: LedgerSnapshot) {
        self.explanation = explanation
        self.program = program
        self.ledger = ledger
        recorder = ScheduleRecorder(program, ledger)
    }

    var account: CustomerAccount { ledger.accounts[explanation.account] }
    var payer: Customer { ledger.customers[Int(account.payer)] }
    var playbook: CompiledPlaybook? { explanation.playbook.map { program.playbooks[$0] } }

    func invoiceNumber(_ index: Int) -> String { ledger.text[ledger.invoices[index].id].printable }
}

// MARK: - Text

extension ExplanationReport {
    /// How many items a section shows, so that an account with thousands still fits on a screen; JSON has them all.
    static let longest = 12

    /// For people; sections that have nothing to say are left out.
    public var text: String {
        let sections = [heading, items, holds, sequences, escalations, suspensions, actions].filter { !$0.isEmpty }
        return (sections + [ending]).joined(separator: "\n")
    }

    private var heading: String {
        let name = ledger.text[payer.name].printable
        let id = ledger.id(of: account).printable
        var text = id + (name.isEmpty ? "" : ", \(name)") + ", on \(explanation.day)\n\n"
        if let uncovered = explanation.uncovered { return text + "  \(uncovered.phrase(in: program))\n" }
        guard let playbook else { return text }
        text += "  playbook \(playbook.name) (\(SourcePlace(playbook.origin))): \(playbook.title)\n"
        if let reason = playbook.leftAlone { return text + "  left alone: \(reason)\n" }
        text += "  "
        text += explanation.caseOpened.map { "its case opened on \($0)" } ?? "no case: nothing overdue can be dunned"
        return text + "\n"
    }

    private var items: String {
        guard !explanation.items.isEmpty else { return "Nothing is open\n" }
        var table = TextTable([
            ("invoice", .left), ("due", .left), ("overdue", .right), ("open", .right), ("disputed", .right),
            ("promised", .right),
        ])
        for item in explanation.items.prefix(ExplanationReport.longest) {
            let invoice = ledger.invoices[item.invoice]
            func part(_ units: Int64) -> String {
                units == 0 ? "." : Money(minorUnits: units, item.open.currency).decimalText
            }
            table.add([
                invoiceNumber(item.invoice), "\(invoice.due)",
                item.daysOverdue == 0 ? "." : counted(item.daysOverdue, "day"), item.open.description,
                part(item.disputed), part(item.promised),
            ])
        }
        let more = explanation.items.count - ExplanationReport.longest
        return "Open\n" + table.text() + (more > 0 ? "  and \(counted(more, "more item"))\n" : "")
    }

    private var holds: String {
        guard !explanation.holds.isEmpty else { return "" }
        var text = "Held\n"
        for hold in explanation.holds {
            let what = hold.invoices.isEmpty ? "the whole account" : invoices(hold.invoices)
            let end = hold.lastDay.map { ", until \($0)" } ?? ""
            text += "  \(hold.name)\(place(hold.origin)) holds \(what)\(end)\n" + clauses(hold.clauses, indentation: 4)
        }
        return text
    }

    private var sequences: String {
        guard let playbook, !explanation.verdicts.isEmpty else { return "" }
        var text = "What each sequence says\n"
        for index in playbook.sequences.indices {
            let verdicts = explanation.verdicts.filter { $0.sequence == index }
            guard !verdicts.isEmpty else { continue }
            let sequence = playbook.sequences[index]
            text += "  \(sequence.name)\(place(sequence.origin))\n"
            text += VerdictGroup.grouped(verdicts).limited { self.text(of: $0, in: sequence) }
        }
        return text
    }

    private func text(of group: VerdictGroup, in sequence: CompiledSequence) -> String {
        let verdict = group.verdict
        let step = verdict.step.map { sequence.steps[$0] }
        let subject = [
            group.invoices.isEmpty ? "" : invoices(group.invoices),
            step.map { "\($0.name)\(place($0.origin))" } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        var text = "    \(subject.isEmpty ? "" : subject + ": ")\(VerdictPhrase.phrase(verdict.verdict))"
        text += place(VerdictPhrase.place(verdict.verdict)) + "\n"
        return text + clauses(verdict.clauses, indentation: 6)
    }

    /// Those that are true, or were in this case: the others have nothing to say.
    private var escalations: String {
        guard let playbook else { return "" }
        let speaking = explanation.escalations.filter { finding in
            if case .whenIsFalse = finding.verdict { false } else { true }
        }
        guard !speaking.isEmpty else { return "" }
        return "Escalations\n"
            + speaking.map { finding in
                let escalation = playbook.escalations[finding.escalation]
                return "  \(escalation.name)\(place(escalation.origin)): \(RulePhrase.phrase(finding.verdict))\n"
                    + clauses(finding.clauses, indentation: 4)
            }.joined()
    }

    private var suspensions: String {
        let stages = explanation.stages.filter { !isSilent($0) }
        guard !stages.isEmpty else { return "" }
        return "Suspensions\n"
            + stages.map { finding in
                let suspension = program.playbooks[finding.playbook].suspensions[finding.suspension]
                let stage = finding.stage.map { suspension.stages[$0] }
                let subject =
                    finding.service.map { "service " + ledger.text[ledger.services[$0].id].printable } ?? "the account"
                let next = stage.map { ", \($0.name)\(place($0.origin))" } ?? ""
                let ground = finding.ground.isEmpty ? "" : " (supported by \(invoices(finding.ground)))"
                return "  \(suspension.name), \(subject)\(next): \(RulePhrase.phrase(finding.verdict))\(ground)\n"
                    + clauses(finding.clauses, indentation: 4)
            }.joined()
    }

    /// A first stage that nothing supports is what most services are at.
    private func isSilent(_ finding: StageFinding) -> Bool {
        guard case .noGround(nil) = finding.verdict else { return false }
        return finding.stage == 0
    }

    private var actions: String {
        guard !explanation.actions.isEmpty else { return "" }
        var text = "On this day\n"
        for action in explanation.actions {
            let record = recorder.record(of: action)
            text += "  \(record.sentence)\n"
        }
        return text
    }

    private var ending: String {
        explanation.nextChange.map { "This could change on \($0).\n" }
            ?? "Nothing known today changes this: it takes a new invoice, payment, dispute or promise.\n"
    }

    /// The first numbers and how many more there are.
    private func invoices(_ indices: [Int]) -> String {
        let shown = indices.prefix(4).map(invoiceNumber).joined(separator: ", ")
        return shown + (indices.count > 4 ? " and \(indices.count - 4) more" : "")
    }

    private func place(_ origin: SourceRange?) -> String { origin.map { " (\(SourcePlace($0)))" } ?? "" }

    private func clauses(_ outcomes: [ClauseOutcome], indentation: Int) -> String {
        outcomes.map { outcome in
            String(repeating: " ", count: indentation) + BecausePhrase.clause(outcome).printable
                + " (\(SourcePlace(outcome.origin)))\n"
        }.joined()
    }
}
