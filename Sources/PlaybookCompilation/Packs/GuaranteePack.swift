import Diagnostics
import FinancialValues
import PlaybookModel
import PlaybookSyntax

/// A file of guarantees with parameters, and what it gives for the parameters of one place that includes it.
///
/// Parameters stand in braces, `{notice}`, in the texts and conditions; the file says what they are where nobody else does.
struct GuaranteePack: Sendable {
    let name: String
    let file: SourceFile
    /// What the file says of each parameter, as it is written there.
    let standards: [String: String]

    /// The keys that a pack may leave to whoever includes it.
    static let parameters = ["formal_notice", "notice", "fresh", "minimum"]

    /// - Returns: `nil` for a file that names no pack.
    init?(_ file: SourceFile) {
        self.file = file
        // Conditions with parameters in them cannot be read yet; what they lack is told once the parameters are in place.
        guard let record = DocumentReader.read(file).document?.record, let name = record.text("pack") else {
            return nil
        }
        self.name = name.value
        standards = GuaranteePack.parameters.reduce(into: [:]) { $0[$1] = record[$1]?.range.text }
    }

    /// The guarantees for some parameters, read as if they had been written out.
    ///
    /// - Parameters:
    ///   - values: As they are written where the pack is included.
    ///   - reporting: The currency of whose amount a minimum speaks.
    func guarantees(
        _ values: [String: String] = [:], reporting: CurrencyCode?
    ) -> (records: [SyntaxRecord], diagnostics: [Diagnostic]) {
        let (document, diagnostics) = document(values, reporting: reporting)
        return (document?.record.records("guarantees") ?? [], diagnostics)
    }

    /// The whole file for some parameters.
    func document(
        _ values: [String: String] = [:], reporting: CurrencyCode?
    ) -> (document: SyntaxDocument?, diagnostics: [Diagnostic]) {
        DocumentReader.read(writtenOut(values, reporting))
    }

    /// The file with every parameter in its place. Each line stays a line, so that places stay those of the file.
    private func writtenOut(_ values: [String: String], _ reporting: CurrencyCode?) -> SourceFile {
        var text = String(decoding: file.bytes, as: UTF8.self)
        for (key, value) in standards.merging(values, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
            let plain = key == "minimum" ? GuaranteePack.amount(value, reporting) : value
            text = text.replacing("{\(key).fr}", with: GuaranteePack.french(plain)).replacing("{\(key)}", with: plain)
        }
        return SourceFile(path: file.path, bytes: Array(text.utf8))
    }

    /// Of `{EUR: 100, GBP: 90}` the amount in the reporting currency: `100 EUR`.
    private static func amount(_ value: String, _ reporting: CurrencyCode?) -> String {
        guard value.hasPrefix("{") else { return value }
        let amounts = value.dropFirst().dropLast().split(separator: ",").map { part in
            part.split(separator: ":").map { $0.trimmed }
        }
        let own = amounts.first { $0.first == reporting?.description } ?? amounts.first ?? []
        return own.count == 2 ? "\(own[1]) \(own[0])" : value
    }

    /// `8 full days` as a French text says it.
    private static func french(_ value: String) -> String {
        [("full days", "jours francs"), ("full day", "jour franc"), ("days", "jours"), ("day", "jour")]
            .first { value.hasSuffix($0.0) }.map { value.dropLast($0.0.count) + $0.1 } ?? value
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " || text.last == "\r" { text = text.dropLast() }
        return String(text)
    }
}
