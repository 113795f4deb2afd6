import FinancialValues

/// Reads amounts as the language writes them: `250 EUR`, `250.50 EUR`. Other ways of writing are told apart and explained.
enum MoneyText {
    /// Whole digits of the largest amount: what remains can be summed over a ledger without overflow.
    static let largestWholeDigits = 12

    static func read(_ written: String) throws(ScalarFault) -> Money {
        let text = written.trimmingSpaces
        if let spoken = SpokenAmount(text) { throw spoken.fault }
        try refuseSigns(text)
        let (number, code) = try parts(of: text)
        guard let currency = CurrencyCode(code), currency.isKnown else {
            throw unknownCurrency(code, after: number)
        }
        return try amount(number, in: currency, written: text)
    }

    /// An amount whose currency is said elsewhere, as in `{EUR: 30}`.
    static func amount(
        _ number: String, in currency: CurrencyCode, written: String? = nil
    ) throws(ScalarFault) -> Money {
        let isWithCurrency = written != nil
        let written = written ?? number
        func proper(_ number: String) -> String { isWithCurrency ? "\(number) \(currency)" : number }

        let isNegative = number.hasPrefix("-")
        let digits = isNegative ? String(number.dropFirst()) : number
        let sign = isNegative ? "-" : ""
        switch NumberShape(digits) {
        case .plain(let whole, let decimals):
            if whole.count > 1, whole.hasPrefix("0") {
                throw ScalarFault(
                    .leadingZero, "the amount \"\(written)\" begins with a zero",
                    replacement: proper(sign + whole.withoutLeadingZeros + (decimals.map { ".\($0)" } ?? "")))
            }
            guard whole.count <= largestWholeDigits else {
                throw ScalarFault(.numberTooLarge, "the amount \"\(written)\" is too large to be computed with")
            }
            return try amount(sign, whole, decimals, in: currency, written: written, proper: proper)
        case .ambiguous(let groups) where currency.minorDigits == 3 && number.contains("."):
            return try amount(sign, groups[0], groups[1], in: currency, written: written, proper: proper)
        case .ambiguous(let groups):
            let joined = groups.joined()
            throw ScalarFault(
                .ambiguousAmount, "\"\(written)\" can be read in two ways",
                help: """
                    write "\(proper(sign + joined))" or "\(proper(sign + groups[0] + "." + groups[1].prefix(currency.minorDigits)))"
                    """)
        case .decimalComma(let whole, let decimals):
            let padded = pad(decimals, to: currency.minorDigits)
            throw ScalarFault(
                .decimalComma, "amounts have a decimal point, not a comma: \"\(written)\"",
                replacement: padded.map { proper(sign + whole + ($0.isEmpty ? "" : ".\($0)")) })
        case .grouped(let whole, let decimals):
            let padded = decimals.map { pad($0, to: currency.minorDigits) } ?? ""
            throw ScalarFault(
                .digitGrouping, "the digits of an amount stand together: \"\(written)\"",
                replacement: padded.map { proper(sign + whole + ($0.isEmpty ? "" : ".\($0)")) })
        case .none:
            throw ScalarFault(
                .notAnAmount, "\"\(written)\" is not an amount",
                help: "write digits, a point and decimals, such as \"\(proper("250"))\"")
        }
    }

    private static func amount(
        _ sign: String, _ whole: String, _ decimals: String?, in currency: CurrencyCode, written: String,
        proper: (String) -> String
    ) throws(ScalarFault) -> Money {
        let digits = currency.minorDigits
        let decimals = decimals ?? ""
        guard decimals.isEmpty || decimals.count == digits else {
            let padded = pad(decimals, to: digits).map { proper(sign + whole + ($0.isEmpty ? "" : ".\($0)")) }
            let expected = digits == 0 ? "no decimals" : "\(digits) decimals or none"
            throw ScalarFault(
                .decimalsOfCurrency,
                "\"\(written)\" has \(decimals.count) decimal\(decimals.count == 1 ? "" : "s"), "
                    + "\(currency) has \(expected)",
                help: padded == nil ? "write \"\(proper(sign + whole))\", or all of its decimals" : nil,
                replacement: padded)
        }
        let units = Int64(sign + whole + (decimals + String(repeating: "0", count: digits)).prefix(digits))
        guard let units else { throw ScalarFault(.numberTooLarge, "the amount \"\(written)\" is too large") }
        return Money(minorUnits: units, currency)
    }

    /// `nil` when digits would be lost.
    private static func pad(_ decimals: String, to digits: Int) -> String? {
        let kept = decimals.prefix(digits)
        guard decimals.dropFirst(digits).allSatisfy({ $0 == "0" }) else { return nil }
        return kept + String(repeating: "0", count: digits - kept.count)
    }

    // MARK: What stands around the number

    private static func refuseSigns(_ text: String) throws(ScalarFault) {
        guard let sign = text.first(where: { signs[$0] != nil }) else { return }
        let number = text.filter { $0 != sign }.trimmingSpaces
        let names = signs[sign]!
        guard names.count == 1, let currency = CurrencyCode(names[0]) else {
            throw ScalarFault(
                .currencySign, "\"\(sign)\" is the sign of several currencies",
                help: "write the currency's code behind the amount, such as \"\(number) \(names[0])\"")
        }
        let proper = properText(number, in: currency)
        throw ScalarFault(
            .currencySign, "currencies are written as codes, not as signs: \"\(text)\"",
            help: proper == nil ? "write \(currency) behind the amount" : nil, replacement: proper)
    }

    /// The number, mended where only one reading is right.
    private static func properText(_ number: String, in currency: CurrencyCode) -> String? {
        do {
            _ = try amount(number, in: currency)
            return "\(number) \(currency)"
        } catch {
            return error.replacement.map { "\($0) \(currency)" }
        }
    }

    /// What to write for a number that has no one reading.
    private static func readings(of number: String, in currency: CurrencyCode) -> String {
        do {
            _ = try amount(number, in: currency, written: "\(number) \(currency)")
        } catch {
            if let help = error.help { return help }
        }
        return "write \(currency) behind the amount"
    }

    private static func parts(of text: String) throws(ScalarFault) -> (number: String, currency: String) {
        let first = text.first
        if first?.isLetter == true {
            let code = String(text.prefix { $0.isLetter })
            let number = String(text.dropFirst(code.count)).trimmingSpaces
            guard let currency = CurrencyCode(code.uppercased()), currency.isKnown, number.first?.isNumber == true
            else {
                throw ScalarFault(.notAnAmount, "\"\(text)\" is not an amount", help: "write one such as \"250 EUR\"")
            }
            let proper = properText(number, in: currency)
            throw ScalarFault(
                .currencyFirst, "the currency stands behind the amount: \"\(text)\"",
                help: proper == nil ? readings(of: number, in: currency) : nil, replacement: proper)
        }
        let code = String(text.reversed().prefix { $0.isLetter }.reversed())
        let number = String(text.dropLast(code.count)).trimmingSpaces
        if code.isEmpty {
            guard NumberShape(number.hasPrefix("-") ? String(number.dropFirst()) : number) != nil else {
                throw ScalarFault(.notAnAmount, "\"\(text)\" is not an amount", help: "write one such as \"250 EUR\"")
            }
            throw ScalarFault(
                .missingCurrency, "the amount \"\(text)\" lacks its currency",
                help: "write one behind it, such as \"250 EUR\"")
        }
        guard number.contains(where: \.isNumber) else {
            throw ScalarFault(.notAnAmount, "\"\(text)\" is not an amount", help: "write one such as \"250 EUR\"")
        }
        return (number, code)
    }

    private static func unknownCurrency(_ code: String, after number: String) -> ScalarFault {
        if let known = CurrencyCode(code.uppercased()), known.isKnown {
            return ScalarFault(
                .unknownCurrency, "currencies are written with capital letters: \"\(code)\"",
                replacement: "\(number) \(known)")
        }
        if let known = spoken[code.lowercased()] {
            return ScalarFault(
                .unknownCurrency, "currencies are written as codes: \"\(code)\"", replacement: "\(number) \(known)")
        }
        return ScalarFault(
            .unknownCurrency, "no currency \"\(code)\"", help: "write a code of ISO 4217, such as EUR, GBP or USD")
    }

    /// The currency that a sign stands for, when it is only one.
    static func code(ofSign sign: String) -> String? {
        guard sign.count == 1, let names = signs[Character(sign)], names.count == 1 else { return nil }
        return names[0]
    }

    private static let signs: [Character: [String]] = [
        "€": ["EUR"], "£": ["GBP"], "$": ["USD", "CAD"], "¥": ["JPY", "CNY"], "₣": ["CHF"], "₹": ["INR"], "₽": ["RUB"],
        "₺": ["TRY"], "₴": ["UAH"],
    ]

    static let spoken: [String: String] = [
        "euro": "EUR", "euros": "EUR", "eurs": "EUR", "pound": "GBP", "pounds": "GBP", "sterling": "GBP",
        "dollar": "USD",
        "dollars": "USD", "francs": "CHF", "franken": "CHF", "fr": "CHF", "sfr": "CHF", "yen": "JPY", "zloty": "PLN",
    ]
}

/// How the digits of a number are set apart.
enum NumberShape {
    /// `1234` or `1234.56`.
    case plain(whole: String, decimals: String?)
    /// `1.234` or `1,234`: thousands or decimals.
    case ambiguous([String])
    /// `1234,56`
    case decimalComma(whole: String, decimals: String)
    /// `1 234`, `1.234.567`, `1'234.56`, `1,234.56`, `1_000`.
    case grouped(whole: String, decimals: String?)

    /// - Returns: `nil` for what is no number. The text has no sign before it.
    init?(_ text: String) {
        let characters = Array(text)
        guard let first = characters.first, first.isASCII, first.isNumber, let last = characters.last, last.isASCII,
            last.isNumber
        else { return nil }
        var groups: [String] = [""]
        var separators: [Character] = []
        for character in characters {
            if character.isASCII, character.isNumber {
                groups[groups.count - 1].append(character)
            } else if NumberShape.separators.contains(character), !groups.last!.isEmpty {
                separators.append(character)
                groups.append("")
            } else {
                return nil
            }
        }
        let middle = groups.dropFirst()
        switch Set(separators).count {
        case 0: self = .plain(whole: text, decimals: nil)
        case 1 where separators == [","] || separators == ["."]:
            if groups[1].count == 3, groups[0].count <= 3, groups[0] != "0" {
                self = .ambiguous(groups)
            } else if separators == ["."] {
                self = .plain(whole: groups[0], decimals: groups[1])
            } else {
                self = .decimalComma(whole: groups[0], decimals: groups[1])
            }
        case 1:
            guard groups[0].count <= 3, middle.allSatisfy({ $0.count == 3 }) || separators[0] == "_" else { return nil }
            self = .grouped(whole: groups.joined(), decimals: nil)
        case 2:
            // The last separator stands before the decimals, the others all set thousands apart.
            guard separators.dropLast().allSatisfy({ $0 == separators[0] }), groups[0].count <= 3,
                middle.dropLast().allSatisfy({ $0.count == 3 }), separators.last == "," || separators.last == "."
            else { return nil }
            let whole = groups.dropLast().joined()
            self =
                separators.last == ","
                ? .decimalComma(whole: whole, decimals: groups.last!)
                : .grouped(whole: whole, decimals: groups.last!)
        default: return nil
        }
    }

    /// Space, no-break space, narrow no-break space, and the signs that set thousands or decimals apart.
    private static let separators: Set<Character> = [" ", "\u{A0}", "\u{202F}", "'", "’", "_", ".", ","]
}

extension String {
    fileprivate var withoutLeadingZeros: String {
        let rest = drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }
}
