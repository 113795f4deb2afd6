import Diagnostics
import StrictYAML

/// A tree as text: each value with the lines and columns that it spans.
func dump(_ tree: YAMLTree) -> String {
    var text = tree.isComplete ? "" : "not complete\n"
    if let root = tree.root { dump(root, 0, to: &text) } else { text += "nothing\n" }
    return text
}

private func dump(_ node: YAMLNode, _ depth: Int, to text: inout String) {
    let indentation = String(repeating: "  ", count: depth)
    switch node.content {
    case .scalar(let scalar):
        let multiline = scalar.isMultiline ? ", over lines" : ""
        text += "\(indentation)\(place(scalar.range)) \(scalar.style)\(multiline) \(scalar.text.debugDescription)\n"
    case .list(let items):
        text += "\(indentation)\(place(node.range)) list\(node.isFlow ? " in brackets" : "")\n"
        for item in items { dump(item, depth + 1, to: &text) }
    case .map(let map):
        text += "\(indentation)\(place(node.range)) map\(map.isFlow ? " in braces" : "")\n"
        for (entry, isRepeated) in map.entries.map({ ($0, false) }) + map.repeated.map({ ($0, true) }) {
            text += "\(indentation)  \(place(entry.key.range)) \(entry.key.text):\(isRepeated ? " (repeated)" : "")\n"
            dump(entry.value, depth + 2, to: &text)
        }
    }
}

private func place(_ range: SourceRange) -> String { "\(range.start)-\(range.end)" }
