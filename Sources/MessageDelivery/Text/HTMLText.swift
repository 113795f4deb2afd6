import MessageTemplates

/// Text as it stands in an HTML document, or in a style sheet within one.
enum HTMLText {
    /// For element content and quoted attributes.
    static func escape(_ text: String) -> String { MessageHTML.escaped(text[...]) }

    /// The fragment of a rendered message, its columns aligned as HTML 5 wants it. The attribute can stand only in a tag, since
    /// a quote in the text is escaped.
    static func body(_ fragment: String) -> String {
        var body = fragment
        for side in ["left", "right", "center"] {
            body = body.replacing(" align=\"\(side)\"", with: " style=\"text-align: \(side)\"")
        }
        return body
    }

    /// A string of a style sheet with its quotes: nothing in it can end the string, or the `<style>` around it.
    ///
    /// Source: CSS Syntax Module, section 4.3.7.
    static func cssString(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", ">", "&", "\u{0}"..."\u{1F}", "\u{7F}":
                escaped += "\\" + String(scalar.value, radix: 16) + " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "\"" + escaped + "\""
    }
}
