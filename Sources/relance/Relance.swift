import FinancialValues
import Foundation
import RelanceCommands

/// The executable: gives the command line a terminal and a day.
@main
struct Relance {
    static func main() {
        let output = CommandOutput(
            result: { write($0, to: FileHandle.standardOutput) },
            remark: { write($0, to: FileHandle.standardError) },
            resultIsTerminal: isTerminal(STDOUT_FILENO), remarkIsTerminal: isTerminal(STDERR_FILENO))
        let status = RelanceProgram.run(
            Array(CommandLine.arguments.dropFirst()), CommandContext(output: output, today: today))
        exit(status.rawValue)
    }

    /// The civil date where the program runs: the default when neither the ledger nor `--as-of` says a day.
    private static var today: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? .distantPast
    }

    /// A dumb terminal, or somebody who wants no colours, gets what a file gets.
    private static func isTerminal(_ descriptor: Int32) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(descriptor) == 1 && environment["TERM"] != "dumb" && environment["NO_COLOR"] == nil
    }

    /// A reader that has gone away (`relance check | head`) is no fault.
    private static func write(_ text: String, to file: FileHandle) { try? file.write(contentsOf: Array(text.utf8)) }
}
