import FinancialValues
import MessageTemplates
import Testing

@Suite("A template is filled")
struct RenderingTests {
    @Test("values are written for the reader's language and country")
    func values() throws {
        let template = try #require(
            read("Dear {{recipient}}, {{total}} by {{deadline}} ({{deadline.short}}), {{rate}}.\n").template)
        let context: MessageContext = [
            "recipient": .text("Accounts payable"), "total": money(123_450), "deadline": .day(day("2026-01-01")),
            "rate": .rates([AnnualRate(percent: ExactNumber("10.15")!)]),
        ]
        let message = template.render(context, "en-GB")
        #expect(message.text == "Dear Accounts payable, €1,234.50 by 1 January 2026 (1 Jan 2026), 10.15%.\n")
        #expect(
            message.html == "<p>Dear Accounts payable, €1,234.50 by 1 January 2026 (1 Jan 2026), 10.15%.</p>\n")
        #expect(message.unfilled == [])
    }

    @Test("a section repeats a list, shows what is true, and hides what is zero or missing")
    func sections() throws {
        let body = """
            {{#items}}
            - {{number}}{{#late_interest}}, interest {{late_interest}}{{/late_interest}}{{^late_interest}}, none{{/late_interest}}
            {{/items}}
            {{^items}}
            Nothing.
            {{/items}}
            """
        let template = try #require(read(body).template)
        let context: MessageContext = [
            "late_interest": money(0),
            "items": .list([
                ["number": .text("F-1"), "late_interest": money(512)], ["number": .text("F-2")],
            ]),
        ]
        #expect(template.render(context, "en-IE").text == "- F-1, interest €5.12\n- F-2, none\n")
        #expect(template.render([:], "en-IE").text == "Nothing.\n")
    }

    @Test("an inner context goes before an outer one, and an outer one is seen from inside")
    func scopes() throws {
        let template = try #require(read("{{#totals}}{{total}} {{customer.id}} {{/totals}}{{total}}").template)
        let context: MessageContext = [
            "total": .text("outer"), "customer.id": .text("C-1"), "totals": .list([["total": .text("inner")]]),
        ]
        #expect(template.render(context, "en-GB").text == "inner C-1 outer\n")
    }

    @Test(
        "one and many follow the language's plural",
        arguments: [
            ("fr", 0, "one"), ("fr", 1, "one"), ("fr", 2, "many"), ("en", 0, "many"), ("en", 1, "one"),
            ("de", 2, "many"),
        ])
    func plurals(_ language: String, _ count: Int, _ expected: String) throws {
        let body = "{{#days.one}}one{{/days.one}}{{#days.many}}many{{/days.many}} {{items.count}}"
        let template = try #require(read(body, language: language).template)
        let context: MessageContext = [
            "days": .days(count), "items": .list(Array(repeating: [:], count: count)),
        ]
        #expect(template.render(context, language).text == "\(expected) \(count)\n")
    }

    @Test("a partial is put in, indented as its tag is")
    func partials() throws {
        let read = read(
            "1. Pay.\n   {{> terms}}\n\nEnd.\n",
            partials: ["terms": "Soon.\n\n{{> more}}\n", "more": "{{today}}\n- now\n"])
        #expect(read.diagnostics == [])
        let template = try #require(read.template)
        #expect(
            template.render(["today": .day(day("2026-03-02"))], "en-GB").text == """
                1. Pay. Soon.

                   2 March 2026

                   - now

                End.

                """)
    }

    @Test("a variable that nobody fills is named, and prints nothing")
    func unfilled() throws {
        let template = try #require(read("A {{b}} {{c.d}}{{#e}}{{f}}{{/e}}.", subject: "{{g}}").template)
        #expect(template.render([:], "en-GB").unfilled == ["b", "c.d", "g"])
    }

    @Test("tags that print nothing take their line with them")
    func lines() throws {
        let body = """
            | a | b |
            |---|--:|
              {{! rows }}
            {{#items}}
            | {{number}} | {{open_amount}} |
            {{/items}}

            End
            """
        let template = try #require(read(body).template)
        let context: MessageContext = [
            "items": .list([
                ["number": .text("F-1"), "open_amount": money(100)],
                ["number": .text("F-22"), "open_amount": money(1_000_000)],
            ])
        ]
        let message = template.render(context, "en-IE")
        #expect(
            message.text == """
                a              b
                ----  ----------
                F-1        €1.00
                F-22  €10,000.00

                End

                """)
        #expect(message.html.contains("<td align=\"right\">€10,000.00</td>"))
    }

    @Test("subject and SMS are one line of plain text")
    func oneLine() throws {
        let template = try #require(
            read("x", subject: "Invoices of {{customer.name}}, {{address}}", sms: "Pay {{total}} & <soon>").template)
        let context: MessageContext = [
            "customer.name": .text("Smith & Sons"), "address": .lines(["1 Road", "", "Leeds"]), "total": money(100),
        ]
        let message = template.render(context, "en-IE")
        #expect(message.subject == "Invoices of Smith & Sons, 1 Road, Leeds")
        #expect(message.sms == "Pay €1.00 & <soon>")
    }

    @Test("an address keeps its lines")
    func address() throws {
        let template = try #require(read("{{recipient}}\\\n{{address}}\n\nText").template)
        let message = template.render(
            ["recipient": .text("Smith"), "address": .lines(["1 Road", "Leeds"])], "en-GB")
        #expect(message.text == "Smith\n1 Road\nLeeds\n\nText\n")
        #expect(message.html == "<p>Smith<br />\n1 Road<br />\nLeeds</p>\n<p>Text</p>\n")
    }

    @Test("text is wrapped at 72 columns, and amounts are not torn from their currency")
    func wrapping() throws {
        let words = Array(repeating: "mot", count: 40).joined(separator: " ")
        let template = try #require(read("\(words) {{total}}", language: "fr").template)
        let text = template.render(["total": money(1_234_567_890)], "fr-FR").text
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
        #expect(text.contains("12\u{202F}345\u{202F}678,90\u{00A0}€"))
    }

    @Test("French sets a space that does not break before signs of two parts, and only in the template's words")
    func frenchSpaces() throws {
        let template = try #require(
            read(
                "| a | b |\n|---|---:|\n| x : | `y :` |\n\n« Oui » : {{name}} ; {{name}} ?\n",
                subject: "Vu : {{name}} !", language: "fr"
            ).template)
        let message = template.render(["name": .text("a : b")], "fr-FR")
        #expect(message.subject == "Vu\u{A0}: a : b\u{A0}!")
        #expect(message.html.contains("<p>«\u{A0}Oui\u{A0}»\u{A0}: a : b\u{A0}; a : b\u{A0}?</p>"))
        #expect(message.html.contains("<td>x\u{A0}:</td>\n<td align=\"right\"><code>y :</code></td>"))
        let english = try #require(read("Yes : no").template)
        #expect(english.render([:], "en-GB").text == "Yes : no\n")
    }

    @Test("a table that is too wide becomes a paragraph per row")
    func wideTable() throws {
        let head = (1...6).map { "Heading\($0)" }.joined(separator: " | ")
        let body = "| \(head) |\n|---|---|---|---|---|---|\n| {{#items}}{{/items}}abcdefghijkl | b | c | d | e | |\n"
        let template = try #require(read(body).template)
        let text = template.render([:], "en-GB").text
        #expect(
            text
                == "Heading1      Heading2  Heading3  Heading4  Heading5  Heading6\n------------  --------  --------  --------  --------  --------\nabcdefghijkl  b         c         d         e\n"
        )
        let wide = try #require(read(body.replacing("Heading", with: "Longerheading")).template)
        #expect(
            wide.render([:], "en-GB").text == """
                Longerheading1: abcdefghijkl
                Longerheading2: b
                Longerheading3: c
                Longerheading4: d
                Longerheading5: e

                """)
    }

    @Test("a link leads where the template says, whatever its values are")
    func links() throws {
        let template = try #require(
            read(
                "[Pay](https://pay.example/{{number}}?a=1&b=2) or [us](mailto:us@acme.example), [not](javascript:alert)"
            )
            .template)
        let message = template.render(["number": .text("../x?y=<z>\"'")], "en-GB")
        #expect(
            message.html == """
                <p><a href="https://pay.example/..%2Fx%3Fy%3D%3Cz%3E%22%27?a=1&amp;b=2">Pay</a> or \
                <a href="mailto:us@acme.example">us</a>, <a href="">not</a></p>

                """)
        #expect(
            message.text == """
                Pay (https://pay.example/..%2Fx%3Fy%3D%3Cz%3E%22%27?a=1&b=2) or us
                (us@acme.example), not

                """)
    }
}
