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
            text += (shows(expected, actual) ? shown : actual).map { $0 + "\n" }.joined()
        }
        return text
    }

    /// Whether lines are what is shown of them.
    static func shows(_ shown: [String], _ lines: [String]) -> Bool {
        let parts = shown.split(omittingEmptySubsequences: false) { $0.drop { $0 == " " } == "..." }.map(Array.init)
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
