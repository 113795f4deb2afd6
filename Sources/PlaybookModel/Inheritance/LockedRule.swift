import Diagnostics
import FinancialValues
import PlaybookSyntax

/// A rule of a parent that says `locked: true`: a child may tighten it, and neither weaken nor omit it.
///
/// Tighter is what can be seen from the words alone: more in `stops`, `effects` or `approval`, less in `except`, a shorter
/// `notice_lapses`, a longer `rest_after_lift`, and what changes no decision, such as a title. Any other change is refused,
/// a narrower condition too: whether it is narrower is not decided here.
struct LockedRule {
    let record: SyntaxRecord

    init?(_ record: SyntaxRecord) {
        guard record.boolean("locked") == true else { return nil }
        self.record = record
    }

    private static let explaining: Set<String> = ["title", "text", "legal_basis", "template"]

    /// - Parameter child: The record that the field stands in: the locked one's child, or something inside it.
    func fault(of field: SyntaxField, in child: SyntaxRecord, over parent: SyntaxField?) -> Diagnostic? {
        if LockedRule.explaining.contains(field.key) { return nil }
        if case .invalid = field.value { return nil }
        return isTighter(field, than: parent) ? nil : weakened(field, child, parent)
    }

    func omission(of child: SyntaxRecord) -> Diagnostic? {
        Diagnostic(
            .weakenedLock, at: child.place("omit"),
            "\(child.kind.word)\(child.quotedName) is locked and cannot be left out", notes: [note])
    }

    /// A new record in a list inside a locked rule. A bar only forbids more.
    func addition(of child: SyntaxRecord) -> Diagnostic? {
        guard child.kind != .bar else { return nil }
        return Diagnostic(
            .weakenedLock, at: child.place(child.kind.nameKey ?? ""),
            "\(child.kind.word)\(child.quotedName) cannot be added to \(record.kind.word)\(record.quotedName), which is locked",
            notes: [note])
    }

    private func isTighter(_ field: SyntaxField, than parent: SyntaxField?) -> Bool {
        switch field.key {
        case "locked":
            if case .boolean(true) = field.value { return true }
            return false
        case "stops", "effects", "formerly": return words(of: field).isSuperset(of: words(of: parent))
        case "except": return words(of: field).isSubset(of: words(of: parent))
        case "approval":
            guard let new = field.value.approval, !new.any else { return false }
            guard let old = parent?.value.approval else { return parent == nil }
            return !old.any && Set(new.roles.map(\.value)).isSuperset(of: old.roles.map(\.value))
        case "notice_lapses": return compare(field, parent) { $0 <= $1 }
        case "rest_after_lift": return compare(field, parent) { $0 >= $1 }
        default: return false
        }
    }

    /// `everything` is all kinds that a hold can stop.
    private func words(of field: SyntaxField?) -> Set<String> {
        let words = Set((field?.words ?? []).map(\.value))
        if field?.key == "stops", words.contains("everything") {
            return words.union(["contact", "charges", "hand_over", "suspension", "internal"])
        }
        if field == nil && record.kind == .hold { return [] }
        return words
    }

    private func compare(_ field: SyntaxField, _ parent: SyntaxField?, _ holds: (Int, Int) -> Bool) -> Bool {
        guard case .duration(let new) = field.value, case .duration(let old)? = parent?.value, new.unit == old.unit
        else { return false }
        return holds(new.count, old.count)
    }

    private func weakened(_ field: SyntaxField, _ child: SyntaxRecord, _ parent: SyntaxField?) -> Diagnostic {
        let allowed =
            switch field.key {
            case "stops", "effects": "only words may be added to it"
            case "except": "only words may be taken out of it"
            case "approval": "only roles may be added to it"
            case "notice_lapses": "it may only be shorter"
            case "rest_after_lift": "it may only be longer"
            default: "only a change that is tighter whatever the ledger holds is accepted"
            }
        return Diagnostic(
            .weakenedLock, at: field.range,
            "\"\(field.key)\" of \(child.kind.word)\(child.quotedName) is locked: \(allowed)",
            help: "add a rule of its own beside it",
            notes: [note] + (parent.map { [DiagnosticNote("the locked value", at: $0.range)] } ?? []))
    }

    private var note: DiagnosticNote {
        DiagnosticNote("locked here", at: record["locked"]?.range ?? record.range)
    }
}

extension SyntaxRecord {
    /// ` "NAME"`, or nothing for a record that is named by the key it stands at.
    var quotedName: String { name.map { " \"\($0)\"" } ?? "" }
}
