import Diagnostics
import FinancialValues

/// A checked condition. It has a value on every ledger: nothing in it can fail.
public indirect enum CompiledCondition: Sendable {
    case all([CompiledCondition])
    case any([CompiledCondition])
    case not(CompiledCondition)
    /// One comparison or boolean fact: the smallest part that an explanation shows.
    case clause(CompiledClause)
}

/// A comparison, with the place where the author wrote it.
public struct CompiledClause: Sendable {
    public let test: ClauseTest
    public let origin: SourceRange

    public init(_ test: ClauseTest, at origin: SourceRange) { (self.test, self.origin) = (test, origin) }
}

public enum ClauseTest: Sendable {
    /// A boolean fact holds.
    case holds(Fact)
    case compare(Operand, Comparison, Operand)
    /// The fact is one of the words or texts.
    case isOneOf(Operand, [Constant])
    /// A date fact lies in the range, both ends included.
    case isIn(Operand, DayRange)
    /// Both ends included.
    case isBetween(Operand, Operand, Operand)
    case event(EventTest)
}

public enum Comparison: String, Sendable, CaseIterable {
    case equal = "=", notEqual = "!=", less = "<", atMost = "<=", more = ">", atLeast = ">="
}

/// One side of a comparison.
public enum Operand: Hashable, Sendable {
    case fact(Fact)
    case constant(Constant)
    /// A date fact or date and some days after it: `due + 10 days`.
    case datePlus(DateBase, days: Int)
}

public enum DateBase: Hashable, Sendable {
    case fact(Fact)
    case date(CalendarDate)
}

/// A literal. Enumeration words are kept as written; both sides of a comparison have one type.
public enum Constant: Hashable, Sendable {
    case boolean(Bool)
    case number(ExactNumber)
    case money(Money)
    /// `0` compared with money: no currency needed.
    case zeroMoney
    case days(Int)
    case date(CalendarDate)
    case text(String)
    case word(String)
}

/// `formal_notice received at least 8 full days ago`, `call done`, `promise_broken within 7 days`.
public struct EventTest: Hashable, Sendable {
    /// What happened: something of the playbook, in the current case, or a day of the ledger, in whichever case.
    public let anchor: Anchor
    public let when: EventAge

    public init(_ anchor: Anchor, _ when: EventAge) { (self.anchor, self.when) = (anchor, when) }

    public init(_ event: EventReference, _ when: EventAge) { self.init(.event(event), when) }

    /// The thing of the playbook that happened; `nil` for a day of the ledger.
    public var event: EventReference? { if case .event(let event) = anchor { event } else { nil } }
}

public enum EventAge: Hashable, Sendable {
    /// It has happened.
    case happened
    /// `today - day >= days`.
    case atLeast(days: Int)
    /// `today - day > days`: that many whole days lie between.
    case atLeastFull(days: Int)
    /// `0 <= today - day <= days`.
    case within(days: Int)
    case notWithin(days: Int)
}
