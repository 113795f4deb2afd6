import Diagnostics
import FinancialValues
import PlaybookSyntax

/// How a key of a locked rule may change.
enum Tightening {
    /// It changes no decision: a title, a text.
    case anything
    case moreWords(standard: Set<String>)
    case fewerWords
    case moreApproval
    case shorter
    case longer(standard: DateOffset)
    case onlyWord(String)
    case onlyBoolean(Bool)
    case fewerDays
    /// By what it means: see `LockedChange`.
    case byMeaning(LockedChange.Tighter)
    case nothing

    static func of(_ key: String, in kind: RecordKind) -> Tightening {
        switch (key, kind) {
        case ("title", _), ("text", _), ("legal_basis", _), ("template", _): .anything
        case ("locked", _): .onlyBoolean(true)
        case ("formerly", _): .moreWords(standard: [])
        case ("approval", _): .moreApproval
        case ("stops", .hold): .moreWords(standard: ["contact", "charges", "hand_over", "suspension"])
        case ("effects", .bar): .moreWords(standard: [])
        case ("except", .hold): .fewerWords
        case ("clock", .hold): .onlyWord("stops")
        case ("when", .hold), ("when", .bar), ("when", .lift), ("for", .obligation): .byMeaning(.wider)
        case ("when", .stage), ("services", .suspension), ("require", .guarantee): .byMeaning(.narrower)
        case ("at", .stage): .byMeaning(.later)
        case ("by", .obligation): .byMeaning(.earlier)
        case ("without_notice", .stage): .onlyBoolean(false)
        case ("days", .suspension): .fewerDays
        case ("notice_lapses", .suspension): .shorter
        case ("rest_after_lift", .suspension): .longer(standard: DateOffset(30, .days))
        case ("warn", .obligation): .longer(standard: DateOffset(0, .days))
        default: .nothing
        }
    }

    func allows(_ new: SyntaxField, over old: SyntaxField?) -> Bool {
        switch self {
        case .anything: return true
        case .moreWords(let standard): return Self.words(new).isSuperset(of: old.map(Self.words) ?? standard)
        case .fewerWords: return Self.words(new).isSubset(of: old.map(Self.words) ?? [])
        case .moreApproval: return Self.asksMore(new.value.approval, than: old?.value.approval)
        case .shorter: return old == nil || Self.compare(new, old?.value.offset) { $0 <= $1 }
        case .longer(let standard): return Self.compare(new, old.map(\.value.offset) ?? standard) { $0 >= $1 }
        case .onlyWord(let word): return new.text?.value == word
        case .onlyBoolean(let value): if case .boolean(value) = new.value { return true }
        case .fewerDays: return Self.days(new).isSubset(of: old.map(Self.days) ?? [.mon, .tue, .wed, .thu])
        case .byMeaning, .nothing: break
        }
        return false
    }

    /// For messages, behind `is locked:`.
    var allowed: String {
        switch self {
        case .moreWords: "only words may be added to it"
        case .fewerWords: "only words may be taken out of it"
        case .moreApproval: "only roles may be added to it"
        case .shorter: "it may only be shorter"
        case .longer: "it may only be longer"
        case .onlyWord(let word): "it may only be \"\(word)\""
        case .onlyBoolean(let value): "it may only be \"\(value)\""
        case .fewerDays: "only days may be taken out of it"
        case .anything, .byMeaning, .nothing: "only a change that is tighter whatever the ledger holds is accepted"
        }
    }

    // MARK: Values

    /// `everything` is all kinds that a hold can stop.
    private static func words(_ field: SyntaxField) -> Set<String> {
        let words = Set((field.words ?? []).map(\.value))
        guard field.key == "stops", words.contains("everything") else { return words }
        return words.union(["contact", "charges", "hand_over", "suspension", "internal"])
    }

    private static func asksMore(_ new: ApprovalSyntax?, than old: ApprovalSyntax?) -> Bool {
        guard let new, !new.any else { return false }
        guard let old else { return true }
        return !old.any && Set(new.roles.map(\.value)).isSuperset(of: old.roles.map(\.value))
    }

    private static func compare(_ new: SyntaxField, _ old: DateOffset?, _ holds: (Int, Int) -> Bool) -> Bool {
        guard let new = new.value.offset, let old, new.unit == old.unit else { return false }
        return holds(new.count, old.count)
    }

    private static func days(_ field: SyntaxField) -> Set<Weekday> {
        guard case .sendDays(let days) = field.value else { return Set(Weekday.allCases) }
        return Set(days.compactMap { if case .weekday(let weekday) = $0.value { weekday } else { nil } })
    }
}

extension SyntaxValue {
    fileprivate var offset: DateOffset? {
        switch self {
        case .duration(let offset), .warning(let offset): offset
        default: nil
        }
    }
}
