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
    public var csvLines: String {
        var lines = ""
        for item in items { lines += csvLine(item) }
        return items.isEmpty ? csvLine(nil) : lines
    }

    private func csvLine(_ item: Item?) -> String {
        var row = CSVRow()
        for cell in ruleCells + deliveryCells { row.add(cell) }
        row.add(item?.invoice ?? "")
        row.add(item?.due.description ?? "")
        row.add(item?.open.currency.description ?? "")
        for amount in [item?.open, item?.asked, item?.disputed, item?.promised] {
            row.addNumber(amount?.decimalText ?? "")
        }
        row.addNumber(item.map { String($0.daysOverdue) } ?? "")
        row.add(item?.step ?? "")
        row.add(item.map { String($0.isDecided) } ?? "")
        row.addNumber(item?.interest?.decimalText ?? "")
        let compensation = item?.charges?.fixedCompensation
        row.add(compensation?.amount.description ?? "")
        row.add(compensation?.since.description ?? "")
        row.add(BecausePhrase.line(because))
        return row.line
    }

    /// What is done, by which rule.
    private var ruleCells: [String] {
        var cells = [id, messageID, day.description, customer, legalEntity, payerName, playbook]
        cells += [rule.type, rule.group ?? "", rule.name, kind.rawValue, task ?? ""]
        cells += [limit?.service ?? "", limit?.effect?.rawValue ?? ""]
        cells.append(limit.map { $0.billingContinues ? "continues" : "stops" } ?? "")
        return cells
    }

    /// Who has to agree; of a stage also whose signature is missing.
    private var approvalCell: String {
        guard let signatures, !signatures.isCovered else { return approval.phrase }
        return [approval.phrase, "(\(signatures.phrase))"].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whom it reaches, by when, at what cost.
    private var deliveryCells: [String] {
        var cells = [status.rawValue, channels.map(\.rawValue).joined(separator: " "), recipient.role, recipient.name]
        cells += [recipient.addresses.map(\.text).joined(separator: " | "), language]
        cells += [deadline?.description ?? "", isLate ? "true" : ""]
        cells += [fees.map(\.description).joined(separator: " "), approvalCell]
        return cells
    }
}
