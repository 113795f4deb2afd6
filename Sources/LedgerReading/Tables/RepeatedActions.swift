import Diagnostics
import FinancialValues
import Receivables

/// The actions of the files of history read so far: what a later file repeats counts once.
///
/// Within one file two equal rows are two actions, such as two calls on one day.
struct RepeatedActions {
    struct Action: Hashable {
        var account: UInt64
        /// By column; days and outcomes in the normal form.
        var cells: [String]
    }

    /// With the file that has it.
    private var earlier: [Action: String] = [:]
    private var ofThisFile: [Action: String] = [:]

    /// The file that had the action before; `nil` where none had.
    mutating func earlierFile(of action: Action, in file: String) -> String? {
        ofThisFile[action] = file
        return earlier[action]
    }

    mutating func endFile() {
        earlier.merge(ofThisFile) { first, _ in first }
        ofThisFile = [:]
    }
}

extension LedgerBuilder {
    /// Whether an earlier file of history has the row; then it is told, and to be set aside.
    mutating func isRepeated(
        _ reader: inout TableReader<HistoryColumn>, _ day: CalendarDate, _ key: LedgerAssembly.AccountKey,
        _ outcome: HistoryRow.Outcome, _ outcomeDay: CalendarDate?
    ) -> Bool {
        guard repeatedActions != nil else { return false }
        var action = RepeatedActions.Action(
            account: pair(key),
            cells: [day.description, outcome.word, (outcomeDay ?? day).description])
        let texts: [HistoryColumn] = [
            .message, .playbook, .step, .invoice, .due, .itemStep, .service, .promise, .dispute, .kind, .channel,
            .recipient,
        ]
        for column in texts { action.cells.append(reader.cell(column).string) }
        guard let file = repeatedActions?.earlierFile(of: action, in: reader.file.path) else { return false }
        reader.warn(.repeatedAction, nil) {
            "the action stands in \(file) already; the row is set aside, so that it counts once"
        }
        return true
    }
}
