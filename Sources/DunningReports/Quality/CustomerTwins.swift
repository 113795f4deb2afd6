import Diagnostics
import FinancialValues
import Receivables

extension LedgerCheck {
    /// Customers who are one: by a registration number that the ledger has of both, by an id that differs only in writing, or by a
    /// name that does.
    ///
    /// Not told: who pays for one another, consumers of one name, a name that more than four customers share (a chain, or no
    /// name at all), and companies of which registration number, country, or both addresses and e-mail domains differ.
    func checkCustomerTwins() {
        let evidence = CustomerEvidence(ledger)
        let owed = openByPayer()
        var groups = TwinGroups()
        func group(_ reason: TwinGroups.Reason, most: Int, _ key: (Int) -> String?, _ areOne: (Int, Int) -> Bool) {
            var rows: [String: [Int]] = [:]
            for row in ledger.customers.indices { if let key = key(row) { rows[key, default: []].append(row) } }
            for rows in rows.values where rows.count > 1 && rows.count <= most {
                let rows = rows.sorted {
                    ledger.places!.line(of: $0, in: .customers) < ledger.places!.line(of: $1, in: .customers)
                }
                for row in rows.dropFirst() where areOne(rows[0], row) { groups.add(row, like: rows[0], reason) }
            }
        }
        for column in evidence.registrations {
            group(.registration(column), most: .max, { evidence.registration($0, column) }) {
                evidence.areApart($0, $1)
            }
        }
        group(.id, most: 4, { evidence.idKey($0) }) { evidence.areApart($0, $1) && evidence.shareWord($0, $1) }
        group(.name, most: 4, { evidence.nameKey($0) }) { evidence.areApart($0, $1) && !evidence.differ($0, $1) }

        for (row, twin) in groups.twins.sorted(by: { $0.key < $1.key }) {
            let (customer, other) = (ledger.customers[row], ledger.customers[twin.row])
            let amounts = owed[row] ?? owed[twin.row] ?? []
            found.add(.lookAlikeCustomer, at: .init(.customers, row, "customer"), customer: row, amounts) {
                "\(ledger.quoted(customer.id)), \(ledger.quoted(customer.name)), looks like \(ledger.quoted(other.id)), "
                    + "\(ledger.quoted(other.name)) (\(elsewhere(.customers, twin.row))): \(twin.reason.phrase(ledger))"
            }
        }
    }
}

/// Which customer is like which earlier one; each is told once, for the strongest reason.
private struct TwinGroups {
    enum Reason {
        /// Index of an own field.
        case registration(Int)
        case id, name

        func phrase(_ ledger: LedgerSnapshot) -> String {
            switch self {
            case .registration(let column): "the same \(ledger.ownFields[column].name)"
            case .id: "the same id but for zeros, case or punctuation"
            case .name: "the same name but for legal form, case, accents or order"
            }
        }
    }

    private(set) var twins: [Int: (row: Int, reason: Reason)] = [:]

    mutating func add(_ row: Int, like other: Int, _ reason: Reason) {
        if twins[row] == nil, twins[other]?.row != row { twins[row] = (other, reason) }
    }
}

/// What a ledger says of who a customer is.
private struct CustomerEvidence {
    let ledger: LedgerSnapshot
    private let names: [CompanyName]
    private var domains: [UInt32: Set<String>] = [:]
    private var addresses: [UInt32: Set<String>] = [:]
    /// Own fields of customers that hold a registration number, by index.
    let registrations: [Int]

    /// Under which names a policy declares a registration number as an own field.
    private static let registrationNames: Set<String> = [
        "vat", "vat_id", "vat_number", "tva", "siren", "siret", "tax_id", "tax_number", "registration_number",
        "company_number",
    ]

    init(_ ledger: LedgerSnapshot) {
        self.ledger = ledger
        names = ledger.customers.map { CompanyName(ledger.text[$0.name]) }
        registrations = ledger.ownFields.indices.filter {
            ledger.ownFields[$0].table == "customer"
                && CustomerEvidence.registrationNames.contains(ledger.ownFields[$0].name)
        }
        for contact in ledger.contacts {
            let email = ledger.text[contact.email].lowercased()
            if let at = email.lastIndex(of: "@") { domains[contact.customer, default: []].insert(String(email[at...])) }
            let address = CustomerEvidence.compact(ledger.text[contact.address])
            if !address.isEmpty { addresses[contact.customer, default: []].insert(address) }
        }
    }

    /// Capital letters and digits.
    private static func compact(_ text: String) -> String { text.uppercased().filter { $0.isLetter || $0.isNumber } }

    func registration(_ row: Int, _ column: Int) -> String? {
        guard case .text(let text) = ledger.ownFields[column].values[row] else { return nil }
        let number = CustomerEvidence.compact(ledger.text[text])
        return number.count >= 6 ? number : nil
    }

    /// Letters and digits without leading zeros.
    func idKey(_ row: Int) -> String? {
        let key = CustomerEvidence.compact(ledger.text[ledger.customers[row].id]).drop { $0 == "0" }
        return key.isEmpty ? nil : String(key)
    }

    func nameKey(_ row: Int) -> String? {
        let customer = ledger.customers[row]
        guard !customer.isConsumer, names[row].isTelling else { return nil }
        return names[row].words.joined(separator: " ")
    }

    /// Nobody pays for both.
    func areApart(_ left: Int, _ right: Int) -> Bool { ledger.customers[left].payer != ledger.customers[right].payer }

    /// Their names do not contradict that they are one.
    func shareWord(_ left: Int, _ right: Int) -> Bool {
        let (a, b) = (names[left].everyWord, names[right].everyWord)
        return a.isEmpty || b.isEmpty || !a.isDisjoint(with: b)
    }

    /// Something says that they are two.
    func differ(_ left: Int, _ right: Int) -> Bool {
        let (a, b) = (ledger.customers[left], ledger.customers[right])
        if !a.country.isNone, !b.country.isNone, a.country != b.country { return true }
        for column in registrations {
            if let first = registration(left, column), let second = registration(right, column), first != second {
                return true
            }
        }
        return areDisjoint(domains, left, right) && areDisjoint(addresses, left, right)
    }

    private func areDisjoint(_ values: [UInt32: Set<String>], _ left: Int, _ right: Int) -> Bool {
        guard let a = values[UInt32(left)], let b = values[UInt32(right)] else { return false }
        return a.isDisjoint(with: b)
    }
}
