import Diagnostics
import Foundation
import MessageTemplates
import PlaybookCompilation
import RelanceTestSupport

/// The files of a workspace for a test: a folder of fixtures, or texts written in the test.
struct WorkspaceFixture {
    var files: [SourceFile]
    var templates: [TemplateSource]

    /// The files under `playbooks` and `templates` of a folder; a file `templates.txt` may list names of templates whose
    /// text does not matter.
    init(_ folder: URL) throws {
        files = try WorkspaceFixture.yamlFiles(folder.appending(path: "playbooks")).map { url in
            let path = String(url.path.dropFirst(folder.path.count + 1))
            return SourceFile(path: path, bytes: Array(try Data(contentsOf: url)))
        }
        let listed = (try? String(contentsOf: folder.appending(path: "templates.txt"), encoding: .utf8)) ?? ""
        templates = listed.split(separator: "\n").map { WorkspaceFixture.template(String($0)) }
        for path in ["", "partials/"] {
            for file in contents(of: folder.appending(path: "templates/\(path)")) where file.pathExtension == "md" {
                let text = try String(contentsOf: file, encoding: .utf8)
                templates.append(WorkspaceFixture.template(path + file.lastPathComponent, text: text))
            }
        }
    }

    /// A workspace in which some files are others: a text whose parts begin with `# file: PATH`, or one playbook
    /// `playbooks/sme.yaml`. A part `templates.txt` lists the templates; an empty part takes its file out. What stands below
    /// `templates` is a template.
    init(changing folder: URL, by changes: URL) throws {
        try self.init(folder)
        change(try String(contentsOf: changes, encoding: .utf8))
    }

    mutating func change(_ text: String) {
        for (path, lines) in text.isEmpty ? [] : WorkspaceFixture.parts(text) {
            files.removeAll { $0.path == path }
            if path == "templates.txt" {
                templates = lines.map { WorkspaceFixture.template($0) }
            } else if path.hasPrefix("templates/") {
                let text = lines.map { $0 + "\n" }.joined()
                templates.removeAll { $0.file.path == path }
                if !text.isEmpty {
                    templates.append(WorkspaceFixture.template(String(path.dropFirst("templates/".count)), text: text))
                }
            } else if !lines.isEmpty {
                files.append(SourceFile(path: path, text: lines.map { $0 + "\n" }.joined()))
            }
        }
    }

    private static func parts(_ text: String) -> [(path: String, lines: [String])] {
        var parts: [(path: String, lines: [String])] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# file: ") {
                parts.append((String(line.dropFirst("# file: ".count)), []))
            } else {
                if parts.isEmpty { parts.append(("playbooks/sme.yaml", [])) }
                parts[parts.count - 1].lines.append(line)
            }
        }
        return parts.map { part in
            (part.path, Array(part.lines.reversed().drop { $0.isEmpty }.reversed()))
        }
    }

    private static func yamlFiles(_ folder: URL) throws -> [URL] {
        contents(of: folder).flatMap { url -> [URL] in
            if url.hasDirectoryPath { return (try? yamlFiles(url)) ?? [] }
            return url.pathExtension == "yaml" ? [url] : []
        }
    }

    /// `NAME.LANG.md`, or `partials/NAME.LANG.md`.
    static func template(_ file: String, text: String? = nil) -> TemplateSource {
        let parts = file.split(separator: "/").last!.split(separator: ".").map(String.init)
        let isNotice = parts[0].contains("notice")
        return TemplateSource(
            name: parts[0], language: parts.count > 2 ? parts[1] : "en", isPartial: file.hasPrefix("partials/"),
            file: SourceFile(path: "templates/\(file)", text: text ?? (isNotice ? notice : message)))
    }

    /// A message that any rule can send.
    private static let message = """
        ---
        subject: "A message"
        ---
        On {{today}}, to {{recipient}}.

        """

    /// A message that is complete as a formal notice.
    private static let notice = """
        ---
        subject: "A notice"
        ---
        {{sender}} asks {{customer.name}} to pay {{#items}}{{number}} {{/items}}{{#totals}}{{total_due}} {{/totals}}by {{deadline}}.
        {{#consequence}}Else a judge decides.{{#measures}} {{service}}: {{#may_hold_orders}}no orders{{/may_hold_orders}}
        {{#may_restrict}}restricted{{/may_restrict}} {{#may_suspend}}suspended{{/may_suspend}}
        {{#may_terminate}}ended{{/may_terminate}}{{/measures}}{{/consequence}}

        """

    var compilation: Compilation { PlaybookCompiler.compile(files, templates: templates) }
}
