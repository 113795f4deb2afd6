import DunningEngine
import FinancialValues
import PlaybookProgram

extension ScheduleRecord {
    /// `first_reminder by email to billing, Jeanne Roux: F-26-0311: 1200.00 EUR`
    public var sentence: String {
        var text = rule.name
        if let about = rule.about { text += " for \(about)" }
        if let task, task != rule.name { text += ", task \(task)" }
        if let limit { text += ", " + limit.phrase }
        if !channels.isEmpty {
            text += " by " + channels.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: " and ")
        }
        if kind == .message || kind == .task || !channels.isEmpty {
            text += " to \(recipient.role)" + (recipient.name.isEmpty ? "" : ", \(recipient.name.printable)")
        }
        if isLate, let deadline { text += ", late: it was due by \(deadline)" }
        switch status {
        case .scheduled: break
        case .awaitingApproval: text += ", once \(approval.phrase) agrees"
        case .skipped: text += ", skipped"
        case .waiting: text += ", waiting for the contact limit"
        }
        let decided = items.filter(\.isDecided)
        if !decided.isEmpty {
            let shown = decided.prefix(4).map { "\($0.invoice.printable) \($0.asked)" }.joined(separator: ", ")
            text += ": " + shown + (decided.count > 4 ? " and \(decided.count - 4) more" : "")
        }
        guard status == .scheduled || status == .awaitingApproval else { return text }
        let charges = chargedTotals.map(\.charges).filter { !$0.isEmpty }
        return text + (charges.isEmpty ? "" : "; charged beside it: " + charges.joined(separator: ", "))
    }
}

extension ChargedTotal {
    /// `12.34 EUR interest, 80.00 EUR compensation, 5.00 EUR fee`
    fileprivate var charges: String {
        [(interest, "interest"), (fixedCompensation, "compensation"), (fee, "fee")].filter { $0.0 != 0 }
            .map { "\(Money(minorUnits: $0.0, currency)) \($0.1)" }.joined(separator: ", ")
    }
}

extension ScheduleRecord.Limit {
    /// `suspend service S-12, billing stops`, `orders of the account are held`, `service S-12 is free again`.
    var phrase: String {
        let whom = service.map { "service \($0.printable)" } ?? "the account"
        guard let effect else { return "\(whom) is free again" }
        let what = effect.rawValue.replacing("_", with: " ")
        return "\(what), \(whom)" + (billingContinues ? "" : ", billing stops")
    }
}
