import DunningEngine
import FinancialValues

extension ScheduleRecord {
    /// The first line of `schedule.csv`.
    public static let csvHeader: String = {
        var row = CSVRow()
        for column in csvColumns { row.add(column) }
        return row.line
    }()

    static let csvColumns = [
        "id", "message_id", "day", "customer", "legal_entity", "payer", "playbook", "rule_type", "group", "rule",
        "kind",
        "task", "service", "effect", "billing", "status", "channels", "recipient", "recipient_name", "address",
        "language", "deadline", "late", "fees",
        "approval", "invoice", "due", "currency", "open", "asked", "disputed", "promised", "days_overdue", "step",
        "decided", "late_interest", "fixed_compensation", "first_charged", "because",
    ]

    /// One line per item; an action without items has one line whose item columns are empty.
    func write(to row: inout CSVRow, _ origins: OriginTexts) {
        let (rule, delivery) = (ruleCells, deliveryCells)
        for item in items.isEmpty ? [nil] : items.map(Optional.some) {
            row.add(id)
            row.add(messageID)
            row.add { day.write(to: &$0) }
            for cell in rule { row.add(cell) }
            for cell in delivery { row.add(cell) }
            write(item, to: &row)
            row.add { BecausePhrase.write(because, to: &$0, origins) }
            row.endLine()
        }
    }

    private func write(_ item: Item?, to row: inout CSVRow) {
        guard let item else {
            for _ in 0..<13 { row.add("") }
            return
        }
        row.add(item.invoice)
        row.add { item.due.write(to: &$0) }
        row.add { item.open.currency.write(to: &$0) }
        row.add { item.open.writeDecimal(to: &$0) }
        row.add { item.asked.writeDecimal(to: &$0) }
        row.add { item.disputed.writeDecimal(to: &$0) }
        row.add { item.promised.writeDecimal(to: &$0) }
        row.addNumber(String(item.daysOverdue))
        row.add(item.step ?? "")
        row.add(item.isDecided ? "true" : "false")
        row.add { item.interest?.writeDecimal(to: &$0) }
        let compensation = item.charges?.fixedCompensation
        row.add { compensation?.amount.write(to: &$0) }
        row.add { compensation?.since.write(to: &$0) }
    }

    /// What is done, by which rule.
    private var ruleCells: [String] {
        [
            customer, legalEntity, payerName, playbook, rule.type, rule.group ?? "", rule.name, kind.rawValue,
            task ?? "",
            limit?.service ?? "", limit?.effect?.rawValue ?? "",
            limit.map { $0.billingContinues ? "continues" : "stops" } ?? "",
        ]
    }

    /// Who has to agree; of a stage also whose signature is missing.
    private var approvalCell: String {
        guard let signatures, !signatures.isCovered else { return approval.phrase }
        return [approval.phrase, "(\(signatures.phrase))"].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whom it reaches, by when, at what cost.
    private var deliveryCells: [String] {
        [
            status.rawValue, channels.map(\.rawValue).joined(separator: " "), recipient.role, recipient.name,
            recipient.addresses.map(\.text).joined(separator: " | "), language, deadline?.description ?? "",
            isLate ? "true" : "", fees.map(\.description).joined(separator: " "), approvalCell,
        ]
    }
}
