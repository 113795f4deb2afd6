import FinancialValues

/// Reads numbers as the language writes them: `12`, `-3`, `0.92`. There are no exponents, no hexadecimals, no separators.
enum NumberText {
    /// - Parameter unit: What stands behind it, for what to write instead: `%`, ` points`.
    static func read(_ number: String, before unit: String) throws(ScalarFault) -> ExactNumber {
        do throws(ScalarFault) {
            return try read(number)
        } catch {
            // Nobody means thousands of percent.
            let decimals = NumberShape(number).flatMap { shape -> String? in
                if case .ambiguous(let groups) = shape { groups.joined(separator: ".") } else { nil }
            }
            guard let proper = error.replacement ?? decimals else { throw error }
            throw ScalarFault(
                error.code, error.message.replacing("\"\(number)\"", with: "\"\(number)\(unit)\""),
                replacement: proper + unit)
        }
    }

    static func read(_ text: String) throws(ScalarFault) -> ExactNumber {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? String(text.dropFirst()) : text
        let sign = isNegative ? "-" : ""
        if digits.hasPrefix("+") {
            throw ScalarFault(
                .notANumber, "numbers have no plus sign: \"\(text)\"", replacement: String(digits.dropFirst()))
        }
        switch NumberShape(digits) {
        case .plain(let whole, _) where whole.count > 1 && whole.hasPrefix("0"):
            throw leadingZero(text)
        case .plain:
            return try exact(text)
        case .ambiguous where !digits.contains(","):
            // Without a currency the point can only be a decimal point.
            return try exact(text)
        case .decimalComma(let whole, let decimals):
            throw ScalarFault(
                .decimalComma, "numbers have a decimal point, not a comma: \"\(text)\"",
                replacement: "\(sign)\(whole).\(decimals)")
        case .ambiguous(let groups):
            throw ScalarFault(
                .decimalComma, "numbers have a decimal point, not a comma: \"\(text)\"",
                help: "write \"\(sign)\(groups.joined(separator: "."))\" or \"\(sign)\(groups.joined())\"")
        case .grouped(let whole, let decimals):
            throw ScalarFault(
                .digitGrouping, "the digits of a number stand together: \"\(text)\"",
                replacement: sign + whole + (decimals.map { ".\($0)" } ?? ""))
        case .none:
            throw ScalarFault(
                .notANumber, "expected a number, found \"\(text)\"", help: "write one such as \"3\" or \"0.92\"")
        }
    }

    private static func exact(_ text: String) throws(ScalarFault) -> ExactNumber {
        guard let number = ExactNumber(text) else {
            throw ScalarFault(
                .numberTooLarge, "\"\(text)\" is too large, or has more than six decimals, to be computed with")
        }
        return number
    }

    /// A whole number.
    static func integer(_ text: String) throws(ScalarFault) -> Int {
        let number = try read(text)
        guard number.millionths % 1_000_000 == 0, !text.contains(".") else {
            throw ScalarFault(.notANumber, "expected a whole number, found \"\(text)\"")
        }
        return Int(number.millionths / 1_000_000)
    }

    private static func leadingZero(_ text: String) -> ScalarFault {
        ScalarFault(
            .leadingZero, "the number \"\(text)\" begins with a zero",
            help:
                "leave the zero out; if this is an account number, it does not belong here: numbers of the ledger are texts"
        )
    }
}
