/// The few words that a letter's layout brings with it, in the reader's language.
struct LetterWords {
    let registered: String
    let reference: String
    let contact: String
    let phone: String
    let email: String
    /// Between the number of a page and the number of pages: `1 of 2`.
    let of: String
    let page: String
    /// Behind a label.
    let colon: String

    /// - Parameter language: ISO 639-1; English for one that is not here.
    static func of(_ language: String) -> LetterWords { all[language] ?? all["en"]! }

    private static let all: [String: LetterWords] = [
        "en": LetterWords(
            registered: "Registered letter with advice of delivery", reference: "Our reference",
            contact: "Your contact",
            phone: "Telephone", email: "E-mail", of: "of", page: "Page", colon: ":"),
        "fr": LetterWords(
            registered: "Lettre recommandée avec avis de réception", reference: "Notre référence",
            contact: "Votre contact", phone: "Téléphone", email: "Courriel", of: "sur", page: "Page", colon: "\u{A0}:"),
        "de": LetterWords(
            registered: "Einschreiben mit Rückschein", reference: "Unser Zeichen", contact: "Ihr Kontakt",
            phone: "Telefon", email: "E-Mail", of: "von", page: "Seite", colon: ":"),
        "es": LetterWords(
            registered: "Carta certificada con acuse de recibo", reference: "Nuestra referencia",
            contact: "Su contacto",
            phone: "Teléfono", email: "Correo electrónico", of: "de", page: "Página", colon: ":"),
        "it": LetterWords(
            registered: "Raccomandata con avviso di ricevimento", reference: "Nostro riferimento",
            contact: "Il Suo contatto", phone: "Telefono", email: "E-mail", of: "di", page: "Pagina", colon: ":"),
        "nl": LetterWords(
            registered: "Aangetekende brief met ontvangstbevestiging", reference: "Onze referentie",
            contact: "Uw contact", phone: "Telefoon", email: "E-mail", of: "van", page: "Pagina", colon: ":"),
    ]
}
