import MessageTemplates

/// The company that writes, as letterheads and footers show it.
public struct Sender: Sendable {
    public var name: String
    /// From street to town; may be empty where no letter is sent.
    public var addressLines: [String]
    public var phone: String
    public var email: String
    /// What the law wants on every letter of a company: its form, capital, register and tax numbers.
    public var registration: String

    public init(
        name: String, addressLines: [String] = [], phone: String = "", email: String = "", registration: String = ""
    ) {
        self.name = name
        self.addressLines = addressLines
        self.phone = phone
        self.email = email
        self.registration = registration
    }

    /// Name, address and ways to reach it, on one line each; the registration last.
    var footerLines: [String] {
        [
            ([name] + addressLines).joined(separator: ", "),
            [phone, email].filter { !$0.isEmpty }.joined(separator: " · "), registration,
        ].map { LedgerText.line($0, limit: 400) }.filter { !$0.isEmpty }
    }
}

extension Sender {
    /// An address of one text, whose lines are parted by ` / ` or by line breaks.
    package static func lines(of address: String) -> [String] {
        address.replacing(" / ", with: "\n").split(whereSeparator: \.isNewline)
            .map { LedgerText.line(String($0), limit: 80) }.filter { !$0.isEmpty }
    }
}
