extension HolidayRules {
    /// What all states keep, and the states by their usual letters; `by-cath` is Bavaria where most are Catholic.
    ///
    /// Source: Einigungsvertrag, article 2(2), and the states' acts on Sundays and holidays.
    static let germany = Nation(
        everywhere: HolidayRule.on([(1, 1), (1, 5), (3, 10), (25, 12), (26, 12)])
            + HolidayRule.easter([-2, 1, 39, 50]) + [.onceOn(31, 10, 2017)],
        regions: [
            "bb": [.easter(0), .easter(49), reformation],
            "be": [womensDay.since(2019), .onceOn(8, 5, 2020), .onceOn(8, 5, 2025), .onceOn(17, 6, 2028)],
            "bw": [epiphany, corpusChristi, allSaints],
            "by": [epiphany, corpusChristi, allSaints],
            "by-cath": [epiphany, corpusChristi, .on(15, 8), allSaints],
            "hb": [reformation.since(2018)],
            "he": [corpusChristi],
            "hh": [reformation.since(2018)],
            "mv": [womensDay.since(2023), reformation],
            "ni": [reformation.since(2018)],
            "nw": [corpusChristi, allSaints],
            "rp": [corpusChristi, allSaints],
            "sh": [reformation.since(2018)],
            "sl": [corpusChristi, .on(15, 8), allSaints],
            "sn": [reformation, .the(.wed, before: 23, 11)],
            "st": [epiphany, reformation],
            "th": [.on(20, 9).since(2019), reformation],
        ])

    private static let epiphany = HolidayRule.on(6, 1)
    private static let womensDay = HolidayRule.on(8, 3)
    private static let corpusChristi = HolidayRule.easter(60)
    private static let reformation = HolidayRule.on(31, 10)
    private static let allSaints = HolidayRule.on(1, 11)
}
