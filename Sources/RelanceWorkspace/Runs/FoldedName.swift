import DunningReports

/// A name as a search compares it: without case and accents, so that `tessandier` finds `TESSANDIER` and `Tessandïer`.
struct FoldedName: Hashable {
    let text: String

    init(_ name: String) {
        text = name.inPlainLetters.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Never true of a name that is empty.
    func contains(_ part: FoldedName) -> Bool { !part.text.isEmpty && text.contains(part.text) }

    /// The name itself and each of its words of some length: what a slip of the pen may have been meant for.
    var keys: [String] { [text] + text.split { !$0.isLetter }.filter { $0.count >= 4 }.map(String.init) }
}
