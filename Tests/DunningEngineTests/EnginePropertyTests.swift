import DunningEngine
import Testing

/// What holds of every program and ledger, checked against the rows themselves: the checks share nothing with the engine.
@Suite struct EnginePropertyTests {
    @Test func `what reaches a customer is open, ours and not held`() {
        Worlds.hold("what reaches a customer is open, ours and not held", where: PlainBooks.know) {
            WhatReachesTheCustomer($0).violation()
        }
    }

    @Test func `messages about one item keep their spacing`() {
        Worlds.hold("messages about one item keep their spacing") { SpacingOfMessages($0).violation() }
    }

    @Test func `a contact that can wait keeps to the limit`() {
        Worlds.hold("a contact that can wait keeps to the limit") { LimitOfContacts($0).violation() }
    }

    @Test func `contacts, stages and our own work keep to their days`() {
        Worlds.hold("contacts, stages and our own work keep to their days") { DaysOfActions(world: $0).violation() }
    }

    @Test func `no stage comes without its notice`() {
        Worlds.hold("no stage comes without its notice", where: PlainBooks.know) { NoticeBeforeStage($0).violation() }
    }

    @Test func `a step comes once for an item, or as often as it says`() {
        Worlds.hold("a step comes once for an item, or as often as it says") { OnceForEachItem($0).violation() }
    }

    @Test func `a service comes back on the day`() {
        Worlds.hold("a service comes back on the day", where: PlainBooks.know) { LiftsOfTheDay($0).violation() }
    }

    @Test func `an action has an id of its own on its day`() {
        Worlds.hold("an action has an id of its own on its day") { world in
            var known: Set<String> = []
            let twice = world.schedule.actions.first { !known.insert("\($0.day) \($0.id)").inserted }
            return twice.map { "\($0.day) \(world.accountID($0.account)) \($0.rule) \($0.status) \($0.id)" }
        }
    }

    @Test func `what is refused is not done`() {
        Worlds.hold("what is refused is not done", where: { $0.options.approvals == .refused }) {
            WhatIsRefused(world: $0).violation()
        }
    }
}
