import Diagnostics
import DunningEngine
import FinancialValues
import Foundation
import LedgerReading
import PlaybookCompilation
import PlaybookProgram
import Receivables
import RelanceTestSupport
import RelanceWorkspace
import Testing

/// A folder with a playbook, a ledger and what is expected of them, named for its story.
///
/// `story.txt` says in its first line what it shows, then `as of`, `days` and, where they matter, `payments`, `approvals`,
/// `messages: shown` (which rows are one message), `templates: NAME.LANG ...` (those there are; else all) and `explain: ACCOUNT on DAY` (as often as needed). A table that the folder
/// lacks is taken from `shared`.
struct Story: CustomTestStringConvertible, Sendable {
    let folder: URL

    static let all: [Story] = contents(of: fixtures("stories")).map(Story.init)

    /// All of them, or the one that `RELANCE_STORY` names: what the tests go through.
    static let asked: [Story] = {
        guard let name = ProcessInfo.processInfo.environment["RELANCE_STORY"] else { return all }
        return all.filter { $0.name == name }
    }()

    var name: String { folder.lastPathComponent }
    var testDescription: String { name }

    struct Settings {
        var title = ""
        var options = SimulationOptions(asOf: CalendarDate(dayNumber: 0), days: 1)
        var explains: [(account: String, day: CalendarDate)] = []
        var showsMessages = false
        /// `nil`: every message can be written.
        var templateLanguages: [String: Set<String>]?
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    func settings() throws -> Settings {
        let lines = try String(contentsOf: folder.appending(path: "story.txt"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
        var settings = Settings(title: lines.first ?? "")
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "as of": settings.options.asOf = try Story.date(parts[1])
            case "days": settings.options.days = Int(parts[1]) ?? 1
            case "payments": settings.options.payments = try Story.word(parts[1])
            case "approvals": settings.options.approvals = try Story.word(parts[1])
            case "messages": settings.showsMessages = parts[1] == "shown"
            case "templates":
                let words = parts[1].split(separator: " ").map { $0.split(separator: ".").map(String.init) }
                settings.templateLanguages = Dictionary(grouping: words) { $0[0] }.mapValues { Set($0.map { $0[1] }) }
            case "explain":
                let words = parts[1].split(separator: " ").map(String.init)
                settings.explains.append((words[0], try Story.date(words[2])))
            default: throw Fault(description: "\(name)/story.txt: unknown setting \(parts[0])")
            }
        }
        return settings
    }

    /// The program of the story's playbooks; the faults found where it does not compile.
    func program() throws -> CompiledProgram {
        let shared = fixtures("shared")
        var paths = contents(of: folder).filter { $0.pathExtension == "yaml" }
        if !paths.contains(where: { $0.lastPathComponent == "policy.yaml" }) {
            paths.append(shared.appending(path: "policy.yaml"))
        }
        let files = try paths.map { path in
            SourceFile(path: path.lastPathComponent, bytes: Array(try Data(contentsOf: path)))
        }
        let compilation = PlaybookCompiler.compile(files, templates: nil)
        guard var program = compilation.program, !compilation.diagnostics.hasErrors else {
            let faults = compilation.diagnostics.map { "\($0.range.file.path):\($0.range.start): \($0.message)" }
            throw Fault(description: "\(name): " + faults.joined(separator: "\n"))
        }
        program.templateLanguages = try settings().templateLanguages
        return program
    }

    /// - Parameter history: Rows to stand behind those of the story's own history, by column.
    func ledger(_ policy: CompiledPolicy, adding history: [[String: String]] = []) throws -> LedgerSnapshot {
        let copy = FileManager.default.temporaryDirectory.appending(path: "relance-story-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: copy) }
        for table in contents(of: fixtures("shared")) where table.pathExtension == "csv" {
            try FileManager.default.copyItem(at: table, to: copy.appending(path: table.lastPathComponent))
        }
        for table in contents(of: folder.appending(path: "ledger")) {
            let target = copy.appending(path: table.lastPathComponent)
            try? FileManager.default.removeItem(at: target)
            try FileManager.default.copyItem(at: table, to: target)
        }
        if !history.isEmpty { try Story.append(history, to: copy.appending(path: "history.csv")) }
        let reading = try LedgerLocation(path: copy.path).read(policy)
        return reading.snapshot
    }

    private static func append(_ rows: [[String: String]], to table: URL) throws {
        var all: [[String: String]] = []
        if let text = try? String(contentsOf: table, encoding: .utf8) {
            let cells = text.split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            for row in cells.dropFirst() { all.append(Dictionary(uniqueKeysWithValues: zip(cells[0], row))) }
        }
        all += rows
        let lines = all.map { row in FedBackHistory.header.map { row[$0] ?? "" }.joined(separator: ",") }
        let text = ([FedBackHistory.header.joined(separator: ",")] + lines).map { $0 + "\n" }.joined()
        try text.write(to: table, atomically: true, encoding: .utf8)
    }

    private static func date(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(iso: text) else { throw Fault(description: "\(text) is no date") }
        return date
    }

    private static func word<Word: RawRepresentable<String>>(_ text: String) throws -> Word {
        guard let word = Word(rawValue: text) else { throw Fault(description: "\(text) is not known") }
        return word
    }
}
