import Diagnostics
import PlaybookCompilation
import RelanceTestSupport
import Testing

/// Each keycap marks where a finding begins.
@Suite("Where findings land")
struct FindingPlaceTests {
    @Test(
        "inside a condition, at the part that is wrong",
        arguments: [
            "open_amount >= 1️⃣500", "1️⃣opn_amount >= 500 EUR", "not disputed and 1️⃣days_overdue",
            "customer.segment in [sme, 1️⃣smee]", "today in 1 nov .. 31 mar and 1️⃣disputed = true",
            "open_amount between 100 EUR and 1️⃣500 USD", "1️⃣customer.segmnt = sme",
            "disputed and (promised or 1️⃣formal_notise within 5 days)", "due + 1️⃣5 business days > today",
        ])
    func condition(_ condition: String) throws {
        try expect(
            """
            relance: 1
            playbook: sme
            covers: customer.segment = sme
            holds:
              - hold: example
                when: \(condition)
            """)
    }

    @Test(
        "inside a clock, at the anchor or the whole",
        arguments: [
            "5 days after 1️⃣dew", "month end after 30 days after 1️⃣formal_notise sent", "1️⃣5 days after example",
            "1️⃣5 days before issued",
        ])
    func clock(_ clock: String) throws {
        try expect(
            """
            relance: 1
            playbook: sme
            covers: customer.segment = sme
            sequences:
              examples:
                steps:
                  - step: example
                    at: \(clock)
                    task: call
                    final: true
            """)
    }

    private func expect(_ marked: String) throws {
        let source = MarkedText(marked)
        var workspace = try WorkspaceFixture(fixtures("workspace"))
        workspace.change("# file: templates.txt\n# file: playbooks/sme.yaml\n" + source.text)
        let found = workspace.compilation.diagnostics.map(\.range.bytes.lowerBound)
        #expect(found == [source.offsets[1]].compactMap { $0 }, "\(faultList(workspace.compilation.diagnostics))")
    }
}
