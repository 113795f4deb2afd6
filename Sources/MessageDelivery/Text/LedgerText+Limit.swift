import MessageTemplates

extension LedgerText {
    /// One line that ends in `…` where the text has more characters than the limit.
    static func line(_ text: String, limit: Int) -> String {
        let line = line(text)
        guard line.utf8.count > limit, line.count > limit else { return line }
        return line.prefix(limit - 1) + "…"
    }
}
