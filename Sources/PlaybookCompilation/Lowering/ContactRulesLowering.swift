import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// Send days, quiet periods, contact limit, delivery and tolerance: of the policy, or of a playbook over the policy's.
struct ContactRulesLowering {
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    func policy(_ record: SyntaxRecord) -> ContactRules { rules(record, over: ContactRules()) }

    /// A playbook's: what it does not say is the policy's. Whether it only tightens is checked elsewhere.
    func playbook(_ record: SyntaxRecord) -> ContactRules { rules(record, over: vocabulary.contactRules) }

    private func rules(_ record: SyntaxRecord, over standard: ContactRules) -> ContactRules {
        var rules = standard
        if let field = record["send_days"], case .sendDays(let days) = field.value {
            rules.sendDays = ContactRules.sendDays(days)
            rules.places.sendDays = field.range
        }
        if let quiet = record.periods("quiet") {
            rules.quiet = quiet.map(\.value)
            rules.places.quiet = quiet.map(\.range)
        }
        if let limit = record.frequency("contact_limit") {
            rules.contactLimit = ContactLimit(count: limit.count, days: limit.days, at: record.place("contact_limit"))
        }
        if record["delivery"] != nil { deliver(record.named("delivery"), &rules) }
        if let field = record["tolerance"] {
            rules.places.tolerance = field.range
            rules.tolerance = ThresholdLowering(vocabulary: vocabulary, faults: faults).table(record, "tolerance")
        }
        return rules
    }

    private func deliver(_ entries: [(name: Located<String>, value: SyntaxValue)], _ rules: inout ContactRules) {
        for entry in entries {
            guard case .receipt(let receipt) = entry.value else { continue }
            if entry.name.value == "invoice" {
                guard case .after(let offset) = receipt else {
                    faults.report(invoiceByProof(entry.name))
                    continue
                }
                rules.invoiceDelivery = offset
                rules.invoiceDeliveryIsWritten = true
            } else if let channel = Channel(rawValue: entry.name.value) {
                switch receipt {
                case .proof: rules.delivery[channel] = .proof
                case .after(let offset): rules.delivery[channel] = .after(offset)
                }
            }
        }
        if !rules.invoiceDeliveryIsWritten, entries.contains(where: { $0.name.value == "letter" }),
            case .after(let offset)? = rules.delivery[.letter]
        {
            rules.invoiceDelivery = offset
        }
    }

    private func invoiceByProof(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .unprovableInvoice, at: name.range, "no ledger proves when an invoice was received",
            help: "write a time, such as \"invoice: 3 days\"")
    }
}

extension ContactRules {
    static func sendDays(_ days: [Located<SendDaySyntax>]) -> SendDays {
        var result = SendDays(weekdays: [])
        for day in days {
            switch day.value {
            case .weekday(let weekday): result.weekdays.insert(weekday)
            case .monthDay(let number): result.monthDays.insert(number)
            case .lastOfMonth: result.lastOfMonth = true
            }
        }
        return result
    }
}
