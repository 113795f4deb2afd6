import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// One file of `playbooks/tests`: small ledgers and what a playbook is to make of them.
struct PlaybookTestFile {
    var name: String
    var playbook: Located<String>
    var cases: [PlaybookTestCase]

    /// `nil` when a part of the file could not be read: that was reported.
    init?(_ record: SyntaxRecord) {
        guard record.kind == .tests, record.isComplete, let name = record.name, let playbook = record.text("playbook")
        else { return nil }
        self.name = name
        self.playbook = playbook
        cases = record.records("cases").compactMap(PlaybookTestCase.init)
    }
}

/// A ledger, some days, and what is expected of them.
struct PlaybookTestCase {
    var name: Located<String>
    var given: SyntaxRecord
    var days: ClosedRange<CalendarDate>
    var daysRange: SourceRange
    /// `none`, `promised`, ...
    var payments: Located<String>?
    var approvals: String
    /// `nil`: not looked at.
    var contacts: [SyntaxRecord]?
    var tasks: [SyntaxRecord]?
    var never: [Located<String>]

    init?(_ record: SyntaxRecord) {
        guard record.isComplete, let name = record.text("case"), let given = record.record("given"),
            let period = record.periods("run")?.first, case .dates(let first, let last) = period.value, first <= last
        else { return nil }
        self.name = name
        self.given = given
        days = first...last
        daysRange = period.range
        payments = record.text("payments")
        approvals = record.text("approvals")?.value ?? "granted"
        contacts = record["expect"].map { _ in record.records("expect") }
        tasks = record["tasks"].map { _ in record.records("tasks") }
        never = record.words("never") ?? []
    }
}
