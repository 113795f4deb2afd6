import Diagnostics

extension DiagnosticCode {
    // Files.

    /// A file's name is nearly a table's, and nothing reads it.
    static let misnamedTable = DiagnosticCode("misnamed-table")
    /// A file of the folder looks like a table, and nothing reads it.
    static let unreadFile = DiagnosticCode("unread-file")

    // Rows and cells.

    /// A row has fewer cells than the header.
    static let rowTooShort = DiagnosticCode("row-too-short")
    /// A row has more cells than the header.
    static let rowTooLong = DiagnosticCode("row-too-long")
    /// A row whose cells are all empty.
    static let emptyRow = DiagnosticCode("empty-row")
    /// A quote is opened and never closed.
    static let unterminatedQuote = DiagnosticCode("unterminated-quote")
    /// Text stands behind a closing quote.
    static let strayQuote = DiagnosticCode("stray-quote")
    /// Bytes are not text in the encoding that was expected.
    static let badEncoding = DiagnosticCode("bad-encoding")
    /// A column is neither the ledger's nor one of the policy's fields.
    static let unknownColumn = DiagnosticCode("unknown-column")
    /// A cell that every row needs is empty.
    static let emptyCell = DiagnosticCode("empty-cell")
    /// A text is longer than any id or name.
    static let cellTooLong = DiagnosticCode("cell-too-long")
    /// An id or a word has a character that cannot be printed.
    static let unprintableID = DiagnosticCode("unprintable-id")
    /// A cell is no date in the expected form, or a day that does not exist.
    static let badDate = DiagnosticCode("bad-date")
    /// A cell is no amount in the expected form, or not of a size to be one.
    static let badAmount = DiagnosticCode("bad-amount")
    /// A cell is no number.
    static let badNumber = DiagnosticCode("bad-number")
    /// A cell is neither true nor false.
    static let badBoolean = DiagnosticCode("bad-boolean")
    /// A cell is no ISO 4217 currency code.
    static let badCurrency = DiagnosticCode("bad-currency")
    /// A cell is no value of one of the policy's own fields.
    static let badOwnField = DiagnosticCode("bad-own-field")
    /// A word is not one of a closed list.
    static let unlistedWord = DiagnosticCode("unlisted-word")

    /// A kind or channel of history is none that Relance knows.
    static let unknownHistoryWord = DiagnosticCode("unknown-history-word")

    // What the policy does not know.

    /// A currency has no exchange rate in the policy.
    static let undeclaredCurrency = DiagnosticCode("undeclared-currency")
    /// A legal entity is not in the policy.
    static let undeclaredLegalEntity = DiagnosticCode("undeclared-legal-entity")
    /// A segment is not one of the policy's; it counts as `other`.
    static let undeclaredSegment = DiagnosticCode("undeclared-segment")
    /// A language that is not in the policy's list.
    static let undeclaredLanguage = DiagnosticCode("undeclared-language")
    /// A role is not one of the policy's.
    static let undeclaredRole = DiagnosticCode("undeclared-role")
    /// A dispute's or block's reason is not one of the policy's; it counts as `other`.
    static let undeclaredReason = DiagnosticCode("undeclared-reason")
    /// A service kind is not one of the policy's; it counts as `other`.
    static let undeclaredServiceKind = DiagnosticCode("undeclared-service-kind")
    /// A payment method is not one of the ledger's; it counts as `other`.
    static let unknownMethod = DiagnosticCode("unknown-method")

    // Rows that do not fit together.

    /// A customer is not in the customers table.
    static let unknownCustomer = DiagnosticCode("unknown-customer")
    /// An invoice is not among those of the account.
    static let unknownInvoice = DiagnosticCode("unknown-invoice")
    /// A credit note is not among those of the account.
    static let unknownCreditNote = DiagnosticCode("unknown-credit-note")
    /// A service, promise or dispute is not among those of the account.
    static let unknownItem = DiagnosticCode("unknown-item")
    /// Two rows describe one customer.
    static let duplicateCustomer = DiagnosticCode("duplicate-customer")
    /// Two rows have one invoice number and one due date.
    static let duplicateInvoice = DiagnosticCode("duplicate-invoice")
    /// Two rows describe one dispute or one service.
    static let duplicateRow = DiagnosticCode("duplicate-row")
    /// Two files of history have one action.
    static let repeatedAction = DiagnosticCode("repeated-action")
    /// Rows that describe one thing do not agree.
    static let conflictingRows = DiagnosticCode("conflicting-rows")
    /// The customer who pays for another is himself paid for.
    static let payerHasPayer = DiagnosticCode("payer-has-payer")
    /// An invoice has no due date.
    static let missingDue = DiagnosticCode("missing-due")
    /// An invoice is due before its own date.
    static let dueBeforeIssued = DiagnosticCode("due-before-issued")
    /// A cell says no payment terms.
    static let badTerms = DiagnosticCode("bad-terms")
    /// An invoice has no due date, and its terms give one.
    static let dueFromTerms = DiagnosticCode("due-from-terms")
    /// An invoice is due on another day than its terms say.
    static let dueAgainstTerms = DiagnosticCode("due-against-terms")
    /// Payment terms are longer than French law allows.
    static let overlongTerms = DiagnosticCode("overlong-terms")
    /// Something ends before it begins.
    static let endsBeforeItBegins = DiagnosticCode("ends-before-it-begins")
    /// An amount is zero: the row is set aside.
    static let zeroAmount = DiagnosticCode("zero-amount")
    /// An invoice's amount is negative: the row is set aside.
    static let negativeInvoice = DiagnosticCode("negative-invoice")
    /// A payment or dispute is in another currency than its invoice.
    static let otherCurrency = DiagnosticCode("other-currency")
    /// A dispute of a whole account has an amount: it is not used.
    static let amountWithoutInvoice = DiagnosticCode("amount-without-invoice")
    /// An invoice has both `paid_on` and payments: the payments count.
    static let paidTwice = DiagnosticCode("paid-twice")
    /// A row is about a pair of customer and legal entity that has no invoice, payment or service.
    static let noAccount = DiagnosticCode("no-account")

    /// Debits and credits that a FEC letters as one do not balance.
    static let unbalancedLettering = DiagnosticCode("unbalanced-lettering")
    /// An entry of a FEC is one in another currency than the book's.
    static let foreignCurrency = DiagnosticCode("foreign-currency")

    /// All faults of a ledger's files and rows, in the order of the documentation.
    public static let ledgerRows: [DiagnosticCode] = [
        misnamedTable, unreadFile, rowTooShort, rowTooLong, emptyRow, unterminatedQuote, strayQuote, badEncoding,
        unknownColumn, emptyCell,
        cellTooLong, unprintableID, badDate, badAmount, badNumber, badBoolean, badCurrency, badOwnField, unlistedWord,
        unknownHistoryWord,
        undeclaredCurrency, undeclaredLegalEntity, undeclaredSegment, undeclaredLanguage, undeclaredRole,
        undeclaredReason,
        undeclaredServiceKind, unknownMethod, unknownCustomer, unknownInvoice, unknownCreditNote, unknownItem,
        duplicateCustomer, duplicateInvoice, duplicateRow, repeatedAction, conflictingRows, payerHasPayer, missingDue,
        dueBeforeIssued, badTerms, dueFromTerms, dueAgainstTerms, overlongTerms, endsBeforeItBegins, zeroAmount,
        negativeInvoice, otherCurrency, amountWithoutInvoice, paidTwice, noAccount, unbalancedLettering,
        foreignCurrency,
    ]

    // The mapping.

    /// The file is not a mapping of this edition.
    static let notAMapping = DiagnosticCode("not-a-mapping")
    /// A key is not one of a mapping's.
    static let unknownMappingKey = DiagnosticCode("unknown-mapping-key")
    /// A key that a mapping needs is not there.
    static let missingMappingKey = DiagnosticCode("missing-mapping-key")
    /// A value is not what its key takes.
    static let badMappingValue = DiagnosticCode("bad-mapping-value")
    /// A table is not one of the ledger's.
    static let unknownTable = DiagnosticCode("unknown-table")
    /// A column is neither one of the table's nor one of the policy's fields.
    static let unknownTableColumn = DiagnosticCode("unknown-table-column")
    /// A column of the file is not there, or there twice.
    static let missingColumn = DiagnosticCode("missing-column")
    /// A column has both a column of the file and a constant.
    static let mappedTwice = DiagnosticCode("mapped-twice")

    /// All faults of a mapping, in the order of the documentation.
    public static let ledgerMapping: [DiagnosticCode] = [
        notAMapping, unknownMappingKey, missingMappingKey, badMappingValue, unknownTable, unknownTableColumn,
        missingColumn, mappedTwice,
    ]
}
