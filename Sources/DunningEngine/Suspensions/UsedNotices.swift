import FinancialValues
import PlaybookProgram
import Receivables

/// Formal notices that support nothing any more, because a service was lifted since.
extension AccountRun {
    /// The last day, before a day, on which a service was lifted whose stages rest on a step's notices and can be justified
    /// by one of the invoices.
    ///
    /// - Parameter names: The numbers of the step's names.
    func lastLift(usingNotices names: [Int32], on invoices: [Int], before day: CalendarDate) -> CalendarDate? {
        guard history.entries.contains(where: { run.names.lifts.contains($0.name) && $0.day < day }) else { return nil }
        var latest: CalendarDate?
        for (reference, subject) in limits(on: day) {
            let suspension = run[reference]
            guard suspension.restsOnNotice(ofAny: names),
                invoices.contains(where: { canJustify($0, subject, suspension.source.ground) }),
                let lift = lastLift(of: subject, in: suspension, before: day)
            else { continue }
            latest = max(latest ?? lift, lift)
        }
        return latest
    }

    private func lastLift(
        of subject: LimitedSubject, in suspension: PreparedSuspension, before day: CalendarDate
    ) -> CalendarDate? {
        let service = subject.number
        return history.entries.last { entry in
            entry.outcome == .executed && entry.service == service && entry.day < day
                && suspension.liftNames.contains { $0.contains(entry.name) }
        }?.day
    }
}

extension PreparedSuspension {
    /// Whether the clock of one of its stages counts from a notice of one of these names.
    fileprivate func restsOnNotice(ofAny names: [Int32]) -> Bool {
        stages.contains { stage in
            zip(stage.termNames, stage.countsFromNotice).contains { termNames, isNotice in
                isNotice && termNames.contains { names.contains($0) }
            }
        }
    }
}
