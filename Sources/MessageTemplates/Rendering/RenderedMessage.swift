/// A message as its reader gets it.
public struct RenderedMessage: Hashable, Sendable {
    /// One line.
    public let subject: String
    /// Plain text, wrapped at 72 columns, ending with a line break.
    public let text: String
    /// A fragment for the body of a page or mail; nothing in it comes from outside unescaped.
    public let html: String
    /// `nil` when the template has none.
    public let sms: String?
    /// Variables that the template prints and nobody gave a value, sorted: for a template that was checked and a context that
    /// was filled for its step, empty.
    public let unfilled: [String]
}

extension MessageTemplate {
    /// Fills the template: Mustache first, each value behind a mark, then Markdown.
    ///
    /// template × context ─ TemplateFilling ─▶ Markdown with marks ─ MarkdownTree ─▶ tree ─▶ HTML, plain text
    public func render(_ context: MessageContext, locale: MessageLocale) -> RenderedMessage {
        var filling = TemplateFilling(context, locale: locale)
        let subject = filling.line(subject.nodes)
        let sms = sms.map { filling.line($0.nodes) }
        let blocks = MarkdownTree.blocks(of: filling.markdown(body)).typeset(locale)
        return RenderedMessage(
            subject: subject, text: PlainText.text(of: blocks, values: filling.values),
            html: MessageHTML.fragment(of: blocks, values: filling.values), sms: sms,
            unfilled: filling.unfilled.sorted())
    }
}
