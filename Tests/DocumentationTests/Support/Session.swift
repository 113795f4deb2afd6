import Foundation
import RelanceTestSupport

/// A block of commands behind `$ ` and what each answers. A line `...`, indented or not, stands for any lines.
enum Session {
    /// The block as it is today: unchanged where what it shows is still answered.
    static func replayed(_ block: MarkdownBlock, _ answer: (String) throws -> String) rethrows -> String {
        var text = ""
        var lines = block.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)[...]
        while let line = lines.popFirst() {
            guard line.hasPrefix("$ ") else { continue }
            let shown = Array(lines.prefix { !$0.hasPrefix("$ ") })
            lines = lines.dropFirst(shown.count)
            let answered = try answer(String(line.dropFirst(2)))
            text += line + "\n"
            // A blank line between two commands belongs to neither.
            let isLast = lines.isEmpty
            let expected = isLast || shown.last != "" ? shown : Array(shown.dropLast())
            let all = answered.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let actual = all.last == "" ? Array(all.dropLast()) : all
            text += (shows(expected, actual) ? shown : refreshed(expected, actual)).map { $0 + "\n" }.joined()
        }
        return text
    }

    /// The lines that are shown, as they are today; all of them where they cannot be found again.
    ///
    /// A part between dots begins with its first line and goes on to its last, or else for as many lines as it had.
    private static func refreshed(_ shown: [String], _ lines: [String]) -> [String] {
        let parts = shown.split(omittingEmptySubsequences: false, whereSeparator: isDots).map(Array.init)
        guard parts.count > 1 else { return lines }
        let dots = shown.filter(isDots)
        var rest = lines[...]
        var refreshed: [String] = []
        for (index, part) in parts.enumerated() {
            if index > 0 { refreshed.append(dots[index - 1]) }
            guard let first = part.first, let last = part.last else { continue }
            let start = index == 0 ? rest.startIndex : rest.firstIndex(of: first)
            guard let start else { return lines }
            let end = rest[start...].firstIndex(of: last).map { $0 + 1 } ?? min(start + part.count, rest.endIndex)
            refreshed += rest[start..<end]
            rest = rest[end...]
        }
        return refreshed
    }

    private static func isDots(_ line: String) -> Bool { line.drop { $0 == " " } == "..." }

    /// Whether lines are what is shown of them.
    static func shows(_ shown: [String], _ lines: [String]) -> Bool {
        let parts = shown.split(omittingEmptySubsequences: false, whereSeparator: isDots).map(Array.init)
        guard parts.count > 1 else { return shown == lines }
        guard lines.starts(with: parts[0]), lines.reversed().starts(with: parts.last!.reversed()) else { return false }
        var rest = lines.dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() {
            let starts = rest.indices.filter { rest[$0...].starts(with: part) }
            guard let start = starts.first else { return false }
            rest = rest[(start + part.count)...]
        }
        return rest.count >= parts.last!.count
    }
}

/// What `make run` does, as the Makefile says.
enum MakefileRecipe {
    /// - Returns: Commands that begin with `relance`.
    static func commands(of target: String) throws -> [String] {
        let lines = try String(contentsOf: repositoryRoot.appending(path: "Makefile"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var values = ["RELANCE": "relance"]
        for line in lines {
            if let match = line.wholeMatch(of: /([A-Z_]+) \?= (.*)/) { values[String(match.1)] = String(match.2) }
        }
        let recipe = lines.drop { !$0.hasPrefix(target + ":") }.dropFirst().prefix { $0.hasPrefix("\t") }
        return recipe.map { line in
            values.reduce(String(line.drop { $0 == "\t" || $0 == "@" })) { text, value in
                text.replacing("$(\(value.key))", with: value.value)
            }
        }
    }
}
