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
    /// Indices of the playbook's suspensions that can limit something of the account's: its orders, or a service that is not
    /// terminated.
    public var suspensions: Set<Int> = []

    public init() {}
}
