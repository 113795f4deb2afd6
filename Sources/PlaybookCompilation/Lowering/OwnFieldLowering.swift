import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// The policy's own fields: attributes of the author's ledger, and defaults of built-in facts.
struct OwnFieldLowering {
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    /// Sorted as written; what is faulty is left out.
    func fields(_ policy: SyntaxRecord) -> [OwnField] {
        policy.named("fields").flatMap { scope -> [OwnField] in
            guard let owner = FactScope(rawValue: scope.name.value) else { return [] }
            return (scope.value.named ?? []).compactMap { entry in
                entry.value.record.flatMap { field(entry.name, of: owner, $0) }
            }
        }
    }

    private func field(_ name: Located<String>, of scope: FactScope, _ record: SyntaxRecord) -> OwnField? {
        let words = record.words("one_of")?.map(\.value) ?? []
        if let builtIn = BuiltInFact(rawValue: "\(scope.rawValue).\(name.value)") {
            return builtInDefault(builtIn, name, record)
        }
        guard let type = declaredType(record, words: words) else {
            if record.isComplete && record["type"] == nil && record["one_of"] == nil { faults.report(untyped(name)) }
            return nil
        }
        let constant = record["default"].map { self.constant($0, of: type, words: words) }
        if case .some(.none) = constant { return nil }
        return OwnField(
            scope: scope, name: name.value, type: type, words: words, defaultValue: constant ?? nil,
            texts: texts(record), origin: name.range)
    }

    private func declaredType(_ record: SyntaxRecord, words: [String]) -> ValueType? {
        if let type = record.text("type")?.value, type != "enumeration" {
            if let oneOf = record["one_of"] { faults.report(wordsOfOtherType(oneOf, type)) }
            return OwnFieldLowering.types[type]
        }
        if record["one_of"] == nil, record["type"] != nil, record.isComplete { faults.report(noWords(record)) }
        return words.isEmpty ? nil : .enumeration(.ownField)
    }

    private static let types: [String: ValueType] = [
        "boolean": .boolean, "number": .number, "money": .money, "days": .days, "date": .date, "text": .text,
    ]

    /// A field under a built-in fact's name says only what holds where the ledger is silent.
    private func builtInDefault(_ fact: BuiltInFact, _ name: Located<String>, _ record: SyntaxRecord) -> OwnField? {
        let row = FactTable.row(of: fact)
        guard row.column != nil else {
            faults.report(computed(name, fact))
            return nil
        }
        if let type = record["type"], let declared = type.text?.value, OwnFieldLowering.types[declared] != row.type {
            if case .enumeration = row.type, declared == "enumeration" { return nil }
            faults.report(otherType(type, fact, row.type))
            return nil
        }
        guard let value = record["default"] else {
            if record.isComplete { faults.report(noDefault(name, fact)) }
            return nil
        }
        guard let constant = constant(value, of: row.type, words: []) else { return nil }
        return OwnField(
            scope: fact.scope, name: fact.name, type: row.type, defaultValue: constant, builtIn: fact,
            texts: texts(record), origin: name.range)
    }

    private func texts(_ record: SyntaxRecord) -> [String: String] {
        Dictionary(record.languages.map { ($0.language, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    /// The default as a value of the field's type; reports what it is not.
    private func constant(_ field: SyntaxField, of type: ValueType, words: [String]) -> Constant? {
        guard case .literal(let literal) = field.value else { return nil }
        switch (type, literal) {
        case (.boolean, .boolean(let value)): return .boolean(value)
        case (.number, .number(let number)): return .number(number)
        case (.money, .money(let money)):
            if let fault = vocabulary.fault(of: money.currency, at: field.range) {
                faults.report(fault)
                return nil
            }
            return .money(money)
        case (.money, .number(let number)) where number.millionths == 0: return .zeroMoney
        case (.days, .days(let days)): return .days(days)
        case (.date, .date(let date)): return .date(date)
        case (.text, .text(let text)), (.text, .word(let text)): return .text(text)
        case (.enumeration(let list), .word(let word)), (.enumeration(let list), .text(let word)):
            let known = list == .ownField ? KnownNames(words) : vocabulary.words(of: list, field: nil)
            let (what, owner, plural, code) = list.unknown
            let place = Located(word, at: field.range)
            if let fault = known?.fault(of: place, code, what: what, owner: owner, plural: plural) {
                faults.report(fault)
                return nil
            }
            return .word(word)
        default:
            faults.report(defaultOfOtherType(field, type))
            return nil
        }
    }
}

// MARK: - Messages

extension OwnFieldLowering {
    private func untyped(_ name: Located<String>) -> Diagnostic {
        Diagnostic(
            .missingKey, at: name.range, "field \"\(name.value)\" does not say what it holds",
            help:
                "write \"type:\" and one of \(orList(OwnFieldLowering.types.keys.sorted())), or \"one_of:\" and its words"
        )
    }

    private func noWords(_ record: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .missingKey, at: record.place("type"), "an enumeration needs its words",
            help: "write \"one_of: [a, b]\"")
    }

    private func wordsOfOtherType(_ field: SyntaxField, _ type: String) -> Diagnostic {
        Diagnostic(
            .unusedKey, at: field.keyRange, "\"one_of\" has no effect beside type \"\(type)\"",
            help: "take \"type\" out to make it one of these words")
    }

    private func computed(_ name: Located<String>, _ fact: BuiltInFact) -> Diagnostic {
        Diagnostic(
            .reservedName, at: name.range, "\"\(fact.rawValue)\" is computed from the ledger and needs no default",
            help: "give your own field another name")
    }

    private func otherType(_ type: SyntaxField, _ fact: BuiltInFact, _ expected: ValueType) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: type.range, "\"\(fact.rawValue)\" is built in and holds \(expected.words)",
            help: "a field under its name only says what holds where the ledger is silent")
    }

    private func noDefault(_ name: Located<String>, _ fact: BuiltInFact) -> Diagnostic {
        Diagnostic(
            .missingKey, at: name.range, "\"\(fact.rawValue)\" is built in, and nothing is said about it here",
            help: "write \"default:\" for where the ledger is silent, or take it out")
    }

    private func defaultOfOtherType(_ field: SyntaxField, _ type: ValueType) -> Diagnostic {
        Diagnostic(
            .typeMismatch, at: field.range, "the default \"\(field.range.text)\" is not \(type.words)")
    }
}
