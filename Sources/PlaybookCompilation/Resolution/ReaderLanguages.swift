import Diagnostics
import PlaybookProgram
import PlaybookSyntax

/// Which languages the readers of messages can have, as far as the policy tells.
struct ReaderLanguages {
    /// Where a language is said, or follows from.
    typealias Places = [String: SourceRange]

    /// Of customers, and of third parties about them.
    let customers: (languages: Set<String>, places: Places)
    /// The policy lists them; else they follow from its legal entities' countries.
    let areDeclared: Bool
    let fallback: Located<String>?
    /// In which we write to ourselves where no contact names one: the fallback language, else the first of the customers';
    /// `nil` when nothing says.
    let own: String?
    private let entities: [LegalEntity]

    init(_ vocabulary: PolicyVocabulary) {
        let record = vocabulary.record
        fallback = record?.text("fallback_language").flatMap { ISOCodes.languages.contains($0.value) ? $0 : nil }
        let declared = (record?.words("languages") ?? []).filter { ISOCodes.languages.contains($0.value) }
        areDeclared = !declared.isEmpty
        let fromCountries = (record?.named("legal_entities") ?? []).flatMap { entity -> [Located<String>] in
            guard let country = entity.value.record?.text("country") else { return [] }
            return CountryLanguages.of(country.value).map { Located($0, at: country.range) }
        }
        let all = areDeclared ? declared : fromCountries
        customers = (
            Set(all.map(\.value)), Dictionary(all.map { ($0.value, $0.range) }) { first, _ in first }
        )
        own = fallback?.value ?? all.first?.value
        entities = vocabulary.entities
    }

    /// In which one of our roles is written to.
    func own(role: String) -> String? { entities.language(ofRole: role) ?? own }

    /// Where it is said that customers can have these languages.
    func notes(for languages: [String]) -> [DiagnosticNote] {
        languages.compactMap { language in
            let name = LanguageName.of(language)
            return customers.places[language].map {
                DiagnosticNote(
                    areDeclared ? "\(name) is in this list" : "\(name) is a language of this country", at: $0)
            }
        }
    }
}

/// What a language is called in messages.
enum LanguageName {
    /// The code itself where it has no name here.
    static func of(_ language: String) -> String { names[language] ?? language }

    static func list(_ languages: [String]) -> String { andList(languages.map(of)) }

    private static let names = [
        "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch",
        "pt": "Portuguese",
    ]
}

/// The languages in which people of a country are written to, of those that messages can be written in.
enum CountryLanguages {
    /// The main one first; empty where none is known.
    static func of(_ country: String) -> [String] { table[country] ?? [] }

    /// Official languages of the whole country or of regions in which they are the only one.
    private static let table: [String: [String]] = [
        "FR": ["fr"], "MC": ["fr"], "BE": ["nl", "fr"], "LU": ["fr", "de"], "CH": ["de", "fr", "it"], "DE": ["de"],
        "AT": ["de"], "LI": ["de"], "GB": ["en"], "IE": ["en"], "US": ["en"], "AU": ["en"], "NZ": ["en"],
        "CA": ["en", "fr"], "ES": ["es"], "IT": ["it"], "NL": ["nl"], "PT": ["pt"],
    ]
}
