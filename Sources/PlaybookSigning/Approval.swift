import FinancialValues
import PlaybookProgram

/// A signature of what a role approves, or of a playbook as its author wrote it, with all that it speaks of.
public struct Approval: Sendable {
    public let playbook: String
    /// A role of the policy, or `author`.
    public let role: String
    /// The id of the key among the trusted ones.
    public let keyID: String
    public let publicKey: PublicKey
    /// The day on which it was signed, as whoever signed says.
    public let day: CalendarDate
    /// The digest of `text`.
    public let digest: String
    let signature: Signature
    /// What was signed: the canonical text of an `ApprovedMeaning`, to be read, and compared with later ones.
    public let text: String

    /// Everything that the signature is of: nothing of a signed approval can be used for another role, playbook, key or day.
    var statement: String {
        """
        relance approval 1
        playbook \(playbook)
        role \(role)
        key \(keyID)
        public_key \(publicKey.text)
        on \(day)
        digest \(digest)

        """
    }

    /// Whether the digest is that of the text, and the signature that of the key.
    public var isIntact: Bool {
        digest == ContentDigest.text(of: text) && signature.isOf(statement, by: publicKey)
    }
}

extension Approval {
    /// Signs a meaning.
    ///
    /// - Parameter key: As it is trusted; the private key is its other half.
    public init(
        of meaning: ApprovedMeaning, in playbook: String, by key: TrustedKeys.Key, _ privateKey: PrivateKey,
        on day: CalendarDate
    ) {
        precondition(privateKey.publicKey == key.publicKey, "a key signs under its own id")
        let text = meaning.text
        let unsigned = Approval(
            playbook: playbook, role: key.role, keyID: key.id, publicKey: key.publicKey, day: day,
            digest: ContentDigest.text(of: text), signature: Signature(bytes: []), text: text)
        self.init(
            playbook: playbook, role: key.role, keyID: key.id, publicKey: key.publicKey, day: day,
            digest: unsigned.digest, signature: privateKey.signature(of: unsigned.statement), text: text)
    }

    /// The file's text, as `ApprovalReading` takes it back.
    public var fileText: String {
        let what =
            role == ProgramMeanings.author
            ? "What the author of the playbook \(playbook) wrote, as it runs."
            : "What \(role) approved in the playbook \(playbook): the rules, and all that can alter what they do."
        return """
            # \(what)
            # Written by `relance sign`, checked by `relance verify`; a change of what stands below makes it invalid.
            relance: 1
            approval: \(playbook)
            role: \(role)
            key: \(keyID)
            public_key: \(publicKey.text)
            on: \(day)
            digest: \(digest)
            signature: \(signature.text)
            approved: |
            \(text.split(separator: "\n").map { "  \($0)\n" }.joined())
            """
    }
}
