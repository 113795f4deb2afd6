import FinancialValues

/// A unit of time as others write it: `d`, `jours ouvrés`, `Kalendertage`, `giorni lavorativi`. Never accepted; translated where
/// the translation counts the same days.
struct SpokenUnit {
    enum Meaning: Equatable {
        case time(DateOffset.Unit)
        /// `jours francs`, `clear days`: whole days, the first and the last not counted.
        case fullDays
        /// `Werktage`, `jours ouvrables`: Saturdays among them, so that neither of the language's units counts the same.
        case daysWithSaturdays
    }

    let meaning: Meaning
    /// How many words it takes.
    let words: Int

    /// The longest unit that some words begin with.
    ///
    /// - Parameter words: Those behind the count, in their order.
    init?(_ words: [String]) {
        let lowered = words.prefix(SpokenUnit.mostWords).map { $0.lowercased() }
        for count in stride(from: lowered.count, to: 0, by: -1) {
            guard let meaning = SpokenUnit.meanings[lowered.prefix(count).joined(separator: " ")] else { continue }
            self.meaning = meaning
            self.words = count
            return
        }
        return nil
    }

    /// The count with the unit as the language writes it; `nil` where it has none that counts the same.
    func proper(_ count: Int) -> String? {
        switch meaning {
        case .time(let unit): DateOffset(count, unit).description
        case .fullDays: DateOffset.fullDays(count)
        case .daysWithSaturdays: nil
        }
    }

    private static let mostWords = 2

    private static let meanings: [String: Meaning] = {
        var meanings: [String: Meaning] = [:]
        for (meaning, spellings) in spellings {
            for spelling in spellings { meanings[spelling] = meaning }
        }
        return meanings
    }()

    private static let spellings: [(meaning: Meaning, spellings: [String])] = [
        (
            .time(.days),
            [
                "d", "cd", "day", "days", "calendar day", "calendar days", "j", "jour", "jours", "jour calendaire",
                "jours calendaires", "tag", "tage", "tagen", "kalendertag", "kalendertage", "kalendertagen", "giorno",
                "giorni", "giorni solari", "giorni calendario", "dia", "dias", "día", "días", "días naturales",
                "dias naturales", "dag", "dagen", "kalenderdag", "kalenderdagen",
            ]
        ),
        (
            .time(.businessDays),
            [
                "business day", "business days", "bd", "bday", "bdays", "wd", "workday", "workdays", "working day",
                "working days", "work day",
                "work days", "banking day", "banking days", "bank day", "bank days", "jour ouvré", "jours ouvrés",
                "jour ouvre", "jours ouvres", "ouvré", "ouvrés", "arbeitstag", "arbeitstage", "arbeitstagen",
                "geschäftstag", "geschäftstage", "geschäftstagen", "bankarbeitstage", "bankarbeitstagen",
                "giorno lavorativo", "giorni lavorativi", "día hábil", "días hábiles", "dias habiles",
                "días laborables", "dias laborables", "werkdag", "werkdagen",
            ]
        ),
        (
            .fullDays,
            [
                "clear day", "clear days", "whole days", "jour franc", "jours francs", "volle tage", "vollen tagen",
                "ganze tage", "ganzen tagen", "giorni liberi", "giorni interi", "días completos", "días enteros",
                "volle dagen", "hele dagen",
            ]
        ),
        (
            .daysWithSaturdays,
            [
                "jour ouvrable", "jours ouvrables", "ouvrable", "ouvrables", "werktag", "werktage", "werktagen",
                "giorno feriale", "giorni feriali",
            ]
        ),
        (
            .time(.weeks),
            [
                "w", "wk", "week", "weeks", "semaine", "semaines", "woche", "wochen", "settimana", "settimane",
                "semana", "semanas", "weken",
            ]
        ),
        (
            .time(.months),
            [
                "m", "mo", "month", "months", "mois", "monat", "monate", "monaten", "mese", "mesi", "mes", "meses",
                "maand", "maanden",
            ]
        ),
        (
            .time(.years),
            [
                "y", "yr", "year", "years", "an", "ans", "année", "années", "jahr", "jahre", "jahren", "anno", "anni",
                "año", "años", "jaar", "jaren",
            ]
        ),
    ]
}
