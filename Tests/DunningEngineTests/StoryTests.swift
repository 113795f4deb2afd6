import DunningEngine
import FinancialValues
import Foundation
import RelanceTestSupport
import Testing

/// Every story gives the schedule and the explanations that its folder expects.
@Suite struct StoryTests {
    @Test(arguments: Story.asked) func `a story ends as its folder says`(_ story: Story) throws {
        let settings = try story.settings()
        let program = try story.program()
        let ledger = try story.ledger(program.policy)
        let lines = ScheduleLine(program: program, ledger: ledger, showsMessages: settings.showsMessages)
        let schedule = DunningSimulator.simulate(program, ledger, settings.options)
        expectGolden(lines.text(schedule), at: story.folder.appending(path: "schedule.txt"))
        guard !settings.explains.isEmpty else { return }
        var text = ""
        for (name, day) in settings.explains {
            let index = try #require(
                ledger.accounts.indices.first { ledger.id(of: ledger.accounts[$0]) == name }, "no account \(name)")
            let explanation = DunningSimulator.explain(program, ledger, settings.options, account: index, on: day)
            text += "\(name) on \(day)\n" + lines.text(explanation) + "\n"
        }
        expectGolden(text, at: story.folder.appending(path: "explain.txt"))
    }

    @Test func `there are stories`() { #expect(Story.all.count > 20) }
}
