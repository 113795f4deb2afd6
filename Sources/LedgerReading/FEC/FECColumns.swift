/// Where the fields of a FEC stand. Their order is fixed by law, and not kept everywhere.
///
/// Source: Livre des procédures fiscales, art. A47 A-1: the names, `Debit` and `Credit` or `Montant` and `Sens`, tab or `|`.
struct FECColumns {
    let separator: UInt8
    let count: Int
    /// By name as the law writes it.
    private let indices: [String: Int]
    private static let names = [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum",
        "CompAuxLib",
        "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "Montant", "Sens", "EcritureLet", "DateLet",
        "ValidDate",
        "Montantdevise", "Idevise",
    ]

    /// - Returns: `nil` when the line does not begin as a FEC does.
    init?(header: [UInt8]) {
        guard let separator = [0x09, UInt8(ascii: "|")].first(where: header.contains) else { return nil }
        let names = header.split(separator: separator, omittingEmptySubsequences: false).map { name in
            String(decoding: name, as: UTF8.self).lowercased().filter { !" \"\u{FEFF}\r".contains($0) }
        }
        guard names.first == "journalcode" else { return nil }
        self.separator = separator
        count = names.count
        indices = FECColumns.names.reduce(into: [:]) { indices, name in
            indices[name] = names.firstIndex(of: name.lowercased())
        }
    }

    /// - Parameter name: As the law writes it.
    subscript(name: String) -> Int? { indices[name] }

    /// The names of the fields that are not there and are needed.
    var missing: [String] {
        var missing = [
            "JournalCode", "EcritureNum", "EcritureDate", "CompteNum", "CompAuxNum", "PieceRef", "EcritureLet",
        ].filter { self[$0] == nil }
        if !isSigned, self["Debit"] == nil || self["Credit"] == nil { missing.append("Debit and Credit") }
        return missing
    }

    /// Whether there are `Montant` and `Sens` in place of `Debit` and `Credit`.
    var isSigned: Bool { self["Montant"] != nil && self["Sens"] != nil }
}
