import Diagnostics
import StrictYAML

/// Names of the author's own, and words of closed lists.
extension RecordReader {
    /// ASCII letters, digits, `_` and `-`, beginning with a letter or a digit.
    func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isDigit || first.isASCIILetter else { return false }
        return text.utf8.allSatisfy {
            $0.isDigit || $0.isASCIILetter || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }

    mutating func name(_ scalar: YAMLScalar) -> String? { name(scalar.trimmedText, at: scalar.range) }

    mutating func name(_ text: String, at range: SourceRange) -> String? {
        if isName(text) { return text }
        report(notAName: text, at: range)
        return nil
    }

    /// A name that something is given: it must also be usable in clocks and conditions.
    mutating func ownName(_ scalar: YAMLScalar) -> String? {
        guard let name = name(scalar) else { return nil }
        if let first = name.utf8.first, first.isDigit {
            report(
                .notAName, at: scalar.range, "the name \"\(name)\" begins with a digit",
                help: "names begin with a letter, so that clocks can mention them")
            return nil
        }
        guard !RecordReader.reserved.contains(name.lowercased()) else {
            report(
                .reservedName, at: scalar.range, "\"\(name)\" is a word of the language",
                help: "choose a name of your own")
            return nil
        }
        return name
    }

    private mutating func report(notAName text: String, at range: SourceRange) {
        let parts = text.split(whereSeparator: { $0 == "," || $0 == ";" }).map(\.trimmingSpaces)
        if parts.count > 1, parts.allSatisfy(isName) {
            report(.notAName, at: range, "\"\(text)\" is not one name", help: "only one name can stand here")
            return
        }
        let proper = slug(text)
        let odd = text.first { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")) }
        let reason = odd.map { $0 == " " ? ": it has a space" : ": it has the character \"\($0)\"" } ?? ""
        report(
            .notAName, at: range, "\"\(text)\" is not a name\(reason)",
            help: proper.isEmpty ? "names are letters, digits, \"_\" and \"-\"" : "write a name such as \"\(proper)\"")
    }

    /// The text with everything but letters and digits joined by `_`.
    private func slug(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.prefix(6).joined(separator: "_")
    }

    // MARK: Closed lists

    mutating func choice(_ scalar: YAMLScalar, _ words: [String]) -> String? {
        choice(scalar.trimmedText, words, at: scalar.range)
    }

    mutating func choice(_ text: String, _ words: [String], at range: SourceRange) -> String? {
        if words.contains(text) { return text }
        let meant = TradeWords.word(for: text, among: words)
        let near = meant == nil ? NameSuggestion.nearest(to: text, among: words) : nil
        let question = near.map { ", did you mean \"\($0)\"?" } ?? ""
        report(
            .unknownWord, at: range, "\"\(text)\" is none of the words possible here\(question)",
            help: meant.map { "write \"\($0)\"" } ?? "write \(orList(words))",
            fix: meant.map { FixIt("write \($0)", replace: range, with: $0) })
        return nil
    }

    /// Words that clocks, conditions and lists use.
    private static let reserved: Set<String> =
        ClockParser.grammar.union(ConditionParser.grammar).union([
            "no", "at", "least", "within", "ago", "all", "any", "none", "first", "true", "false", "full", "everyone",
            "null",
        ])
}

extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}
