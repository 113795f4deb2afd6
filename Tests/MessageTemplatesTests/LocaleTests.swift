import FinancialValues
import MessageTemplates
import Testing

/// `~` stands for a narrow no-break space (U+202F), `·` for a no-break space (U+00A0).
private func shown(_ text: String) -> String {
    text.replacing("\u{202F}", with: "~").replacing("\u{00A0}", with: "·")
}

@Suite("Amounts, days and numbers are written as a language and a country write them")
struct LocaleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let locale: String
        let euros, francs, sterling, dollars: String
        let number, percent, long, short: String
        var testDescription: String { locale }
    }

    /// 1234567.50 EUR, -1234.50 CHF, 999 GBP, 0.05 USD; 12345.678; 10.15 %; 1 January and 31 March 2026.
    static let rows = [
        Row(
            locale: "fr-FR", euros: "1~234~567,50·€", francs: "-1~234,50·CHF", sterling: "999,00·GBP",
            dollars: "0,05·USD", number: "12~345,678", percent: "10,15·%", long: "1er janvier 2026", short: "31/03/2026"
        ),
        Row(
            locale: "fr-BE", euros: "1~234~567,50·€", francs: "-1~234,50·CHF", sterling: "999,00·GBP",
            dollars: "0,05·USD", number: "12~345,678", percent: "10,15·%", long: "1er janvier 2026", short: "31/03/2026"
        ),
        Row(
            locale: "fr-CH", euros: "1’234’567.50·€", francs: "-1’234.50·CHF", sterling: "999.00·GBP",
            dollars: "0.05·USD", number: "12’345,678", percent: "10,15·%", long: "1er janvier 2026", short: "31.03.2026"
        ),
        Row(
            locale: "fr-LU", euros: "1.234.567,50·€", francs: "-1.234,50·CHF", sterling: "999,00·GBP",
            dollars: "0,05·USD", number: "12.345,678", percent: "10,15·%", long: "1er janvier 2026", short: "31/03/2026"
        ),
        Row(
            locale: "en-GB", euros: "€1,234,567.50", francs: "-CHF·1,234.50", sterling: "£999.00",
            dollars: "USD·0.05", number: "12,345.678", percent: "10.15%", long: "1 January 2026", short: "31 Mar 2026"),
        Row(
            locale: "en-IE", euros: "€1,234,567.50", francs: "-CHF·1,234.50", sterling: "GBP·999.00",
            dollars: "USD·0.05", number: "12,345.678", percent: "10.15%", long: "1 January 2026", short: "31 Mar 2026"),
        Row(
            locale: "en-US", euros: "€1,234,567.50", francs: "-CHF·1,234.50", sterling: "GBP·999.00",
            dollars: "$0.05", number: "12,345.678", percent: "10.15%", long: "January 1, 2026", short: "Mar 31, 2026"),
        Row(
            locale: "en-CA", euros: "€1,234,567.50", francs: "-CHF·1,234.50", sterling: "GBP·999.00",
            dollars: "USD·0.05", number: "12,345.678", percent: "10.15%", long: "1 January 2026", short: "31 Mar 2026"),
        Row(
            locale: "en-DE", euros: "€1,234,567.50", francs: "-CHF·1,234.50", sterling: "GBP·999.00",
            dollars: "USD·0.05", number: "12,345.678", percent: "10.15%", long: "1 January 2026", short: "31 Mar 2026"),
        Row(
            locale: "de-DE", euros: "1.234.567,50·€", francs: "-1.234,50·CHF", sterling: "999,00·GBP",
            dollars: "0,05·USD", number: "12.345,678", percent: "10,15·%", long: "1. Januar 2026", short: "31.03.2026"),
        Row(
            locale: "de-AT", euros: "€·1.234.567,50", francs: "CHF·-1.234,50", sterling: "GBP·999,00",
            dollars: "USD·0,05", number: "12.345,678", percent: "10,15·%", long: "1. Jänner 2026", short: "31.03.2026"),
        Row(
            locale: "de-CH", euros: "€·1’234’567.50", francs: "CHF·-1’234.50", sterling: "GBP·999.00",
            dollars: "USD·0.05", number: "12’345.678", percent: "10.15%", long: "1. Januar 2026", short: "31.03.2026"),
        Row(
            locale: "es-ES", euros: "1.234.567,50·€", francs: "-1234,50·CHF", sterling: "999,00·GBP",
            dollars: "0,05·USD", number: "12.345,678", percent: "10,15·%", long: "1 de enero de 2026",
            short: "31/03/2026"),
        Row(
            locale: "it-IT", euros: "1.234.567,50·€", francs: "-1.234,50·CHF", sterling: "999,00·GBP",
            dollars: "0,05·USD", number: "12.345,678", percent: "10,15%", long: "1 gennaio 2026", short: "31/03/2026"),
        Row(
            locale: "it-CH", euros: "€·1’234’567.50", francs: "CHF·-1’234.50", sterling: "GBP·999.00",
            dollars: "USD·0.05", number: "12’345.678", percent: "10.15%", long: "1 gennaio 2026", short: "31.03.2026"),
        Row(
            locale: "nl-NL", euros: "€·1.234.567,50", francs: "CHF·-1.234,50", sterling: "GBP·999,00",
            dollars: "USD·0,05", number: "12.345,678", percent: "10,15%", long: "1 januari 2026", short: "31-03-2026"),
        Row(
            locale: "nl-BE", euros: "€·1.234.567,50", francs: "CHF·-1.234,50", sterling: "GBP·999,00",
            dollars: "USD·0,05", number: "12.345,678", percent: "10,15%", long: "1 januari 2026", short: "31/03/2026"),
        Row(
            locale: "pt-PT", euros: "1·234·567,50·€", francs: "-1234,50·CHF", sterling: "999,00·GBP",
            dollars: "0,05·USD", number: "12·345,678", percent: "10,15%", long: "1 de janeiro de 2026",
            short: "31/03/2026"),
    ]

    @Test("in each language and country", arguments: rows)
    func writing(_ row: Row) throws {
        let locale = locale(row.locale)
        #expect(shown(locale.money(Money(minorUnits: 123_456_750, "EUR"))) == row.euros)
        #expect(shown(locale.money(Money(minorUnits: -123_450, "CHF"))) == row.francs)
        #expect(shown(locale.money(Money(minorUnits: 99_900, "GBP"))) == row.sterling)
        #expect(shown(locale.money(Money(minorUnits: 5, "USD"))) == row.dollars)
        #expect(shown(locale.number(try #require(ExactNumber("12345.678")))) == row.number)
        #expect(shown(locale.rate(AnnualRate(percent: try #require(ExactNumber("10.15"))))) == row.percent)
        #expect(locale.date(day("2026-01-01")) == row.long)
        #expect(locale.shortDate(day("2026-03-31")) == row.short)
    }

    @Test("rates keep two decimals, and several are told in their order")
    func rates() throws {
        let rates = try ["12.15", "12.4", "0.125"].map { AnnualRate(percent: try #require(ExactNumber($0))) }
        #expect(shown(locale("fr-FR").rates(Array(rates[..<2]))) == "12,15·% puis 12,40·%")
        #expect(shown(locale("en-GB").rates(Array(rates[..<2]))) == "12.15%, then 12.40%")
        #expect(shown(locale("de-DE").rates(rates)) == "12,15·%, dann 12,40·%, dann 0,125·%")
        #expect(locale("fr-FR").rates([]) == "")
    }

    @Test("the first of a month is an ordinal in French only, and only the first")
    func ordinals() {
        #expect(locale("fr-FR").date(day("2026-02-01")) == "1er février 2026")
        #expect(locale("fr-FR").date(day("2026-02-11")) == "11 février 2026")
        #expect(locale("fr-FR").date(day("2026-12-31")) == "31 décembre 2026")
        #expect(locale("es-ES").date(day("2026-12-31")) == "31 de diciembre de 2026")
    }

    @Test("a currency without decimals has none, one with three has three")
    func decimals() {
        #expect(shown(locale("fr-FR").money(Money(minorUnits: 1_234_567, "JPY"))) == "1~234~567·JPY")
        #expect(shown(locale("en-GB").money(Money(minorUnits: 1_234_567, "KWD"))) == "KWD·1,234.567")
        #expect(locale("en-JP").money(Money(minorUnits: 1234, "JPY")) == "¥1,234")
    }

    @Test("the largest and the smallest amounts are written out")
    func bounds() {
        #expect(locale("en-IE").money(Money(minorUnits: .max, "EUR")) == "€92,233,720,368,547,758.07")
        #expect(locale("en-IE").money(Money(minorUnits: .min, "EUR")) == "-€92,233,720,368,547,758.08")
        #expect(locale("en-IE").money(Money(minorUnits: 0, "EUR")) == "€0.00")
    }

    @Test("a sign that several currencies share is written only where one of them is at home")
    func signs() {
        let dollars = Money(minorUnits: 100, "USD")
        #expect(locale("en-US").money(dollars) == "$1.00")
        for country in ["CA", "AU", "GB", "MX", "EC", ""] {
            #expect(shown(locale("en-\(country)").money(dollars)) == "USD·1.00")
        }
        #expect(shown(locale("fr-CA").money(Money(minorUnits: 100, "CAD"))) == "1,00·$")
        #expect(shown(locale("fr-CA").money(dollars)) == "1,00·USD")
        #expect(shown(locale("en-EG").money(Money(minorUnits: 100, "GBP"))) == "GBP·1.00")
    }

    @Test("lists are joined in the language")
    func lists() {
        #expect(locale("fr-FR").list(["a", "b", "c"]) == "a, b et c")
        #expect(locale("de-DE").list(["a", "b"]) == "a und b")
        #expect(locale("en-GB").list(["a"]) == "a")
        #expect(locale("it-IT").list([]) == "")
    }

    @Test("a language nobody has described is refused")
    func unknown() {
        #expect(MessageLocale(language: "pl", country: "PL") == nil)
        #expect(MessageLocale.languages == ["de", "en", "es", "fr", "it", "nl", "pt"])
    }
}
