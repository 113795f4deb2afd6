// The variables that are no facts: who writes to whom, what the message lists and asks for.

extension VariableTable {
    static let builtIn =
        parties + message + lists + item + apart + total + rates + subjects + measures + account + facts

    private static func row(
        _ name: String, _ kind: TemplateVariable.Kind, _ place: TemplateVariable.Place, _ need: VariableNeed,
        _ help: String
    ) -> TemplateVariable {
        TemplateVariable(name: name, kind: kind, place: place, need: need, help: help)
    }

    private static func row(
        _ name: String, _ kind: TemplateVariable.Kind, _ place: TemplateVariable.Place, _ help: String
    ) -> TemplateVariable {
        row(name, kind, place, .nothing, help)
    }

    private static let parties: [TemplateVariable] = [
        row("recipient", .text, .message, "who is written to, as the ledger's contact or the role is called"),
        row("address", .lines, .message, "the recipient's postal address; empty where the ledger has none"),
        row("sender", .text, .message, .oneAccount, "the legal entity that is owed"),
        row("sender_address", .lines, .message, .oneAccount, "its address; empty where the policy has none"),
        row("sender_registration", .text, .message, .oneAccount, "its form, capital and register numbers"),
        row("sender_phone", .text, .message, .oneAccount, "its telephone"),
        row("sender_email", .text, .message, .oneAccount, "its e-mail address"),
        row("signer", .text, .message, "who signs and is answered"),
        row("signer_phone", .text, .message, "the signer's telephone"),
        row("signer_email", .text, .message, "the signer's e-mail address"),
        row("customer.name", .text, .message, .onePayer, "the customer who pays"),
    ]

    private static let message: [TemplateVariable] = [
        row("deadline", .day, .message, .deadline, "the last day to pay: of eight full days after receipt, the eighth"),
        row(
            "services_at_stake", .flag, .message,
            "one of the `measures` is about a service"),
        row("consequence", .flag, .message, .formalNotice, "a section that says what follows if nothing is paid"),
        row("by_email", .flag, .message, "this copy goes by e-mail"),
        row("by_letter", .flag, .message, "this copy goes by letter"),
        row("by_registered_letter", .flag, .message, "this copy goes by registered letter"),
        row("by_portal", .flag, .message, "this copy goes to the portal"),
        row("billing_continues", .flag, .message, .limit, "what is limited is still invoiced"),
    ]

    /// What a message lists; within `accounts` the account's.
    private static let lists: [TemplateVariable] = [
        (TemplateVariable.Place.message, VariableNeed.oneAccount), (.accounts, .nothing),
    ].flatMap { place, need in
        [
            row(
                "items", .list(.items), place, need,
                "the invoices that the message is about, and the others it shows where something is asked for, by due date and number"
            ),
            row(
                "disputed_items", .list(.disputedItems), place, need,
                "invoices that are contested, in whole or part: what stands apart"),
            row(
                "promised_items", .list(.promisedItems), place, need,
                "invoices that payment is promised for: what stands apart"),
            row("totals", .list(.totals), place, need, "what is asked for, one per currency, by currency"),
        ]
    }

    /// By which rates interest comes about, of an item and in all.
    private static let rates: [TemplateVariable] = [TemplateVariable.Place.items, .totals].flatMap { place in
        [
            row(
                "late_interest_rate", .rates, place, .lateInterest,
                "the yearly rates that gave it, each once, in the order of their days"),
            row(
                "late_interest_provisional", .flag, place, .lateInterest,
                "one of these rates rests on a value that no second source confirms"),
        ]
    }

    private static let item: [TemplateVariable] = [
        row("number", .text, .items, "the invoice's number"),
        row("asked_amount", .money, .items, "what is asked for: the open amount less contested and promised parts"),
        row("late_interest", .money, .items, .lateInterest, "late-payment interest on it up to today"),
        row("fixed_compensation", .money, .items, .fixedCompensation, "the fixed sum for the cost of recovering it"),
        row("is_decided", .flag, .items, "the message is about it; else it is only listed"),
    ]

    /// What stands apart has the variables of an item, too.
    private static let apart: [TemplateVariable] = [TemplateVariable.Place.disputedItems, .promisedItems].flatMap {
        place in
        [
            row("number", .text, place, "the invoice's number"),
            row("issued", .day, place, "the invoice's date"),
            row("due", .day, place, "the due date"),
            row("open_amount", .money, place, "what is left to pay"),
            place == .disputedItems
                ? row("disputed_amount", .money, place, "the contested part of it")
                : row("promised_amount", .money, place, "the promised part of it"),
        ]
    }

    private static let total: [TemplateVariable] = [
        row("currency", .text, .totals, "ISO 4217, three letters"),
        row("total", .money, .totals, "the sum of the asked amounts"),
        row("late_interest", .money, .totals, .lateInterest, "late-payment interest up to today"),
        row("fixed_compensation", .money, .totals, .fixedCompensation, "the fixed sum, once per invoice"),
        row("fee", .money, .totals, .fee, "the step's fee"),
        row("total_due", .money, .totals, "the total with interest, compensation and fee"),
    ]

    private static let subjects: [TemplateVariable] = [
        row("promises", .list(.promises), .message, .promises, "the promises that the message is about, by day"),
        row(
            "disputes", .list(.disputes), .message, .disputes,
            "the disputes that the message is about, the oldest first"),
        row("dispute.opened", .day, .disputes, "the day it was opened"),
        row("number", .text, .disputes, "the invoice it is about; empty when it is about all"),
        row("services", .list(.services), .message, .services, "the services that are limited or freed, by number"),
        row("service", .text, .services, "the service's number"),
    ]

    /// What can follow from a notice, by what it would limit.
    private static let measures: [TemplateVariable] = [
        row(
            "measures", .list(.measures), .message,
            "what stages counting from the message can limit: the account's orders, and each service that the invoices can justify it for"
        ),
        row("service", .text, .measures, "the service's number; empty for orders"),
        row("kind", .text, .measures, "the service's kind; empty for orders"),
        row("contract", .text, .measures, "the service's contract; empty for orders, and where the ledger has none"),
        row("may_hold_orders", .flag, .measures, "orders may be refused"),
        row("may_restrict", .flag, .measures, "the service may be restricted"),
        row("may_suspend", .flag, .measures, "the service may be suspended"),
        row("may_terminate", .flag, .measures, "the service may be terminated"),
    ]

    private static let account: [TemplateVariable] = [
        row("accounts", .list(.accounts), .message, .accounts, "the accounts that the message is about, by number"),
        row("customer.name", .text, .accounts, "the customer who pays"),
        row("legal_entity", .text, .accounts, "the number of the legal entity that is owed"),
        row("sender", .text, .accounts, "the legal entity that is owed"),
        row("promises", .list(.promises), .accounts, .promises, "the promises that the message is about, by day"),
        row(
            "disputes", .list(.disputes), .accounts, .disputes,
            "the disputes that the message is about, the oldest first"),
    ]
}
