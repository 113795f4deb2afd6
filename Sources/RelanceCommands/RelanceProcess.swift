import FinancialValues
import Foundation

/// The command line as a process sees it: two streams, a day, and a status.
public enum RelanceProcess {
    /// - Parameters:
    ///   - arguments: Without the program's name.
    ///   - output: The descriptor of standard output; a reader of it that goes away must not end the process (`SIGPIPE`).
    ///   - errors: The descriptor of standard error.
    ///   - today: The default where neither the ledger nor `--as-of` says a day.
    /// - Returns: The exit status. What was asked for and could not be written was not done.
    public static func run(
        _ arguments: [String], output: Int32, errors: Int32, today: CalendarDate
    ) -> ExitStatus {
        let (results, remarks) = (TextStream(output), TextStream(errors))
        let environment = ProcessInfo.processInfo.environment
        let output = CommandOutput(
            result: results.write, remark: remarks.write, resultIsTerminal: results.isTerminal(in: environment),
            remarkIsTerminal: remarks.isTerminal(in: environment))
        let status = RelanceProgram.run(arguments, CommandContext(output: output, today: today))
        guard let loss = results.loss else { return status }
        let failure = CommandFailure.notDone("standard output cannot be written: \(loss)")
        remarks.write(failure.text)
        return failure.status
    }
}
