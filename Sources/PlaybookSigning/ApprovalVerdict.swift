import PlaybookProgram

/// What an approval of a playbook is worth.
public enum ApprovalVerdict: Sendable {
    case valid(Approval)
    /// The signature is good; since then something that it covers has changed, rule by rule.
    case ofAnotherVersion(Approval, [ApprovedChange])
    case notSigned
    /// Signed with a key that is not trusted, or trusted under another id.
    case unknownKey(Approval)
    /// Signed with a key that is trusted for another role.
    case keyOfAnotherRole(Approval, role: String)
    /// Signed with the key of the playbook's author: nobody approves what he wrote.
    case keyOfAuthor(Approval)
    /// The signature is not of what stands in the file: the file was changed, or never signed with that key.
    case wrongSignature(Approval)
    /// Who wrote the playbook cannot be said: the author's own file is not what was signed.
    case unclearAuthor(Approval)
    /// The file cannot be understood.
    case unreadable

    public var isValid: Bool { if case .valid = self { true } else { false } }

    /// The approval's file, where there is one that can be read.
    public var approval: Approval? {
        switch self {
        case .valid(let approval), .ofAnotherVersion(let approval, _), .unknownKey(let approval),
            .keyOfAnotherRole(let approval, _), .keyOfAuthor(let approval), .wrongSignature(let approval),
            .unclearAuthor(let approval):
            approval
        case .notSigned, .unreadable: nil
        }
    }
}

/// An approval's file, as far as it could be read.
public enum ApprovalRecord: Sendable {
    case missing
    case unreadable
    case approval(Approval)

    public var approval: Approval? { if case .approval(let approval) = self { approval } else { nil } }
}

extension ApprovalRecord {
    /// What the record is worth for a meaning as it is now.
    ///
    /// - Parameter author: The record of the playbook's author.
    public func verdict(on meaning: ApprovedMeaning, author: ApprovalRecord, _ keys: TrustedKeys) -> ApprovalVerdict {
        let approval: Approval
        switch self {
        case .missing: return .notSigned
        case .unreadable: return .unreadable
        case .approval(let read): approval = read
        }
        guard let key = keys.key(approval.keyID), key.publicKey == approval.publicKey else {
            return .unknownKey(approval)
        }
        guard key.role == approval.role else { return .keyOfAnotherRole(approval, role: key.role) }
        guard approval.isIntact else { return .wrongSignature(approval) }
        if approval.role != ProgramMeanings.author {
            switch author {
            case .missing: break
            case .unreadable: return .unclearAuthor(approval)
            case .approval(let author):
                if author.publicKey == approval.publicKey { return .keyOfAuthor(approval) }
                guard author.isIntact else { return .unclearAuthor(approval) }
            }
        }
        guard approval.text != meaning.text else { return .valid(approval) }
        let signed = ApprovedMeaning(text: approval.text) ?? ApprovedMeaning([])
        return .ofAnotherVersion(approval, signed.changes(to: meaning))
    }
}
