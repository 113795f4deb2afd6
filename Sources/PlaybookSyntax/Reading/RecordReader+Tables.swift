import Diagnostics
import FinancialValues
import StrictYAML

/// Maps with keys of the author's own: names, currencies.
extension RecordReader {
    mutating func named(
        _ names: KeyNames, _ inner: ValueKind, _ node: YAMLNode, _ kind: ValueKind, at key: Located<String>
    ) -> SyntaxValue {
        guard let map = node.map else {
            reportShape(of: node, kind, at: key, help: "write \"NAME:\" below \"\(key.value):\"")
            for item in node.list ?? [] { readNamedItem(item, inner) }
            return .invalid
        }
        if map.isFlow { bracesDepth += 1 }
        defer { if map.isFlow { bracesDepth -= 1 } }
        var entries: [(name: Located<String>, value: SyntaxValue)] = []
        for entry in map.entries {
            let place = Located(entry.key.text, at: entry.key.range)
            let isKnown = isKey(place, names, of: key)
            let value = value(entry.value, as: inner, at: place)
            if isKnown { entries.append((name: place, value: value)) }
        }
        for entry in map.repeated {
            _ = value(entry.value, as: inner, at: Located(entry.key.text, at: entry.key.range))
        }
        return .named(entries)
    }

    /// `- reminders: {...}` or `- sequence: reminders`: an item of a list where names stand as keys.
    private mutating func readNamedItem(_ item: YAMLNode, _ inner: ValueKind) {
        guard let map = item.map, map.entries.count == 1, let entry = map.entries.first, entry.value.map != nil else {
            return
        }
        _ = value(entry.value, as: inner, at: Located(entry.key.text, at: entry.key.range))
    }

    private mutating func isKey(_ name: Located<String>, _ names: KeyNames, of key: Located<String>) -> Bool {
        switch names {
        case .any: return self.name(name.value, at: name.range) != nil
        case .oneOf(let words): return choice(name.value, words, at: name.range) != nil
        case .countries:
            let isCountry = name.value.utf8.count == 2 && name.value.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
            if isCountry { return true }
            let capital = name.value.uppercased()
            report(
                .unknownWord, at: name.range, "\"\(name.value)\" is no country, expected two capital letters",
                help: capital.utf8.count == 2 ? "write \"\(capital)\"" : "write a code of ISO 3166, such as FR or DE")
            return false
        }
    }

    // MARK: Currencies

    mutating func amounts(_ node: YAMLNode, at key: Located<String>) -> SyntaxValue {
        guard let map = currencyMap(node, .amounts, at: key) else { return .invalid }
        var amounts: [Located<Money>] = []
        for entry in map.entries + map.repeated {
            guard let (currency, scalar) = currencyEntry(entry, .amounts, at: key),
                let money = amount(scalar, in: currency)
            else { continue }
            guard money.minorUnits >= 0 else {
                report(
                    .negativeAmount, at: scalar.range,
                    "\"\(key.value)\" cannot be less than 0: \"\(scalar.trimmedText)\"")
                continue
            }
            if !amounts.contains(where: { $0.value.currency == currency }) {
                amounts.append(Located(money, at: entry.key.range.union(scalar.range)))
            }
        }
        return amounts.isEmpty && !map.entries.isEmpty ? .invalid : .amounts(amounts)
    }

    private mutating func amount(_ scalar: YAMLScalar, in currency: CurrencyCode) -> Money? {
        let text = scalar.trimmedText
        if text.hasSuffix("\(currency)"), text.count > 3 {
            let number = text.dropLast(3).trimmingSpaces
            report(
                .notAnAmount, at: scalar.range, "the currency is said by the key: \"\(text)\"",
                help: "write \"\(number)\"",
                fix: FixIt("write \(number)", replace: scalar.range, with: number))
            return nil
        }
        do throws(ScalarFault) {
            return try MoneyText.amount(text, in: currency)
        } catch {
            diagnostics.append(error.diagnostic(at: scalar.range))
            return nil
        }
    }

    mutating func rates(_ node: YAMLNode, at key: Located<String>) -> SyntaxValue {
        guard let map = currencyMap(node, .rates, at: key) else { return .invalid }
        var rates: [(currency: Located<CurrencyCode>, rate: Located<ExactNumber>)] = []
        for entry in map.entries + map.repeated {
            guard let (currency, scalar) = currencyEntry(entry, .rates, at: key) else { continue }
            do throws(ScalarFault) {
                let rate = try NumberText.read(scalar.trimmedText)
                if !rates.contains(where: { $0.currency.value == currency }) {
                    rates.append((Located(currency, at: entry.key.range), Located(rate, at: scalar.range)))
                }
            } catch {
                diagnostics.append(error.diagnostic(at: scalar.range))
            }
        }
        return rates.isEmpty && !map.entries.isEmpty ? .invalid : .rates(rates)
    }

    private mutating func currencyMap(_ node: YAMLNode, _ kind: ValueKind, at key: Located<String>) -> YAMLMap? {
        if let map = node.map { return map }
        var help: String?
        if let scalar = node.scalar, let money = amountMeant(scalar.trimmedText) {
            help = "write \"{\(money.currency): \(money.number)}\", with each currency in use"
        }
        reportShape(of: node, kind, at: key, help: help)
        return nil
    }

    /// The amount of `250 EUR`, `250EUR` or `250`, where a map of currencies is needed.
    private func amountMeant(_ text: String) -> (number: String, currency: CurrencyCode)? {
        let written = SpokenAmount(text)?.proper ?? text
        for (text, number) in [(written, String(written.prefix { $0 != " " })), ("\(written) EUR", written)] {
            if let money = try? MoneyText.read(text) { return (number, money.currency) }
        }
        return nil
    }

    private mutating func currencyEntry(
        _ entry: YAMLEntry, _ kind: ValueKind, at key: Located<String>
    ) -> (CurrencyCode, YAMLScalar)? {
        let name = entry.key.text
        let currency = CurrencyCode(name)
        if currency?.isKnown != true { report(unknownCurrency: name, at: entry.key.range) }
        let place = Located(name, at: entry.key.range)
        guard let scalar = entry.value.scalar else {
            report(
                .wrongShape, at: entry.value.range,
                "\"\(name)\" in \"\(key.value)\" is no number, expected \(kind.expected)")
            return nil
        }
        guard isOnOneLine(scalar, at: place) else { return nil }
        guard !scalar.text.isEmpty else {
            if isComplete { report(.missingValue, at: entry.key.range, "\"\(name)\" has no value in \"\(key.value)\"") }
            return nil
        }
        guard let currency, currency.isKnown else { return nil }
        return (currency, scalar)
    }
}
