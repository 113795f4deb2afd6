import Diagnostics
import FinancialValues
import PlaybookProgram
import RelanceTestSupport
import Testing

@testable import PlaybookSigning

/// One approval, and everything that can be wrong with it.
@Suite("An approval and its file")
struct ApprovalTests {
    private static let legal = TrustedKeys.Key(
        id: "legal-1", role: "legal", holder: "head of legal", publicKey: PrivateKey.ofTests(1).publicKey)
    private static let author = TrustedKeys.Key(
        id: "credit-1", role: "author", holder: "credit management", publicKey: PrivateKey.ofTests(2).publicKey)
    private static let keys = TrustedKeys([legal, author])
    private static let day = CalendarDate(iso: "2026-06-15")!
    private static let meaning = ApprovedMeaning([
        ApprovedRule("hold dispute", ["when invoice.disputed"]),
        ApprovedRule("sequence reminders, step formal_notice", ["at 30 days after due", "notice formal"]),
    ])

    private static let approval = Approval(of: meaning, in: "sme", by: legal, .ofTests(1), on: day)
    private static let authored = Approval(of: meaning, in: "sme", by: author, .ofTests(2), on: day)

    private func read(_ text: String, by role: String = "legal") -> (approval: Approval?, faults: [Diagnostic]) {
        let file = SourceFile(path: "playbooks/approvals/sme.\(role).yaml", text: text)
        return ApprovalReading.approval(file, of: "sme", by: role)
    }

    private func verdict(
        _ approval: Approval?, on meaning: ApprovedMeaning = ApprovalTests.meaning, author: ApprovalRecord = .missing,
        _ keys: TrustedKeys = ApprovalTests.keys
    ) -> ApprovalVerdict {
        let record = approval.map(ApprovalRecord.approval) ?? .unreadable
        return record.verdict(on: meaning, author: author, keys)
    }

    private func word(_ verdict: ApprovalVerdict) -> String { String(String(describing: verdict).prefix { $0 != "(" }) }

    @Test("a file that was written is read back, and is valid")
    func roundTrip() throws {
        let (read, faults) = read(Self.approval.fileText)
        #expect(faults == [])
        let approval = try #require(read)
        #expect(approval.statement == Self.approval.statement)
        #expect(approval.text == Self.meaning.text)
        #expect(verdict(approval).isValid)
        #expect(Self.approval.fileText.contains("\non: 2026-06-15\n"))
    }

    @Test("whatever byte of a file is changed, it is invalid, or says what it said")
    func everyByte() throws {
        let bytes = Array(Self.approval.fileText.utf8)
        let start = Self.approval.fileText.utf8.count - Self.approval.fileText.drop { $0 != "r" }.utf8.count
        var (valid, refused, unreadable) = (0, 0, 0)
        for index in bytes.indices {
            for flip: UInt8 in [1, 2, 4, 8, 16, 32, 64, 128] {
                var changed = bytes
                changed[index] ^= flip
                let file = SourceFile(path: "playbooks/approvals/sme.legal.yaml", bytes: changed)
                guard let approval = ApprovalReading.approval(file, of: "sme", by: "legal").approval else {
                    unreadable += 1
                    continue
                }
                guard verdict(approval).isValid else {
                    refused += 1
                    continue
                }
                valid += 1
                #expect(approval.statement == Self.approval.statement && approval.text == Self.approval.text)
                #expect(approval.signature == Self.approval.signature)
            }
        }
        #expect(start > 0)
        // In comments, and a few places of layout.
        #expect(valid > 0 && refused > 1000 && unreadable > 1000)
    }

    @Test("each part of what is signed counts")
    func parts() {
        let original = Self.approval
        func changed(
            playbook: String? = nil, role: String? = nil, key: String? = nil, day: CalendarDate? = nil,
            text: String? = nil, digest: String? = nil, publicKey: PublicKey? = nil
        ) -> Approval {
            Approval(
                playbook: playbook ?? original.playbook, role: role ?? original.role, keyID: key ?? original.keyID,
                publicKey: publicKey ?? original.publicKey, day: day ?? original.day, digest: digest ?? original.digest,
                signature: original.signature, text: text ?? original.text)
        }
        let other = ApprovedMeaning([ApprovedRule("hold dispute", ["when invoice.promised"])]).text
        #expect(changed().isIntact)
        #expect(!changed(playbook: "consumer").isIntact)
        #expect(!changed(role: "credit_manager").isIntact)
        #expect(!changed(key: "legal-2").isIntact)
        #expect(!changed(day: Self.day + 1).isIntact)
        #expect(!changed(text: other).isIntact)
        #expect(!changed(text: other, digest: ContentDigest.text(of: other)).isIntact)
        #expect(!changed(publicKey: PrivateKey.ofTests(3).publicKey).isIntact)
        #expect(word(verdict(changed(text: other))) == "wrongSignature")
    }

    @Test("says of another version what has changed since, rule by rule")
    func anotherVersion() {
        let later = ApprovedMeaning([
            ApprovedRule("sequence reminders, step formal_notice", ["at 20 days after due", "notice formal"])
        ])
        guard case .ofAnotherVersion(_, let changes) = verdict(Self.approval, on: later) else {
            Issue.record("no other version")
            return
        }
        #expect(changes.map(\.title) == ["hold dispute", "sequence reminders, step formal_notice"])
        #expect(changes.map(\.kind) == [.removed, .changed])
        #expect(changes[1].before == ["at 30 days after due"] && changes[1].after == ["at 20 days after due"])
    }

    @Test("counts no key that is not trusted, or not for the role, or not under its id")
    func keys() {
        let approval = Self.approval
        #expect(word(verdict(approval, TrustedKeys())) == "unknownKey")
        let renamed = TrustedKeys.Key(id: "legal-2", role: "legal", holder: "x", publicKey: Self.legal.publicKey)
        #expect(word(verdict(approval, TrustedKeys([renamed]))) == "unknownKey")
        let replaced = TrustedKeys.Key(
            id: "legal-1", role: "legal", holder: "x", publicKey: PrivateKey.ofTests(9).publicKey)
        #expect(word(verdict(approval, TrustedKeys([replaced]))) == "unknownKey")
        let other = TrustedKeys.Key(id: "legal-1", role: "collector", holder: "x", publicKey: Self.legal.publicKey)
        #expect(word(verdict(approval, TrustedKeys([other]))) == "keyOfAnotherRole")
        #expect(word(ApprovalRecord.missing.verdict(on: Self.meaning, author: .missing, Self.keys)) == "notSigned")
        #expect(word(verdict(nil)) == "unreadable")
    }

    @Test("nobody approves what he wrote, and who wrote it must be clear")
    func authors() {
        #expect(verdict(Self.approval, author: .approval(Self.authored)).isValid)
        #expect(verdict(Self.authored, author: .approval(Self.authored)).isValid)
        let sameKey = TrustedKeys.Key(id: "legal-1", role: "author", holder: "x", publicKey: Self.legal.publicKey)
        let own = Approval(of: Self.meaning, in: "sme", by: sameKey, .ofTests(1), on: Self.day)
        #expect(word(verdict(Self.approval, author: .approval(own))) == "keyOfAuthor")
        #expect(word(verdict(Self.approval, author: .unreadable)) == "unclearAuthor")
        // Whoever changes the author's key in the file to hide whose it is breaks its signature.
        let hidden = Approval(
            playbook: own.playbook, role: own.role, keyID: own.keyID, publicKey: PrivateKey.ofTests(7).publicKey,
            day: own.day, digest: own.digest, signature: own.signature, text: own.text)
        #expect(word(verdict(Self.approval, author: .approval(hidden))) == "unclearAuthor")
    }

    // MARK: Files that cannot be understood

    struct Fault: Sendable, CustomTestStringConvertible {
        let old, new, says: String
        var testDescription: String { says }

        init(_ old: String, _ new: String, _ says: String) { (self.old, self.new, self.says) = (old, new, says) }
    }

    @Test(
        "says at its place what is wrong with an approval",
        arguments: [
            Fault("relance: 1", "relance: 2", "\"2\" is no edition, expected 1"),
            Fault(
                "role: legal\n", "role: cfo\n", "the approval is of role \"cfo\", and its file's name says \"legal\""),
            Fault(
                "approval: sme\n", "approval: smb\n",
                "the approval is of playbook \"smb\", and its file's name says \"sme\""),
            Fault("on: 2026-06-15", "on: 2026-06-31", "\"2026-06-31\" is no date, write YYYY-MM-DD"),
            Fault("digest: sha256:", "digest: md5:", "the digest is not \"sha256:\" and 64 small hexadecimal digits"),
            Fault("public_key: ", "public_key: 0", "the public key is not 64 small hexadecimal digits"),
            Fault("signature: ", "signature: F", "the signature is not 128 small hexadecimal digits"),
            Fault("key: legal-1\n", "key: legal/1\n", "\"legal/1\" is no name of a key"),
            Fault("key: legal-1\n", "", "an approval has no key \"key\""),
            Fault(
                "key: legal-1\n", "key: legal-1\nkye: x\n", "\"kye\" is no key of an approval, did you mean \"key\"?"),
            Fault("approved: |", "approved: >", "what was approved stands behind \"approved: |\", indented"),
        ])
    func faults(_ fault: Fault) {
        let (approval, faults) = read(Self.approval.fileText.replacing(fault.old, with: fault.new, maxReplacements: 1))
        #expect(approval == nil)
        #expect(faults.contains { $0.message == fault.says }, "\(faults.map(\.message))")
        #expect(faults.allSatisfy { $0.severity == .warning && $0.code == .faultyApproval })
    }

    private static let keysText = """
        relance: 1
        keys:
          legal-1:
            role: legal
            holder: head of legal
            public_key: \(legal.publicKey.text)
          credit-1:
            role: credit_manager
            holder: head of credit
            public_key: \(author.publicKey.text)

        """

    @Test("reads who is trusted")
    func trustedKeys() throws {
        let (keys, faults) = ApprovalReading.trustedKeys(SourceFile(path: "keys.yaml", text: Self.keysText))
        #expect(faults == [])
        #expect(keys?.keys.map(\.id) == ["credit-1", "legal-1"])
        #expect(keys?.key("legal-1")?.holder == "head of legal")
        #expect(keys?.key(of: Self.author.publicKey)?.role == "credit_manager")
    }

    @Test(
        "trusts nobody when something is wrong with the file of keys, and says what",
        arguments: [
            Fault("relance: 1\n", "", "the file of trusted keys begins with relance: 1"),
            Fault("keys:", "trusted:", "the file of trusted keys has no map \"keys\""),
            Fault("    role: legal\n", "", "the key \"legal-1\" has no key \"role\""),
            Fault("    holder: head of legal\n", "    holder:\n", "\"holder\" has no text"),
            Fault(
                "  legal-1:", "  legal/1:",
                "key \"legal/1\" holds \"/\", expected letters a to z, digits, \"_\" and \"-\", the first a letter or digit"
            ),
            Fault("    holder", "    expires: 2027\n    holder", "\"expires\" is no key of the key \"legal-1\""),
            Fault(legal.publicKey.text, "abc", "the public key is not 64 small hexadecimal digits"),
            Fault(
                author.publicKey.text, legal.publicKey.text,
                "\"credit-1\" is the same key as \"legal-1\": one key signs in one role only"),
        ])
    func faultyKeys(_ fault: Fault) {
        let text = Self.keysText.replacing(fault.old, with: fault.new, maxReplacements: 1)
        let (keys, faults) = ApprovalReading.trustedKeys(SourceFile(path: "keys.yaml", text: text))
        #expect(keys == nil)
        #expect(faults.contains { $0.message == fault.says }, "\(faults.map(\.message))")
    }

    @Test("no bytes end the program")
    func hostile() {
        for text in [
            "", "- a\n", "relance: 1\n", "relance: {}\nkeys: []\n", "\u{0}", "a: &b [*b]\n", "keys: {a: {b: {c: d}}}",
        ] {
            let file = SourceFile(path: "keys.yaml", text: text)
            #expect(ApprovalReading.trustedKeys(file).keys == nil)
            #expect(ApprovalReading.approval(file, of: "a", by: "b").approval == nil)
        }
        var random = RandomNumbers(seed: 1)
        let bytes = Array(Self.approval.fileText.utf8)
        for _ in 0..<300 {
            var changed = bytes
            let place = random.number(0...changed.count - 1)
            changed.replaceSubrange(
                place..<min(changed.count, place + random.number(0...40)),
                with: (0..<random.number(0...20)).map { _ in UInt8(random.number(0...255)) })
            let read = ApprovalReading.approval(SourceFile(path: "x", bytes: changed), of: "sme", by: "legal").approval
            if let read, verdict(read).isValid { #expect(read.text == Self.approval.text) }
        }
    }
}
