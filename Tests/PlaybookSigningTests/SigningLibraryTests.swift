import RelanceTestSupport
import Testing

@testable import PlaybookSigning

/// *Source:* RFC 8032, section 7.1; FIPS 180-4.
@Suite("Signatures and digests")
struct SigningLibraryTests {
    struct Vector: Sendable {
        let seed, publicKey, message, signature: String
    }

    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature:
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature:
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"),
    ]

    @Test("signs and verifies as the standard's examples do", arguments: vectors)
    func standard(_ vector: Vector) throws {
        let seed = try #require(HexadecimalText.bytes(of: vector.seed, count: 32))
        let message = try #require(HexadecimalText.bytes(of: vector.message, count: vector.message.count / 2))
        let publicKey = SigningLibrary.publicKey(ofSeed: seed)
        #expect(HexadecimalText.text(of: publicKey) == vector.publicKey)
        let signature = SigningLibrary.signature(of: message, bySeed: seed)
        #expect(HexadecimalText.text(of: signature) == vector.signature)
        #expect(SigningLibrary.verifies(signature, of: message, by: publicKey))
        #expect(!SigningLibrary.verifies(signature, of: message + [0], by: publicKey))
    }

    @Test("a signature has one form: adding the order of the group to it makes it no signature")
    func oneForm() throws {
        let vector = Self.vectors[0]
        var signature = try #require(HexadecimalText.bytes(of: vector.signature, count: 64))
        let order: [UInt8] = [
            0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14, 0, 0, 0, 0,
            0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ]
        var carry = 0
        for index in 0..<32 {
            let sum = Int(signature[32 + index]) + Int(order[index]) + carry
            signature[32 + index] = UInt8(sum & 0xFF)
            carry = sum >> 8
        }
        let key = try #require(HexadecimalText.bytes(of: vector.publicKey, count: 32))
        #expect(!SigningLibrary.verifies(signature, of: [], by: key))
    }

    @Test("a key for which anything verifies is no key")
    func smallOrder() {
        let neutral: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
        let signature = neutral + [UInt8](repeating: 0, count: 32)
        #expect(!SigningLibrary.verifies(signature, of: Array("anything".utf8), by: neutral))
    }

    @Test("the digest is SHA-256")
    func digest() {
        #expect(
            ContentDigest.text(of: "abc")
                == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("hexadecimal digits have one form")
    func digits() {
        #expect(HexadecimalText.bytes(of: "0aff", count: 2) == [0x0A, 0xFF])
        for text in ["0AFF", "0af", "0aff0", " aff", "0xff", "é9", ""] {
            #expect(HexadecimalText.bytes(of: text, count: 2) == nil)
        }
    }

    @Test("a key file gives back its key, and nothing else is one")
    func keyFile() {
        let key = PrivateKey()
        #expect(PrivateKey(fileText: key.fileText)?.publicKey == key.publicKey)
        #expect(PrivateKey().publicKey != key.publicKey)
        let line = String(key.fileText.dropLast())
        for text in ["", line.uppercased(), line + "0", line + "\n\n", " " + line, String(line.dropLast())] {
            #expect(PrivateKey(fileText: text) == nil)
        }
        #expect(PrivateKey(fileText: line)?.publicKey == key.publicKey)
    }
}
