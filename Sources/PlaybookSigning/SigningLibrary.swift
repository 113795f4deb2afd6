import CSodium

/// The one file that calls libsodium: SHA-256, and Ed25519 signatures (RFC 8032).
enum SigningLibrary {
    static let seedLength = Int(crypto_sign_SEEDBYTES)
    static let publicKeyLength = Int(crypto_sign_PUBLICKEYBYTES)
    static let signatureLength = Int(crypto_sign_BYTES)

    /// Done once; the library may then be used from any thread.
    private static let isReady: Bool = {
        precondition(sodium_init() >= 0, "libsodium finds no source of random numbers")
        return true
    }()

    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        precondition(isReady)
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        return digest
    }

    static func randomSeed() -> [UInt8] {
        precondition(isReady)
        var seed = [UInt8](repeating: 0, count: seedLength)
        randombytes_buf(&seed, seed.count)
        return seed
    }

    /// - Parameter seed: `seedLength` bytes.
    static func publicKey(ofSeed seed: [UInt8]) -> [UInt8] { keys(ofSeed: seed).publicKey }

    static func signature(of message: [UInt8], bySeed seed: [UInt8]) -> [UInt8] {
        var secret = keys(ofSeed: seed).secret
        defer { sodium_memzero(&secret, secret.count) }
        var signature = [UInt8](repeating: 0, count: signatureLength)
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
        return signature
    }

    /// False too for signatures and keys that are not written in their only form, and for keys of small order.
    static func verifies(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        precondition(isReady)
        guard signature.count == signatureLength, publicKey.count == publicKeyLength else { return false }
        return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
    }

    private static func keys(ofSeed seed: [UInt8]) -> (publicKey: [UInt8], secret: [UInt8]) {
        precondition(isReady && seed.count == seedLength)
        var publicKey = [UInt8](repeating: 0, count: publicKeyLength)
        var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
        crypto_sign_seed_keypair(&publicKey, &secret, seed)
        return (publicKey, secret)
    }
}
