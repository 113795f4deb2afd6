import DunningEngine
import PlaybookProgram
import Testing

/// The ids of actions and messages, over all stories.
@Suite struct ActionIdentityTests {
    @Test(arguments: Story.asked) func `an action has an id of its own on its day`(_ story: Story) throws {
        let (program, options) = (try story.program(), try story.settings().options)
        let schedule = DunningSimulator.simulate(program, try story.ledger(program.policy), options)
        var known: [String: Int] = [:]
        for (index, action) in schedule.actions.enumerated() {
            let earlier = known.updateValue(index, forKey: "\(action.day) \(action.id)")
            #expect(
                earlier == nil, "\(action.day): \(action.rule) has the id of \(schedule.actions[earlier ?? 0].rule)")
        }
    }

    @Test(arguments: Story.asked) func `what is done again has an id of its own`(_ story: Story) throws {
        let (program, options) = (try story.program(), try story.settings().options)
        let schedule = DunningSimulator.simulate(program, try story.ledger(program.policy), options)
        var known: [String: ScheduledAction] = [:]
        for action in schedule.actions where action.status == .scheduled {
            let earlier = known.updateValue(action, forKey: action.id)
            #expect(earlier == nil, "\(action.day) and \(earlier?.day.description ?? ""): \(action.rule)")
        }
    }

    @Test(arguments: Story.asked) func `a message reaches one customer, or one of us`(_ story: Story) throws {
        let (program, options) = (try story.program(), try story.settings().options)
        let ledger = try story.ledger(program.policy)
        var known: [String: ScheduledAction] = [:]
        for action in DunningSimulator.simulate(program, ledger, options).actions where action.status != .waiting {
            guard let first = known["\(action.day) \(action.messageID)"] else {
                known["\(action.day) \(action.messageID)"] = action
                continue
            }
            #expect(first.recipient == action.recipient && first.channels == action.channels)
            let isOfOnePayer = ledger.accounts[first.account].payer == ledger.accounts[action.account].payer
            #expect(isOfOnePayer || action.recipient.side == .ours)
        }
    }

    @Test func `a digest is one message over accounts and sequences`() throws {
        let story = try #require(Story.all.first { $0.name == "a-digest-to-ourselves-comes-on-mondays" })
        let program = try story.program()
        let ledger = try story.ledger(program.policy)
        let actions = DunningSimulator.simulate(program, ledger, try story.settings().options).actions
        let byDay = Dictionary(grouping: actions, by: \.day)
        #expect(byDay.values.allSatisfy { Set($0.map(\.messageID)).count == 1 })
        #expect(Set(actions.map(\.messageID)).count == byDay.count)
        #expect(byDay.values.contains { Set($0.map(\.account)).count == 2 })
    }
}
