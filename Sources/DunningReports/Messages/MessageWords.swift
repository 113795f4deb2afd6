import MessageTemplates

/// The final words of a message: of one template, or of several that were joined for one recipient.
public struct MessageWords: Hashable, Sendable {
    /// One line.
    public let subject: String
    public let text: String
    /// A fragment of HTML.
    public let html: String
    /// Empty where a template has no short text.
    public let sms: String

    /// One below the other, with a line between them.
    init(joining parts: [RenderedMessage]) {
        subject = parts.map(\.subject).uniqued.joined(separator: "; ")
        text = parts.map(\.text).joined(separator: "\n* * *\n\n")
        html = parts.map(\.html).joined(separator: "<hr>\n")
        sms = parts.compactMap(\.sms).joined(separator: " ")
    }
}
