import FinancialValues
import MessageDelivery
import PlaybookProgram

/// A message in its final words, for one of its channels.
public struct ComposedMessage: Sendable {
    /// The message's id; names its file.
    public let id: String
    public let day: CalendarDate
    public let channel: Channel
    /// An e-mail to those who get a copy of a message that goes another way.
    public let isCopy: Bool
    /// ISO 639-1: the template's.
    public let language: String
    public let words: MessageWords
    public let recipient: String
    /// Where it goes: an e-mail address, a telephone number, an address on one line; empty for a portal.
    public let address: String
    let delivery: Delivery
    let origin: MessageOrigin

    /// The message as its carrier takes it.
    enum Delivery: Sendable {
        case email(Email)
        case letter(Letter)
        case sms(TextMessage)
        case portal(html: String)
    }

    public var subject: String { words.subject }

    /// `0123456789abcdef.eml`, `0123456789abcdef.letter.html`.
    public var fileName: String {
        switch channel {
        case .email: isCopy ? "\(id).copy.eml" : "\(id).eml"
        case .letter: "\(id).letter.html"
        case .registeredLetter: "\(id).registered.html"
        case .sms: "\(id).sms.txt"
        case .portal: "\(id).portal.html"
        }
    }

    /// The file's bytes.
    public var content: [UInt8] {
        switch delivery {
        case .email(let email): email.message
        case .letter(let letter): Array(letter.html.utf8)
        case .sms(let message): Array((message.text + "\n").utf8)
        case .portal(let html): Array(html.utf8)
        }
    }

    /// A page to look at: of an e-mail the HTML part, of an SMS nothing.
    public var page: String? {
        switch delivery {
        case .email(let email): email.html
        case .letter(let letter): letter.html
        case .sms: nil
        case .portal(let html): html
        }
    }

    /// It is printed.
    public var isLetter: Bool { if case .letter = delivery { true } else { false } }

    /// How an SMS is encoded, and in how many parts it travels.
    public var shortText: TextMessage? { if case .sms(let message) = delivery { message } else { nil } }
}
