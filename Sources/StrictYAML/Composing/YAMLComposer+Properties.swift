import Diagnostics

// Anchors, aliases and tags.

extension YAMLComposer {
    /// - Returns: Whether the value has an anchor or a tag, and so cannot be taken for what the author meant.
    mutating func refuseProperties(of event: YAMLEvent) -> Bool {
        if event.hasAnchor { refuseAnchor(event) }
        if event.hasTag { refuseTag(event) }
        return event.hasAnchor || event.hasTag
    }

    private mutating func refuseAnchor(_ event: YAMLEvent) {
        guard let ampersand = text.bytes[event.bytes].firstIndex(of: UInt8(ascii: "&")) else { return }
        let anchor = range(word(from: ampersand, in: event.bytes))
        // `&Co KG`: text behind it on its line, in a place where text can stand.
        if case .scalar(let value, .plain) = event.kind, !value.isEmpty, !event.hasTag {
            report(Diagnostic.specialCharacter(text, at: ampersand))
        } else {
            anchorsAndAliases.append(anchor)
        }
    }

    private mutating func refuseTag(_ event: YAMLEvent) {
        guard let mark = text.bytes[event.bytes].firstIndex(of: UInt8(ascii: "!")) else { return }
        report(Diagnostic.tag(text, at: mark))
    }

    private func word(from start: Int, in bytes: Range<Int>) -> Range<Int> {
        start..<(text.bytes[start..<bytes.upperBound].firstIndex(where: isWhite) ?? bytes.upperBound)
    }

    /// One fault for all of them, at the first.
    mutating func reportAnchorsAndAliases() {
        let places = anchorsAndAliases.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
        guard let first = places.first else { return }
        let others = places.dropFirst()
        var notes = others.prefix(5).map { DiagnosticNote("also here", at: $0) }
        if others.count > 5 { notes.append(DiagnosticNote("and in \(others.count - 5) more places")) }
        report(
            .anchorOrAlias, at: first, "anchors and aliases are not in the language",
            help:
                "to share rules between playbooks, write \"extends:\"; text that begins with \"&\" or \"*\" needs quotes",
            notes: notes)
    }
}
