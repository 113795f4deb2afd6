extension HolidayRules {
    /// Source: Code du travail, article L3133-1; for Alsace-Moselle article L3134-13 (Good Friday in communes with a
    /// Protestant or mixed church, 26 December).
    static let france = Nation(
        everywhere: HolidayRule.on([(1, 1), (1, 5), (8, 5), (14, 7), (15, 8), (1, 11), (11, 11), (25, 12)])
            + HolidayRule.easter([1, 39, 50]),
        regions: ["alsace-moselle": [.easter(-2), .on(26, 12)]])

    /// Replacement days for holidays on a Sunday are set by each employer: write them under `closed`.
    ///
    /// Source: Royal Decree of 18 April 1974, article 1.
    static let belgium = Nation(
        everywhere: HolidayRule.on([(1, 1), (1, 5), (21, 7), (15, 8), (1, 11), (11, 11), (25, 12)])
            + HolidayRule.easter([1, 39, 50]))

    /// The national list; regions replace days that fall on a Sunday, and add their own: write them under `closed`.
    ///
    /// Source: Estatuto de los Trabajadores, article 37.2; Real Decreto 2001/1983, article 45.
    static let spain = Nation(
        everywhere: HolidayRule.on([(1, 1), (6, 1), (1, 5), (15, 8), (12, 10), (1, 11), (6, 12), (8, 12), (25, 12)])
            + [.easter(-2)])

    /// The national list; write the patron saint's day of the town under `closed`.
    ///
    /// Source: Legge 260/1949, articles 1 and 2; 4 October by the law that restored Saint Francis's day from 2026.
    static let italy = Nation(
        everywhere: HolidayRule.on([
            (1, 1), (6, 1), (25, 4), (1, 5), (2, 6), (15, 8), (1, 11), (8, 12), (25, 12), (26, 12),
        ])
            + [.on(4, 10).since(2026)] + HolidayRule.easter([0, 1]))

    /// Liberation Day every five years as in most collective agreements; region `atw` is the general act on legal periods
    /// (Algemene termijnenwet, article 3), by which it counts every year.
    static let netherlands = Nation(
        everywhere: HolidayRule.on([(1, 1), (25, 12), (26, 12)])
            + [.notOnSunday(30, 4).only(in: 1...2013), .notOnSunday(27, 4).since(2014), .on(5, 5).every(5)]
            + HolidayRule.easter([-2, 0, 1, 39, 49, 50]),
        regions: ["atw": [.on(5, 5)]])

    /// Source: Code du travail, article L.232-2.
    static let luxembourg = Nation(
        everywhere: HolidayRule.on([(1, 1), (1, 5), (23, 6), (15, 8), (1, 11), (25, 12), (26, 12)])
            + [.on(9, 5).since(2019)] + HolidayRule.easter([1, 39, 50]))

    /// Only 1 August is federal; without a canton these are the days that all cantons keep.
    ///
    /// Source: federal constitution, article 110(3); the cantons' acts on days of rest.
    static let switzerland = Nation(
        everywhere: HolidayRule.on([(1, 1), (1, 8), (25, 12)]) + [.easter(39)],
        regions: [
            "zh": HolidayRule.easter([-2, 1, 50]) + HolidayRule.on([(1, 5), (26, 12)]),
            "ge": HolidayRule.easter([-2, 1, 50]) + [.the(1, .sun, of: 9, plus: 4), .on(31, 12)],
            "vd": HolidayRule.easter([-2, 1, 50]) + [.on(2, 1), .the(3, .sun, of: 9, plus: 1)],
        ])

    /// Days on which no transfer in euro settles.
    ///
    /// Source: European Central Bank, TARGET closing days.
    static let target = Nation(
        everywhere: HolidayRule.on([(1, 1), (1, 5), (25, 12), (26, 12)]) + HolidayRule.easter([-2, 1]),
        regions: ["target": []])
}
