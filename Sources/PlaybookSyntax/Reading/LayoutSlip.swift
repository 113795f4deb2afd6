import Diagnostics
import StrictYAML

/// How a line in the wrong column is told: where it stands, where it belongs, and beside what.
struct LayoutSlip {
    private let edit: LayoutEdit
    private let file: SourceFile
    private let others: [LayoutEdit]
    /// Of the first line, before the edit, from 0.
    private let column: Int
    private let isItem: Bool
    private let name: (key: String?, text: String)
    private let holder: Holder?

    /// - Parameters:
    ///   - edited: The file that the edit is made in.
    ///   - file: The same as the author has it.
    ///   - root: What the file then says.
    ///   - others: Edits of the same line that make sense too.
    init(_ edit: LayoutEdit, in edited: SourceFile, asIn file: SourceFile, root: YAMLNode?, others: [LayoutEdit]) {
        (self.edit, self.file, self.others) = (edit, file, others)
        column = edit.column(in: file)
        isItem = edit.isItem(in: file)
        name = edit.name(in: file)
        holder = root.flatMap { Holder.find(edit.lines.lowerBound, in: $0, called: "the file") }
    }

    var diagnostic: Diagnostic {
        let (message, title) = words
        var notes: [DiagnosticNote] = []
        if let sibling = holder?.sibling { notes.append(DiagnosticNote("one of them is here", at: sibling)) }
        return Diagnostic(
            edit.dash == .kept ? .wrongIndentation : .listItemAmongKeys, at: edit.place(in: file), message, help: help,
            fix: others.isEmpty ? edit.fix(title, in: file) : nil, notes: notes)
    }

    private var words: (message: String, fix: String) {
        let place = column + edit.shift + 1
        switch edit.dash {
        case .kept:
            let below = edit.lines.count - 1
            let whole = below == 0 ? what : "\(what) and the \(below == 1 ? "line" : "\(below) lines") below"
            return (
                "\(whole) \(below == 0 ? "stands" : "stand") in column \(column + 1), expected column \(place)\(beside)",
                "move \(below == 0 ? "it" : "them") to column \(place)"
            )
        case .added:
            return (
                "\"- \" is missing before \(what), expected in column \(place)\(asItem)",
                "write \"- \" in column \(place)"
            )
        case .removed:
            return (
                "\"- \" stands before \(key), which is no list item, expected \(key) in column \(place)\(beside)",
                "take the \"-\" out"
            )
        }
    }

    private var key: String { "\"\(name.key ?? name.text)\"" }
    private var what: String { isItem ? "list item \"\(name.text)\"" : key }

    private var asItem: String { holder.map { ": it begins an item of \($0.name)" } ?? "" }

    private var beside: String {
        guard let holder else { return "" }
        guard holder.sibling != nil else { return ", below \(holder.name)" }
        return ", beside the other \(holder.isList ? "items" : "keys") of \(holder.name)"
    }

    /// A line that makes sense in several ways.
    private var help: String? {
        if edit.dash == .removed { return "an item of its own begins with its name" }
        guard let other = others.first else { return nil }
        return "in column \(column + other.shift + 1) it would make sense too, and mean something else"
    }
}

/// The list or the map that a line is a part of.
private struct Holder {
    let isList: Bool
    /// `step "call"`, `"steps"`, `the file`.
    let name: String
    /// Another part of it, which stands on another line.
    let sibling: SourceRange?

    /// - Parameter name: Of `node`, for a message.
    static func find(_ line: Int, in node: YAMLNode, called name: String) -> Holder? {
        func begins(_ range: SourceRange) -> Bool { range.file.lines.line(of: range.bytes.lowerBound) == line }
        switch node.content {
        case .scalar: return nil
        case .list(let items):
            if items.contains(where: { begins($0.range) }) {
                let sibling = items.first { !begins($0.range) }?.range
                return Holder(isList: true, name: name, sibling: sibling.map(firstLine))
            }
            return items.lazy.compactMap { find(line, in: $0, called: self.name(of: $0) ?? name) }.first
        case .map(let map):
            if map.entries.contains(where: { begins($0.key.range) }) {
                let sibling = map.entries.first { !begins($0.key.range) }?.key.range
                return Holder(isList: false, name: name, sibling: sibling)
            }
            return map.entries.lazy.compactMap { find(line, in: $0.value, called: "\"\($0.key.text)\"") }.first
        }
    }

    /// `step "call"`, when an item of a list begins with its name.
    private static func name(of item: YAMLNode) -> String? {
        guard let first = item.map?.entries.first, identities.contains(first.key.text), let name = first.value.scalar
        else { return nil }
        return "\(first.key.text) \"\(name.trimmedText)\""
    }

    private static let identities = Set(KeyTable.all.compactMap(\.identity))

    private static func firstLine(of range: SourceRange) -> SourceRange {
        let line = range.file.lines.range(ofLine: range.file.lines.line(of: range.bytes.lowerBound))
        let end = range.file.bytes[line].lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? line.upperBound
        return SourceRange(
            range.file, range.bytes.lowerBound..<max(range.bytes.lowerBound, min(range.bytes.upperBound, end)))
    }
}
