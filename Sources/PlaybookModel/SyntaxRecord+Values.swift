import Diagnostics
import FinancialValues
import PlaybookSyntax

/// What stands at a key, when it has the kind that the key asks for.
///
/// `nil` for a key that is absent, and for a value that was reported as invalid.
extension SyntaxRecord {
    public func text(_ key: String) -> Located<String>? { self[key]?.text }

    public func words(_ key: String) -> [Located<String>]? { self[key]?.words }

    public func boolean(_ key: String) -> Bool? {
        if case .boolean(let value)? = self[key]?.value { value } else { nil }
    }

    public func integer(_ key: String) -> Int? {
        if case .integer(let value)? = self[key]?.value { value } else { nil }
    }

    public func duration(_ key: String) -> Located<DateOffset>? {
        switch self[key]?.value {
        case .duration(let value)?, .warning(let value)?: Located(value, at: self[key]!.range)
        default: nil
        }
    }

    public func amounts(_ key: String) -> [Located<Money>]? {
        switch self[key]?.value {
        case .amounts(let values)?: values
        case .money(let value)?: [Located(value, at: self[key]!.range)]
        default: nil
        }
    }

    public func money(_ key: String) -> Located<Money>? {
        if case .money(let value)? = self[key]?.value { Located(value, at: self[key]!.range) } else { nil }
    }

    public func clock(_ key: String) -> ClockSyntax? {
        if case .clock(let value)? = self[key]?.value { value } else { nil }
    }

    public func condition(_ key: String) -> ConditionSyntax? {
        if case .condition(let value)? = self[key]?.value { value } else { nil }
    }

    public func frequency(_ key: String) -> FrequencySyntax? {
        if case .frequency(let value)? = self[key]?.value { value } else { nil }
    }

    public func repetition(_ key: String) -> RepetitionSyntax? {
        if case .repetition(let value)? = self[key]?.value { value } else { nil }
    }

    public func approval(_ key: String) -> ApprovalSyntax? { self[key]?.value.approval }

    public func insertion(_ key: String) -> InsertionSyntax? {
        if case .insertion(let value)? = self[key]?.value { value } else { nil }
    }

    public func periods(_ key: String) -> [Located<DayRange>]? {
        switch self[key]?.value {
        case .periods(let values)?: values
        case .period(let value)?: [Located(value, at: self[key]!.range)]
        default: nil
        }
    }

    public func record(_ key: String) -> SyntaxRecord? {
        if case .record(let record)? = self[key]?.value { record } else { nil }
    }

    /// Empty for a key that is absent.
    public func records(_ key: String) -> [SyntaxRecord] {
        switch self[key]?.value {
        case .records(let records)?: records
        case .record(let record)?: [record]
        default: []
        }
    }

    /// Empty for a key that is absent.
    public func named(_ key: String) -> [(name: Located<String>, value: SyntaxValue)] {
        if case .named(let entries)? = self[key]?.value { entries } else { [] }
    }

    /// Written, but not usable: nothing more is to be said of it.
    public func isInvalid(_ key: String) -> Bool {
        if case .invalid? = self[key]?.value { true } else { false }
    }

    /// Where to point when a thing about a key is said: at its value, else at the record's name, else at the record.
    public func place(_ key: String) -> SourceRange { self[key]?.range ?? nameField?.range ?? range }

    /// The field that names the record: `step: courtesy`. `nil` for those named by the key they stand at.
    public var nameField: SyntaxField? { kind.nameKey.flatMap { self[$0] } }

    public var name: String? { nameField?.text?.value }
}

extension SyntaxField {
    /// A text, a word, or a list of one word.
    public var text: Located<String>? {
        switch value {
        case .text(let text), .word(let text), .literal(.text(let text)), .literal(.word(let text)):
            Located(text, at: range)
        case .words(let words) where words.count == 1: words[0]
        default: nil
        }
    }

    public var words: [Located<String>]? {
        switch value {
        case .words(let words): words
        case .word(let word): [Located(word, at: range)]
        default: nil
        }
    }
}

extension SyntaxValue {
    public var approval: ApprovalSyntax? {
        switch self {
        case .approval(let approval): approval
        case .words(let words): ApprovalSyntax(roles: words, any: false)
        default: nil
        }
    }

    public var record: SyntaxRecord? { if case .record(let record) = self { record } else { nil } }

    public var named: [(name: Located<String>, value: SyntaxValue)]? {
        if case .named(let entries) = self { entries } else { nil }
    }

    public var word: String? {
        switch self {
        case .word(let word), .text(let word): word
        default: nil
        }
    }
}

extension RecordKind {
    /// The key whose value is the record's name; `nil` for records that stand at their name, and for those without one.
    public var nameKey: String? {
        switch self {
        case .policy: "policy"
        case .playbook: "playbook"
        case .tests: "tests"
        case .referenceRate: "reference_rate"
        case .hold: "hold"
        case .step: "step"
        case .escalation: "escalation"
        case .obligation: "obligation"
        case .suspension: "suspension"
        case .stage: "stage"
        case .bar: "bar"
        case .lift: "lift"
        case .pack: "pack"
        case .guarantee: "guarantee"
        case .leftOutGuarantee: "left_out"
        case .testCase: "case"
        default: nil
        }
    }

    /// What it is called in a message: `step`, `bar`.
    public var word: String {
        switch self {
        case .legalEntity: "legal entity"
        case .latePayment: "late-payment rule"
        case .referenceRate: "reference rate"
        case .rateValue: "value"
        case .testCase: "case"
        case .leftOutGuarantee: "guarantee that is left out"
        default: rawValue
        }
    }
}
