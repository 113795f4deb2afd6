import FinancialValues
import PlaybookProgram

/// The words of one language: how facts, days, comparisons and units are called. Whoever writes sentences and whoever reads
/// them back share this table and nothing else.
package struct ReviewWording: Sendable {
    /// A sentence and its denial: `the customer is insolvent`, `the customer is not insolvent`.
    package struct Statement: Sendable {
        package let affirmed: String
        package let denied: String

        init(_ affirmed: String, _ denied: String) { (self.affirmed, self.denied) = (affirmed, denied) }
    }

    /// `at least`, and what it is called between two facts.
    package struct Relation: Sendable {
        package let toValue: String
        package let toFact: String

        init(_ toValue: String, toFact: String? = nil) {
            self.toValue = toValue
            self.toFact = toFact ?? toValue
        }
    }

    // MARK: What is spoken of

    /// Every built-in fact that is no statement, as the subject of a sentence.
    package let facts: [BuiltInFact: String]
    package let statements: [BuiltInFact: Statement]
    /// The author's own yes-or-no fields, by whose they are; `%` stands for the name in quotes.
    package let ownStatements: [FactScope: Statement]
    /// The author's other fields.
    package let ownFacts: [FactScope: String]
    /// `the answer to “the customer is insolvent”`, where two such facts are compared.
    package let answer: String
    package let anchors: [Anchor: String]
    /// By what it is and what of it counts; `%` stands for the name in quotes.
    package let events: [EventKind: String]

    /// What a clock or condition counts from, where the playbook names it.
    package enum EventKind: Hashable, CaseIterable, Sendable {
        case messageSent, messageReceived, noticeSent, noticeReceived
        case taskGiven, taskDone
        case stage, stageReceived, lift, liftReceived
        case escalation, escalationReceived, obligation, obligationReceived
        case anyTaskGiven, anyTaskDone, anyTaskReceived
        case messageDone, stageDone, liftDone, escalationDone, obligationDone
    }

    // MARK: Comparing

    /// Of amounts, numbers and days.
    package let sizes: [Comparison: Relation]
    /// Of days of the calendar.
    package let dates: [Comparison: Relation]
    /// Of words and texts, and of answers.
    package let words: [Comparison: Relation]
    package let among: String
    package let amongNothing: String
    /// `is between`, `and`, what closes it.
    package let between: (opening: String, middle: String, closing: String)
    /// `falls from`, `to`, what closes it, and the denial of the opening.
    package let inRange: (opening: String, denied: String, middle: String, closing: String)
    package let happened: String
    /// `%` stands for the count of days.
    package let atLeastAgo: String
    /// Of a single day, and of several; `%` stands for their number.
    package let within: (one: String, many: String)
    package let notWithin: (one: String, many: String)

    // MARK: Joining

    package let and: String
    package let or: String
    package let not: String
    package let always: String
    package let never: String
    package let yes: String
    package let no: String
    package let zero: String
    package let plus: String
    package let minus: String
    /// A text of the ledger's, as opposed to a word of the policy's.
    package let text: String
    package let quotes: (opening: String, closing: String)
    package let decimal: String
    package let group: String

    // MARK: Time

    package let units: [DateOffset.Unit: (one: String, many: String)]
    package let fullDays: (one: String, many: String)
    /// From January on.
    package let months: [String]
    /// From Monday on.
    package let weekdays: [String]
    /// Before a day of the calendar: `le`.
    package let dayArticle: String
    /// `1er`
    package let firstOfMonth: String
    package let after: String
    package let before: String
    /// Where something is to be done on the very day.
    package let on: String
    /// Before a day that is itself counted from another.
    package let theDay: String
    package let monthEnd: String
    /// Before the end of a month.
    package let at: String
    package let latest: String

    // MARK: Words of the language's own lists

    /// `jan`, `mon`, `active`, `none`.
    package let listed: [WordList: [String: String]]
}
