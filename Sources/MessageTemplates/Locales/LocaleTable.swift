/// One row per language: its words, and how numbers and days are set in each country where it has habits of its own.
struct LocaleTable: Sendable {
    let language: String
    let words: LanguageWords
    /// By the reader's country; any other is written to as the main one.
    let numbers: @Sendable (String) -> NumberStyle
    let dates: @Sendable (String) -> DateStyle

    static let rows = [french, english, german, spanish, italian, dutch, portuguese]

    private static func months(_ names: String) -> [String] { names.split(separator: " ").map(String.init) }

    /// In all of Switzerland and Liechtenstein: `1’234.50`.
    private static let swiss = NumberStyle(
        group: "\u{2019}", decimal: ".", currency: .before, percentSpace: "")

    private static let points = NumberStyle(
        group: ".", decimal: ",", currency: .behind, percentSpace: Space.noBreak)

    // MARK: The languages

    private static let frenchMonths = months(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre")

    private static let french = LocaleTable(
        language: "fr",
        words: LanguageWords(
            and: "et", then: " puis ", yes: "oui", no: "non", singular: .belowTwo, spacesPunctuation: true),
        numbers: { country in
            switch country {
            case "CH":
                NumberStyle(
                    group: "\u{2019}", decimal: ",", moneyDecimal: ".", currency: .behind, percentSpace: Space.noBreak)
            case "LU": points
            case "CA":
                NumberStyle(
                    group: Space.noBreak, decimal: ",", currency: .behind, percentSpace: Space.noBreak)
            default:
                NumberStyle(group: Space.narrow, decimal: ",", currency: .behind, percentSpace: Space.noBreak)
            }
        },
        dates: { country in
            DateStyle(months: frenchMonths, long: .french, short: .figures(separator: country == "CH" ? "." : "/"))
        })

    private static let englishMonths = months(
        "January February March April May June July August September October November December")

    private static let english = LocaleTable(
        language: "en", words: LanguageWords(and: "and", then: ", then ", yes: "yes", no: "no", singular: .one),
        numbers: { _ in NumberStyle(group: ",", decimal: ".", currency: .touching, percentSpace: "") },
        dates: { country in
            country == "US"
                ? DateStyle(months: englishMonths, long: .monthDayYear, short: .shortMonthDayYear)
                : DateStyle(months: englishMonths, long: .dayMonthYear, short: .dayShortMonthYear)
        })

    private static let germanMonths = months(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember")

    private static let german = LocaleTable(
        language: "de", words: LanguageWords(and: "und", then: ", dann ", yes: "ja", no: "nein", singular: .one),
        numbers: { country in
            switch country {
            case "CH", "LI": swiss
            case "AT":
                NumberStyle(group: ".", decimal: ",", currency: .before, percentSpace: Space.noBreak)
            default: points
            }
        },
        dates: { country in
            let names = country == "AT" ? ["Jänner"] + germanMonths.dropFirst() : germanMonths
            return DateStyle(months: names, long: .dayPointMonthYear, short: .figures(separator: "."))
        })

    private static let spanishMonths = months(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")

    private static let spanish = LocaleTable(
        language: "es", words: LanguageWords(and: "y", then: " y después ", yes: "sí", no: "no", singular: .one),
        numbers: { _ in
            NumberStyle(group: ".", decimal: ",", leastGrouped: 5, currency: .behind, percentSpace: Space.noBreak)
        },
        dates: { _ in
            DateStyle(months: spanishMonths, long: .dayOfMonthOfYear, short: .figures(separator: "/"))
        })

    private static let italianMonths = months(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")

    private static let italian = LocaleTable(
        language: "it", words: LanguageWords(and: "e", then: ", poi ", yes: "sì", no: "no", singular: .one),
        numbers: { country in
            country == "CH" ? swiss : NumberStyle(group: ".", decimal: ",", currency: .behind, percentSpace: "")
        },
        dates: { country in
            DateStyle(
                months: italianMonths, long: .dayMonthYear, short: .figures(separator: country == "CH" ? "." : "/"))
        })

    private static let dutchMonths = months(
        "januari februari maart april mei juni juli augustus september oktober november december")

    private static let dutch = LocaleTable(
        language: "nl", words: LanguageWords(and: "en", then: ", daarna ", yes: "ja", no: "nee", singular: .one),
        numbers: { _ in NumberStyle(group: ".", decimal: ",", currency: .before, percentSpace: "") },
        dates: { country in
            DateStyle(
                months: dutchMonths, long: .dayMonthYear, short: .figures(separator: country == "BE" ? "/" : "-"))
        })

    private static let portugueseMonths = months(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro")

    private static let portuguese = LocaleTable(
        language: "pt", words: LanguageWords(and: "e", then: " e depois ", yes: "sim", no: "não", singular: .one),
        numbers: { country in
            country == "BR"
                ? NumberStyle(group: ".", decimal: ",", currency: .before, percentSpace: "")
                : NumberStyle(
                    group: Space.noBreak, decimal: ",", leastGrouped: 5, currency: .behind, percentSpace: "")
        },
        dates: { _ in
            DateStyle(months: portugueseMonths, long: .dayOfMonthOfYear, short: .figures(separator: "/"))
        })
}
