import FinancialValues
import PlaybookProgram

extension ReviewWording {
    package static let english = ReviewWording(
        facts: [
            .invoiceAmount: "the amount of the invoice",
            .invoiceOpenAmount: "the amount left to pay on the invoice",
            .invoiceDisputedAmount: "the disputed part of the invoice",
            .invoicePromisedAmount: "the promised part of the invoice",
            .invoiceDaysOverdue: "the time since the invoice fell due",
            .invoiceDaysUntilDue: "the time left before the invoice falls due",
            .invoiceDue: "the due date of the invoice",
            .invoiceIssued: "the date of the invoice",
            .invoiceEntered: "the day on which the invoice was booked",
            .invoiceCurrency: "the currency of the invoice",
            .invoiceRejections: "the number of rejected payments of the invoice",
            .invoiceRejectionReason: "the reason of the last rejected payment of the invoice",
            .invoiceDisputeReason: "the reason of the dispute about the invoice",
            .invoiceContract: "the contract of the invoice",
            .invoiceStep: "the last step taken for the invoice",
            .accountLegalEntity: "the company that is owed",
            .accountBalance: "the balance of the account",
            .accountOverdue: "the overdue amount of the account",
            .accountOverdueBalance: "the overdue balance of the account",
            .accountCollectable: "the claimable amount of the account",
            .accountDisputed: "the disputed amount of the account",
            .accountUnapplied: "the money received and not yet allocated",
            .accountExposure: "the total exposure of the account",
            .accountCreditLimit: "the credit limit of the customer",
            .accountDaysOverdue: "the time since the oldest overdue invoice fell due",
            .accountOverdueCount: "the number of overdue invoices",
            .accountBrokenPromises: "the number of promises broken within a year",
            .accountRejectedPayments: "the number of payments rejected within a year",
            .accountCasesInAYear: "the number of cases opened within a year",
            .customerID: "the number of the customer",
            .customerSegment: "the segment of the customer",
            .customerCountry: "the country of the customer",
            .customerLanguage: "the language of the customer",
            .customerRiskScore: "the risk score of the customer",
            .customerOverdue: "the overdue amount of the customer at all companies",
            .serviceKind: "the kind of the service",
            .serviceStatus: "the state of the service",
            .serviceContract: "the contract of the service",
            .groundAmount: "the amount that justifies the measure",
            .groundOpen: "the unpaid remainder of the invoices that justified the measure",
            .groundDisputed: "the disputed part of what justifies the measure",
            .promiseAmount: "the promised amount",
            .promiseDate: "the promised day",
            .disputeReason: "the reason of the dispute",
            .disputeAge: "the time since the dispute was opened",
            .disputeAmount: "the disputed amount",
            .dayToday: "the day considered",
            .dayMonth: "the month considered",
            .dayWeekday: "the weekday considered",
        ],
        statements: [
            .invoiceDisputed: Statement("the invoice is disputed", "the invoice is not disputed"),
            .invoicePromised: Statement(
                "payment of the invoice is promised", "payment of the invoice is not promised"),
            .invoiceOnPlan: Statement(
                "the invoice is in a payment plan that is kept", "the invoice is not in a payment plan that is kept"),
            .invoiceFactored: Statement(
                "the invoice is assigned to a factor", "the invoice is not assigned to a factor"),
            .invoiceDirectDebit: Statement(
                "the invoice is collected by direct debit", "the invoice is not collected by direct debit"),
            .invoicePaymentInFlight: Statement(
                "a payment of the invoice is announced", "no payment of the invoice is announced"),
            .invoiceInsured: Statement(
                "the invoice is covered by credit insurance", "the invoice is not covered by credit insurance"),
            .invoiceBeforeInsolvency: Statement(
                "the invoice was issued before the insolvency proceedings opened",
                "the invoice was not issued before the insolvency proceedings opened"),
            .invoiceQualified: Statement(
                "the customer has confirmed the invoice", "the customer has not confirmed the invoice"),
            .customerInsolvent: Statement(
                "the customer is in insolvency proceedings", "the customer is not in insolvency proceedings"),
            .customerVulnerable: Statement(
                "the customer is declared vulnerable", "the customer is not declared vulnerable"),
            .customerInsured: Statement(
                "the customer is covered by credit insurance", "the customer is not covered by credit insurance"),
            .customerPublicBody: Statement("the customer is a public body", "the customer is not a public body"),
            .customerConsumer: Statement("the customer is a consumer", "the customer is not a consumer"),
            .dayWorkingDay: Statement(
                "the day considered is a working day", "the day considered is not a working day"),
        ],
        ownStatements: [
            .invoice: Statement("the invoice is marked %", "the invoice is not marked %"),
            .account: Statement("the account is marked %", "the account is not marked %"),
            .customer: Statement("the customer is marked %", "the customer is not marked %"),
            .service: Statement("the service is marked %", "the service is not marked %"),
        ],
        ownFacts: [
            .invoice: "the field % of the invoice", .account: "the field % of the account",
            .customer: "the field % of the customer", .service: "the field % of the service",
        ],
        answer: "the answer to",
        anchors: [
            .issued: "the date of the invoice", .due: "the due date", .entered: "the booking of the invoice",
            .promiseDue: "the promised day", .promiseBroken: "the breach of a promise to pay",
            .disputeOpened: "the opening of the dispute", .disputeClosed: "the closing of the dispute",
            .paymentReceived: "the receipt of a payment", .paymentRejected: "the rejection of a payment",
            .insolvency: "the opening of the insolvency proceedings",
            .insolvencyPublished: "the publication of the opening of the insolvency proceedings",
            .courtDeadline: "the deadline set by the court", .factoredOn: "the assignment to the factor",
        ],
        events: [
            .messageSent: "the sending of the message %", .messageReceived: "the receipt of the message %",
            .noticeSent: "the sending of the formal notice %", .noticeReceived: "the receipt of the formal notice %",
            .taskGiven: "the start of the task %", .taskDone: "the completion of the task %",
            .stage: "the start of the measure %", .stageReceived: "the receipt of the message of the measure %",
            .lift: "the lifting %", .liftReceived: "the receipt of the message of the lifting %",
            .escalation: "the alert %", .escalationReceived: "the receipt of the alert %",
            .obligation: "the obligation %", .obligationReceived: "the receipt of the message of the obligation %",
            .anyTaskDone: "the completion of any task %", .messageDone: "the completion of the message %",
            .stageDone: "the completion of the measure %", .liftDone: "the completion of the lifting %",
            .escalationDone: "the completion of the alert %", .obligationDone: "the completion of the obligation %",
            .anyTaskGiven: "the start of any task %", .anyTaskReceived: "the receipt of any task %",
        ],
        sizes: [
            .equal: Relation("is exactly"), .notEqual: Relation("is not exactly"), .less: Relation("is less than"),
            .atMost: Relation("is at most"), .more: Relation("is more than"), .atLeast: Relation("is at least"),
        ],
        dates: [
            .equal: Relation("falls on"), .notEqual: Relation("does not fall on"), .less: Relation("falls before"),
            .atMost: Relation("falls on or before"), .more: Relation("falls after"),
            .atLeast: Relation("falls on or after"),
        ],
        words: [
            .equal: Relation("is"), .notEqual: Relation("is not"), .less: Relation("comes before"),
            .atMost: Relation("comes no later than"), .more: Relation("comes after"),
            .atLeast: Relation("comes no earlier than"),
        ],
        among: "is among", amongNothing: "is among nothing",
        between: ("is between", "and", ", both included"),
        inRange: ("falls from", "does not fall from", "to", ", both included"),
        happened: "has taken place", atLeastAgo: "lies at least % back",
        within: ("has taken place within the last day", "has taken place within the last % days"),
        notWithin: ("has not taken place within the last day", "has not taken place within the last % days"),
        and: "and", or: "or", not: "it is not true that", always: "always", never: "never", yes: "yes", no: "no",
        zero: "zero", plus: "plus", minus: "minus", text: "the text", quotes: ("“", "”"), decimal: ".", group: ",",
        units: [
            .days: ("day", "days"), .businessDays: ("business day", "business days"), .weeks: ("week", "weeks"),
            .months: ("month", "months"), .years: ("year", "years"),
        ],
        fullDays: ("full day", "full days"),
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        dayArticle: "", firstOfMonth: "1", after: "after", before: "before", on: "on", theDay: "the day",
        monthEnd: "the end of the month that contains", at: "at", latest: ", whichever comes last",
        listed: [
            .steps: ["none": "none"], .disputeReasons: ["none": "none"],
            .months: [
                "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
                "jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November",
                "dec": "December",
            ],
            .weekdays: [
                "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday",
                "sat": "Saturday", "sun": "Sunday",
            ],
            .serviceStatuses: [
                "active": "active", "restricted": "restricted", "suspended": "suspended", "terminated": "terminated",
            ],
        ])
}
