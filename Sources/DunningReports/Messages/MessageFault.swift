import PlaybookProgram

/// Why a message cannot be written by one of its channels; the others go their way.
public enum MessageFault: Error, Hashable {
    /// There is no template in the reader's language, nor one to fall back on.
    case noTemplate(name: String, language: String)
    /// The template prints variables that have no value: the ledger does not feed the facts.
    case unfilled([String])
    /// The template has no short text.
    case noShortText(name: String)
    /// Nobody is named for the role who could be reached by the channel.
    case noAddress(role: String, Channel)
    /// The address cannot stand in a message.
    case malformedEmail(String)
    /// Our company has no address for the channel.
    case noSender(entity: String, Channel)

    /// One lower-case sentence without a full stop.
    public var phrase: String {
        switch self {
        case .noTemplate(let name, let language):
            language.isEmpty
                ? "the customer has no language, and template \"\(name)\" nothing to fall back on"
                : "template \"\(name)\" is not there in \"\(language.printable)\""
        case .unfilled(let names): "the ledger gives no value to " + names.map { "{{\($0)}}" }.joined(separator: ", ")
        case .noShortText(let name): "template \"\(name)\" has no \"sms:\""
        case .noAddress(let role, let channel): "nobody can be reached by \(channel.spoken) for role \"\(role)\""
        case .malformedEmail(let text): "\"\(text.printable)\" is no e-mail address that a message could bear"
        case .noSender(let entity, let channel):
            "legal entity \"\(entity)\" has no address to write from by \(channel.spoken)"
        }
    }
}

extension Channel {
    /// `registered letter`.
    var spoken: String { self == .email ? "e-mail" : self == .sms ? "SMS" : rawValue.replacing("_", with: " ") }
}
