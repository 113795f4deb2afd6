/// Whose signatures count: what `playbooks/approvals/keys.yaml` says. No two keys are one, so that nobody signs in two roles.
public struct TrustedKeys: Sendable {
    public struct Key: Sendable {
        /// As approvals name it.
        public let id: String
        public let role: String
        /// A function, such as `head of legal`; no person's name has to stand in a repository.
        public let holder: String
        public let publicKey: PublicKey

        public init(id: String, role: String, holder: String, publicKey: PublicKey) {
            (self.id, self.role, self.holder, self.publicKey) = (id, role, holder, publicKey)
        }
    }

    /// By id.
    public let keys: [Key]

    public init(_ keys: [Key] = []) { self.keys = keys.sorted { $0.id < $1.id } }

    public func key(_ id: String) -> Key? { keys.first { $0.id == id } }

    public func key(of publicKey: PublicKey) -> Key? { keys.first { $0.publicKey == publicKey } }

    /// What to add to the file for a new key.
    public static func entry(role: String, _ publicKey: PublicKey) -> String {
        """
          \(role)-1:
            role: \(role)
            holder: head of \(role)
            public_key: \(publicKey.text)

        """
    }
}
