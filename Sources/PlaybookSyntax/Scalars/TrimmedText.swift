import StrictYAML

extension StringProtocol {
    /// Without the white space around it.
    var trimmingSpaces: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }
}

extension YAMLScalar {
    var trimmedText: String { text.trimmingSpaces }
}
