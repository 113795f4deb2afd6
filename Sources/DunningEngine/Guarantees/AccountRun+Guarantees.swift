import FinancialValues
import PlaybookProgram

/// What a guarantee about a stage means by an event: "the notice of this case that carries it". [119]
extension AccountRun {
    /// The latest execution in the current case that names the invoice, else that names none; or its receipt. Of a stage or
    /// lift the latest that concerns the service, in whichever case.
    ///
    /// Of rows of one day the first received counts: any notice that satisfies all of it.
    func ownEvent(
        _ names: [Int32], _ moment: EventReference.Moment, _ context: FactContext
    ) -> CalendarDate? {
        let day = context.day
        let isOfService = names.contains { run.names.stages.contains($0) || run.names.lifts.contains($0) }
        let reach = isOfService ? nil : caseReach(on: day)
        let entries = history.entries.filter { entry in
            entry.outcome == .executed && names.contains(entry.name) && isSeen(entry, on: day)
                && reach?.contains(entry.day) ?? true && (moment != .done || entry.isDone)
        }
        let own = entries.filter { entry in
            isOfService
                ? entry.service == context.service.map { Int32($0) } ?? -1
                : context.invoice.map { entry.invoice == Int32($0) } ?? true
        }
        let meant = own.isEmpty && !isOfService ? entries.filter { $0.invoice < 0 } : own
        guard let latest = meant.map(\.day).max() else { return nil }
        guard moment == .received else { return latest }
        return meant.filter { $0.day == latest }.compactMap(\.received).min().flatMap { $0 <= day ? $0 : nil }
    }
}
