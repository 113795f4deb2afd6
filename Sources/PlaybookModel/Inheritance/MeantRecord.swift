import Diagnostics
import PlaybookSyntax

/// A record of a parent's that a layer's record can mean, whatever its name: one of the same list or the same map.
struct InheritedRecord {
    let name: String
    let record: SyntaxRecord

    /// - Parameter named: The names that the layer writes.
    static func all(of parents: [SyntaxRecord], but named: [String]) -> [InheritedRecord] {
        let named = Set(named)
        return parents.compactMap { record in record.name.map { InheritedRecord(name: $0, record: record) } }
            .filter { !named.contains($0.name) }
    }

    static func all(
        of parents: [(name: Located<String>, value: SyntaxValue)], but named: [String]
    ) -> [InheritedRecord] {
        let named = Set(named)
        return parents.compactMap { entry in
            entry.value.record.map { InheritedRecord(name: entry.name.value, record: $0) }
        }
        .filter { !named.contains($0.name) }
    }
}

/// Finds the inherited record that a layer means to change when nothing inherited has the name it writes.
///
/// A name in a layer is either that of something inherited or of something new, and only what stands below it shows which:
/// a change says a key or two, something new says all that its kind needs. What is whole, and changes no inherited part by
/// its name, is taken as new however near its name is.
struct MeantRecord {
    let child: SyntaxRecord
    let name: String

    /// - Parameter inherited: Without those that the layer names elsewhere: they are meant there.
    func among(_ inherited: [InheritedRecord]) -> InheritedRecord? {
        guard child["insert"] == nil else { return nil }
        let parts = Set(child.partNames)
        let changesPart = { (parent: InheritedRecord) in !parts.isDisjoint(with: parent.record.partNames) }
        let isPart = child.isPart
        guard isPart || !parts.isEmpty else { return nil }
        if let near = nearest(among: inherited), isPart || changesPart(near) { return near }
        return isPart && !parts.isEmpty ? inherited.first(where: changesPart) : nil
    }

    /// The inherited record whose name this one's can be a slip of the pen for.
    func nearest(among inherited: [InheritedRecord]) -> InheritedRecord? {
        let slip = NameSuggestion.slip(name, among: inherited.map(\.name))
        return inherited.first { $0.name == slip }
    }
}

extension SyntaxRecord {
    /// It, or something in it, says less than something new of its kind must, or says how it joins an inherited list.
    fileprivate var isPart: Bool {
        self["omit"] != nil || isComplete && !keysOfNew.isEmpty
            || parts.contains { $0["insert"] != nil || $0.isPart }
    }

    /// What something new of its kind must say and this does not, quoted, in the order of the keys.
    var keysOfNew: [String] {
        let table = KeyTable.of(kind)
        // Only the built-in hold goes without a condition.
        let needsWhen = kind == .hold && name != "block" && self["when"] == nil
        let missing =
            (needsWhen ? ["\"when\""] : []) + table.missingRows(in: self, merged: true).map { "\"\($0.key)\"" }
        let needsDeed = table["send"] != nil && table["task"] != nil && self["send"] == nil && self["task"] == nil
        return missing + (needsDeed ? ["\"send\" or \"task\""] : [])
    }

    private var parts: [SyntaxRecord] { fields.flatMap { records($0.key) }.filter { $0.kind.nameKey != nil } }

    fileprivate var partNames: [String] { parts.compactMap(\.name) }
}
