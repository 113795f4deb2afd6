/// Whose fact it is: what stands before the dot in a condition.
public enum FactScope: String, CaseIterable, Sendable {
    case invoice, account, customer, service, ground, promise, dispute, day
}

/// What kind of value a fact or a literal is. Values of one type compare with each other and with nothing else.
public enum ValueType: Hashable, Sendable {
    case boolean
    /// An exact decimal, without a unit.
    case number
    /// An amount; an invoice's in its own currency, a sum over an account in the reporting currency.
    case money
    /// A count of calendar days.
    case days
    case date
    case text
    /// One word of a closed list.
    case enumeration(WordList)
}

/// The closed lists of words that enumerations draw from. All but the last three come from the policy.
public enum WordList: String, Hashable, Sendable {
    case segments, legalEntities, currencies, countries, languages, disputeReasons, serviceKinds
    /// The names of the playbook's steps, and `none`.
    case steps
    /// `active`, `restricted`, `suspended`, `terminated`.
    case serviceStatuses
    case months, weekdays
    /// The words of one of the policy's own fields, named after `scope.field`.
    case ownField
}

/// A fact that a condition may mention: built in, or one of the policy's own fields.
public enum Fact: Hashable, Sendable {
    case builtIn(BuiltInFact)
    /// The index of a field in the policy's `fields`.
    case own(Int)
}

/// Every fact that the language knows by itself. Named `scope.name`, as a condition writes it.
public enum BuiltInFact: String, CaseIterable, Sendable {
    case invoiceAmount = "invoice.amount"
    case invoiceOpenAmount = "invoice.open_amount"
    case invoiceDisputedAmount = "invoice.disputed_amount"
    case invoicePromisedAmount = "invoice.promised_amount"
    case invoiceDaysOverdue = "invoice.days_overdue"
    case invoiceDaysUntilDue = "invoice.days_until_due"
    case invoiceDue = "invoice.due"
    case invoiceIssued = "invoice.issued"
    case invoiceEntered = "invoice.entered"
    case invoiceCurrency = "invoice.currency"
    case invoiceDisputed = "invoice.disputed"
    case invoicePromised = "invoice.promised"
    case invoiceOnPlan = "invoice.on_plan"
    case invoiceFactored = "invoice.factored"
    case invoiceDirectDebit = "invoice.direct_debit"
    case invoicePaymentInFlight = "invoice.payment_in_flight"
    case invoiceInsured = "invoice.insured"
    case invoiceBeforeInsolvency = "invoice.before_insolvency"
    case invoiceQualified = "invoice.qualified"
    case invoiceRejections = "invoice.rejections"
    case invoiceRejectionReason = "invoice.rejection_reason"
    case invoiceDisputeReason = "invoice.dispute_reason"
    case invoiceContract = "invoice.contract"
    case invoiceStep = "invoice.step"
    case accountLegalEntity = "account.legal_entity"
    case accountBalance = "account.balance"
    case accountOverdue = "account.overdue"
    case accountOverdueBalance = "account.overdue_balance"
    case accountCollectable = "account.collectable"
    case accountDisputed = "account.disputed"
    case accountUnapplied = "account.unapplied"
    case accountExposure = "account.exposure"
    case accountCreditLimit = "account.credit_limit"
    case accountDaysOverdue = "account.days_overdue"
    case accountOverdueCount = "account.overdue_count"
    case accountBrokenPromises = "account.broken_promises"
    case accountRejectedPayments = "account.rejected_payments"
    case accountCasesInAYear = "account.cases_in_a_year"
    case customerID = "customer.id"
    case customerSegment = "customer.segment"
    case customerCountry = "customer.country"
    case customerLanguage = "customer.language"
    case customerRiskScore = "customer.risk_score"
    case customerInsolvent = "customer.insolvent"
    case customerVulnerable = "customer.vulnerable"
    case customerInsured = "customer.insured"
    case customerPublicBody = "customer.public_body"
    case customerConsumer = "customer.consumer"
    case customerOverdue = "customer.overdue"
    case serviceKind = "service.kind"
    case serviceStatus = "service.status"
    case serviceContract = "service.contract"
    case groundAmount = "ground.amount"
    case groundOpen = "ground.open"
    case groundDisputed = "ground.disputed"
    case promiseAmount = "promise.amount"
    case promiseDate = "promise.date"
    case disputeReason = "dispute.reason"
    case disputeAge = "dispute.age"
    case disputeAmount = "dispute.amount"
    case dayToday = "day.today"
    case dayMonth = "day.month"
    case dayWeekday = "day.weekday"
    case dayWorkingDay = "day.working_day"

    /// What stands before the dot: asked for at every clause of every day, so that nothing is read from the name.
    public var scope: FactScope {
        switch self {
        case .invoiceAmount, .invoiceOpenAmount, .invoiceDisputedAmount, .invoicePromisedAmount, .invoiceDaysOverdue,
            .invoiceDaysUntilDue, .invoiceDue, .invoiceIssued, .invoiceEntered, .invoiceCurrency, .invoiceDisputed,
            .invoicePromised, .invoiceOnPlan, .invoiceFactored, .invoiceDirectDebit, .invoicePaymentInFlight,
            .invoiceInsured, .invoiceBeforeInsolvency, .invoiceQualified, .invoiceRejections,
            .invoiceRejectionReason, .invoiceDisputeReason, .invoiceContract, .invoiceStep:
            .invoice
        case .accountLegalEntity, .accountBalance, .accountOverdue, .accountOverdueBalance, .accountCollectable,
            .accountDisputed, .accountUnapplied, .accountExposure, .accountCreditLimit, .accountDaysOverdue,
            .accountOverdueCount, .accountBrokenPromises, .accountRejectedPayments, .accountCasesInAYear:
            .account
        case .customerID, .customerSegment, .customerCountry, .customerLanguage, .customerRiskScore,
            .customerInsolvent, .customerVulnerable, .customerInsured, .customerPublicBody, .customerConsumer,
            .customerOverdue:
            .customer
        case .serviceKind, .serviceStatus, .serviceContract:
            .service
        case .groundAmount, .groundOpen, .groundDisputed:
            .ground
        case .promiseAmount, .promiseDate:
            .promise
        case .disputeReason, .disputeAge, .disputeAmount:
            .dispute
        case .dayToday, .dayMonth, .dayWeekday, .dayWorkingDay:
            .day
        }
    }

    /// The name behind the dot.
    public var name: String { String(rawValue.drop { $0 != "." }.dropFirst()) }
}
