import FinancialValues

/// What the cells of a column hold, and so how they are written in the normal form.
enum CellContents {
    case text, date, number, boolean
    /// A number, and its currency behind a blank where it is not the row's.
    case money

    /// Of one of our columns, which have one meaning in all tables.
    init(ofColumn name: String) { self = CellContents.byColumn[name] ?? .text }

    init(of kind: LedgerVocabulary.Field.Kind) {
        switch kind {
        case .boolean: self = .boolean
        case .number, .days: self = .number
        case .money: self = .money
        case .date: self = .date
        case .text, .word: self = .text
        }
    }

    private static let byColumn: [String: CellContents] = [
        "amount": .number, "credit_limit": .number, "risk_score": .number,
        "vulnerable": .boolean, "insured": .boolean, "public_body": .boolean, "consumer": .boolean,
        "direct_debit": .boolean, "qualified": .boolean, "disputed": .boolean, "paid_invoices": .boolean,
        "insolvency": .date, "insolvency_published": .date, "court_deadline": .date, "issued": .date, "due": .date,
        "entered": .date, "factored_on": .date, "returned_on": .date, "paid_on": .date, "date": .date,
        "rejected_on": .date, "opened": .date, "closed": .date, "made": .date, "from": .date, "until": .date,
        "day": .date, "outcome_day": .date, "as_of": .date, "last_bank_day": .date,
    ]
}

extension CellFormats {
    /// A cell as the normal form writes it.
    ///
    /// What cannot be read stays as it is, to be told again when the normal form is read; a question mark comes before it where
    /// it would mean something there.
    func normalForm(of text: CellBytes, _ contents: CellContents) -> [UInt8] {
        guard !text.isEmpty else { return [] }
        switch contents {
        case .text: return Array(text)
        case .date:
            if let date = date(text) { return Array(date.description.utf8) }
            return unread(text) { $0.date(text) != nil }
        case .boolean:
            if let value = boolean(text) { return Array(value ? "true".utf8 : "false".utf8) }
            return unread(text) { $0.boolean(text) != nil }
        case .number:
            if let number = numbers.normalForm(of: text) { return number }
            return unread(text) { $0.numbers.normalForm(of: text) != nil }
        case .money:
            guard text.count > 4, text[text.count - 4] == 0x20 else { return normalForm(of: text, .number) }
            let number = CellBytes(rebasing: text[..<(text.count - 4)]).trimmed
            return normalForm(of: number, .number) + text[(text.count - 4)...]
        }
    }

    private func unread(_ text: CellBytes, _ wouldBeRead: (CellFormats) -> Bool) -> [UInt8] {
        (wouldBeRead(CellFormats()) ? [UInt8(ascii: "?")] : []) + Array(text)
    }
}

extension NumberFormat {
    /// A number with a point and a minus in front, with no more decimals than it needs; `nil` for what is none.
    func normalForm(of text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        for decimals in 0...9 {
            guard let units = try? units(text, decimals: decimals) else { continue }
            let digits = String(units.magnitude)
            let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
            let number =
                decimals == 0 ? padded : padded.dropLast(decimals) + "." + padded.suffix(decimals)
            return Array(((units < 0 ? "-" : "") + number).utf8)
        }
        return nil
    }
}
