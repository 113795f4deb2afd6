import MessageDelivery
import PlaybookProgram

extension ComposedMessage {
    /// For people: who writes to whom how, then the words, once where a message goes several ways.
    ///
    /// - Parameter earlier: What is read before it.
    public func readable(after earlier: ArraySlice<ComposedMessage> = []) -> String {
        let width = fields.map(\.name.count).max() ?? 0
        let head = fields.map { name, value in
            "\(name):" + String(repeating: " ", count: width - name.count + 1) + value.printable + "\n"
        }
        if let same = earlier.first(where: { saysTheSame(as: $0) }) {
            return head.joined() + "\nThe words are those of the \(same.channel.spoken) above.\n"
        }
        return head.joined() + "\n" + body
    }

    private func saysTheSame(as other: ComposedMessage) -> Bool {
        id == other.id && shortText == nil && other.shortText == nil && words.text == other.words.text
    }

    private var body: String {
        switch delivery {
        case .email(let email): email.text
        case .letter, .portal: words.text
        case .sms(let message): message.text + "\n"
        }
    }

    private var fields: [(name: String, value: String)] {
        var fields = [("Message", "\(id), \(isCopy ? "copy by " : "")\(channel.spoken), \(day)")]
        fields.append(("Rule", origin.rules.joined(separator: ", ")))
        if !origin.approvals.isEmpty {
            fields.append(("Awaits", "approval of \(origin.approvals.joined(separator: ", and of "))"))
        }
        switch delivery {
        case .email(let email):
            fields.append(("From", email.from.shown))
            if let answered = email.replyTo { fields.append(("Reply to", answered.shown)) }
            fields.append(("To", email.to.map(\.shown).joined(separator: ", ")))
            if !email.cc.isEmpty { fields.append(("Copy to", email.cc.map(\.shown).joined(separator: ", "))) }
        case .letter(let letter):
            fields.append(("From", ([letter.sender.name] + letter.sender.addressLines).joined(separator: ", ")))
            fields.append(("To", letter.recipient.joined(separator: ", ")))
        case .sms(let message):
            fields.append(("To", "\(recipient), \(address)"))
            fields.append(("Size", message.size))
            return fields
        case .portal: fields.append(("To", recipient))
        }
        return fields + [("Subject", subject)]
    }
}

extension Mailbox {
    fileprivate var shown: String { name.isEmpty ? address.text : "\(name) <\(address.text)>" }
}

extension TextMessage {
    /// `148 characters of 7 bits, 1 part`
    fileprivate var size: String {
        let unit = encoding == .gsm7 ? "7 bits" : "16 bits"
        return "\(counted(length, "character")) of \(unit), \(counted(parts.count, "part"))"
    }
}
