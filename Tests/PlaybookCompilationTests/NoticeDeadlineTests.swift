import FinancialValues
import PlaybookCompilation
import PlaybookProgram
import RelanceTestSupport
import Testing

@Suite("The deadline that a message gives")
struct NoticeDeadlineTests {
    private static let calendar = HolidayRules.calendar(named: "FR", country: "FR")!

    /// The deadline of `formal_notice`, sent on Monday 2 June 2025 and received on Wednesday the 4th.
    private func deadline(_ playbook: String, within reach: Set<Int>? = nil) throws -> String? {
        var workspace = try WorkspaceFixture(fixtures("workspace"))
        workspace.change("# file: playbooks/sme.yaml\n" + playbook)
        let program = try #require(workspace.compilation.program, "\(faultList(workspace.compilation.diagnostics))")
        let sme = try #require(program.playbooks.first { $0.name == "sme" })
        let step = try #require(sme.sequences[0].steps.firstIndex { $0.name == "formal_notice" })
        return sme.deadline(ofSequence: 0, step: step, within: reach)?.day(
            sent: CalendarDate(iso: "2025-06-02")!, received: CalendarDate(iso: "2025-06-04")!, in: Self.calendar
        ).description
    }

    private func playbook(handOver: String, stage: String? = nil, notice: String = "notice: formal") -> String {
        let suspensions = stage.map {
            """
            suspensions:
              - suspension: hosting
                services: kind = hosting
                ground: same_contract
                stages:
                  - stage: restricted
                    at: \($0)
                    effect: restrict
                    billing: continues
                lifts:
                  - lift: restored
                    when: ground.open = 0
                    to: all
            """
        }
        return """
            relance: 1
            playbook: sme
            covers: customer.segment = sme
            sequences:
              reminders:
                steps:
                  - step: reminder
                    at: 5 days after due
                    send: email
                  - step: formal_notice
                    at: 30 days after due
                    send: registered_letter
                    \(notice)
                  - step: check
                    at: 3 days after formal_notice
                    task: review
                    to: legal
                  - step: hand_over
                    at: \(handOver)
                    task: hand_over
                    to: legal
                    final: true
            \(suspensions ?? "")
            """
    }

    @Test("of eight full days after receipt it is the eighth, and the stage comes the day after")
    func fullDays() throws {
        let text = playbook(
            handOver: "60 days after formal_notice", stage: "8 full days after formal_notice received")
        #expect(try deadline(text) == "2025-06-12")
    }

    @Test("of a clock with two terms it is the later of their days")
    func twoTerms() throws {
        // Received two days after it was sent: the eighth day after receipt is the 12th, the eleventh after sending the 13th.
        let clocks = [
            "8 full days after formal_notice received and 11 full days after formal_notice sent": "2025-06-13",
            "9 full days after formal_notice received and 10 full days after formal_notice sent": "2025-06-13",
            "10 full days after formal_notice received and 11 full days after formal_notice sent": "2025-06-14",
        ]
        for (clock, day) in clocks {
            #expect(try deadline(playbook(handOver: "60 days after formal_notice", stage: clock)) == day)
        }
    }

    @Test("of days that are not full it is the day before what counts from it")
    func plainDays() throws {
        #expect(try deadline(playbook(handOver: "30 days after formal_notice")) == "2025-07-01")
    }

    @Test("of business days it is the day before the last of them")
    func businessDays() throws {
        // The 9th is Whit Monday.
        #expect(try deadline(playbook(handOver: "5 business days after formal_notice")) == "2025-06-09")
    }

    @Test("of several clocks the earliest counts, and a task among ourselves does not")
    func earliest() throws {
        let text = playbook(
            handOver: "5 days after formal_notice received", stage: "8 full days after formal_notice received")
        #expect(try deadline(text) == "2025-06-08")
    }

    @Test(
        "of stages that cannot reach the account the suspension that gives the longest counts, and no other where one can"
    )
    func outOfReach() throws {
        let energy = """
              - suspension: second
                services: kind = hosting and customer.segment = sme
                ground: same_contract
                stages:
                  - stage: reduced
                    at: 15 full days after formal_notice received
                    effect: restrict
                    billing: continues
                lifts:
                  - lift: increased
                    when: ground.open = 0
                    to: all
            """
        let text =
            playbook(handOver: "30 days after formal_notice", stage: "8 full days after formal_notice received")
            + "\n" + energy
        #expect(try deadline(text) == "2025-06-12")
        #expect(try deadline(text, within: [1]) == "2025-06-19")
        #expect(try deadline(text, within: []) == "2025-06-19")
        #expect(try deadline(playbook(handOver: "5 days after formal_notice"), within: []) == "2025-06-06")
    }

    @Test("a message from which nothing counts has none")
    func none() throws {
        #expect(try deadline(playbook(handOver: "60 days after due", notice: "template: reminder")) == nil)
    }
}
