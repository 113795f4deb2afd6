import Diagnostics
import FinancialValues
import RelanceWorkspace

/// Where a command writes: what was asked for, and what is said beside it.
public struct CommandOutput {
    private let writeResult: (String) -> Void
    private let writeRemark: (String) -> Void
    /// What is said for as long as something lasts; `nil` where nobody looks.
    let progress: ProgressLine?
    /// Somebody looks at it: colours help.
    let resultIsTerminal: Bool
    /// Somebody looks at it: progress is shown.
    let remarkIsTerminal: Bool

    public init(
        result: @escaping (String) -> Void, remark: @escaping (String) -> Void, resultIsTerminal: Bool = false,
        remarkIsTerminal: Bool = false
    ) {
        writeResult = result
        writeRemark = remark
        self.resultIsTerminal = resultIsTerminal
        self.remarkIsTerminal = remarkIsTerminal
        progress = remarkIsTerminal ? ProgressLine(remark) : nil
    }

    /// To standard output.
    func result(_ text: String) {
        progress?.erase()
        writeResult(text)
    }

    /// To standard error.
    func remark(_ text: String) {
        progress?.erase()
        writeRemark(text)
    }

    /// Faults on the way to something else.
    func remark(_ diagnostics: [Diagnostic]) {
        remark(TextRenderer(isColored: remarkIsTerminal).render(diagnostics))
    }
}

/// What a command knows of the world around it.
public struct CommandContext {
    public var output: CommandOutput
    /// The folder that relative paths start from; empty: the process's own.
    public var folder: String
    /// The day it is. Only the command line knows.
    public var today: CalendarDate

    public init(output: CommandOutput, folder: String = "", today: CalendarDate) {
        self.output = output
        self.folder = folder
        self.today = today
    }
}

extension CommandContext {
    /// A path of the command line as the system finds it.
    func resolve(_ path: String) -> String {
        folder.isEmpty || path.hasPrefix("/") ? path : folder + "/" + path
    }

    /// A ledger may be at an address, which is no path.
    func resolveLedger(_ path: String) -> String { LedgerLocation.isAddress(path) ? path : resolve(path) }
}
