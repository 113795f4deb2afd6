/// An e-mail address that may stand in a header: `local@domain`, in ASCII.
///
/// The local part is a dot-atom of at most 64 characters, the domain has at least two labels. Quoted local parts, comments
/// and address literals, which RFC 5322 allows and nobody's customer has, are refused: nothing in an address then needs
/// escaping. A domain in other letters is written in its ASCII form (`xn--`).
///
/// Source: RFC 5322, section 3.4.1; RFC 5321, section 4.5.3.1; RFC 1035, section 2.3.1.
public struct EmailAddress: Hashable, Sendable {
    public let text: String

    /// `nil` when the text is no such address; blanks around it do not count.
    public init?(_ text: String) {
        let text = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        let parts = String(text).split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.count <= 254, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else {
            return nil
        }
        self.text = String(text)
    }

    /// What stands behind the `@`, in small letters.
    public var domain: String { String(text.drop { $0 != "@" }.dropFirst()).lowercased() }

    private static func isLocalPart(_ part: Substring) -> Bool {
        part.utf8.count <= 64
            && part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.utf8.allSatisfy(HeaderSyntax.isAtomCharacter)
            }
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.utf8.first != 0x2D && label.utf8.last != 0x2D
                    && label.utf8.allSatisfy { HeaderSyntax.isLetterOrDigit($0) || $0 == 0x2D }
            }
    }
}

/// Somebody whom a header names: a name, which may be empty, and an address.
public struct Mailbox: Hashable, Sendable {
    public var name: String
    public var address: EmailAddress

    public init(name: String = "", address: EmailAddress) { (self.name, self.address) = (name, address) }
}
