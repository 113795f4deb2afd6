import MessageTemplates

/// The HTML of an e-mail: the words, and under them who writes.
public enum EmailDocument {
    /// A whole document, its style within; nothing is loaded from anywhere.
    ///
    /// - Parameter body: A fragment of HTML.
    public static func html(body: String, subject: String, language: String, sender: Sender) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(HTMLText.escape(language.isEmpty ? "und" : language))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTMLText.escape(LedgerText.line(subject, limit: 400)))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <main>
        \(HTMLText.body(body))
        </main>
        <footer>
        <p>\(sender.footerLines.map(HTMLText.escape).joined(separator: "<br>\n"))</p>
        </footer>
        </body>
        </html>

        """
    }

    /// The plain words, and the same foot behind the mark of a signature.
    ///
    /// Source: RFC 3676, section 4.3.
    public static func text(body: String, sender: Sender) -> String {
        var body = body
        while let last = body.last, last.isWhitespace { body.removeLast() }
        return body + "\n\n-- \n" + sender.footerLines.map { $0 + "\n" }.joined()
    }

    private static let style = """
        body { margin: 0; padding: 24px; background: #ffffff; color: #1a1a1a; \
        font: 15px/1.5 "Helvetica Neue", Arial, sans-serif; }
        main, footer { max-width: 640px; }
        p { margin: 0 0 14px; }
        h1, h2, h3 { font-size: 16px; margin: 22px 0 10px; }
        table { border-collapse: collapse; margin: 4px 0 18px; font-variant-numeric: tabular-nums; }
        th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid #d5dbe2; text-align: left; vertical-align: top; }
        th { color: #14365c; border-bottom: 2px solid #14365c; font-size: 13px; }
        footer { margin-top: 28px; padding-top: 10px; border-top: 1px solid #d5dbe2; color: #666666; font-size: 12px; }
        """
}
