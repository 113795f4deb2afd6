import Diagnostics
import FinancialValues
import StrictYAML

/// Reads the files of `playbooks/approvals`; what is wrong becomes warnings, and the file then says nothing.
public enum ApprovalReading {
    private static let keysOfApproval = [
        "relance", "approval", "role", "key", "public_key", "on", "digest", "signature", "approved",
    ]

    /// - Parameters:
    ///   - playbook: Of whose file's name it is.
    ///   - role: Likewise.
    public static func approval(
        _ file: SourceFile, of playbook: String, by role: String
    ) -> (approval: Approval?, faults: [Diagnostic]) {
        var reader = ApprovalRecordReader()
        guard let map = reader.root(of: file, "approval"),
            let texts = reader.texts(map, keysOfApproval, of: "an approval", at: map.start(in: file))
        else { return (nil, reader.faults) }
        let named = [("approval", playbook), ("role", role)]
        for (key, name) in named where texts[key]!.text != name {
            reader.fail(
                texts[key]!.range,
                "the approval is of \(key == "role" ? "role" : "playbook") \"\(texts[key]!.text)\", "
                    + "and its file's name says \"\(name)\"")
        }
        if !ApprovalRecordReader.isName(texts["key"]!.text) {
            reader.fail(texts["key"]!.range, "\"\(texts["key"]!.text)\" is no name of a key")
        }
        let publicKey = reader.publicKey(texts["public_key"]!)
        let signature = Signature(texts["signature"]!.text)
        if signature == nil {
            reader.fail(texts["signature"]!.range, "the signature is not 128 small hexadecimal digits")
        }
        let day = CalendarDate(iso: texts["on"]!.text)
        if day == nil {
            reader.fail(texts["on"]!.range, "\"\(texts["on"]!.text)\" is no date, write YYYY-MM-DD")
        }
        let digest = texts["digest"]!.text
        if !ContentDigest.isWellFormed(digest) {
            reader.fail(texts["digest"]!.range, "the digest is not \"sha256:\" and 64 small hexadecimal digits")
        }
        if texts["approved"]!.style != .literal {
            reader.fail(texts["approved"]!.range, "what was approved stands behind \"approved: |\", indented")
        }
        guard reader.faults.isEmpty, let publicKey, let signature, let day else { return (nil, reader.faults) }
        let approval = Approval(
            playbook: playbook, role: role, keyID: texts["key"]!.text, publicKey: publicKey, day: day, digest: digest,
            signature: signature, text: texts["approved"]!.text)
        return (approval, [])
    }

    /// - Returns: `nil` when something is wrong: then no key is trusted.
    public static func trustedKeys(_ file: SourceFile) -> (keys: TrustedKeys?, faults: [Diagnostic]) {
        var reader = ApprovalRecordReader()
        guard let map = reader.root(of: file, "file of trusted keys") else { return (nil, reader.faults) }
        let start = map.start(in: file)
        for entry in map.entries where !["relance", "keys"].contains(entry.key.text) {
            reader.fail(entry.key.range, "\"\(entry.key.text)\" is no key of a file of trusted keys")
        }
        if map["relance"]?.value.scalar?.text != "1" {
            reader.fail(map["relance"]?.value.range ?? start, "the file of trusted keys begins with relance: 1")
        }
        guard let node = map["keys"]?.value, let entries = node.map?.entries else {
            reader.fail(map["keys"]?.value.range ?? start, "the file of trusted keys has no map \"keys\"")
            return (nil, reader.faults)
        }
        let keys = entries.compactMap { reader.key($0) }
        for (index, key) in keys.enumerated() {
            guard let first = keys[..<index].first(where: { $0.publicKey == key.publicKey }) else { continue }
            reader.fail(
                entries.first { $0.key.text == key.id }!.key.range,
                "\"\(key.id)\" is the same key as \"\(first.id)\": one key signs in one role only")
        }
        return reader.faults.isEmpty ? (TrustedKeys(keys), []) : (nil, reader.faults)
    }
}

extension ApprovalRecordReader {
    fileprivate mutating func key(_ entry: YAMLEntry) -> TrustedKeys.Key? {
        let id = entry.key.text
        guard let map = entry.value.map else {
            fail(entry.value.range, "the key \"\(id)\" has no role, holder and public_key")
            return nil
        }
        var publicKey: PublicKey?
        if let scalar = map["public_key"]?.value.scalar { publicKey = self.publicKey(scalar) }
        let texts = texts(map, ["role", "holder", "public_key"], of: "the key \"\(id)\"", at: entry.key.range)
        guard let texts, let publicKey else { return nil }
        return TrustedKeys.Key(
            id: id, role: texts["role"]!.text, holder: texts["holder"]!.text, publicKey: publicKey)
    }

    fileprivate mutating func publicKey(_ scalar: YAMLScalar) -> PublicKey? {
        let key = PublicKey(scalar.text)
        if key == nil { fail(scalar.range, "the public key is not 64 small hexadecimal digits") }
        return key
    }
}

extension YAMLMap {
    fileprivate func start(in file: SourceFile) -> SourceRange { entries.first?.key.range ?? SourceRange(file, 0..<0) }
}
