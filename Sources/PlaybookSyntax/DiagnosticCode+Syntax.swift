import Diagnostics

extension DiagnosticCode {
    // Files and maps.

    /// A file without anything in it.
    public static let emptyFile = DiagnosticCode("empty-file")
    /// A file that is one text or one list, where keys are needed.
    public static let fileWithoutKeys = DiagnosticCode("file-without-keys")
    /// A file that does not begin with `relance: 1`.
    public static let missingEdition = DiagnosticCode("missing-edition")
    /// An edition of the language that this program does not know.
    public static let unknownEdition = DiagnosticCode("unknown-edition")
    /// A file that is neither a policy, nor a playbook, nor tests, nor a reference rate.
    public static let unknownFileKind = DiagnosticCode("unknown-file-kind")
    /// A file that says it is two things at once.
    public static let twoFileKinds = DiagnosticCode("two-file-kinds")
    /// A key that the language does not have at this place.
    public static let unknownKey = DiagnosticCode("unknown-key")
    /// A key that must be there is not.
    public static let missingKey = DiagnosticCode("missing-key")
    /// Two keys that exclude each other.
    public static let exclusiveKeys = DiagnosticCode("exclusive-keys")
    /// A list, a map or a text where another of them is needed.
    public static let wrongShape = DiagnosticCode("wrong-shape")

    // Values.

    /// A key with nothing behind it.
    public static let missingValue = DiagnosticCode("missing-value")
    /// `null` or `~`, which the language does not have.
    public static let nullValue = DiagnosticCode("null-value")
    /// Anything but `true` or `false` where one of them is needed.
    public static let notABoolean = DiagnosticCode("not-a-boolean")
    /// A number that begins with a zero, as account numbers do.
    public static let leadingZero = DiagnosticCode("leading-zero")
    /// A text where a number is needed.
    public static let notANumber = DiagnosticCode("not-a-number")
    /// `12:30`, where no time of day can stand.
    public static let timeOfDay = DiagnosticCode("time-of-day")
    /// Payment terms that are none, or have two readings.
    public static let malformedTerms = DiagnosticCode("malformed-terms")
    /// A text where a percentage is needed.
    public static let notAPercentage = DiagnosticCode("not-a-percentage")
    /// A name with characters that names do not have.
    public static let notAName = DiagnosticCode("not-a-name")
    /// A name that is a word of the language.
    public static let reservedName = DiagnosticCode("reserved-name")
    /// A word that is none of those possible here.
    public static let unknownWord = DiagnosticCode("unknown-word")
    /// The same word twice in one list.
    public static let repeatedWord = DiagnosticCode("repeated-word")
    /// A text without quotes that goes on over several lines.
    public static let textOverSeveralLines = DiagnosticCode("text-over-several-lines")
    /// A phrase in a style in which its places cannot be shown: folded, or with escapes.
    public static let phraseStyle = DiagnosticCode("phrase-style")
    /// A condition inside braces.
    public static let conditionInBraces = DiagnosticCode("condition-in-braces")

    // Money.

    /// An amount without its currency.
    public static let missingCurrency = DiagnosticCode("missing-currency")
    /// A decimal comma.
    public static let decimalComma = DiagnosticCode("decimal-comma")
    /// An amount with its thousands apart.
    public static let digitGrouping = DiagnosticCode("digit-grouping")
    /// A currency before its amount.
    public static let currencyFirst = DiagnosticCode("currency-first")
    /// An amount with another number of decimals than its currency has.
    public static let decimalsOfCurrency = DiagnosticCode("decimals-of-currency")
    /// `€` instead of `EUR`.
    public static let currencySign = DiagnosticCode("currency-sign")
    /// An amount that can be read in two ways: `1.234 EUR`.
    public static let ambiguousAmount = DiagnosticCode("ambiguous-amount")
    /// A currency that ISO 4217 does not have.
    public static let unknownCurrency = DiagnosticCode("unknown-currency")
    /// A text where an amount is needed.
    public static let notAnAmount = DiagnosticCode("not-an-amount")
    /// A negative amount where none can be.
    public static let negativeAmount = DiagnosticCode("negative-amount")
    /// A number or an amount beyond what can be computed exactly.
    public static let numberTooLarge = DiagnosticCode("number-too-large")

    // Days.

    /// A date in another form than `YYYY-MM-DD`.
    public static let dateForm = DiagnosticCode("date-form")
    /// A date whose day and month could be either way round.
    public static let ambiguousDate = DiagnosticCode("ambiguous-date")
    /// A day that no calendar has.
    public static let noSuchDay = DiagnosticCode("no-such-day")
    /// A text where a period is needed.
    public static let malformedPeriod = DiagnosticCode("malformed-period")
    /// A period whose end is before its beginning.
    public static let periodBackwards = DiagnosticCode("period-backwards")
    /// A count of days without the word for what is counted.
    public static let missingUnit = DiagnosticCode("missing-unit")
    /// A unit of time that the language does not have.
    public static let unknownUnit = DiagnosticCode("unknown-unit")
    /// A count of days that is negative or no whole number.
    public static let notACount = DiagnosticCode("not-a-count")
    /// A word of the language written with capital letters.
    public static let capitalLetters = DiagnosticCode("capital-letters")

    // Phrases.

    /// A phrase that does not have the form it must have here.
    public static let malformedPhrase = DiagnosticCode("malformed-phrase")
    /// A clock that cannot be read.
    public static let malformedClock = DiagnosticCode("malformed-clock")
    /// A clock with a sign instead of words: `J+5`.
    public static let signedClock = DiagnosticCode("signed-clock")
    /// A clock that does not say from when it counts.
    public static let missingAnchor = DiagnosticCode("missing-anchor")
    /// `full days` where they mean nothing: before something, or of other units.
    public static let fullDays = DiagnosticCode("full-days")
    /// A condition that cannot be read.
    public static let malformedCondition = DiagnosticCode("malformed-condition")
    /// An operator of another language: `==`, `&&`.
    public static let foreignOperator = DiagnosticCode("foreign-operator")
    /// `and` and `or` side by side.
    public static let mixedAndOr = DiagnosticCode("mixed-and-or")
    /// A comparison of a comparison: `1 < a < 5`.
    public static let chainedComparison = DiagnosticCode("chained-comparison")
    /// `between 90 days and 30 days`: the greater bound first.
    public static let reversedBounds = DiagnosticCode("reversed-bounds")
    /// Arithmetic other than a date and days.
    public static let arithmetic = DiagnosticCode("arithmetic")
    /// A parenthesis, bracket or quote that is not closed, or not opened.
    public static let unbalanced = DiagnosticCode("unbalanced")
    /// A phrase nested too deeply to be read by people.
    public static let deepPhrase = DiagnosticCode("deep-phrase")

    /// Every code of this target.
    public static let syntaxCodes: [DiagnosticCode] = [
        .emptyFile, .fileWithoutKeys, .missingEdition, .unknownEdition, .unknownFileKind, .twoFileKinds, .unknownKey,
        .missingKey, .exclusiveKeys, .wrongShape, .missingValue, .nullValue, .notABoolean, .leadingZero, .notANumber,
        .timeOfDay, .malformedTerms, .notAPercentage, .notAName, .reservedName, .unknownWord, .repeatedWord,
        .textOverSeveralLines,
        .phraseStyle, .conditionInBraces, .missingCurrency, .decimalComma, .digitGrouping, .currencyFirst,
        .decimalsOfCurrency, .currencySign, .ambiguousAmount, .unknownCurrency, .notAnAmount, .negativeAmount,
        .numberTooLarge, .dateForm, .ambiguousDate, .noSuchDay, .malformedPeriod, .periodBackwards, .missingUnit,
        .unknownUnit, .notACount, .capitalLetters, .malformedPhrase, .malformedClock, .signedClock, .missingAnchor,
        .fullDays, .malformedCondition, .foreignOperator, .mixedAndOr, .chainedComparison, .reversedBounds, .arithmetic,
        .unbalanced, .deepPhrase,
    ]
}
