import Diagnostics
import FinancialValues
import PlaybookSyntax

/// A rule of a parent that says `locked: true`: a child may tighten it, and neither weaken nor omit it.
///
/// Tighter protects the customer more: a hold that stops more, a stage that comes later or for less, a lift that comes sooner.
/// What the words alone show is judged here; conditions, and clocks that are not evidently tighter, are left to the compiler,
/// which knows what they mean. Any other change is refused.
struct LockedRule {
    let record: SyntaxRecord

    init?(_ record: SyntaxRecord) {
        guard record.boolean("locked") == true else { return nil }
        self.record = record
    }

    enum Verdict {
        case tighter
        case weaker(Diagnostic)
        case depends(LockedChange)
    }

    /// - Parameter child: The record that the field stands in: the locked one's child, or something inside it.
    func verdict(on field: SyntaxField, in child: SyntaxRecord, over parent: SyntaxField?) -> Verdict {
        if case .invalid = field.value { return .tighter }
        if case .invalid? = parent?.value { return .tighter }
        let tightening = Tightening.of(field.key, in: child.kind)
        switch tightening {
        case .byMeaning(let tighter): return verdict(on: field, in: child, over: parent, tighter)
        default:
            let isTighter = tightening.allows(field, over: parent)
            return isTighter ? .tighter : .weaker(weakened(field, child, parent, tightening.allowed))
        }
    }

    private func verdict(
        on field: SyntaxField, in child: SyntaxRecord, over parent: SyntaxField?, _ tighter: LockedChange.Tighter
    ) -> Verdict {
        if case .clock(let new) = field.value, case .clock(let old)? = parent?.value,
            tighter == .later ? new.isNoEarlier(than: old) : old.isNoEarlier(than: new)
        {
            return .tighter
        }
        // Where nothing was asked, whatever is asked now leaves less.
        if tighter == .narrower && parent == nil { return .tighter }
        return .depends(LockedChange(tighter: tighter, record: child, field: field, parent: parent, lock: place))
    }

    func omission(of child: SyntaxRecord) -> Diagnostic {
        Diagnostic(
            .weakenedLock, at: child.place("omit"),
            "\(child.kind.word)\(child.quotedName) is locked and cannot be left out", notes: [note])
    }

    /// A new record in a list inside a locked rule. A bar only forbids more, and a lift only gives back more.
    func addition(of child: SyntaxRecord) -> Diagnostic? {
        guard child.kind != .bar, child.kind != .lift else { return nil }
        return Diagnostic(
            .weakenedLock, at: child.place(child.kind.nameKey ?? ""),
            "\(child.kind.word)\(child.quotedName) cannot be added to \(record.kind.word)\(record.quotedName), which is locked",
            notes: [note])
    }

    private func weakened(
        _ field: SyntaxField, _ child: SyntaxRecord, _ parent: SyntaxField?, _ allowed: String
    ) -> Diagnostic {
        Diagnostic(
            .weakenedLock, at: field.range,
            "\"\(field.key)\" of \(child.kind.word)\(child.quotedName) is locked: \(allowed)",
            help: "add a rule of its own beside it",
            notes: [note] + (parent.map { [DiagnosticNote("the locked value", at: $0.range)] } ?? []))
    }

    private var place: SourceRange { record["locked"]?.range ?? record.range }
    private var note: DiagnosticNote { DiagnosticNote("locked here", at: place) }
}

extension SyntaxRecord {
    /// ` "NAME"`, or nothing for a record that is named by the key it stands at.
    var quotedName: String { name.map { " \"\($0)\"" } ?? "" }
}
