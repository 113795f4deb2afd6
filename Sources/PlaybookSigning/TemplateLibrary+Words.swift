import MessageTemplates
import PlaybookProgram

extension TemplateLibrary {
    /// What each message can say, in one text for one meaning: comments, the files' layout between tags and that of paragraphs are
    /// no part of it.
    public var words: [MessageWords] {
        templates.map { template in
            var text = TemplateWords()
            text.add("subject", template.subject.nodes)
            if let sms = template.sms { text.add("sms", sms.nodes) }
            text.add("body", TemplateLayout.normalised(template.body))
            return MessageWords(template: template.name, language: template.language, text: text.text)
        }
    }
}

/// The nodes of a template, each part with its length before it, so that no text passes for a tag.
private struct TemplateWords {
    var text = ""

    mutating func add(_ title: String, _ nodes: [TemplateNode]) {
        text += "\(title)\n"
        add(nodes)
    }

    private mutating func add(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .text(let words):
                // Swift takes CR LF for one character.
                let words = words.replacing("\r\n", with: "\n")
                text += "text \(words.utf8.count) \(words)\n"
            case .value(let tag): text += "value \(tag.name.text)\n"
            case .section(let section):
                text += "\(section.isInverted ? "unless" : "section") \(section.tag.name.text)\n"
                add(section.nodes)
                text += "end\n"
            case .partial(_, let nodes): add(nodes)
            }
        }
    }
}
