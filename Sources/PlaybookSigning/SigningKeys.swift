/// Half of a pair of keys that everybody may know: tells whether the other half signed.
public struct PublicKey: Hashable, Sendable {
    let bytes: [UInt8]

    /// 64 small hexadecimal digits; `nil` for any other text.
    public init?(_ text: String) {
        guard let bytes = HexadecimalText.bytes(of: text, count: SigningLibrary.publicKeyLength) else { return nil }
        self.bytes = bytes
    }

    fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

    /// 64 hexadecimal digits.
    public var text: String { HexadecimalText.text(of: bytes) }
}

/// Half of a pair of keys that only its holder has.
public struct PrivateKey: Sendable {
    private let seed: [UInt8]

    /// A new one, of random numbers of the system.
    public init() { seed = SigningLibrary.randomSeed() }

    init(seed: [UInt8]) { self.seed = seed }

    public var publicKey: PublicKey { PublicKey(bytes: SigningLibrary.publicKey(ofSeed: seed)) }

    func signature(of text: String) -> Signature {
        Signature(bytes: SigningLibrary.signature(of: Array(text.utf8), bySeed: seed))
    }
}

extension PrivateKey {
    private static let mark = "relance private key ed25519 "

    /// A file of one line. Who reads it can sign in the holder's name.
    public var fileText: String { PrivateKey.mark + HexadecimalText.text(of: seed) + "\n" }

    /// `nil` for a text that is no key file.
    public init?(fileText text: String) {
        guard text.hasPrefix(PrivateKey.mark) else { return nil }
        var digits = text.dropFirst(PrivateKey.mark.count)
        if digits.hasSuffix("\r\n") || digits.hasSuffix("\n") { digits.removeLast() }
        guard let seed = HexadecimalText.bytes(of: String(digits), count: SigningLibrary.seedLength) else { return nil }
        self.seed = seed
    }
}

/// What a private key makes of a text.
struct Signature: Hashable, Sendable {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// 128 small hexadecimal digits; `nil` for any other text.
    init?(_ text: String) {
        guard let bytes = HexadecimalText.bytes(of: text, count: SigningLibrary.signatureLength) else { return nil }
        self.bytes = bytes
    }

    var text: String { HexadecimalText.text(of: bytes) }

    func isOf(_ text: String, by key: PublicKey) -> Bool {
        SigningLibrary.verifies(bytes, of: Array(text.utf8), by: key.bytes)
    }
}
