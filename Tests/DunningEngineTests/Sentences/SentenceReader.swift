import FinancialValues
import PlaybookProgram
import PlaybookReview

/// Reads sentences of reviews back into what they were written of. It knows the words of a language and the names of a
/// playbook, and nothing of how sentences are written.
///
/// It follows every reading that the words allow, so that a sentence with two meanings is seen to have two.
struct SentenceReader {
    let words: ReviewWording
    let fields: [OwnField]
    let playbook: CompiledPlaybook
    /// The name that words stand for.
    let called: [String: String]

    init(_ language: ReviewLanguage, _ policy: CompiledPolicy, _ playbook: CompiledPlaybook) {
        words = language.wording
        fields = policy.fields
        self.playbook = playbook
        called = Dictionary(
            (policy.called[language.rawValue] ?? [:]).map { (language.typeset($0.value), $0.key) }
        ) { $1 }
    }

    /// The name that is spoken of.
    func name(spoken: String) -> String { called[spoken] ?? spoken.replacing(" ", with: "_") }

    /// A reading of the beginning of a text, and what is left of it.
    typealias Readings<Value> = [(value: Value, rest: Substring)]

    /// All readings of a whole text.
    func clocks(_ text: String) -> [[ClockTerm]] {
        let single = whole(term(text[...])).map { [$0] }
        guard text.hasSuffix(words.latest) else { return single }
        let joined = text.dropLast(words.latest.count)
        return single + whole(several(joined, " \(words.and) ", term)).filter { $0.count > 1 }
    }

    func conditions(_ text: String) -> [CompiledCondition] { whole(group(text[...])) }

    private func whole<Value>(_ readings: Readings<Value>) -> [Value] {
        readings.filter(\.rest.isEmpty).map(\.value)
    }
}

// MARK: - How texts are taken apart

extension SentenceReader {
    func after(_ word: String, _ text: Substring) -> Substring? {
        guard text.utf8.starts(with: word.utf8) else { return nil }
        return text[text.utf8.index(text.startIndex, offsetBy: word.utf8.count)...]
    }

    /// One or more, with a word between them.
    func several<Value>(
        _ text: Substring, _ separator: String, _ read: (Substring) -> Readings<Value>
    ) -> Readings<[Value]> {
        read(text).flatMap { first -> Readings<[Value]> in
            var readings: Readings<[Value]> = [([first.value], first.rest)]
            if let rest = after(separator, first.rest) {
                readings += several(rest, separator, read).map { ([first.value] + $0.value, $0.rest) }
            }
            return readings
        }
    }

    /// A text in quotes, its marks taken out.
    func quoted(_ text: Substring) -> Readings<String> {
        guard var rest = after(words.quotes.opening, text) else { return [] }
        var value = ""
        while !rest.isEmpty {
            if rest.first == "\\" {
                rest = rest.dropFirst()
            } else if let behind = after(words.quotes.closing, rest) {
                return [(value, behind)]
            }
            guard let next = rest.popFirst() else { return [] }
            value.append(next)
        }
        return []
    }

    /// A phrase of the table with a name in place of `%`.
    func named(_ phrase: String, _ text: Substring) -> Readings<String> {
        let parts = phrase.split(separator: "%", omittingEmptySubsequences: false)
        guard let rest = after(String(parts[0]), text) else { return [] }
        return quoted(rest).compactMap { name, rest in
            after(String(parts[1]), rest).map { (self.name(spoken: name), $0) }
        }
    }

    /// Digits with their groups and decimals, as plain text: `1500.00`.
    func figures(_ text: Substring) -> Readings<String> {
        var (plain, rest) = ("", text)
        if rest.first == "-" {
            plain = "-"
            rest = rest.dropFirst()
        }
        while let next = rest.first {
            if next.isASCII, next.isNumber {
                plain.append(next)
            } else if String(next) == words.group, rest.dropFirst().first?.isNumber == true {
                // A group goes on.
            } else if String(next) == words.decimal, rest.dropFirst().first?.isNumber == true {
                plain.append(".")
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        return plain.contains(where: \.isNumber) ? [(plain, rest)] : []
    }

    func count(_ text: Substring) -> Readings<Int> {
        figures(text).compactMap { plain, rest in Int(plain).map { ($0, rest) } }
    }

    /// A count and one of two words for what is counted.
    func counted(_ unit: (one: String, many: String), _ text: Substring) -> Readings<Int> {
        count(text).flatMap { number, rest in
            Set([unit.one, unit.many]).compactMap { word in after("\u{A0}\(word)", rest).map { (number, $0) } }
        }
    }

    func days(_ text: Substring) -> Readings<Int> { counted(words.units[.days]!, text) }

    // MARK: Days of the calendar

    func dayOfYear(_ text: Substring) -> Readings<DayOfYear> {
        guard let text = after(words.dayArticle, text) else { return [] }
        var numbers: Readings<Int> = count(text)
        if words.firstOfMonth != "1", let rest = after(words.firstOfMonth, text) { numbers = [(1, rest)] }
        return numbers.flatMap { number, rest in
            words.months.indices.compactMap { month in
                guard let rest = after(" " + words.months[month], rest),
                    let day = DayOfYear(month: month + 1, day: number)
                else { return nil }
                return (day, rest)
            }
        }
    }

    func date(_ text: Substring) -> Readings<CalendarDate> {
        dayOfYear(text).flatMap { day, rest in
            count(after(" ", rest) ?? "").compactMap { year, rest in
                CalendarDate(year: year, month: day.month, day: day.day).map { ($0, rest) }
            }
        }
    }
}
