import Diagnostics
import DunningReports
import LedgerReading
import MessageTemplates
import PlaybookCompilation
import PlaybookModel
import PlaybookSyntax
import RelanceWorkspace
import StrictYAML

/// The codes of one part of the program, as the index of the pages groups them.
struct DiagnosticArea {
    let title: String
    let codes: [DiagnosticCode]

    static let all = [
        DiagnosticArea(title: "The file as YAML", codes: DiagnosticCode.allYAML),
        DiagnosticArea(title: "Keys, values and phrases", codes: DiagnosticCode.syntaxCodes),
        DiagnosticArea(title: "Playbooks that build on each other", codes: DiagnosticCode.modelCodes),
        DiagnosticArea(title: "Names, types and rules", codes: DiagnosticCode.compilationCodes),
        DiagnosticArea(title: "Message templates", codes: DiagnosticCode.allTemplates),
        DiagnosticArea(title: "The workspace's files", codes: DiagnosticCode.workspaceCodes),
        DiagnosticArea(title: "Rows of the ledger", codes: DiagnosticCode.ledgerRows),
        DiagnosticArea(title: "What is suspicious in a ledger", codes: DiagnosticCode.ledgerQuality),
        DiagnosticArea(title: "The mapping of a ledger", codes: DiagnosticCode.ledgerMapping),
    ]

    static var everyCode: Set<String> { Set(all.flatMap(\.codes).map(\.id)) }
}
