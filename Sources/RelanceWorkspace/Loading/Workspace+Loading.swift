import Diagnostics
import MessageTemplates

extension Workspace {
    /// Reads the workspace in a folder.
    ///
    /// A file that cannot be read, or that stands where none is read, becomes a diagnostic: the other files are still checked.
    public static func load(root: String) throws(WorkspaceError) -> Workspace {
        guard FileEntry(at: root) == .folder else { throw .noSuchFolder(path: root) }
        guard FileEntry(at: root + "/" + WorkspaceLayout.playbooks) == .folder else { throw .noPlaybooks(path: root) }
        var loading = WorkspaceLoading(root: root)
        for path in try loading.paths(below: WorkspaceLayout.playbooks) { loading.addPlaybook(path) }
        if FileEntry(at: root + "/" + WorkspaceLayout.templates) == .folder {
            for path in try loading.paths(below: WorkspaceLayout.templates) { loading.addTemplate(path) }
        }
        return Workspace(
            root: root, files: loading.files, templates: loading.templates, approvals: loading.approvals,
            diagnostics: loading.diagnostics.sortedByPlace())
    }
}

/// A workspace while it is read.
private struct WorkspaceLoading {
    let root: String
    var files: [SourceFile] = []
    var templates: [TemplateSource] = []
    var approvals: [ApprovalFile] = []
    var diagnostics: [Diagnostic] = []

    /// Deep enough to find a misplaced file, shallow enough for a link that leads upwards.
    private static let depthLimit = 6

    init(root: String) { self.root = root }

    /// Every file below a folder, by path. Links to folders are followed only where the language has a folder.
    func paths(below folder: String, depth: Int = 0) throws(WorkspaceError) -> [String] {
        var paths: [String] = []
        for name in try FileEntry.names(in: root + "/" + folder) {
            let path = folder + "/" + name
            if FileEntry(at: root + "/" + path) == .folder {
                let isKnown = WorkspaceLayout.playbookFolders.contains(path)
                guard isKnown || (depth < Self.depthLimit && !FileEntry.isLink(root + "/" + path)) else { continue }
                paths += try self.paths(below: path, depth: depth + 1)
            } else {
                paths.append(path)
            }
        }
        return paths
    }

    mutating func addPlaybook(_ path: String) {
        switch WorkspaceLayout.role(ofPlaybookFile: path) {
        case .playbook: if let file = file(path, atMost: WorkspaceLayout.bytesRead) { files.append(file) }
        case .approval(let playbook, let role):
            addApproval(.approval(playbook: playbook, role: role), path)
        case .trustedKeys: addApproval(.trustedKeys, path)
        case .misnamedApproval: report(.misnamedApproval(path))
        case .otherExtension: report(.otherExtension(path))
        case .misplaced: report(.misplacedFile(path))
        case .other: break
        }
    }

    /// One that cannot be read is kept all the same: nobody may take it for one that is not there.
    private mutating func addApproval(_ kind: ApprovalFile.Kind, _ path: String) {
        approvals.append(ApprovalFile(kind: kind, file: file(path, atMost: WorkspaceLayout.bytesRead, .warning)))
    }

    mutating func addTemplate(_ path: String) {
        if let (name, language, isPartial) = WorkspaceLayout.template(path) {
            guard let file = file(path, atMost: WorkspaceLayout.templateBytesRead) else { return }
            templates.append(TemplateSource(name: name, language: language, isPartial: isPartial, file: file))
        } else if path.lowercased().hasSuffix(".md") {
            report(.misnamedTemplate(path))
        }
    }

    /// - Returns: `nil` for what cannot be read, which is reported.
    private mutating func file(
        _ path: String, atMost limit: Int, _ severity: DiagnosticSeverity = .error
    ) -> SourceFile? {
        switch FileEntry(at: root + "/" + path) {
        case .file:
            switch FileEntry.bytes(of: root + "/" + path, atMost: limit) {
            case .success(let bytes): return SourceFile(path: path, readingBytes: bytes)
            case .failure(let error): report(.unreadableFile(path, severity, reason: error.reason))
            }
        case .missing: report(.unreadableFile(path, severity, reason: "it is a link to nothing"))
        case .other, .folder: report(.unreadableFile(path, severity, reason: "it is not a file"))
        }
        return nil
    }

    private mutating func report(_ fault: Diagnostic) { diagnostics.append(fault) }
}

// MARK: - Messages

extension Diagnostic {
    fileprivate static func unreadableFile(
        _ path: String, _ severity: DiagnosticSeverity, reason: String
    ) -> Diagnostic {
        Diagnostic(.unreadableFile, severity, at: start(of: path), "the file cannot be read: \(reason)")
    }

    fileprivate static func otherExtension(_ path: String) -> Diagnostic {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
        return Diagnostic(
            .otherExtension, .warning, at: start(of: path), "\"\(name)\" is not read: playbooks end in \".yaml\"",
            help: "rename it to \"\(stem).yaml\"")
    }

    fileprivate static func misplacedFile(_ path: String) -> Diagnostic {
        Diagnostic(
            .misplacedFile, .warning, at: start(of: path),
            "the file is not read here: playbooks stand in \"playbooks\" and \"playbooks/key-accounts\", "
                + "their tests in \"playbooks/tests\", packs of guarantees in \"playbooks/packs\", reference rates in \"playbooks/rates\""
        )
    }

    fileprivate static func misnamedApproval(_ path: String) -> Diagnostic {
        Diagnostic(
            .misplacedFile, .warning, at: start(of: path),
            "the file is not read here: \"playbooks/approvals\" has keys.yaml, and PLAYBOOK.ROLE.yaml for each approval"
        )
    }

    fileprivate static func misnamedTemplate(_ path: String) -> Diagnostic {
        Diagnostic(
            .misnamedTemplate, .warning, at: start(of: path),
            "the template is not read: its name is neither \"templates/NAME.LANGUAGE.md\" nor "
                + "\"templates/partials/NAME.LANGUAGE.md\"",
            help: "write the name in small letters and the language in two, such as \"first_reminder.en.md\"")
    }

    /// The place of a file that was not read.
    private static func start(of path: String) -> SourceRange {
        SourceRange(SourceFile(path: path, bytes: []), 0..<0)
    }
}
