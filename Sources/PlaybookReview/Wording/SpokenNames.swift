import PlaybookProgram

/// Words of policies and of the language that are spoken of otherwise than they are written. What is not here is said in the
/// author's own words.
struct SpokenNames {
    let channels: [Channel: String]
    /// `by e-mail`
    let ways: [Channel: String]
    /// With an article, as somebody who gets something.
    let roles: [String: String]
    /// What is to be done, with an article.
    let tasks: [String: String]
    /// What becomes of a service.
    let effects: [SuspensionEffect: String]
    let holds: [CompiledHold.Kind: String]
}

extension SpokenNames {
    static let english = SpokenNames(
        channels: [
            .email: "e-mail", .letter: "letter", .registeredLetter: "registered letter", .sms: "text message",
            .portal: "customer portal",
        ],
        ways: [
            .email: "by e-mail", .letter: "by letter", .registeredLetter: "by registered letter",
            .sms: "by text message", .portal: "on the customer's portal",
        ],
        roles: [
            "billing": "the customer's billing contact", "signatory": "the customer's legal representative",
            "cfo": "the customer's finance director", "collector": "our credit control",
            "account_manager": "our account manager", "sales_director": "our sales director",
            "credit_manager": "our credit manager", "legal": "our legal department",
            "cash_team": "our cash allocation team", "insurer": "the credit insurer", "factor": "the factor",
            "agency": "the collection agency", "administrator": "the insolvency administrator",
            "dispute_owner": "whoever answers the dispute",
        ],
        tasks: [
            "call": "to call the customer", "visit": "to visit the customer", "review": "to look at the case",
            "qualify": "to have the invoice confirmed", "hand_over": "to hand the matter over for collection",
            "declare_claim": "to declare the claim", "match_cash": "to allocate the money received",
            "prove_receipt": "to find the proof of receipt", "review_suspension": "to look at the suspension again",
            "no_address": "to find an address", "answer_dispute": "to answer the dispute",
        ],
        effects: [
            .holdOrders: "new orders are refused", .restrict: "the service is restricted",
            .suspend: "the service is suspended", .terminate: "the service is terminated",
        ],
        holds: [
            .contact: "contacting the customer", .charges: "charging interest and costs",
            .handOver: "handing the matter over", .suspension: "limiting services",
            .internal: "our own tasks about it",
        ])

    static let french = SpokenNames(
        channels: [
            .email: "courriel", .letter: "lettre simple", .registeredLetter: "lettre recommandée", .sms: "SMS",
            .portal: "portail du client",
        ],
        ways: [
            .email: "par courriel", .letter: "par lettre simple", .registeredLetter: "par lettre recommandée",
            .sms: "par SMS", .portal: "sur le portail du client",
        ],
        roles: [
            "billing": "le contact de facturation du client", "signatory": "le représentant légal du client",
            "cfo": "le directeur financier du client", "collector": "notre service recouvrement",
            "account_manager": "notre chargé de clientèle", "sales_director": "notre directeur commercial",
            "credit_manager": "notre responsable crédit", "legal": "notre service juridique",
            "cash_team": "notre équipe de lettrage", "insurer": "l’assureur-crédit", "factor": "l’affactureur",
            "agency": "la société de recouvrement", "administrator": "l’administrateur ou le mandataire judiciaire",
            "dispute_owner": "la personne chargée de la contestation",
        ],
        tasks: [
            "call": "appeler le client", "visit": "visiter le client", "review": "examiner le dossier",
            "qualify": "faire valider la facture", "hand_over": "transmettre le dossier au recouvrement",
            "declare_claim": "déclarer la créance ou le sinistre", "match_cash": "affecter le paiement reçu",
            "prove_receipt": "retrouver la preuve de réception", "review_suspension": "réexaminer la suspension",
            "no_address": "trouver une adresse", "answer_dispute": "répondre à la contestation",
        ],
        effects: [
            .holdOrders: "les nouvelles commandes sont refusées", .restrict: "le service est restreint",
            .suspend: "le service est suspendu", .terminate: "le service est résilié",
        ],
        holds: [
            .contact: "les messages et appels au client", .charges: "les intérêts et frais",
            .handOver: "la transmission au recouvrement", .suspension: "toute limitation de service",
            .internal: "nos tâches internes",
        ])
}

extension SentenceWriter {
    var names: SpokenNames { language == .fr ? .french : .english }

    func role(_ role: RoleReference) -> String { self.role(role.name) }

    func role(_ name: String) -> String {
        names.roles[name] ?? say("the role \(quoted(name: name))", "le rôle \(quoted(name: name))")
    }

    /// As the one to whom: `to the customer's accounts payable`, `à notre service juridique`, `au directeur…`.
    func toRole(_ role: RoleReference) -> String {
        language == .fr ? french(role.name, after: ("à", "au")) : "to \(self.role(role))"
    }

    /// `of our legal department`, `de notre service juridique`, `du rôle…`.
    func ofRole(_ name: String) -> String {
        language == .fr ? french(name, after: ("de", "du")) : "of \(role(name))"
    }

    /// Each masculine article melts into the preposition: `à l’administrateur ou au mandataire judiciaire`. The author's own
    /// name of a role stays as it is.
    private func french(_ name: String, after preposition: (plain: String, melted: String)) -> String {
        let spoken = role(name)
        let melted =
            spoken.hasPrefix("le ") ? preposition.melted + " " + spoken.dropFirst(3) : "\(preposition.plain) \(spoken)"
        return names.roles[name] == nil ? melted : melted.replacing(" ou le ", with: " ou \(preposition.melted) ")
    }

    /// `to call the customer`, or the author's word.
    func task(_ name: String) -> String {
        names.tasks[name] ?? say("to do \(quoted(name: name))", "accomplir \(quoted(name: name))")
    }
}
