import Diagnostics

// What a key may be. The language's keys and the author's names share one shape; the tables of keys decide the rest.

/// The keys of one map so far.
struct KeysOfMap {
    /// By text; texts that are canonically equivalent are equal.
    var byText: [String: SourceRange] = [:]
    var byLowercase: [String: YAMLScalar] = [:]
}

extension YAMLComposer {
    /// - Returns: Whether it can be a key at all.
    mutating func checkKey(_ key: YAMLScalar) -> Bool {
        if let mark = explicitMark(of: key) {
            report(.explicitKey(text, at: mark))
            return false
        }
        if key.text == "<<" {
            report(
                .mergeKey, at: key.range, "merge keys are not in the language",
                help: "to share rules between playbooks, write \"extends:\"")
            return false
        }
        if key.text.unicodeScalars.count > YAMLLimits.keyLength {
            report(
                .keyTooLong, at: range(text.prefix(of: key.range.bytes, bytes: 32)),
                "key of \(key.text.unicodeScalars.count) characters, at most \(YAMLLimits.keyLength) are allowed")
            return false
        }
        return checkShape(of: key)
    }

    /// `EUR:30` in braces, which YAML takes for a key without a value: reported, and read as it was meant.
    mutating func splitAtColon(_ key: YAMLScalar) -> (key: YAMLScalar, value: YAMLScalar)? {
        let bytes = key.range.bytes
        guard key.style == .plain, !key.isMultiline, let colon = text.bytes[bytes].firstIndex(of: UInt8(ascii: ":")),
            colon > bytes.lowerBound, colon + 1 < bytes.upperBound
        else { return nil }
        report(.missingSpace(text, behindColonAt: colon))
        func scalar(_ part: Range<Int>) -> YAMLScalar {
            YAMLScalar(text: file.text(part), style: .plain, range: range(part))
        }
        return (scalar(bytes.lowerBound..<colon), scalar(colon + 1..<bytes.upperBound))
    }

    private mutating func checkShape(of key: YAMLScalar) -> Bool {
        guard !key.text.isEmpty else {
            report(.malformedKey, at: key.range, "key missing before \":\"")
            return false
        }
        var offset = 0
        for scalar in key.text.unicodeScalars {
            let length = UTF8.width(scalar)
            defer { offset += length }
            // Reported where the bytes were read.
            if scalar.isBidirectionalControl { return false }
            if isAllowed(scalar, first: offset == 0) { continue }
            let place = key.range(of: offset..<offset + length)
            if let name = scalar.invisibleName {
                report(.invisible(name, scalar, at: place))
            } else if scalar.looksLikeColon {
                report(.lookAlikeColon(scalar, at: place))
            } else {
                report(
                    .malformedKey, at: key.range,
                    "key \"\(shown(key.text))\" \(offset == 0 ? "begins with" : "holds") \(scalar.named), "
                        + "expected letters a to z, digits, \"_\" and \"-\", the first a letter or digit",
                    help: key.text.contains(" ") ? "put the line in quotes if it is text" : nil)
            }
            return false
        }
        return true
    }

    private func isAllowed(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case "_", "-": !first
        default: false
        }
    }

    /// - Returns: Whether the map has no such key yet.
    mutating func checkUnique(_ key: YAMLScalar, _ keys: inout KeysOfMap) -> Bool {
        if let first = keys.byText[key.text] {
            report(
                .duplicateKey, at: key.range, "key \"\(shown(key.text))\" stands here a second time",
                help: "keep one of the two", notes: [DiagnosticNote("the first is here", at: first)])
            return false
        }
        keys.byText[key.text] = key.range
        let lowercase = key.text.lowercased()
        if let twin = keys.byLowercase[lowercase] {
            report(
                .keysDifferInCase, .warning, at: key.range,
                "keys \"\(shown(twin.text))\" and \"\(shown(key.text))\" differ only in upper and lower case",
                notes: [DiagnosticNote("the first is here", at: twin.range)])
        } else {
            keys.byLowercase[lowercase] = key
        }
        return true
    }

    mutating func refuseKey(_ event: YAMLEvent) {
        if text.bytes[event.bytes.lowerBound...].starts(with: "{{".utf8) {
            report(.placeholder(text, at: event.bytes.lowerBound))
        } else if case .alias = event.kind {
            anchorsAndAliases.append(range(event.bytes))
        } else {
            let start = event.bytes.lowerBound
            report(.keyNotText, at: range(start..<min(start + 1, text.bytes.count)), "a list or a map cannot be a key")
        }
    }

    /// The `?` before it.
    private func explicitMark(of key: YAMLScalar) -> Int? {
        var index = key.range.bytes.lowerBound - 1
        while index >= 0, isWhite(text.bytes[index]) { index -= 1 }
        guard index >= 0, index + 1 < text.bytes.count, text.bytes[index] == UInt8(ascii: "?"),
            isWhite(text.bytes[index + 1])
        else { return nil }
        let isAlone = index == 0 || isWhite(text.bytes[index - 1]) || "[{,".utf8.contains(text.bytes[index - 1])
        return isAlone ? index : nil
    }
}
