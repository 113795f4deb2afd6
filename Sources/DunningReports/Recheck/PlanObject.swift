import Diagnostics
import FinancialValues

/// What a line of a schedule lacks: one lower-case sentence.
struct PlanLineFault: Error {
    let message: String
}

/// An object of a schedule's line, read key by key; says which key is missing or of another kind.
struct PlanObject {
    private let members: [String: JSONText]
    /// Of the keys: `account.`
    private let path: String

    init(_ value: JSONText, _ path: String) throws(PlanLineFault) {
        guard case .object(let members) = value else {
            throw PlanLineFault(
                message: path.isEmpty
                    ? "the line is no JSON object" : "\"\(path.dropLast())\" is no object")
        }
        self.members = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        self.path = path
    }

    /// `null` where the key is missing.
    func value(_ key: String) -> JSONText { members[key] ?? .null }

    private func required(_ key: String) throws(PlanLineFault) -> JSONText {
        guard let value = members[key] else { throw PlanLineFault(message: "the key \"\(path + key)\" is missing") }
        return value
    }

    private func other(_ key: String, _ value: JSONText, _ expected: String) -> PlanLineFault {
        PlanLineFault(message: "\"\(path + key)\" is \(value.compact.printable), expected \(expected)")
    }

    func text(_ key: String) throws(PlanLineFault) -> String {
        let value = try required(key)
        guard case .string(let text) = value else { throw other(key, value, "a text") }
        return text
    }

    func optionalText(_ key: String) throws(PlanLineFault) -> String? {
        if case .null = try required(key) { return nil }
        return try text(key)
    }

    func texts(_ key: String) throws(PlanLineFault) -> [String] {
        let value = try required(key)
        guard case .array(let elements) = value else { throw other(key, value, "a list of texts") }
        var texts: [String] = []
        for element in elements {
            guard case .string(let text) = element else { throw other(key, value, "a list of texts") }
            texts.append(text)
        }
        return texts
    }

    func flag(_ key: String) throws(PlanLineFault) -> Bool {
        let value = try required(key)
        guard case .boolean(let flag) = value else { throw other(key, value, "true or false") }
        return flag
    }

    func number(_ key: String, _ range: ClosedRange<Int>) throws(PlanLineFault) -> Int {
        let value = try required(key)
        guard case .integer(let number) = value, range.contains(number) else {
            throw other(key, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func date(_ key: String) throws(PlanLineFault) -> CalendarDate {
        let value = try required(key)
        guard case .string(let text) = value, let date = CalendarDate(iso: text) else {
            throw other(key, value, "a date such as 2026-12-31")
        }
        return date
    }

    /// One of the words of a list.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ what: String
    ) throws(PlanLineFault) -> Word {
        let text = try text(key)
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        throw PlanLineFault(
            message: "\"\(text.printable)\" is no \(what), expected \(orList(words))"
                + NameSuggestion.question(for: text, among: words))
    }

    func object(_ key: String) throws(PlanLineFault) -> PlanObject { try PlanObject(required(key), path + key + ".") }

    func optionalObject(_ key: String) throws(PlanLineFault) -> PlanObject? {
        if case .null = try required(key) { return nil }
        return try object(key)
    }

    func objects(_ key: String) throws(PlanLineFault) -> [PlanObject] {
        let value = try required(key)
        guard case .array(let values) = value else { throw other(key, value, "a list") }
        var objects: [PlanObject] = []
        for value in values { objects.append(try PlanObject(value, path + key + ".")) }
        return objects
    }
}
