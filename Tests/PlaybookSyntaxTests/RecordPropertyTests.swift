import Diagnostics
import Foundation
import RelanceTestSupport
import StrictYAML
import Testing

@testable import PlaybookSyntax

@Suite("Whatever stands at a key, it is read or refused")
struct RecordPropertyTests {
    private static let oddValues = [
        "", "~", "null", "\"\"", "''", "yes", "no", "true", "0", "-1", "007", "1.5", "1e3", "12:30", "500", "500 EUR",
        "1.234,56 EUR", "€5", "5%", "5 days", "5", "-5 days", "J+5", "due", "10 days after due", "2026-01-31",
        "2026-02-30",
        "24 dec .. 1 jan", "mon", "[mon, 5th]", "[]", "{}", "[a, b]", "[a, a]", "{EUR: 5}", "{eur: 5}", "{EUR: 1,5}",
        "{a: b}",
        "[{a: b}]", "any of [a, b]", "any of [a", "every 5 days, 3 times", "proof", "first", "after a", "everyone else",
        "disputed",
        "disputed and", "a == b", "'a b c'", "\"a\\nb\"", "|\n  disputed\n  and promised", ">\n  folded", "é", "🙂",
        "\n  - a\n  - b", "\n  all:\n    - disputed\n    - promised", "\n  a:\n    b: c", "\n  - a: b\n  -\n",
    ]

    @Test("odd values at every key", arguments: RecordKind.allCases)
    func oddValues(_ kind: RecordKind) throws {
        for row in KeyTable.of(kind).rows {
            for value in Self.oddValues {
                let tree = YAMLReader.read(SourceFile(path: "odd.yaml", text: "\(row.key): \(value)\n"))
                guard let map = tree.root?.map else { continue }
                var reader = RecordReader(isComplete: tree.isComplete)
                let record = reader.record(kind, map, at: map.entries[0].key.range)
                if let field = record[row.key], case .invalid = field.value {
                    #expect((tree.diagnostics + reader.diagnostics).hasErrors, "silently refused: \(row.key): \(value)")
                }
            }
        }
    }

    @Test("the example that a key's expectation gives is accepted there", arguments: RecordKind.allCases)
    func examples(_ kind: RecordKind) throws {
        for row in KeyTable.of(kind).rows {
            guard let example = example(of: row.value) else { continue }
            let (read, diagnostics) = record(kind, "\(row.key): \(example)\n")
            let own = diagnostics.filter { $0.code != .missingKey }
            #expect(own.isEmpty, "\(row.key): \(DiagnosticListing.lines(own))")
            if case .invalid? = read[row.key]?.value { Issue.record("\(row.key): \(example) is refused") }
        }
    }

    /// `a date, such as 2026-01-31`: what stands behind "such as", up to another possibility.
    private func example(of kind: ValueKind) -> String? {
        switch kind {
        case .named, .record, .records, .oneOrMore: return nil
        case .choice(let words): return words[0]
        case .choices(let words): return "[\(words.joined(separator: ", "))]"
        case .boolean: return "true"
        case .progress: return kind.expected.replacing("N days", with: "60 days")
        default:
            guard let start = kind.expected.range(of: ", such as ") else { return nil }
            let rest = kind.expected[start.upperBound...]
            let end = rest.range(of: ", or ") ?? rest.range(of: " or ")
            return String(rest[..<(end?.lowerBound ?? rest.endIndex)])
        }
    }

    @Test("every beginning of a playbook is read or refused")
    func beginnings() throws {
        let file = fixtures("accepted/every-kind-of-value.yaml")
        let bytes = Array(try Data(contentsOf: file))
        for end in stride(from: 0, through: bytes.count, by: 3) {
            let source = SourceFile(path: "part.yaml", bytes: Array(bytes[..<end]))
            let (document, diagnostics) = DocumentReader.read(source)
            #expect(document != nil || diagnostics.hasErrors)
            #expect(diagnostics == diagnostics.sortedByPlace())
        }
    }

    @Test("a playbook without any one of its lines is read or refused")
    func missingLines() throws {
        let text = try String(contentsOf: fixtures("accepted/every-kind-of-value.yaml"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices {
            var rest = lines
            rest.remove(at: index)
            let source = SourceFile(path: "part.yaml", text: rest.joined(separator: "\n"))
            let (document, diagnostics) = DocumentReader.read(source)
            #expect(document != nil || diagnostics.hasErrors)
        }
    }
}
