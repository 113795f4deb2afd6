import Diagnostics
import PlaybookSyntax

/// Merges a child's map into its parent's, by name and never by position. [135] [136]
///
/// Steps, holds, rules, stages, bars and lifts of one name are merged key by key, and so are sequences and `promises`; every
/// other value of the child replaces the parent's whole. What the parent has locked may only be tightened: `LockedRule`.
struct RecordMerging {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var lockedChanges: [LockedChange] = []
    /// The parent, or a part of it, could not be read: what the child changes may be in it.
    private let parentIsOpen: Bool
    /// The parent's, for messages.
    private let parentName: String
    /// The last list merged holds a record whose place is not known, which was reported.
    private var hasMisplaced = false

    /// - Parameter parentName: Empty where there is no parent, or none that is known.
    init(parentName: String = "", parentIsOpen: Bool = false) {
        (self.parentName, self.parentIsOpen) = (parentName, parentIsOpen)
    }

    /// What says how a record joins its parent's list, and is no part of the merged record.
    static let joiningKeys: Set<String> = ["insert", "omit", "reason"]

    /// A playbook without a parent: nothing in it can be inserted into anything or left out.
    mutating func root(_ record: SyntaxRecord) -> SyntaxRecord { copied(record, reportsJoining: true) }

    /// A playbook whose parent is unknown: what it inserts and leaves out cannot be judged.
    mutating func orphan(_ record: SyntaxRecord) -> SyntaxRecord {
        let copy = copied(record, reportsJoining: false)
        return SyntaxRecord(copy.kind, fields: copy.fields, at: copy.range, isComplete: false)
    }

    /// - Parameter lock: The nearest locked record of the parent around it, itself included.
    mutating func merge(_ child: SyntaxRecord, into parent: SyntaxRecord, lock: LockedRule? = nil) -> SyntaxRecord {
        let lock = lock ?? LockedRule(parent)
        var fields = parent.fields
        var isComplete = parent.isComplete && child.isComplete
        for field in child.fields {
            if field.key == child.kind.nameKey && child.kind != .playbook { continue }
            if RecordMerging.joiningKeys.contains(field.key) && child.kind != .playbook { continue }
            let index = fields.firstIndex { $0.key == field.key }
            if let index, hidesNames(field.value, fields[index].value) {
                // What could not be read says nothing about what the other layer has there.
                isComplete = false
                if case .invalid = field.value { continue }
            }
            guard let value = merged(field, of: child, over: index.map { fields[$0] }, lock: lock) else { continue }
            if let index { fields[index] = value } else { fields.append(value) }
            if hasMisplaced { isComplete = false }
            hasMisplaced = false
        }
        return SyntaxRecord(child.kind, fields: fields, at: parent.range, isComplete: isComplete)
    }

    /// - Returns: `nil` for a change of a locked rule that was refused: the parent's value stays.
    private mutating func merged(
        _ field: SyntaxField, of child: SyntaxRecord, over parent: SyntaxField?, lock: LockedRule?
    ) -> SyntaxField? {
        switch (field.value, parent?.value) {
        case (.records(let children), .records(let parents)?) where isNamed(children + parents):
            return field.replacing(value: .records(merge(children, into: parents, lock: lock)))
        case (.records(let children), nil) where isNamed(children):
            return field.replacing(value: .records(merge(children, into: [], lock: lock)))
        case (.record(let child), .record(let parent)?) where child.kind == .promises:
            return field.replacing(value: .record(merge(child, into: parent, lock: lock)))
        case (.named(let children), .named(let parents)?) where holdsSequences(children) || holdsSequences(parents):
            return field.replacing(value: .named(merge(children, into: parents, lock: lock)))
        default:
            switch lock?.verdict(on: field, in: child, over: parent) {
            case .weaker(let fault)?:
                diagnostics.append(fault)
                return nil
            case .depends(let change)?: lockedChanges.append(change)
            case .tighter?, nil: break
            }
            return field.replacing(value: copied(field.value, reportsJoining: true))
        }
    }

    // MARK: Lists of named records

    private mutating func merge(
        _ children: [SyntaxRecord], into parents: [SyntaxRecord], lock: LockedRule?
    ) -> [SyntaxRecord] {
        var list = NamedList(parents)
        var waiting: [SyntaxRecord] = []
        let unnamed = InheritedRecord.all(of: parents, but: children.compactMap(\.name))
        for child in unrepeated(children) {
            guard let name = child.name else {
                // A pack of guarantees, or a name that is missing and was reported.
                waiting.append(child)
                continue
            }
            if let index = list.index(of: name) {
                let parent = list.records[index]
                if child.boolean("omit") == true {
                    if mayOmit(child, parent, lock: lock) { list.remove(name) }
                } else {
                    if let insert = child["insert"] { diagnostics.append(insertOfInherited(child, insert, parent)) }
                    list.records[index] = merge(child, into: parent, lock: lock)
                }
            } else if let omit = child["omit"] {
                if !parentIsOpen { diagnostics.append(unknownOmission(child, omit, among: list.names)) }
            } else if !parentIsOpen, let meant = MeantRecord(child: child, name: name).among(unnamed),
                let index = list.index(of: meant.name)
            {
                let place = child.place(child.kind.nameKey ?? "")
                diagnostics.append(unknownInherited(child, Located(name, at: place), meant, in: parentName))
                list.records[index] = merge(child, into: list.records[index], lock: lock)
            } else {
                if let fault = lock?.addition(of: child) { diagnostics.append(fault) }
                waiting.append(child)
            }
        }
        place(waiting, into: &list, besides: parents.isEmpty ? nil : unnamed)
        return list.records
    }

    /// Puts new records where they ask to be; one may name another new one, wherever that is written.
    ///
    /// - Parameter unnamed: The inherited ones that the layer does not name; `nil` where nothing is inherited.
    private mutating func place(
        _ children: [SyntaxRecord], into list: inout NamedList, besides unnamed: [InheritedRecord]?
    ) {
        var waiting = children
        var progress = true
        while progress {
            progress = false
            for (index, child) in waiting.enumerated()
            where list.insert(copied(child, reportsJoining: false), child["insert"]) {
                if child["insert"] == nil, let unnamed, child.kind.isOrdered, child.name != nil {
                    // Where the parent cannot be read whole, it may be a change of a step that stands there.
                    if !parentIsOpen && child.isComplete {
                        diagnostics.append(missingInsert(child, behind: list.lastName(but: child.name), unnamed))
                    }
                    hasMisplaced = hasMisplaced || parentIsOpen || child.isComplete
                }
                if child["insert"] != nil && child.insertion("insert") == nil { hasMisplaced = true }
                waiting.remove(at: index)
                progress = true
                break
            }
        }
        for child in waiting {
            if let place = child.insertion("insert")?.place, !parentIsOpen {
                diagnostics.append(unknownInsertPlace(child, place, among: list.names))
            }
            list.append(copied(child, reportsJoining: false))
            hasMisplaced = true
        }
    }

    /// Without the second of two records with one name, which is reported.
    private mutating func unrepeated(_ records: [SyntaxRecord]) -> [SyntaxRecord] {
        var first: [String: SyntaxRecord] = [:]
        return records.filter { record in
            guard let name = record.name else { return true }
            if let known = first[name] {
                diagnostics.append(repeatedName(record, name, first: known))
                return false
            }
            first[name] = record
            return true
        }
    }

    // MARK: Sequences

    private mutating func merge(
        _ children: [(name: Located<String>, value: SyntaxValue)],
        into parents: [(name: Located<String>, value: SyntaxValue)], lock: LockedRule?
    ) -> [(name: Located<String>, value: SyntaxValue)] {
        var entries = parents
        let unnamed = InheritedRecord.all(of: parents, but: children.map(\.name.value))
        for child in children {
            var index = entries.firstIndex { $0.name.value == child.name.value }
            if index == nil, !parentIsOpen, let record = child.value.record,
                let meant = MeantRecord(child: record, name: child.name.value).among(unnamed)
            {
                diagnostics.append(unknownInherited(record, child.name, meant, in: parentName))
                index = entries.firstIndex { $0.name.value == meant.name }
            }
            guard let index, case .record(let parent) = entries[index].value, case .record(let record) = child.value
            else {
                if index == nil { entries.append((child.name, copied(child.value, reportsJoining: true))) }
                continue
            }
            if record.boolean("omit") == true {
                if mayOmit(record, parent, lock: lock) { entries.remove(at: index) }
            } else {
                entries[index].value = .record(merge(record, into: parent, lock: lock))
            }
        }
        return entries
    }

    /// Whether the parent's record may be left out; what is wrong with that is reported.
    private mutating func mayOmit(_ child: SyntaxRecord, _ parent: SyntaxRecord, lock: LockedRule?) -> Bool {
        if let lock = lock ?? LockedRule(parent) {
            // How it would be left out does not matter any more.
            diagnostics.append(lock.omission(of: child))
            return false
        }
        diagnostics += omissionFaults(child)
        return true
    }

    // MARK: Records that have no parent

    private mutating func copied(_ record: SyntaxRecord, reportsJoining: Bool) -> SyntaxRecord {
        var fields: [SyntaxField] = []
        for field in record.fields {
            guard RecordMerging.joiningKeys.contains(field.key), record.kind != .playbook else {
                fields.append(field.replacing(value: copied(field.value, reportsJoining: reportsJoining)))
                continue
            }
            if reportsJoining && !parentIsOpen && field.key != "reason" {
                diagnostics.append(misplacedJoin(field, record))
            }
        }
        // Its other keys may be the parent's.
        let isLayer = parentIsOpen && (record.kind.nameKey != nil || record.kind == .sequence)
        return SyntaxRecord(
            record.kind, fields: fields, at: record.range, isComplete: record.isComplete && !isLayer)
    }

    private mutating func copied(_ value: SyntaxValue, reportsJoining: Bool) -> SyntaxValue {
        switch value {
        case .records(let records):
            return .records(unrepeated(records).map { copied($0, reportsJoining: reportsJoining) })
        case .record(let record): return .record(copied(record, reportsJoining: reportsJoining))
        case .named(let entries):
            return .named(entries.map { ($0.name, copied($0.value, reportsJoining: reportsJoining)) })
        default: return value
        }
    }

    /// One layer's list of named things could not be read, and the other's could.
    private func hidesNames(_ child: SyntaxValue, _ parent: SyntaxValue) -> Bool {
        switch (child, parent) {
        case (.invalid, .records), (.invalid, .named), (.records, .invalid), (.named, .invalid): true
        default: false
        }
    }

    private func isNamed(_ records: [SyntaxRecord]) -> Bool { records.allSatisfy { $0.kind.nameKey != nil } }

    private func holdsSequences(_ entries: [(name: Located<String>, value: SyntaxValue)]) -> Bool {
        entries.contains { $0.value.record?.kind == .sequence }
    }
}

extension RecordKind {
    /// Its place among its like matters: what comes before it is done before it.
    var isOrdered: Bool { self == .step || self == .stage }
}

extension InsertionSyntax {
    var place: Located<String>? {
        switch self {
        case .first: nil
        case .before(let place), .after(let place): place
        }
    }
}

extension SyntaxField {
    func replacing(value: SyntaxValue) -> SyntaxField {
        SyntaxField(key: key, keyRange: keyRange, value: value, range: range, isWhole: isWhole)
    }
}
