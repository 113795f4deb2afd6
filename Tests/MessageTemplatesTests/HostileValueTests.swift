import FinancialValues
import MessageTemplates
import Testing

/// What a customer's name or an invoice's number may hold: it is printed as it is, and does nothing.
@Suite("A value from the ledger is text and nothing else")
struct HostileValueTests {
    static let markdown = [
        "**x**", "_x_", "`x`", "| x |", "](http://evil.example)", "[x](http://evil.example)",
        "![x](http://evil.example/a.png)",
        "<http://evil.example>", "# x", "- x", "1. x", "> x", "    x", "---", "***", "\\", "\\*", "&amp;", "~~x~~",
        "[^1]",
        "{{signer}}", "{{#items}}", "=HYPERLINK(\"http://evil.example\")", "<script>alert(1)</script>", "<!-- x", "\"'",
        "```", "x\\", "*", "_", "http://evil.example",
    ]

    private static let body = """
        {{name}}

        Dear {{name}}, **{{name}}** and _{{name}}_ and `{{name}}`.
        {{name}}

        - {{name}}

        | a | b |
        |---|---|
        | {{name}} | {{name}} |
        """

    @Test(
        "in the body it stands wherever the template puts it, and the page is built as without it", arguments: markdown)
    func body(_ value: String) throws {
        let template = try #require(read(Self.body).template)
        let message = template.render(["name": .text(value)], "en-GB")
        let plain = template.render(["name": .text("NAME")], "en-GB")
        let shown = value.trimmingSpaces
        let escaped = shown.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
        #expect(message.html == plain.html.replacing("NAME", with: escaped))
        #expect(message.text.split(separator: "\n").first.map(String.init) == shown)
        #expect(message.text.contains("- \(shown)"))
    }

    @Test("in a subject and an SMS it is the same text on the same line", arguments: markdown)
    func lines(_ value: String) throws {
        let template = try #require(read("x", subject: "For {{name}}.", sms: "To {{name}}!").template)
        let message = template.render(["name": .text(value)], "en-GB")
        #expect(message.subject == "For \(value.trimmingSpaces).")
        #expect(message.sms == "To \(value.trimmingSpaces)!")
    }

    static let invisible: [(value: String, shown: String)] = [
        ("a\nb", "a b"), ("a\r\nBcc: b", "a Bcc: b"), ("a\tb", "a b"), ("a\u{0}b", "a b"), ("a\u{85}b", "a b"),
        ("a\u{2028}b\u{2029}c", "a b c"), ("\n\na", "a"), ("a\n", "a"), ("a\u{202E}b", "ab"),
        ("\u{2066}a\u{2069}", "a"),
        ("a\u{200F}b", "ab"), ("a\u{200B}b", "ab"), ("a\u{FEFF}b", "ab"), ("a\u{E0041}b", "ab"), ("a\u{AD}b", "ab"),
        ("a\u{1B}[31mb", "a [31mb"),
    ]

    @Test("line breaks and controls become spaces, what turns or hides text is taken out", arguments: invisible)
    func controls(_ value: String, _ shown: String) throws {
        let template = try #require(read("{{name}}", subject: "{{name}}", sms: "{{name}}").template)
        let message = template.render(["name": .text(value)], "en-GB")
        #expect(message.subject == shown)
        #expect(message.sms == shown)
        #expect(message.text == shown + "\n")
        #expect(message.html == "<p>\(shown)</p>\n")
    }

    @Test("letters of every script, joiners and emoji stay")
    func scripts() throws {
        let template = try #require(read("{{name}}").template)
        for name in ["Société Générale", "株式会社", "شرکت نمونه", "می\u{200C}خواهم", "👨\u{200D}👩\u{200D}👧", "e\u{301}"] {
            #expect(
                template.render(["name": .text(name)], "en-GB").text.unicodeScalars.elementsEqual(
                    (name + "\n").unicodeScalars))
        }
    }

    @Test("the characters that mark values in Markdown are text in a value")
    func marks() throws {
        let template = try #require(read("{{name}} {{other}}").template)
        let value = "\u{E000}1\u{E001}"
        let message = template.render(["name": .text(value), "other": .text("secret")], "en-GB")
        #expect(message.html == "<p>\(value) secret</p>\n")
    }

    @Test("each line of an address is a text of its own")
    func address() throws {
        let template = try #require(read("{{address}}").template)
        let message = template.render(["address": .lines(["<b>", "a\nb", "**c**"])], "en-GB")
        #expect(message.html == "<p>&lt;b&gt;<br />\na b<br />\n**c**</p>\n")
        #expect(message.text == "<b>\na b\n**c**\n")
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        return String(text)
    }
}
