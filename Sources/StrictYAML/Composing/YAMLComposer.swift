import Diagnostics

/// Builds the tree from libyaml's events and refuses what the language leaves out of YAML.
///
/// What was refused is left out of the tree, and the tree is not complete then, so that nobody reports it again.
struct YAMLComposer {
    let text: WorkingText
    private let events: [YAMLEvent]
    private let reachedEnd: Bool
    private var next = 0
    /// Behind the last thing that was written: where a block collection ends.
    private var lastEnd = 0
    var diagnostics: [Diagnostic] = []
    var isComplete = true
    /// Every `&name` and `*name`: reported once, at the first.
    var anchorsAndAliases: [SourceRange] = []
    /// Quoted and block text, in which a tab is a tab.
    var verbatim: [Range<Int>] = []

    /// - Parameter reachedEnd: Whether the events are all there are.
    init(_ text: WorkingText, _ events: [YAMLEvent], reachedEnd: Bool) {
        (self.text, self.events, self.reachedEnd) = (text, events, reachedEnd)
    }

    var file: SourceFile { text.file }

    /// Where a value stands.
    struct Place {
        /// The column of the block collection around it; -1 at the root.
        var column = -1
        /// The brackets around it, from the outermost.
        var flow: [Bracket] = []
        var isRoot = false

        enum Bracket { case list, map }
    }

    mutating func compose() -> YAMLNode? {
        var root: YAMLNode?
        while let event = peek() {
            switch event.kind {
            case .documentStart, .documentEnd: next += 1
            default: root = node(in: Place(isRoot: true))
            }
        }
        reportAnchorsAndAliases()
        // Beyond the last event nobody knows what is text.
        reportTabs(upTo: reachedEnd ? text.bytes.count : lastEnd)
        return root
    }

    private func peek() -> YAMLEvent? { next < events.count ? events[next] : nil }

    // MARK: Values

    /// The next value, or `nil` when it was refused or blanked out.
    private mutating func node(in place: Place) -> YAMLNode? {
        guard let event = peek() else { return nil }
        next += 1
        let isRefused = refuseProperties(of: event)
        let node: YAMLNode?
        switch event.kind {
        case .scalar(let text, let style): node = scalarNode(text, style, event, in: place)
        case .listStart(let isFlow): node = isFlow ? flowList(event, in: place) : blockList(event)
        case .mapStart(let isFlow): node = isFlow ? flowMap(event, in: place) : blockMap(event)
        case .alias:
            anchorsAndAliases.append(range(event.bytes))
            lastEnd = event.bytes.upperBound
            node = nil
        // A collection that was not read to its end.
        case .documentStart, .documentEnd, .listEnd, .mapEnd: node = nil
        }
        guard let node, !isRefused else {
            isComplete = false
            return nil
        }
        return node
    }

    /// Passes over the rest of a value whose first event was taken, without a word.
    private mutating func skip(after first: YAMLEvent) {
        isComplete = false
        lastEnd = max(lastEnd, text.trimmedBlock(first.bytes).upperBound)
        guard let isFlow = first.kind.opensFlow else { return }
        var open = [isFlow]
        while let isFlow = open.last, let event = peek() {
            next += 1
            if let opensFlow = event.kind.opensFlow { open.append(opensFlow) }
            if event.kind.closes { open.removeLast() }
            // The end of a block collection is at the next token.
            if event.kind.closes && !isFlow { continue }
            lastEnd = max(lastEnd, text.trimmedBlock(event.bytes).upperBound)
        }
    }

    private mutating func scalarNode(
        _ value: String, _ style: YAMLScalar.Style, _ event: YAMLEvent, in place: Place
    ) -> YAMLNode? {
        let scalar = scalar(value, style, event)
        lastEnd = max(lastEnd, scalar.range.bytes.upperBound)
        let isEmpty = scalar.range.bytes.isEmpty || value.isEmpty && (style == .literal || style == .folded)
        if isEmpty, text.isBlankedBehind(scalar.range.bytes.upperBound) { return nil }
        return check(scalar, in: place) ? YAMLNode(.scalar(scalar), at: scalar.range) : nil
    }

    func scalar(_ value: String, _ style: YAMLScalar.Style, _ event: YAMLEvent) -> YAMLScalar {
        let range = style == .literal || style == .folded ? text.trimmedBlock(event.bytes) : event.bytes
        let isMultiline =
            style != .literal && style != .folded
            && text.line(of: range.lowerBound)
                != text.line(of: max(range.lowerBound, range.upperBound - 1))
        let runs =
            style == .plain && !isMultiline
            ? nil : ScalarRuns.runs(of: value, style: style, at: range, in: text.bytes)
        return YAMLScalar(
            text: value, style: style, range: SourceRange(file, range), isMultiline: isMultiline, runs: runs)
    }

    // MARK: Block collections

    private mutating func blockList(_ event: YAMLEvent) -> YAMLNode? {
        let inside = Place(column: text.column(of: event.bytes.lowerBound))
        var items: [YAMLNode] = []
        lastEnd = max(lastEnd, event.bytes.lowerBound + 1)
        while let event = peek(), !event.kind.closes {
            if let item = node(in: inside) { items.append(item) }
        }
        next += 1
        // All of it was refused.
        guard !items.isEmpty else { return nil }
        let start = event.bytes.lowerBound
        return YAMLNode(.list(items), at: range(start..<max(start, lastEnd)))
    }

    private mutating func blockMap(_ event: YAMLEvent) -> YAMLNode? {
        let map = entries(in: Place(column: text.column(of: event.bytes.lowerBound)), isFlow: false)
        next += 1
        guard !map.entries.isEmpty else { return nil }
        let start = event.bytes.lowerBound
        return YAMLNode(.map(map), at: range(start..<max(start, lastEnd)))
    }

    // MARK: Flow collections

    private mutating func flowList(_ event: YAMLEvent, in place: Place) -> YAMLNode? {
        refuseNesting(of: event, .list, in: place)
        var inside = place
        inside.flow.append(.list)
        inside.isRoot = false
        var items: [YAMLNode] = []
        var isRefused = false
        while let event = peek(), !event.kind.closes {
            if let item = node(in: inside) { items.append(item) } else { isRefused = true }
        }
        let list = endFlow(event, in: place, .list(items))
        // All of it was refused: it may not even have been meant as a list.
        return items.isEmpty && isRefused ? nil : list
    }

    private mutating func flowMap(_ event: YAMLEvent, in place: Place) -> YAMLNode? {
        let start = event.bytes.lowerBound
        if text.bytes[start...].starts(with: "{{".utf8) {
            report(.placeholder(text, at: start))
            skip(after: event)
            return nil
        }
        if place.flow.last == .list, text.bytes[start] != UInt8(ascii: "{") {
            skip(after: event)
            reportPair(at: start..<lastEnd)
            return nil
        }
        refuseNesting(of: event, .map, in: place)
        var inside = place
        inside.flow.append(.map)
        inside.isRoot = false
        return endFlow(event, in: place, .map(entries(in: inside, isFlow: true)))
    }

    private mutating func endFlow(_ start: YAMLEvent, in place: Place, _ content: YAMLNode.Content) -> YAMLNode {
        let end = peek()?.bytes.upperBound ?? lastEnd
        next += 1
        lastEnd = max(lastEnd, end)
        let node = YAMLNode(content, at: range(start.bytes.lowerBound..<max(start.bytes.upperBound, end)))
        if place.flow.isEmpty { checkOneLine(node) }
        checkComment(behind: node.range)
        return node
    }

    // MARK: Entries

    /// Keys and values up to the end of the map, which is not taken.
    private mutating func entries(in place: Place, isFlow: Bool) -> YAMLMap {
        var map = YAMLMap(entries: [], isFlow: isFlow)
        var keys = KeysOfMap()
        while let event = peek(), !event.kind.closes {
            next += 1
            guard case .scalar(let value, let style) = event.kind else {
                refuseKey(event)
                skip(after: event)
                skipValue()
                continue
            }
            var key = scalar(value, style, event)
            lastEnd = max(lastEnd, key.range.bytes.upperBound)
            let isRefused = refuseProperties(of: event)
            if isFlow, let number = wholeNumber(key, behind: map.entries.last) {
                next += 1
                let entry = map.entries.removeLast()
                map.entries.append(YAMLEntry(key: entry.key, value: YAMLNode(.scalar(number), at: number.range)))
                continue
            }
            var written: YAMLNode?
            if isFlow, peek()?.bytes.isEmpty ?? true, let parts = splitAtColon(key) {
                key = parts.key
                written = YAMLNode(.scalar(parts.value), at: parts.value.range)
            }
            guard checkKey(key), !isRefused else {
                // What was to be its value became a key of its own, where spaces were none.
                if key.beginsInvisibly, map.entries.last?.value.range.bytes.isEmpty ?? false {
                    map.entries.removeLast()
                }
                skipValue()
                continue
            }
            let isNew = checkUnique(key, &keys)
            let read = node(in: place)
            guard let value = written ?? read else { continue }
            let entry = YAMLEntry(key: key, value: value)
            if isNew { map.entries.append(entry) } else { map.repeated.append(entry) }
        }
        return map
    }

    /// `12,15%` in braces, where YAML ends the value at the comma and takes the decimals for a key.
    ///
    /// - Returns: `nil` when the key is none of a number's decimals.
    private func wholeNumber(_ key: YAMLScalar, behind entry: YAMLEntry?) -> YAMLScalar? {
        guard let value = entry?.value.scalar, value.style == .plain, key.style == .plain, !key.isMultiline,
            let behind = peek(), case .scalar = behind.kind, behind.bytes.isEmpty,
            let last = value.range.bytes.last, text.bytes[last].isDigit,
            key.range.bytes.lowerBound == last + 2, text.bytes[last + 1] == UInt8(ascii: ","),
            text.bytes[key.range.bytes.lowerBound].isDigit, !key.text.contains(":")
        else { return nil }
        let whole = value.range.union(key.range)
        return YAMLScalar(text: whole.text, style: .plain, range: whole, crossesComma: true)
    }

    private mutating func skipValue() {
        isComplete = false
        guard let event = peek(), !event.kind.closes else { return }
        next += 1
        skip(after: event)
    }

    // MARK: Places

    func range(_ bytes: Range<Int>) -> SourceRange { SourceRange(file, bytes) }
}

extension UInt8 {
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}

extension YAMLScalar {
    fileprivate var beginsInvisibly: Bool { text.unicodeScalars.first.map { $0.invisibleName != nil } ?? false }
}

extension YAMLEvent.Kind {
    /// Whether brackets open, when it is the start of a collection.
    fileprivate var opensFlow: Bool? {
        switch self {
        case .listStart(let isFlow), .mapStart(let isFlow): isFlow
        default: nil
        }
    }

    /// The end of a collection, or of everything.
    fileprivate var closes: Bool {
        switch self {
        case .listEnd, .mapEnd, .documentEnd, .documentStart: true
        default: false
        }
    }
}

extension WorkingText {
    /// A block text without the empty lines and comments that libyaml counts to its end.
    func trimmedBlock(_ range: Range<Int>) -> Range<Int> {
        var line = line(of: range.upperBound)
        let first = self.line(of: range.lowerBound)
        while line > first {
            let text = text(ofLine: line)
            if text.lowerBound < range.upperBound, !content(ofLine: line).isEmpty {
                return range.lowerBound..<min(text.upperBound, range.upperBound)
            }
            line -= 1
        }
        return range.lowerBound..<max(range.lowerBound, min(content(ofLine: first).upperBound, range.upperBound))
    }

    /// Whether nothing but what was blanked out stands between a place and the next token.
    func isBlankedBehind(_ offset: Int) -> Bool {
        guard hasBlanks else { return false }
        var end = offset
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "#") {
                end = text(ofLine: line(of: end)).upperBound
            } else if isWhite(bytes[end]) {
                end += 1
            } else {
                break
            }
        }
        return isBlanked(offset..<end)
    }
}
