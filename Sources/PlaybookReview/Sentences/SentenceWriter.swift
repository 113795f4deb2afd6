import FinancialValues
import PlaybookProgram

/// Writes the rules of one playbook as sentences of one language, from what was compiled and nothing else.
package struct SentenceWriter: Sendable {
    package let language: ReviewLanguage
    package let wording: ReviewWording
    package let policy: CompiledPolicy
    package let playbook: CompiledPlaybook

    package init(_ language: ReviewLanguage, _ policy: CompiledPolicy, _ playbook: CompiledPlaybook) {
        self.language = language
        wording = language.wording
        self.policy = policy
        self.playbook = playbook
    }

    /// The one of two texts that is in the language of the review. In French no line breaks before `:`, `;` and `?`.
    func say(_ english: String, _ french: String) -> String {
        guard language == .fr else { return english }
        return [":", ";", "?"].reduce(french) { $0.replacing(" \($1)", with: "\u{A0}\($1)") }
    }
}

extension SentenceWriter {
    /// A conjunction and what follows it: `while …`, `tant que …`, `tant qu’aucun …`, `s’il …`.
    func clause(_ english: String, _ french: String, _ rest: String) -> String {
        guard language == .fr else { return "\(english) \(rest)" }
        if french.hasSuffix("que"), let first = rest.first, "aeiouyàâéèêëîïôöùûœ".contains(first) {
            return french.dropLast() + "’" + rest
        }
        return french.hasSuffix("si") && rest.hasPrefix("il ") ? french.dropLast() + "’" + rest : "\(french) \(rest)"
    }
}

// MARK: - Names and lists

extension SentenceWriter {
    /// A name of the author's, as it is spoken: `“formal notice”`. No name of the language has a blank, and no two are called the same.
    func quoted(name: String) -> String { quoted(spoken(name)) }

    /// What the policy calls a name in the language of the review, or the name itself.
    func spoken(_ name: String) -> String {
        policy.called[language.rawValue]?[name].map(typeset) ?? name.replacing("_", with: " ")
    }

    /// A text of the author's, as it is printed.
    func typeset(_ text: String) -> String { language.typeset(text) }

    /// A text in quotes; quotes and backslashes in it are marked.
    func quoted(_ text: String) -> String {
        let closing = wording.quotes.closing.last!
        let marked = text.flatMap { $0 == "\\" || $0 == closing ? ["\\", $0] : [$0] }
        return wording.quotes.opening + String(marked) + wording.quotes.closing
    }

    /// `a, b and c`
    func list(_ parts: [String], _ last: String? = nil) -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(last ?? wording.and) " + parts.last!
    }
}

// MARK: - Values

extension SentenceWriter {
    /// `1,500.00 EUR`: always with all decimals and the currency's code, which leaves no doubt between dollars.
    package func money(_ money: Money) -> String {
        digits(money.decimalText) + "\u{A0}\(money.currency)"
    }

    func number(_ number: ExactNumber) -> String { digits(number.description) }

    private func digits(_ plain: String) -> String {
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        var whole = ""
        let figures = parts[0].drop { $0 == "-" }
        for (index, figure) in figures.enumerated() {
            if index > 0, (figures.count - index) % 3 == 0 { whole += wording.group }
            whole.append(figure)
        }
        return (plain.hasPrefix("-") ? "-" : "") + whole + (parts.count > 1 ? wording.decimal + parts[1] : "")
    }

    /// `10 days`
    package func offset(_ offset: DateOffset) -> String {
        let unit = wording.units[offset.unit]!
        return counted(offset.count, unit)
    }

    func days(_ count: Int) -> String { offset(DateOffset(count, .days)) }

    func fullDays(_ count: Int) -> String { counted(count, wording.fullDays) }

    private func counted(_ count: Int, _ unit: (one: String, many: String)) -> String {
        let isOne = count.magnitude == 1 || language == .fr && count == 0
        return "\(digits(String(count)))\u{A0}\(isOne ? unit.one : unit.many)"
    }

    /// `31 March 2026`, `le 31 mars 2026`
    package func date(_ date: CalendarDate) -> String {
        let (year, month, day) = date.parts
        return "\(self.day(day, month)) \(year)"
    }

    func day(_ day: DayOfYear) -> String { self.day(day.day, day.month) }

    private func day(_ day: Int, _ month: Int) -> String {
        let number = day == 1 ? wording.firstOfMonth : String(day)
        return "\(wording.dayArticle)\(number) \(wording.months[month - 1])"
    }

    /// `Tuesday 31 March 2026`, `mardi 31 mars 2026`: as a line of a calendar begins.
    func weekdayAndDate(_ date: CalendarDate) -> String {
        let plain = self.date(date)
        return wording.weekdays[Int(date.weekday.rawValue)] + " " + plain.dropFirst(wording.dayArticle.count)
    }

    /// `from 1 November to 31 March`
    func period(_ range: DayRange) -> String {
        switch range {
        case .dates(let first, let last) where first == last: say("on \(date(first))", date(first))
        case .dates(let first, let last):
            say("from \(date(first)) to \(date(last))", "entre \(date(first)) et \(date(last))")
        case .yearly(let first, let last):
            say("from \(day(first)) to \(day(last))", "entre \(day(first)) et \(day(last))")
        }
    }
}
