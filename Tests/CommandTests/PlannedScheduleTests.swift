import DunningReports
import Foundation
import RelanceTestSupport
import Testing

/// A `schedule.jsonl` that is read again, and one that somebody has changed.
@Suite("A plan that is read") struct PlannedScheduleTests {
    /// Three lines of a run.
    private static let lines: [String] = {
        guard let company = try? RecheckCompany(), let text = try? company.folder.text(RecheckCompany.plan) else {
            return []
        }
        return text.split(separator: "\n").prefix(3).map(String.init)
    }()

    private func faults(_ text: String) -> [String] {
        do {
            _ = try PlannedSchedule.read(Data(text.utf8))
            return []
        } catch {
            return error.faults.map { "\($0.line): \($0.message)" }
        }
    }

    private func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    @Test("its lines are read in their order, with or without a last line break")
    func whole() throws {
        #expect(Self.lines.count == 3)
        for text in [joined(Self.lines), Self.lines.joined(separator: "\n"), Self.lines.joined(separator: "\r\n")] {
            let plan = try PlannedSchedule.read(Data(text.utf8))
            #expect(plan.actions.map(\.account) == ["C-001/FR01", "C-002/FR01", "C-005/FR01"])
            #expect(plan.run?.asOf.description == "2026-03-02")
            #expect(plan.run?.days == 28)
        }
    }

    @Test("skipped and waiting actions are not to be done, and what waits may wait on several days")
    func others() throws {
        let waiting = Self.lines[0].replacing("\"status\":\"scheduled\"", with: "\"status\":\"waiting\"")
        let again = waiting.replacing("\"day\":\"2026-03-02\"", with: "\"day\":\"2026-03-03\"")
        let sent = Self.lines[0].replacing("\"day\":\"2026-03-02\"", with: "\"day\":\"2026-03-04\"")
        let plan = try PlannedSchedule.read(Data(joined([waiting, again, sent]).utf8))
        #expect(plan.actions.map(\.day.description) == ["2026-03-04"])
    }

    @Test(
        "what is wrong with a line is told in a sentence",
        arguments: [
            (
                "\"status\":\"scheduled\"", "\"status\":\"schedulled\"",
                "\"schedulled\" is no status of an action, expected scheduled, awaiting_approval, skipped or waiting, "
                    + "did you mean \"scheduled\"?"
            ),
            ("\"day\":\"2026-03-02\"", "\"dya\":\"2026-03-02\"", "the key \"day\" is missing"),
            (
                "\"day\":\"2026-03-02\"", "\"day\":\"2.3.2026\"",
                "\"day\" is \"2.3.2026\", expected a date such as 2026-12-31"
            ),
            (
                "\"day\":\"2026-03-02\"", "\"day\":\"2026-04-02\"",
                "the day 2026-04-02 is none of its run, which has 2026-03-02 to 2026-03-29"
            ),
            ("\"decided\":true", "\"decided\":\"yes\"", "\"items.decided\" is \"yes\", expected true or false"),
            ("\"legal_entity\":\"FR01\"", "\"entity\":\"FR01\"", "the key \"account.legal_entity\" is missing"),
            (
                "\"type\":\"step\"", "\"type\":\"steps\"",
                "\"steps\" is no type of a rule, expected step, escalation, obligation, stage, lift or task, did you mean "
                    + "\"step\"?"
            ),
            (
                "\"payments\":\"none\"", "\"payments\":\"nobody\"",
                "\"nobody\" is no assumption about payments, expected none, promised, habits or replay"
            ),
            ("\"days\":28", "\"days\":0", "\"run.days\" is 0, expected a whole number from 1 to 2912383"),
            (",\"run\":{", ",\"ran\":{", "the key \"run\" is missing"),
            ("\"items\":[", "\"items\":[7,", "\"items\" is no object"),
            ("{\"id\"", "{id", "the line is no JSON object, expected an action"),
        ])
    func fault(_ old: String, _ new: String, _ message: String) {
        let line = Self.lines[0].replacing(old, with: new)
        #expect(line != Self.lines[0])
        #expect(faults(joined([line])) == ["1: \(message)"])
    }

    @Test("every fault is told in one run, at its line")
    func several() {
        let text = joined([
            Self.lines[0], "", "[]", "\"text\"", Self.lines[1], Self.lines[0], "  ",
            Self.lines[2].replacing("\"approvals\":\"granted\"", with: "\"approvals\":\"refused\""),
        ])
        let id = String(Self.lines[0].firstMatch(of: /"id":"([0-9a-f]+)"/)!.1)
        #expect(
            faults(text) == [
                "2: the line is blank, expected an action", "3: the line is no JSON object",
                "4: the line is no JSON object",
                "6: the action \"\(id)\" of 2026-03-02 stands in line 1 already, expected each once",
                "7: the line is blank, expected an action",
                "8: the action is of another run than line 1, expected the schedule of one run",
            ])
    }

    @Test("a file of another kind is told once")
    func otherFile() {
        #expect(faults("id,message_id,day\n1,2,3\n4,5,6\n") == ["1: the line is no JSON object, expected an action"])
        #expect(faults("id,day\n" + Self.lines[0] + "\n4,5\n").count == 2)
    }

    @Test("a file that was cut short, and bytes that are no text, are told at their line")
    func damaged() {
        #expect(
            faults(Self.lines[0] + "\n" + Self.lines[1].prefix(200))
                == ["2: the line is no JSON object, expected an action"])
        #expect(throws: PlannedScheduleError.self) { try PlannedSchedule.read(Data([0xFF, 0xFE, 0x00])) }
        for length in stride(from: 1, to: Self.lines[0].utf8.count - 1, by: 7) {
            #expect(throws: PlannedScheduleError.self) {
                try PlannedSchedule.read(Data(Self.lines[0].utf8.prefix(length)))
            }
        }
    }
}
