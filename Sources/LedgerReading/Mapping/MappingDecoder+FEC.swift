import Diagnostics
import FinancialValues
import StrictYAML

extension MappingDecoder {
    /// What is said of a FEC: by when its invoices are to be paid, and whose book it is.
    mutating func fec(_ entry: YAMLEntry, _ tables: [LedgerTable: TableMapping]) -> FECSettings {
        var settings = FECSettings()
        settings.range = entry.key.range
        for table in [LedgerTable.invoices, .payments] {
            guard let range = tables[table]?.range else { continue }
            fail(.mappedTwice, range, "\"\(table.rawValue)\" is taken from the FEC, expected no table of its own")
        }
        guard let map = map(entry.value, "fec") else { return settings }
        let entries = known(map, .fec)
        for name in ["legal_entity", "terms"] where entries[name] == nil {
            fail(
                .missingMappingKey, entry.key.range, "\"fec\" has no key \"\(name)\"",
                help: name == "terms"
                    ? "a FEC has no due dates; write terms: net 30, days 30 then eom or eom then days 30"
                    : "a FEC does not say whose it is; write legal_entity: and the policy's name of the company")
        }
        if let entry = entries["file"] { settings.file = text(entry.value, of: "file") }
        if let entry = entries["encoding"],
            let word = word(entry.value, of: "encoding", TextEncoding.allCases.map(\.rawValue))
        {
            settings.encoding = TextEncoding(rawValue: word)
        }
        if let entry = entries["legal_entity"], let text = text(entry.value, of: "legal_entity") {
            settings.legalEntity = text
        }
        if let entry = entries["accounts"], let texts = textList(entry.value, of: "accounts") {
            settings.accounts = texts
        }
        if let entry = entries["terms"], let terms = terms(entry.value) { settings.terms = terms }
        if let entry = entries["terms_of"], let map = self.map(entry.value, "terms_of") {
            for entry in map.entries { settings.termsOfCustomers[entry.key.text] = terms(entry.value) }
        }
        if let entry = entries["currency"], let text = text(entry.value, of: "currency") {
            if let currency = CurrencyCode(text), currency.isKnown, currency.minorDigits == 2 {
                settings.currency = text
            } else {
                fail(
                    .badMappingValue, entry.value.range, "\"\(text)\" is no currency of a FEC, expected one such as EUR"
                )
            }
        }
        if let entry = entries["customers"] { settings.customers = customers(entry.value) }
        return settings
    }

    private mutating func terms(_ node: YAMLNode) -> PaymentTerms? {
        guard let text = text(node, of: "terms") else { return nil }
        do throws(PaymentTermsFault) {
            let terms = try PaymentTerms(text)
            if terms.base == .invoice { return terms }
            fail(
                .badMappingValue, node.range, "\"\(text)\" counts from a day that a FEC does not have",
                help: "write terms that count from the invoice: net 30")
        } catch {
            let meant = error.readings.map { "\"\($0)\"" }
            fail(
                .badMappingValue, node.range, "\"\(text)\" says no payment terms: \(error.message)",
                help: meant.isEmpty ? nil : "write \(orList(meant))")
        }
        return nil
    }

    /// What every customer has.
    private mutating func customers(_ node: YAMLNode) -> [String: String] {
        guard let map = map(node, "customers") else { return [:] }
        let taken = ["customer", "name"]
        let names =
            LedgerTable.customers.columnNames.filter { !taken.contains($0) }
            + ownFields.filter { $0.table == "customer" }.map(\.name)
        var constants: [String: String] = [:]
        for entry in map.entries {
            guard names.contains(entry.key.text) else {
                fail(
                    .unknownTableColumn, entry.key.range,
                    "\"\(entry.key.text)\" is nothing that all customers have"
                        + NameSuggestion.question(for: entry.key.text, among: names),
                    help: "expected \(orList(names))")
                continue
            }
            constants[entry.key.text] = text(entry.value, of: entry.key.text)
        }
        return constants
    }
}
