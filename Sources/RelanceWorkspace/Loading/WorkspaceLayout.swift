/// Where the files of a workspace stand.
enum WorkspaceLayout {
    static let playbooks = "playbooks"
    static let templates = "templates"
    static let partials = "templates/partials"
    /// The folders whose `.yaml` files are read.
    static let playbookFolders: Set<String> = [
        playbooks, "playbooks/key-accounts", "playbooks/packs", "playbooks/tests", "playbooks/rates",
    ]
    /// The folder of what was signed, and of the keys that count.
    static let approvals = "playbooks/approvals"
    static let trustedKeys = "playbooks/approvals/keys.yaml"

    /// One byte more than a playbook may have: enough to see that a file is too large.
    static let bytesRead = (1 << 20) + 1
    /// The same of a template.
    static let templateBytesRead = (64 << 10) + 1

    /// What a file below `playbooks` is to the workspace.
    enum Role: Equatable {
        case playbook
        /// `playbooks/approvals/PLAYBOOK.ROLE.yaml`.
        case approval(playbook: String, role: String)
        case trustedKeys
        /// A file of the approvals with another name.
        case misnamedApproval
        /// A YAML file whose name does not end in `.yaml`.
        case otherExtension
        /// A YAML file in a folder that is not read.
        case misplaced
        /// Not the language's business.
        case other
    }

    /// - Parameter path: Relative to the root.
    static func role(ofPlaybookFile path: String) -> Role {
        let (folder, name) = split(path)
        let lowercased = name.lowercased()
        guard lowercased.hasSuffix(".yaml") || lowercased.hasSuffix(".yml") else { return .other }
        guard name.hasSuffix(".yaml") else { return .otherExtension }
        if path == trustedKeys { return .trustedKeys }
        if folder == approvals { return approval(named: name) }
        return playbookFolders.contains(folder) ? .playbook : .misplaced
    }

    private static func approval(named name: String) -> Role {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty else { return .misnamedApproval }
        return .approval(playbook: parts[0], role: parts[1])
    }

    static func approval(of playbook: String, by role: String) -> String { "\(approvals)/\(playbook).\(role).yaml" }

    /// `templates/NAME.LANG.md`, `templates/partials/NAME.LANG.md`; `nil` when the name has another form.
    static func template(_ path: String) -> (name: String, language: String, isPartial: Bool)? {
        let (folder, file) = split(path)
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        guard folder == templates || folder == partials, parts.count == 3, parts[2] == "md", isName(parts[0]),
            isLanguage(parts[1])
        else { return nil }
        return (String(parts[0]), String(parts[1]), folder == partials)
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    /// ISO 639-1: two small letters.
    private static func isLanguage(_ text: Substring) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
