import Diagnostics
import FinancialValues
import Receivables

extension TableReader {
    var ownFieldNames: [String] { layout.ownFields.map(\.name) }

    /// The values of the row's own fields; one that cannot be read makes the row unusable.
    mutating func ownValues(currency: CurrencyCode?, _ builder: inout LedgerBuilder) -> [OwnValue?] {
        layout.ownFields.indices.map { index in
            let field = layout.ownFields[index]
            let text = treated(field.plan)
            guard !text.isEmpty else { return nil }
            if let value = ownValue(text, field.kind, currency, &builder) { return value }
            fail(.badOwnField, at: field.plan.number) {
                "\"\(shown(text))\" is no value of the field \"\(field.name)\", expected \(field.expected)"
            }
            return nil
        }
    }

    private func ownValue(
        _ text: CellBytes, _ kind: LedgerVocabulary.Field.Kind, _ currency: CurrencyCode?,
        _ builder: inout LedgerBuilder
    ) -> OwnValue? {
        switch kind {
        case .boolean: return formats.boolean(text).map { .boolean($0) }
        case .number: return exactNumber(text).map { .number($0) }
        case .money:
            var (number, currency) = (text, currency)
            if text.count > 4, text[text.count - 4] == 0x20 {
                currency = CurrencyCode(bytes: text[(text.count - 3)...])
                number = CellBytes(rebasing: text[..<(text.count - 4)]).trimmed
            }
            guard let currency else { return nil }
            let units = try? formats.numbers.units(number, decimals: currency.minorDigits)
            return units.map { .money(Money(minorUnits: $0, currency)) }
        case .days:
            guard let number = exactNumber(text), number.millionths % 1_000_000 == 0 else { return nil }
            return .days(Int(number.millionths / 1_000_000))
        case .date: return formats.date(text).map { .date($0) }
        case .text: return text.count <= longestText ? .text(builder.keep(text)) : nil
        case .word(let words): return words.contains { $0.utf8.elementsEqual(text) } ? .word(builder.symbol(text)) : nil
        }
    }
}
