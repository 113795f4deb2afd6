extension CalendarDate {
    /// Easter Sunday of a year of the Gregorian calendar.
    ///
    /// Source: the anonymous Gregorian computus ("Meeus/Jones/Butcher").
    public static func easter(year: Int) -> CalendarDate {
        let (goldenNumber, century, yearOfCentury) = (year % 19, year / 100, year % 100)
        let skippedLeapDays = century - century / 4
        let moonCorrection = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * goldenNumber + skippedLeapDays - moonCorrection + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let lateMoon = (goldenNumber + 11 * epact + 22 * toSunday) / 451
        let days = epact + toSunday - 7 * lateMoon + 114
        return CalendarDate(uncheckedYear: year, month: days / 31, day: days % 31 + 1)
    }
}
