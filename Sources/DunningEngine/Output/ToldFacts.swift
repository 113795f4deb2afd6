import PlaybookProgram

/// The values of facts on the day of a message, for the message to tell.
///
/// A fact that the ledger does not feed and that has no default is left out: nobody knows its value.
public struct ToldFacts: Sendable {
    /// Of the account and of who pays.
    public var ofAccount: [Fact: FactValue] = [:]
    /// Of each item of the action, in the same order.
    public var ofItems: [[Fact: FactValue]] = []
    /// Of the service that is limited or freed, and of the ground.
    public var ofService: [Fact: FactValue] = [:]
    /// What the playbook's suspensions can limit of the account's: by suspension, then by service.
    public var reach: [LimitReach] = []

    public init() {}

    /// Indices of the playbook's suspensions that can limit something of the account's.
    public var suspensions: Set<Int> { Set(reach.map(\.suspension)) }
}

/// Something that a suspension of a playbook can limit.
public struct LimitReach: Sendable {
    /// Its index in the playbook.
    public var suspension: Int
    /// A service that is not terminated, by its row; `nil`: the account's orders.
    public var service: Int?
}
