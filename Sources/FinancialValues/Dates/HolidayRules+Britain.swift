extension HolidayRules {
    /// England unless a region is named. A bank holiday on a weekend is kept on the next weekday.
    ///
    /// Source: Banking and Financial Dealings Act 1971, schedule 1, and the royal proclamations of single years.
    static let britain = Nation(
        everywhere: [
            HolidayRule.on(1, 1).substituted, .easter(-2),
            .the(1, .mon, of: 5).except(2020), .onceOn(8, 5, 2020),
            .theLast(.mon, of: 5).except(2002, 2012, 2022), .onceOn(4, 6, 2002), .onceOn(4, 6, 2012),
            .onceOn(2, 6, 2022),
            .on(25, 12).substituted, .on(26, 12).substituted,
            .onceOn(3, 6, 2002), .onceOn(29, 4, 2011), .onceOn(5, 6, 2012), .onceOn(3, 6, 2022), .onceOn(19, 9, 2022),
            .onceOn(8, 5, 2023),
        ],
        regions: [
            "england": [.easter(1), lateSummer],
            "wales": [.easter(1), lateSummer],
            "northern-ireland": [.easter(1), lateSummer, .on(17, 3).substituted, .on(12, 7).substituted],
            "scotland": [
                HolidayRule.on(2, 1).substituted, .the(1, .mon, of: 8), .on(30, 11).since(2007).substituted,
                .onceOn(15, 6, 2026),
            ],
        ],
        usual: "england")

    private static let lateSummer = HolidayRule.theLast(.mon, of: 8)
}
