import FinancialValues

/// How days are written.
struct DateStyle: Hashable, Sendable {
    /// From January on.
    let months: [String]
    let long: LongForm
    let short: ShortForm

    enum LongForm: Hashable, Sendable {
        /// `31 March 2026`.
        case dayMonthYear
        /// `31 mars 2026`, and `1er mars 2026`: the first of a month is an ordinal in French.
        case french
        /// `31. März 2026`.
        case dayPointMonthYear
        /// `31 de marzo de 2026`.
        case dayOfMonthOfYear
        /// `March 31, 2026`.
        case monthDayYear
    }

    enum ShortForm: Hashable, Sendable {
        /// `31/03/2026`, `31.03.2026`, `31-03-2026`.
        case figures(separator: String)
        /// `31 Mar 2026`: figures alone mean one day in London and another in New York.
        case dayShortMonthYear
        /// `Mar 31, 2026`.
        case shortMonthDayYear
    }
}

extension MessageLocale {
    /// `1er janvier 2026`.
    public func date(_ date: CalendarDate) -> String {
        let (year, month, day) = date.parts
        let name = dates.months[month - 1]
        switch dates.long {
        case .dayMonthYear: return "\(day) \(name) \(year)"
        case .french: return "\(day)\(day == 1 ? "er" : "") \(name) \(year)"
        case .dayPointMonthYear: return "\(day). \(name) \(year)"
        case .dayOfMonthOfYear: return "\(day) de \(name) de \(year)"
        case .monthDayYear: return "\(name) \(day), \(year)"
        }
    }

    /// As short as stays clear: `31/01/2026`, in English `31 Jan 2026`.
    public func shortDate(_ date: CalendarDate) -> String {
        let (year, month, day) = date.parts
        let shortName = dates.months[month - 1].prefix(3)
        switch dates.short {
        case .figures(let separator):
            return "\(twoDigits(day))\(separator)\(twoDigits(month))\(separator)\(year)"
        case .dayShortMonthYear: return "\(day) \(shortName) \(year)"
        case .shortMonthDayYear: return "\(shortName) \(day), \(year)"
        }
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
