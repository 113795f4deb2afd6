import Foundation
import RelanceTestSupport
import Testing

/// A file that somebody made to keep the checker busy, or that was damaged.
struct HostileFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: Data
    /// Nothing is wrong with it but its size.
    var isHarmless = false

    init(_ description: String, _ text: String, isHarmless: Bool = false) {
        self.init(description, Data(text.utf8))
        self.isHarmless = isHarmless
    }

    init(_ description: String, _ bytes: Data) { (testDescription, self.bytes) = (description, bytes) }

    private static let beginning = "relance: 1\nplaybook: hostile\nextends: small\naccounts: [C-002]\n"

    private static func repeated(_ part: String, bytes: Int) -> String {
        String(repeating: part, count: bytes / part.utf8.count)
    }

    private static func condition(_ text: String) -> String { beginning + "holds:\n  - hold: a\n    when: \(text)\n" }

    private static func clock(_ text: String) -> String {
        beginning + "sequences:\n  reminders:\n    steps:\n      - step: first_reminder\n        at: \(text)\n"
    }

    private static func lines(_ opening: String, count: Int, _ line: (Int) -> String) -> String {
        beginning + opening + (0..<count).map(line).joined()
    }

    static let all: [HostileFile] =
        ["[", "{", "- ", "? ", "[{", "&a "].flatMap { opener in
            let openers = repeated(opener, bytes: 100_000)
            return [
                HostileFile("100 kB of \(opener)", openers),
                HostileFile("100 kB of \(opener) behind a key", beginning + "title: " + openers),
            ]
        } + [
            HostileFile("1 MB of short directives", repeated("%TAG ! tag:x,2026:\n", bytes: 1_000_000)),
            HostileFile(
                "1 MB of long directives", repeated("%TAG ! " + repeated("x", bytes: 500) + "\n", bytes: 1_000_000)),
            HostileFile(
                "10,000 levels of indentation",
                Data((0..<10_000).flatMap { Array(repeating: UInt8(ascii: " "), count: $0) + Array("a:\n".utf8) })),
            HostileFile("10,000 lists on one line", beginning + "title: \n  " + repeated("- ", bytes: 20_000) + "a\n"),
            HostileFile("1 MB of one text", beginning + "title: \"" + repeated("a", bytes: 1_000_000) + "\"\n"),
            HostileFile("1 MB of one line", repeated("a", bytes: 1_000_000)),
            HostileFile("1 MB of line breaks", repeated("\n", bytes: 1_000_000)),
            HostileFile("a key of 1 MB", beginning + repeated("k", bytes: 1_000_000) + ": 1\n"),
            HostileFile(
                "100,000 accounts",
                beginning.replacing("[C-002]", with: "[" + (0..<99_000).map { "C\($0)" }.joined(separator: ", ") + "]"),
                isHarmless: true),
            HostileFile(
                "one account 99,000 times", beginning.replacing("C-002", with: repeated("C, ", bytes: 297_000) + "C")),
            HostileFile("60,000 parentheses", condition(repeated("(", bytes: 60_000))),
            HostileFile("15,000 times not", condition(repeated("not ", bytes: 60_000) + "insured")),
            HostileFile(
                "5,000 times and", condition(repeated("insured and ", bytes: 60_000) + "insured"), isHarmless: true),
            HostileFile("5,000 nested clocks", clock(repeated("1 day after ", bytes: 60_000) + "due")),
            HostileFile(
                "3,000 joined clocks", clock(repeated("1 day after due and ", bytes: 60_000) + "due"),
                isHarmless: true),
            HostileFile(
                "5,000 holds", lines("holds:\n", count: 5_000) { "  - hold: h\($0)\n    when: insured\n" },
                isHarmless: true),
            HostileFile("5,000 unknown keys", lines("", count: 5_000) { "key\($0): 1\n" }),
            HostileFile(
                "3,000 steps without a place",
                lines("sequences:\n  reminders:\n    steps:\n", count: 3_000) {
                    "      - step: s\($0)\n        at: 50 days after due\n        until: 60 days after due\n"
                        + "        task: call\n        to: collector\n"
                }),
        ] + (0..<12).map(noise)

    /// Random bytes; of every second the kind that YAML is made of.
    private static func noise(_ seed: UInt64) -> HostileFile {
        var random = RandomNumbers(seed: seed)
        let letters = Array("ab: \n\n  -[]{}\"'#&*!|>%@`\\,?\té\u{A0}\r".utf8)
        let bytes = (0..<50_000).map { _ in
            seed % 2 == 0
                ? UInt8(truncatingIfNeeded: random.next()) : letters[Int(random.next() % UInt64(letters.count))]
        }
        return HostileFile("50 kB of noise, \(seed)", Data(bytes))
    }
}
