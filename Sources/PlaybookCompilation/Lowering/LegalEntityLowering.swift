import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookProgram
import PlaybookSyntax

/// The policy's legal entities, each with the calendar of its working days.
struct LegalEntityLowering {
    let record: SyntaxRecord
    let vocabulary: PolicyVocabulary
    let faults: DiagnosticCollector

    /// In the order written; those whose calendar is not known are left out and reported.
    func entities() -> [LegalEntity] {
        let calendars = self.calendars()
        let senders = SenderLowering(vocabulary: vocabulary, faults: faults)
        let contacts = senders.contacts(record)
        return record.named("legal_entities").compactMap { entry in
            guard let entity = entry.value.record else { return nil }
            let sender = senders.sender(entity, contacts)
            guard let country = entity.text("country") else { return nil }
            let known = KnownNames(ISOCodes.countries)
            if let fault = known.fault(of: country, .unknownCountry, what: "country", owner: "ISO 3166") {
                faults.report(fault)
                return nil
            }
            guard let calendar = calendar(of: entity, country: country, among: calendars) else { return nil }
            return LegalEntity(
                id: entry.name.value, name: entity.text("name")?.value ?? entry.name.value, country: country.value,
                calendar: calendar, sender: sender, terms: terms(of: entity, country.value), origin: entry.name.range)
        }
    }

    private func calendar(
        of entity: SyntaxRecord, country: Located<String>, among calendars: [String: BusinessCalendar?]
    ) -> BusinessCalendar? {
        if let name = entity.text("calendar") {
            if let calendar = calendars[name.value] { return calendar }
            let known = KnownNames(calendars.keys.sorted(), isOpen: record.isInvalid("calendars"))
            if record["calendars"] == nil, let calendar = HolidayRules.calendar(named: name.value, country: name.value)
            {
                return calendar
            }
            if let fault = known.fault(of: name, .unknownCalendar, what: "calendar", owner: "the policy") {
                faults.report(fault)
            }
            return nil
        }
        if entity.isInvalid("calendar") { return nil }
        if let calendar = calendars[country.value] { return calendar }
        if let calendar = HolidayRules.calendar(named: country.value, country: country.value) { return calendar }
        faults.report(noHolidays(country))
        return nil
    }

    private func terms(of entity: SyntaxRecord, _ country: String) -> PaymentTerms? {
        guard let field = entity["terms"], case .paymentTerms(let terms) = field.value else { return nil }
        if country == "FR", let finding = FrenchTermCap.finding(of: terms), let first = finding.firstOverBoth {
            faults.report(overCap(field, finding, first))
        }
        return terms
    }

    private func overCap(
        _ field: SyntaxField, _ finding: FrenchTermCap.Finding, _ first: CalendarDate
    ) -> Diagnostic {
        Diagnostic(
            .termsOverCap, .warning, at: field.range,
            "these terms give up to \(finding.longest) days, and are longer than French law lets businesses agree on for "
                + "\(finding.overBoth) invoice days in seven years, such as \(first)",
            help: "sixty days from the invoice are allowed, or 45 days end of month: write \"net 60\", "
                + "\"days 45 then eom\" or \"eom then days 45\" (Code de commerce, article L441-10)")
    }

    /// By name; `nil` for one that was reported.
    private func calendars() -> [String: BusinessCalendar?] {
        var calendars: [String: BusinessCalendar?] = [:]
        for entry in record.named("calendars") {
            calendars[entry.name.value] = .some(entry.value.record.flatMap { calendar(entry.name.value, $0) })
        }
        return calendars
    }

    private func calendar(_ name: String, _ record: SyntaxRecord) -> BusinessCalendar? {
        guard let country = record.text("country") else { return nil }
        guard HolidayRules.countries.contains(country.value) else {
            faults.report(noHolidays(country))
            return nil
        }
        let region = record.text("region")
        if let region, !HolidayRules.regions(of: country.value).contains(region.value) {
            faults.report(unknownRegion(region, country: country.value))
            return nil
        }
        var closed: Set<CalendarDate> = []
        if case .dates(let dates)? = record["closed"]?.value { closed = Set(dates.map(\.value)) }
        return HolidayRules.calendar(named: name, country: country.value, region: region?.value, closed: closed)
    }

    private func noHolidays(_ country: Located<String>) -> Diagnostic {
        Diagnostic(
            .unknownHolidays, at: country.range,
            "the public holidays of \"\(country.value)\" are not known",
            help:
                "they are known of \(andList(HolidayRules.countries)); name a calendar of one of these, with its closed days"
        )
    }

    private func unknownRegion(_ region: Located<String>, country: String) -> Diagnostic {
        let known = HolidayRules.regions(of: country)
        return Diagnostic(
            .unknownHolidays, at: region.range,
            "\(country) has no region \"\(region.value)\" with holidays of its own\(NameSuggestion.question(for: region.value, among: known))",
            help: known.isEmpty ? "take it out" : "regions of \(country) are \(andList(known))")
    }
}
