/// What exports call our columns, in several languages: without accents, in small letters and digits only.
enum ColumnWords {
    /// By our column. The first words are the better ones.
    private static let words: [String: [String]] = [
        "invoice": [
            "invoice", "invoiceno", "invoicenumber", "invoiceid", "docid", "documentno", "documentnumber", "docno",
            "belegnr",
            "belegnummer", "beleg", "rechnungsnr", "rechnungsnummer", "rechnung", "numfacture", "nofacture",
            "numerofacture",
            "numerodefacture", "facture", "numpiece", "piece", "numfactura", "numerofactura", "factura", "numfattura",
            "numerofattura", "fattura", "factuurnummer",
        ],
        "customer": [
            "customer", "customerid", "customerno", "customernumber", "custno", "custnumber", "custid", "kunnr",
            "debtor",
            "debtorno", "debitor", "debitorennr", "debitornr", "kundennr", "kundennummer", "kunde", "codeclient",
            "numclient",
            "noclient", "client", "clientid", "codetiers", "tiers", "comptetiers", "codcliente", "codicecliente",
            "cliente",
            "klantnummer", "cardcode",
        ],
        "name": [
            "name", "customername", "namecustomer", "clientname", "nomclient", "nom", "raisonsociale", "kundenname",
            "name1",
            "firma", "cardname", "nombre", "razonsocial", "ragionesociale",
        ],
        "legal_entity": [
            "legalentity", "entity", "companycode", "company", "businesscode", "bukrs", "buchungskreis", "codesociete",
            "societe", "entite", "sociedad", "societa",
        ],
        "issued": [
            "issued", "issuedate", "invoicedate", "documentdate", "docdate", "rechnungsdatum", "belegdatum",
            "datefacture",
            "datedefacture", "datepiece", "fechafactura", "fechaemision", "datafattura", "datadocumento",
            "factuurdatum",
            "baselinedate", "baselinecreatedate",
        ],
        "due": [
            "due", "duedate", "dueindate", "netduedate", "faelligkeit", "falligkeit", "faellig", "fallig", "falligam",
            "faelligam", "falligkeitsdatum", "faelligkeitsdatum", "echeance", "dateecheance", "datedecheance",
            "vencimiento",
            "fechavencimiento", "scadenza", "datascadenza", "vervaldatum",
        ],
        "entered": [
            "entered", "postingdate", "entrydate", "buchungsdatum", "erfassungsdatum", "datecomptable", "fechacontable",
            "dataregistrazione",
        ],
        "currency": [
            "currency", "currencycode", "invoicecurrency", "curr", "wahrung", "waehrung", "waers", "devise", "monnaie",
            "moneda", "divisa", "valuta",
        ],
        "amount": [
            "amount", "invoiceamount", "openamount", "totalopenamount", "amountdue", "grossamount", "totalamount",
            "betrag",
            "bruttobetrag", "montantttc", "montant", "ttc", "resteapayer", "importe", "importo", "bedrag", "total",
            "saldo",
            "solde", "balance",
        ],
        "contract": ["contract", "contractno", "contrat", "vertrag", "vertragsnr", "contrato", "contratto"],
        "disputed": ["disputed", "isdisputed", "dispute", "litige", "strittig", "reklamation"],
        "direct_debit": ["directdebit", "prelevement", "lastschrift"],
        "paid_on": [
            "paidon", "paiddate", "settleddate", "clearingdate", "cleareddate", "datereglement", "datepaiement",
            "zahlungsdatum", "ausgleichsdatum", "fechapago", "datapagamento",
        ],
        "payer": ["payer", "payerno", "payeur", "zahler", "pagador", "pagatore"],
        "segment": ["segment", "customergroup", "kundengruppe", "gruppe", "groupe", "categorie"],
        "country": ["country", "countrycode", "pays", "land", "pais", "paese"],
        "language": ["language", "languagecode", "langue", "sprache", "idioma", "lingua"],
        "credit_limit": ["creditlimit", "kreditlimit", "encoursautorise", "plafond"],
        "email": ["email", "mail", "emailaddress", "courriel", "correo"],
        "phone": ["phone", "telephone", "telefon", "telefono", "tel"],
        "address": ["address", "adresse", "anschrift", "direccion", "indirizzo", "street", "strasse", "rue"],
        "role": ["role", "function", "funktion", "fonction"],
        "payment": ["payment", "paymentid", "paymentno", "reglement", "paiement", "zahlung", "pago", "pagamento"],
        "date": [
            "date", "paymentdate", "valuedate", "datum", "valuta", "datereglement", "zahlungsdatum", "fecha", "data",
        ],
        "method": ["method", "paymentmethod", "modereglement", "zahlungsart"],
    ]

    /// How well a name fits one of our columns: from 1, the best, on; `nil` when it does not.
    static func rank(of name: String, for column: String) -> Int? {
        let own = [letters(column)]
        let known = own + (words[column] ?? []).filter { !own.contains($0) }
        return known.firstIndex(of: letters(name)).map { $0 + 1 }
    }

    /// Whether one of a name's words is one of the column's: `Amount in EUR`, `rechnung_id`.
    static func mentions(_ column: String, in name: String) -> Bool {
        let parts = parts(of: name)
        return ([letters(column)] + (words[column] ?? [])).contains { $0.count >= 3 && parts.contains($0) }
    }

    /// Small letters and digits without accents.
    static func letters(_ name: String) -> String { parts(of: name).joined() }

    /// The words of a name: between other characters, and where small letters end.
    private static func parts(of name: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var wasSmall = false
        for scalar in name.unicodeScalars {
            let character = Character(scalar)
            guard character.isLetter || character.isNumber else {
                if !part.isEmpty { parts.append(part) }
                (part, wasSmall) = ("", false)
                continue
            }
            if character.isUppercase, wasSmall {
                parts.append(part)
                part = ""
            }
            wasSmall = character.isLowercase
            part += plain(character.lowercased())
        }
        return part.isEmpty ? parts : parts + [part]
    }

    private static let accents: [String: String] = [
        "\u{E0}": "a", "\u{E1}": "a", "\u{E2}": "a", "\u{E4}": "a", "\u{E7}": "c", "\u{E8}": "e", "\u{E9}": "e",
        "\u{EA}": "e", "\u{EB}": "e", "\u{EE}": "i", "\u{EF}": "i", "\u{ED}": "i", "\u{F1}": "n", "\u{F3}": "o",
        "\u{F4}": "o", "\u{F6}": "o", "\u{F9}": "u", "\u{FA}": "u", "\u{FB}": "u", "\u{FC}": "u", "\u{DF}": "ss",
        "\u{B0}": "o", "\u{BA}": "o",
    ]

    private static func plain(_ letter: String) -> String { accents[letter] ?? letter }
}
