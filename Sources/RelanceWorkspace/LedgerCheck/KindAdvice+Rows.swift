extension KindAdvice {
    private static let readAnew = "Mend the cell where the ledger comes from, and export it again."

    private static func keptOut(_ why: String, _ remedy: String = readAnew) -> KindAdvice {
        .init(.keptOut, why, remedy)
    }

    private static func otherwise(_ why: String, _ remedy: String) -> KindAdvice { .init(.readOtherwise, why, remedy) }

    /// What reading tells of files and rows.
    static let rows: [String: KindAdvice] = [
        "misnamed-table": keptOut("A whole table would be overlooked.", "Rename the file as the message says."),
        "unread-file": otherwise(
            "What stands in the file is not seen.",
            "Name it in mapping.yaml, or move it elsewhere if it is no part of the ledger."),
        "row-too-short": keptOut(
            "Nobody can say which cell is which.",
            "Put texts with a separator into quotes, and export the ledger again."),
        "row-too-long": keptOut(
            "Nobody can say which cell is which.",
            "Put texts with a separator into quotes, and export the ledger again."),
        "empty-row": otherwise(
            "The row says nothing.", "Nothing need be done; an export without such rows is cleaner."),
        "unterminated-quote": keptOut(
            "Nobody can say where the cell ends.", "Close the quote, or write quotes in a text twice."),
        "stray-quote": keptOut("Nobody can say where the cell ends.", "Write quotes in a text twice."),
        "bad-encoding": keptOut("The text cannot be read.", "Say in mapping.yaml which encoding the export has."),
        "unknown-column": otherwise(
            "What stands in the column is not seen.", "Map it, declare it under \"fields\" of the policy, or leave it."),
        "empty-cell": keptOut("What every row needs is not there.", "Fill the cell where the ledger comes from."),
        "cell-too-long": keptOut("No id or name is so long.", "Look whether the right column is mapped."),
        "unprintable-id": keptOut("Two ids that look the same may be two.", readAnew),
        "bad-date": keptOut(
            "Nobody can say when it is due.", "Say in mapping.yaml how dates are written, or mend the cell."),
        "bad-amount": keptOut(
            "Nobody can say how much is owed.", "Say in mapping.yaml how numbers are written, or mend the cell."),
        "bad-number": keptOut("The number cannot be read.", readAnew),
        "bad-boolean": keptOut("Neither yes nor no is understood.", "Say in mapping.yaml which words mean yes and no."),
        "bad-currency": keptOut(
            "Nobody can say in which money it is owed.", "Write the ISO code, such as EUR, or map it so."),
        "bad-own-field": keptOut("Your own field cannot be read.", readAnew),
        "unlisted-word": keptOut("The word says nothing that is known.", "Map it to one of the words in the message."),
        "unknown-history-word": otherwise(
            "What was done then counts by its step alone.", "Map the word to one of those in the message."),
        "undeclared-currency": keptOut(
            "Without an exchange rate the amount cannot be weighed.",
            "Add the rate under \"exchange_rates\" of the policy."),
        "undeclared-legal-entity": keptOut(
            "Nobody knows in whose name to write.", "Add the company under \"legal_entities\" of the policy, or map it."
        ),
        "undeclared-segment": otherwise(
            "The customer counts as \"other\" and may get another playbook.",
            "Map the word, or add it under \"segments\" of the policy."),
        "undeclared-language": .init(
            .notReached, "The customer is written to in the fallback language, and gets no formal notice.",
            "Map the word, or add the language under \"languages\" of the policy, with its templates."),
        "undeclared-role": .init(
            .notReached, "The contact is not used.", "Map the word, or add the role under \"roles\" of the policy."),
        "undeclared-reason": otherwise(
            "It counts as \"other\", and whoever answers for the right reason is not told.",
            "Map the word, or add the reason to the policy."),
        "undeclared-service-kind": otherwise(
            "The service counts as \"other\" and may be spared, or limited, by mistake.",
            "Map the word, or add it under \"service_kinds\" of the policy."),
        "unknown-method": otherwise(
            "The payment counts as made in another way.", "Map the word to one of the ledger's."),
        "unknown-customer": keptOut("Nobody can say who owes it.", "Add the customer, or mend its number."),
        "unknown-invoice": keptOut(
            "A payment, dispute or promise is about an invoice that is not there.",
            "Add the invoice, or mend its number."),
        "unknown-credit-note": keptOut("What was set off cannot be found.", "Add the credit note, or mend its number."),
        "unknown-item": otherwise(
            "What was done then is not seen as done about it.", "Nothing need be done where it is settled."),
        "duplicate-customer": keptOut("Nobody can say which row counts.", "Delete the one that is wrong."),
        "duplicate-invoice": keptOut("The invoice would be claimed twice.", "Delete the one that is wrong."),
        "duplicate-row": keptOut("Nobody can say which row counts.", "Delete the one that is wrong."),
        "repeated-action": otherwise("It counts once.", "Nothing need be done."),
        "conflicting-rows": keptOut("Nobody can say which row is right.", "Make them agree."),
        "payer-has-payer": keptOut("Nobody can say who pays in the end.", "Name the one who pays in the end."),
        "missing-due": keptOut(
            "Nobody can say when it is due, and a guess would chase too early.",
            "Give the due date, or terms for the invoice or the customer."),
        "due-before-issued": keptOut("The due date cannot be right.", "Mend the due date, or map the right columns."),
        "bad-terms": .init(
            .chasedWrongly, "The due date is not compared with the terms.", "Write the terms as the message says."),
        "due-from-terms": .init(
            .chasedWrongly, "The due date is that of the terms: wrong wherever something else was agreed.",
            "Export the due date where the ledger has it; else do nothing."),
        "due-against-terms": .init(
            .chasedWrongly, "Too early a due date chases for what is not due, too late a one loses days and interest.",
            "Mend the due date or the terms; where it was agreed so, do nothing."),
        "overlong-terms": .init(
            .chasedWrongly, "The law lets nobody agree on such terms, and fines whoever does.",
            "Shorten the terms; where the law has an exception for your trade, do nothing."),
        "ends-before-it-begins": keptOut("The days cannot be right.", "Mend the days, or map the right columns."),
        "zero-amount": otherwise("Nothing is owed by it.", "Nothing need be done."),
        "negative-invoice": .init(
            .chasedWrongly, "What you owe the customer is not set off.",
            "Export it as a credit note, or say in mapping.yaml that negative invoices are credit notes."),
        "other-currency": keptOut(
            "The amount cannot be set against the invoice.", "Give the amount in the invoice's currency."),
        "amount-without-invoice": otherwise(
            "All of the account is held, and not only that amount.", "Name the invoice that is contested."),
        "paid-twice": .init(
            .chasedWrongly, "The payments count, and may leave open what was paid.",
            "Make \"paid_on\" and the payments agree."),
        "no-account": otherwise(
            "The row is about something that owes nothing.", "Mend the customer or the company, if one is wrong."),
        "unbalanced-lettering": .init(
            .chasedWrongly,
            "What is lettered and does not balance is open on one side: it may be chased though it was paid.",
            "Letter the missing line, often one of the year before, or mend the group."),
        "foreign-currency": .init(
            .chasedWrongly, "The customer is asked for an amount in another currency than his invoice's.",
            "Take such invoices from the sales ledger, which has their own amounts."),
    ]
}
