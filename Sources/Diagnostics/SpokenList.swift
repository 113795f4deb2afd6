/// A list as people write it: `a, b or c`.
public func orList(_ words: some Collection<String>) -> String { spokenList(words, "or") }

/// A list as people write it: `a, b and c`.
public func andList(_ words: some Collection<String>) -> String { spokenList(words, "and") }

private func spokenList(_ words: some Collection<String>, _ joint: String) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    let words = Array(words)
    return words.dropLast().joined(separator: ", ") + " \(joint) " + words.last!
}
