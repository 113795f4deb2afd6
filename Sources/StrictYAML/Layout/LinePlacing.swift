import Diagnostics

/// From places in an edited file to those in the file as the author has it, where the two have the same lines and these
/// differ only in what they begin with.
struct LinePlacing {
    let edited: SourceFile
    let original: SourceFile

    /// What stands before the text of a line has its place at the start of the line.
    private func offset(_ offset: Int) -> Int {
        let line = edited.lines.line(of: offset)
        let fromEnd = edited.lines.range(ofLine: line).upperBound - offset
        let range = original.lines.range(ofLine: line)
        return max(range.lowerBound, range.upperBound - fromEnd)
    }

    private func range(_ range: SourceRange) -> SourceRange {
        let start = offset(range.bytes.lowerBound)
        let end = range.bytes.isEmpty ? start : offset(range.bytes.upperBound - 1) + 1
        return SourceRange(original, start..<max(start, end))
    }

    func node(_ node: YAMLNode) -> YAMLNode {
        let content: YAMLNode.Content =
            switch node.content {
            case .scalar(let scalar): .scalar(self.scalar(scalar))
            case .list(let items): .list(items.map(self.node))
            case .map(let map):
                .map(
                    YAMLMap(
                        entries: map.entries.map(entry), repeated: map.repeated.map(entry), isFlow: map.isFlow))
            }
        return YAMLNode(content, at: range(node.range))
    }

    private func entry(_ entry: YAMLEntry) -> YAMLEntry {
        YAMLEntry(key: scalar(entry.key), value: node(entry.value))
    }

    private func scalar(_ scalar: YAMLScalar) -> YAMLScalar {
        YAMLScalar(
            text: scalar.text, style: scalar.style, range: range(scalar.range), isMultiline: scalar.isMultiline,
            runs: scalar.runs.map { (decoded: $0.decoded, source: offset($0.source)) })
    }

    func diagnostic(_ diagnostic: Diagnostic) -> Diagnostic {
        // An edit of what a line begins with is none of the original.
        let fix = diagnostic.fix.flatMap { fix in
            let place = range(fix.range)
            return place.text == fix.range.text ? FixIt(fix.title, replace: place, with: fix.replacement) : nil
        }
        return Diagnostic(
            diagnostic.code, diagnostic.severity, at: range(diagnostic.range), diagnostic.message,
            help: diagnostic.help, fix: fix,
            notes: diagnostic.notes.map { DiagnosticNote($0.message, at: $0.range.map(range)) })
    }
}

extension YAMLReader {
    /// What an edited file says, with the places that everything has in the file as the author has it.
    ///
    /// - Parameters:
    ///   - edited: Has the lines of `original`, which differ only in what they begin with.
    ///   - limit: The most faults of syntax with which it is read.
    /// - Returns: `nil` when it has more.
    package static func read(_ edited: SourceFile, asIn original: SourceFile, syntaxFaults limit: Int) -> YAMLTree? {
        guard let tree = read(edited, recoveries: limit) else { return nil }
        let placing = LinePlacing(edited: edited, original: original)
        return YAMLTree(
            root: tree.root.map(placing.node), diagnostics: tree.diagnostics.map(placing.diagnostic),
            isComplete: tree.isComplete)
    }
}
