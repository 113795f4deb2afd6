import Diagnostics
import Foundation
import MessageTemplates
import PlaybookCompilation
import PlaybookProgram
import PlaybookSigning
import RelanceTestSupport
import RelanceWorkspace

/// The sample workspace with some lines changed, and what its roles approve then.
struct SampleWorkspace {
    private static let loaded = Result { try Workspace.load(root: repositoryRoot.path(percentEncoded: false)) }

    private(set) var files: [SourceFile]
    private(set) var templates: [TemplateSource]

    init() throws {
        let workspace = try Self.loaded.get()
        (files, templates) = (workspace.files, workspace.templates)
    }

    func text(_ path: String) -> String {
        let file = files.first { $0.path == path } ?? templates.first { $0.file.path == path }!.file
        return file.text(0..<file.bytes.count)
    }

    mutating func set(_ path: String, to text: String) {
        let changed = SourceFile(path: path, text: text)
        files = files.map { $0.path == path ? changed : $0 }
        templates = templates.map { template in
            guard template.file.path == path else { return template }
            return TemplateSource(
                name: template.name, language: template.language, isPartial: template.isPartial, file: changed)
        }
    }

    mutating func keepOnly(_ paths: [String]) { files.removeAll { !paths.contains($0.path) } }

    /// Replaces the first place at which a text stands.
    mutating func change(_ path: String, _ old: String, _ new: String) {
        let before = text(path)
        precondition(before.contains(old), "\(path) has no \(old)")
        set(path, to: before.replacing(old, with: new, maxReplacements: 1))
    }

    /// - Returns: `nil` when it does not run.
    func compiled(withTemplates: Bool = true) -> (program: CompiledProgram, meanings: SampleMeanings)? {
        let compilation = PlaybookCompiler.compile(files, templates: withTemplates ? templates : nil)
        guard let program = compilation.program else { return nil }
        return (program, SampleMeanings(program, compilation.templates.words))
    }
}

/// What the roles that approve stages sign of each playbook, of their own and of others under which these go on, as text.
struct SampleMeanings: Equatable {
    struct Name: Hashable { let playbook, role: String }

    private(set) var texts: [Name: String] = [:]

    init(_ program: CompiledProgram, _ words: [MessageWords]) {
        let meanings = ProgramMeanings(program, messages: words, digest: ContentDigest.text(of:))
        let roles = Set(program.playbooks.flatMap(\.rolesApprovingStages))
        for playbook in program.playbooks {
            for role in roles {
                texts[Name(playbook: playbook.name, role: role)] =
                    meanings.meaning(approvedBy: role, of: playbook)?.text
            }
        }
    }

    func text(_ playbook: String, _ role: String) -> String? { texts[Name(playbook: playbook, role: role)] }
}

extension PrivateKey {
    /// The same on every run.
    static func ofTests(_ number: Int) -> PrivateKey {
        let digits = String(number, radix: 16)
        let seed = String(repeating: "0", count: 64 - digits.count) + digits
        return PrivateKey(fileText: "relance private key ed25519 \(seed)\n")!
    }
}

/// The whole numbers of a text that stand for themselves: those of dates, names and decimals are left out.
func wholeNumbers(in text: String) -> [Range<String.Index>] {
    func isPart(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || "_.-".contains($0) } ?? false
    }
    return text.ranges(of: #/[0-9]+/#).filter { range in
        let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
        let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
        return !isPart(before) && !isPart(after)
    }
}
