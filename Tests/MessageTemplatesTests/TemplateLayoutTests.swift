import RelanceTestSupport
import Testing

@testable import MessageTemplates

@Suite("The layout of a template")
struct TemplateLayoutTests {
    static let alike: [(String, String)] = [
        ("One line\nand another.\n", "One line and another."), ("One.\n\n\n\nTwo.\n\n\n", "One.\n\nTwo.\n"),
        ("\n\n**Pay us\nby {{deadline}}\ninclusive.**\n", "**Pay us by {{deadline}} inclusive.**"),
        ("One\r\ntwo\r\n", "One two\n"), ("- a\n- b\n\nOne\ntwo\n", "- a\n- b\n\nOne two\n"),
        ("{{#late}}\nYou are late.\n{{/late}}\n\nPay\nus.\n", "{{#late}}\nYou are late.\n{{/late}}\n\nPay us.\n"),
        ("One\ntwo\n\n{{#late}}\nNow.\n\n{{/late}}\nThen.", "One two\n\n{{#late}}\nNow.\n\n{{/late}}\nThen.\n"),
    ]

    @Test("of a paragraph changes nothing", arguments: alike)
    func same(_ written: String, _ other: String) throws {
        #expect(try words(of: written) == words(of: other))
    }

    static let unlike: [(String, String)] = [
        ("One  \ntwo", "One\ntwo"), ("One\\\ntwo", "One\ntwo"), ("One\n\ntwo", "One\ntwo"), ("One\n- two", "One - two"),
        ("# One\ntwo", "# One two"), ("| a |\n|---|\n| b |\none\ntwo", "| a |\n|---|\n| b |\none two"),
        ("```\n\none\ntwo\n\n```", "```\n\none two\n\n```"), ("one\n2. two", "one 2. two"), ("One", "One."),
        ("{{#late}}| a |\n|---|\n{{/late}}x\n\none\ntwo", "{{#late}}| a |\n|---|\n{{/late}}x\none\ntwo"),
        (
            "| a |\n|---|\n| {{#late}}y |\n{{/late}}\n\none\ntwo\n",
            "| a |\n|---|\n| {{#late}}y |\n{{/late}}\n\none two\n"
        ),
        ("[a]:\nb\nc", "[a]:\nb c"), ("\u{ab}\nc", "\u{ab} c"),
    ]

    @Test("that a reader can see stays", arguments: unlike)
    func other(_ written: String, _ other: String) throws {
        #expect(try words(of: written) != words(of: other))
    }

    @Test("what is left of a random one renders alike, in every language and whatever is shown")
    func random() throws {
        var numbers = RandomNumbers(seed: 20_260_102)
        let pieces = [
            "a", "b c.", " ", "  ", "*", "**", "_", "`", "\n", "\n", "\n", "\n\n", "- ", "1. ", "2", "> ", "#", "|",
            "|---|",
            "[x](http://a.example)", "[x]: ", "\\", "&", "    ", "\u{ab} ", " ;", "(", ":", "---", "===", "~~~",
            "{{name}}", "\na\nb\n", "\n\na\nb\n\n",
            "{{#late}}", "{{/late}}", "{{^late}}\n", "\n{{/late}}\n", "\n{{#late}}\n", "{{! note }}", "\t",
        ]
        var (tried, changed) = (0, 0)
        for _ in 0..<20_000 {
            let body = "x" + (0...numbers.number(2...16)).map { _ in numbers.pick(pieces) }.joined()
            guard let template = read(body).template else { continue }
            tried += 1
            let nodes = TemplateLayout.normalised(template.body)
            if "\(nodes)" != "\(template.body)" { changed += 1 }
            let other = MessageTemplate(
                name: template.name, language: template.language, file: template.file, subject: template.subject,
                sms: template.sms, body: nodes)
            for isLate in [true, false] {
                let context: MessageContext = ["name": .text("N"), "late": .flag(isLate)]
                for reader in ["en-GB", "fr-FR"] {
                    #expect(
                        template.render(context, reader) == other.render(context, reader), "\(body.debugDescription)")
                }
            }
        }
        #expect(tried > 5000)
        #expect(changed > tried / 10)
    }

    /// A body as it is signed.
    private func words(of body: String) throws -> String {
        func text(_ nodes: [TemplateNode]) -> String {
            nodes.map { node in
                switch node {
                case .text(let words): words
                case .value(let tag): "{{\(tag.name.text)}}"
                case .section(let section): "{{#\(section.tag.name.text)}}\(text(section.nodes)){{/}}"
                case .partial: "{{>}}"
                }
            }.joined()
        }
        return text(TemplateLayout.normalised(try #require(read(body).template).body))
    }
}
