import Diagnostics
import FinancialValues

/// An amount or a number as people run it together or shorten it: `500EUR`, `EUR500`, `10k EUR`, `1.5 M€`, `10k`. Never
/// accepted, always translated.
struct SpokenAmount {
    private let written: String
    /// `nil`: a number without a currency.
    let currency: CurrencyCode?
    /// As the language writes it: `10000 EUR`; `nil` where its digits can be read in two ways.
    let proper: String?
    private let isShortened: Bool

    /// - Returns: `nil` when the text is neither run together nor shortened, or no amount at all.
    init?(_ text: String) {
        var rest = Substring(text)
        let leading = SpokenAmount.takeCurrency(&rest)
        let number = rest.prefix { $0.isASCII && $0.isNumber || "., '’_\u{A0}\u{202F}".contains($0) }
        let isJoined = number.last?.isNumber ?? false
        rest = rest.dropFirst(number.count)
        guard let end = number.lastIndex(where: \.isNumber), number.first?.isNumber == true,
            let shape = NumberShape(String(number[...end])),
            number[number.index(after: end)...].allSatisfy({ $0 == " " }),
            let (zeros, trailing) = SpokenAmount.suffix(rest), leading == nil || trailing == nil
        else { return nil }
        let isRunTogether =
            leading.map { !$0.isFollowedBySpace && !$0.isSign } ?? (trailing != nil && isJoined && !rest.isSign)
        guard zeros > 0 || isRunTogether, zeros > 0 || leading != nil || trailing != nil else { return nil }
        let code = leading?.code ?? trailing
        written = text
        currency = code
        isShortened = zeros > 0
        proper = SpokenAmount.digits(shape, times: zeros).map { digits in code.map { "\(digits) \($0)" } ?? digits }
    }

    /// What is wrong with it.
    var fault: ScalarFault { ScalarFault(code, message, help: help, replacement: proper) }

    private var code: DiagnosticCode { currency == nil ? .notANumber : .notAnAmount }

    private var message: String {
        isShortened
            ? "numbers are written with all their digits, without k or M: \"\(written)\""
            : "a space stands between an amount and its currency: \"\(written)\""
    }

    private var help: String? {
        guard proper == nil else { return nil }
        return "write all digits\(currency.map { ", and \($0) behind them" } ?? "")"
    }

    // MARK: Parts

    private typealias Leading = (code: CurrencyCode, isFollowedBySpace: Bool, isSign: Bool)

    /// `EUR` or `€` before the number; other codes may begin a name of the author's: `ALL10`, `FR01`.
    private static func takeCurrency(_ rest: inout Substring) -> Leading? {
        let isSign = rest.isSign
        let word = isSign ? rest.prefix(1) : rest.prefix { $0.isLetter }
        guard isSign || everyday.contains(String(word)), let code = currency(String(word)) else { return nil }
        rest = rest.dropFirst(word.count)
        let isFollowedBySpace = rest.first == " "
        rest = rest.drop { $0 == " " }
        return (code, isFollowedBySpace, isSign)
    }

    /// `k`, `M EUR`, `kEUR`, `EUR`, or nothing: the zeros that it stands for, and the currency.
    private static func suffix(_ text: Substring) -> (zeros: Int, currency: CurrencyCode?)? {
        let words = text.split(separator: " ")
        switch words.count {
        case 0: return (0, nil)
        case 1:
            if let code = currency(String(words[0])) { return (0, code) }
            if let zeros = zeros[String(words[0])] { return (zeros, nil) }
            for length in [1, 2, 3] where length < words[0].count {
                if let zeros = zeros[String(words[0].prefix(length))],
                    let code = currency(String(words[0].dropFirst(length)))
                {
                    return (zeros, code)
                }
            }
            return nil
        case 2:
            guard let zeros = zeros[String(words[0])], let code = currency(String(words[1])) else { return nil }
            return (zeros, code)
        default: return nil
        }
    }

    private static let everyday: Set<String> = ["EUR", "USD", "GBP", "CHF"]

    private static let zeros = ["k": 3, "K": 3, "M": 6, "m": 6, "Mio": 6, "mio": 6, "mn": 6]

    private static func currency(_ word: String) -> CurrencyCode? {
        if let code = CurrencyCode(word.uppercased()), code.isKnown { return code }
        return (MoneyText.spoken[word.lowercased()] ?? MoneyText.code(ofSign: word)).flatMap(CurrencyCode.init)
    }

    /// The digits with so many zeros behind; `nil` when they are read in two ways, or it is no whole number.
    private static func digits(_ shape: NumberShape, times zeros: Int) -> String? {
        switch shape {
        case .plain(let whole, let decimals), .grouped(let whole, let decimals):
            return zeros > 0 ? shifted(whole, decimals ?? "", by: zeros) : whole + (decimals.map { ".\($0)" } ?? "")
        case .decimalComma(let whole, let decimals):
            return zeros > 0 ? shifted(whole, decimals, by: zeros) : "\(whole).\(decimals)"
        case .ambiguous: return nil
        }
    }

    private static func shifted(_ whole: String, _ decimals: String, by zeros: Int) -> String? {
        guard decimals.count <= zeros else { return nil }
        let digits = whole + decimals + String(repeating: "0", count: zeros - decimals.count)
        let rest = digits.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }
}

extension Substring {
    /// Begins with a currency's sign.
    fileprivate var isSign: Bool { first.map { MoneyText.code(ofSign: String($0)) != nil } ?? false }
}
