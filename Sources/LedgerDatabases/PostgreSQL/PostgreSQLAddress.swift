import CPostgreSQL

/// Where a database of PostgreSQL is, and how to get in: `postgresql://USER@HOST:PORT/DATABASE`, as libpq reads it.
///
/// A password in it is never shown; nor is anything of an address that cannot be read, since a password may be what is wrong.
package struct PostgreSQLAddress {
    /// As it was given, password and all.
    let url: String
    /// `postgresql://USER@HOST:PORT/DATABASE`, as far as it was given.
    package let shown: String

    /// Whether a text begins as such an address does.
    package static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }

    /// What may be shown of a text that begins as an address does.
    package static func shown(_ text: String) -> String { PostgreSQLAddress(text)?.shown ?? "postgresql://..." }

    /// - Returns: `nil` when it cannot be read.
    init?(_ text: String) {
        guard PostgreSQLAddress.isAddress(text), let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        url = text
        let user = values["user"].map { $0 + "@" } ?? ""
        let port = values["port"].map { ":" + $0 } ?? ""
        shown =
            "postgresql://" + user + (values["host"] ?? values["hostaddr"] ?? "") + port + "/"
            + (values["dbname"] ?? "")
    }
}
