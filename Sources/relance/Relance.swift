import FinancialValues
import Foundation
import RelanceCommands

/// The executable: gives the command line its streams and a day.
@main
struct Relance {
    static func main() {
        // A reader that goes away (`relance check | head`) is told by the write that finds nobody.
        signal(SIGPIPE, SIG_IGN)
        // A file that grows beyond what may be written is told by the write too.
        signal(SIGXFSZ, SIG_IGN)
        let status = RelanceProcess.run(
            Array(CommandLine.arguments.dropFirst()), output: STDOUT_FILENO, errors: STDERR_FILENO, today: today)
        exit(status.rawValue)
    }

    /// The civil date where the program runs.
    private static var today: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? .distantPast
    }
}
