import Diagnostics
import DunningEngine
import FinancialValues
import PlaybookProgram

/// Why something waits: with the amounts, days and lines that keep it back.
extension ExplanationReport {
    /// What follows the step's name and its day: `20 days after due (playbooks/sme.yaml:14)`.
    ///
    /// - Parameter deed: What waits.
    func phrase(_ reason: WaitReason, _ deed: Deed?) -> String {
        switch reason {
        case .triggerDay(_, let origin): return "\(origin.phrase)\(place(origin))"
        case .anchorHasNotHappened(let origin, let names):
            return
                "\(origin.phrase)\(place(origin)): \(andList(names)) \(names.count > 1 ? "have" : "has") not happened"
        case .spacing(let spacing): return phrase(spacing)
        case .notASendDay: return "\(explanation.day) is no send day\(sendDays)"
        case .notAWorkingDay: return "\(explanation.day) is no working day for it"
        case .quietPeriod(let until): return quietPeriod(until: until)
        case .whenIsFalse(let origin): return "its `when` is false\(place(origin))"
        case .belowMinimum(let origin, let readings): return below("the minimum", readings) + place(origin)
        case .belowTolerance(let readings):
            return below("the tolerance", readings) + place(playbook?.places.tolerance)
        case .coveredByCash(let amounts): return "unapplied cash covers it" + of(amounts)
        case .bankDataTooOld: return bankData
        case .noAddress: return noAddress(deed)
        case .noTemplate(let message): return message.phrase
        case .oneStepADay: return "one step a day"
        case .contactLimit(let filled): return phrase(filled)
        case .approvalRefused: return "its approval was refused"
        }
    }

    // MARK: - Days

    private func phrase(_ spacing: SpacingReading) -> String {
        let least = spacing.origin.map { "the spacing of \($0.phrase)\(place($0))" } ?? "the spacing"
        return "\(least) after "
            + (spacing.sinceHold ? "the hold that ended before \(spacing.since)" : "the message of \(spacing.since)")
    }

    private var sendDays: String {
        guard let entity, let playbook else { return "" }
        if playbook.sendDays.contains(explanation.day), entity.calendar.isHolidayOrClosed(explanation.day) {
            return ": a holiday or closed day of \(entity.id)"
        }
        return playbook.places.sendDays.map { ": \($0.phrase)\(place($0))" } ?? ""
    }

    func quietPeriod(until: CalendarDate) -> String {
        guard let playbook,
            let index = playbook.quiet.indices.first(where: { playbook.quiet[$0].contains(explanation.day) }),
            playbook.places.quiet.indices.contains(index)
        else { return "a quiet period lasts until \(until)" }
        let origin = playbook.places.quiet[index]
        return "the quiet period \(origin.phrase)\(place(origin)) lasts until \(until)"
    }

    var bankData: String {
        let id = ledger.legalEntities[Int(account.legalEntity)]
        let last = ledger.lastBankDays[Int(account.legalEntity)]
        let known = last.map { "are of \($0)" } ?? "have no day"
        let allowed = program.policy.bankDataOrigin.map { ", allowed are those \($0.phrase)\(place($0))" } ?? ""
        return "the bank data of \(id.printable) \(known)\(allowed)"
    }

    // MARK: - Amounts

    private func below(_ threshold: String, _ readings: [ThresholdReading]) -> String {
        let readings = readings.filter { $0.amount.minorUnits > 0 }
        guard !readings.isEmpty else { return "nothing is left to be asked for" }
        let amounts = andList(readings.map { "\($0.amount)" })
        return "\(amounts) \(readings.count > 1 ? "are" : "is") below \(threshold) of "
            + andList(readings.map { "\($0.threshold)" })
    }

    private func of(_ amounts: [Money]) -> String { amounts.isEmpty ? "" : ", \(sums(amounts))" }

    // MARK: - Recipients

    func noAddress(_ deed: Deed?) -> String {
        guard case .message(let message)? = deed else {
            return "the recipient has no address, which the task no_address asks for"
        }
        let channel = message.channels[0].rawValue.replacing("_", with: " ")
        return "\(message.to.name) has no address for \(channel), which the task no_address asks for"
    }

    private func phrase(_ filled: FilledContactLimit) -> String {
        let contacts = filled.contacts.map { contact in
            let account = ledger.accounts[contact.account]
            return deed(contact.deed)
                + (contact.account == explanation.account ? "" : " (\(ledger.id(of: account).printable))")
        }
        return "the contact limit, \(filled.limit.origin.phrase)\(place(filled.limit.origin)), is filled by "
            + (contacts.isEmpty ? "other contacts" : andList(contacts))
    }
}
