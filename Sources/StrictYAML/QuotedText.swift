import Diagnostics

extension String {
    /// In quotes, as a text on one line that YAML reads as this text.
    var quotedForYAML: String {
        contains("\"") || contains("\\")
            ? "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
            : "\"" + self + "\""
    }
}

/// The author's text as a message shows it: not longer than a line, without control characters.
func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var shown = ""
    for scalar in scalars.prefix(40) {
        shown.unicodeScalars.append(
            scalar.value < 0x20 || scalar.isForbiddenControl || scalar.isBidirectionalControl ? "\u{FFFD}" : scalar)
    }
    return scalars.count > 40 ? shown + "..." : shown
}
