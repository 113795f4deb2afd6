import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// A file's table of a reference rate, and where its values come from.
struct RateTable {
    var rate: ReferenceRate
    var source: String
    /// Why a value is not certain, by its day.
    var reasons: [CalendarDate: String] = [:]

    /// - Parameter builtIn: The table of the same name to which the file adds: a value of the same day takes the place of its
    ///   own, and the last day is the file's.
    /// - Returns: `nil` when a part of the file could not be understood; then there is a diagnostic.
    init?(_ record: SyntaxRecord, adding builtIn: RateTable?, faults: DiagnosticCollector) {
        let values = RateTable.values(of: record, faults: faults)
        guard let name = record.name, let source = record.text("source"), let values,
            case .date(let lastDay)? = record["known_until"]?.value
        else { return nil }
        self.source = source.value
        if let late = values.first(where: { $0.value.from > lastDay }) {
            faults.report(RateTable.afterEnd(late, lastDay, record))
            return nil
        }
        var byDay: [CalendarDate: ReferenceRate.Value] = [:]
        for value in builtIn?.rate.values ?? [] { byDay[value.from] = value }
        reasons = builtIn?.reasons ?? [:]
        for value in values {
            byDay[value.value.from] = value.value
            reasons[value.value.from] = value.reason
        }
        let taken = record.text("taken").flatMap { ReferenceRate.Taken(rawValue: $0.value) }
        rate = ReferenceRate(
            name: name, title: record.text("title")?.value ?? builtIn?.rate.title ?? name,
            taken: taken ?? builtIn?.rate.taken ?? .firstDay, values: byDay.values.sorted { $0.from < $1.from },
            lastDay: lastDay)
    }

    private struct LocatedValue {
        var value: ReferenceRate.Value
        var reason: String?
        var place: SourceRange
    }

    /// - Returns: `nil` when one is missing or out of order.
    private static func values(of record: SyntaxRecord, faults: DiagnosticCollector) -> [LocatedValue]? {
        let records = record.records("values")
        guard !records.isEmpty, record["values"]?.isWhole == true else { return nil }
        var (values, isSorted): ([LocatedValue], Bool) = ([], true)
        for record in records {
            guard case .date(let from)? = record["from"]?.value, case .percent(let percent)? = record["rate"]?.value
            else { return nil }
            let place = record.place("from")
            if let last = values.last, from <= last.value.from {
                faults.report(outOfOrder(from, place, last))
                isSorted = false
                continue
            }
            let value = ReferenceRate.Value(
                from: from, rate: AnnualRate(percent: percent), isProvisional: record["provisional"] != nil)
            values.append(LocatedValue(value: value, reason: record.text("provisional")?.value, place: place))
        }
        return isSorted ? values : nil
    }
}

// MARK: - Messages

extension RateTable {
    private static func outOfOrder(_ from: CalendarDate, _ place: SourceRange, _ last: LocatedValue) -> Diagnostic {
        let isSame = from == last.value.from
        return Diagnostic(
            .unorderedRates, at: place,
            isSame
                ? "there is a value from \(from) already" : "\(from) is before \(last.value.from), the value above it",
            help: isSame ? "take one of them out" : "write the oldest value first",
            notes: [DiagnosticNote("the value above it", at: last.place)])
    }

    private static func afterEnd(_ value: LocatedValue, _ last: CalendarDate, _ record: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .rateAfterEnd, at: value.place,
            "the value from \(value.value.from) is never used: the table is known until \(last)",
            help: "write as \"known_until\" the last day whose rate is known",
            notes: [DiagnosticNote("the last day", at: record.place("known_until"))])
    }
}
