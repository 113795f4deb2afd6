import FinancialValues
import PlaybookProgram

/// Every subject is masculine and singular, so that one verb fits all.
extension ReviewWording {
    package static let french = ReviewWording(
        facts: [
            .invoiceAmount: "le montant de la facture",
            .invoiceOpenAmount: "le montant restant dû sur la facture",
            .invoiceDisputedAmount: "le montant contesté de la facture",
            .invoicePromisedAmount: "le montant promis sur la facture",
            .invoiceDaysOverdue: "le retard de paiement de la facture",
            .invoiceDaysUntilDue: "le délai restant avant l’échéance de la facture",
            .invoiceDue: "le jour d’échéance de la facture",
            .invoiceIssued: "le jour d’émission de la facture",
            .invoiceEntered: "le jour de comptabilisation de la facture",
            .invoiceCurrency: "le code de devise de la facture",
            .invoiceRejections: "le nombre de paiements de la facture rejetés par la banque",
            .invoiceRejectionReason: "le motif du dernier rejet de paiement de la facture",
            .invoiceDisputeReason: "le motif de contestation de la facture",
            .invoiceContract: "le contrat de la facture",
            .invoiceStep: "le dernier acte accompli pour la facture",
            .accountLegalEntity: "le code de la société créancière",
            .accountBalance: "le solde du compte",
            .accountOverdue: "le montant échu du compte",
            .accountOverdueBalance: "le solde échu du compte",
            .accountCollectable: "le montant réclamable du compte",
            .accountDisputed: "le montant contesté du compte",
            .accountUnapplied: "le montant reçu et non encore affecté",
            .accountExposure: "l’encours total du compte",
            .accountCreditLimit: "le plafond de crédit du client",
            .accountDaysOverdue: "le retard de la plus ancienne facture échue",
            .accountOverdueCount: "le nombre de factures échues",
            .accountBrokenPromises: "le nombre de promesses rompues en un an",
            .accountRejectedPayments: "le nombre de paiements rejetés en un an",
            .accountCasesInAYear: "le nombre de dossiers ouverts en un an",
            .customerID: "le numéro du client",
            .customerSegment: "le segment du client",
            .customerCountry: "le code de pays du client",
            .customerLanguage: "le code de langue du client",
            .customerRiskScore: "le score de risque du client",
            .customerOverdue: "le montant échu du client envers toutes nos sociétés",
            .serviceKind: "le type du service",
            .serviceStatus: "le statut du service",
            .serviceContract: "le contrat du service",
            .groundAmount: "le montant qui justifie la mesure",
            .groundOpen: "le solde impayé des factures qui ont justifié la mesure",
            .groundDisputed: "le montant contesté parmi ce qui justifie la mesure",
            .promiseAmount: "le montant promis",
            .promiseDate: "le jour promis",
            .disputeReason: "le motif de la contestation",
            .disputeAge: "le temps écoulé depuis la contestation",
            .disputeAmount: "le montant contesté",
            .dayToday: "le jour considéré",
            .dayMonth: "le mois considéré",
            .dayWeekday: "le jour de la semaine considéré",
        ],
        statements: [
            .invoiceDisputed: Statement("la facture est contestée", "la facture n’est pas contestée"),
            .invoicePromised: Statement(
                "le paiement de la facture est promis", "le paiement de la facture n’est pas promis"),
            .invoiceOnPlan: Statement(
                "la facture relève d’un échéancier respecté", "la facture ne relève pas d’un échéancier respecté"),
            .invoiceFactored: Statement(
                "la facture est cédée à un affactureur", "la facture n’est pas cédée à un affactureur"),
            .invoiceDirectDebit: Statement(
                "la facture est payée par prélèvement", "la facture n’est pas payée par prélèvement"),
            .invoicePaymentInFlight: Statement(
                "un paiement de la facture est annoncé", "aucun paiement de la facture n’est annoncé"),
            .invoiceInsured: Statement(
                "la facture est couverte par une assurance-crédit",
                "la facture n’est pas couverte par une assurance-crédit"),
            .invoiceBeforeInsolvency: Statement(
                "la facture est antérieure à l’ouverture de la procédure d’insolvabilité",
                "la facture n’est pas antérieure à l’ouverture de la procédure d’insolvabilité"),
            .invoiceQualified: Statement(
                "le client a validé la facture", "le client n’a pas validé la facture"),
            .customerInsolvent: Statement(
                "le client est en procédure d’insolvabilité", "le client n’est pas en procédure d’insolvabilité"),
            .customerVulnerable: Statement(
                "le client est déclaré vulnérable", "le client n’est pas déclaré vulnérable"),
            .customerInsured: Statement(
                "le client est couvert par une assurance-crédit",
                "le client n’est pas couvert par une assurance-crédit"),
            .customerPublicBody: Statement(
                "le client est un organisme public", "le client n’est pas un organisme public"),
            .customerConsumer: Statement("le client est un consommateur", "le client n’est pas un consommateur"),
            .dayWorkingDay: Statement(
                "le jour considéré est ouvré", "le jour considéré n’est pas ouvré"),
        ],
        ownStatements: [
            .invoice: Statement("la facture porte la mention %", "la facture ne porte pas la mention %"),
            .account: Statement("le compte porte la mention %", "le compte ne porte pas la mention %"),
            .customer: Statement("le client porte la mention %", "le client ne porte pas la mention %"),
            .service: Statement("le service porte la mention %", "le service ne porte pas la mention %"),
        ],
        ownFacts: [
            .invoice: "le champ % de la facture", .account: "le champ % du compte", .customer: "le champ % du client",
            .service: "le champ % du service",
        ],
        answer: "la réponse à",
        anchors: [
            .issued: "la date de la facture", .due: "l’échéance", .entered: "la comptabilisation de la facture",
            .promiseDue: "le jour promis", .promiseBroken: "la rupture d’une promesse de paiement",
            .disputeOpened: "l’ouverture de la contestation", .disputeClosed: "la clôture de la contestation",
            .paymentReceived: "la réception d’un paiement", .paymentRejected: "le rejet d’un paiement",
            .insolvency: "l’ouverture de la procédure d’insolvabilité",
            .insolvencyPublished: "la publication de l’ouverture de la procédure d’insolvabilité",
            .courtDeadline: "le terme fixé par le tribunal", .factoredOn: "la cession à l’affactureur",
        ],
        events: [
            .messageSent: "l’envoi de la communication %", .messageReceived: "la réception de la communication %",
            .noticeSent: "l’envoi de la mise en demeure %", .noticeReceived: "la réception de la mise en demeure %",
            .taskGiven: "le début de la tâche %", .taskDone: "l’accomplissement de la tâche %",
            .stage: "la prise d’effet de la mesure %", .stageReceived: "la réception de l’avis de la mesure %",
            .lift: "la levée %", .liftReceived: "la réception de l’avis de la levée %",
            .escalation: "l’alerte %", .escalationReceived: "la réception de l’alerte %",
            .obligation: "l’obligation %", .obligationReceived: "la réception de l’avis de l’obligation %",
            .anyTaskDone: "l’accomplissement de toute tâche %",
            .messageDone: "l’accomplissement de la communication %", .stageDone: "l’accomplissement de la mesure %",
            .liftDone: "l’accomplissement de la levée %", .escalationDone: "l’accomplissement de l’alerte %",
            .obligationDone: "l’accomplissement de l’obligation %", .anyTaskGiven: "le début de toute tâche %",
            .anyTaskReceived: "la réception de toute tâche %",
        ],
        sizes: [
            .equal: Relation("est égal à", toFact: "vaut"),
            .notEqual: Relation("n’est pas égal à", toFact: "ne vaut pas"),
            .less: Relation("est de moins de", toFact: "n’atteint pas"),
            .atMost: Relation("est d’au plus", toFact: "ne dépasse pas"),
            .more: Relation("est de plus de", toFact: "dépasse"),
            .atLeast: Relation("est d’au moins", toFact: "atteint ou dépasse"),
        ],
        dates: [
            .equal: Relation("tombe"), .notEqual: Relation("ne tombe pas"), .less: Relation("tombe avant"),
            .atMost: Relation("tombe au plus tard"), .more: Relation("tombe après"),
            .atLeast: Relation("tombe au plus tôt"),
        ],
        words: [
            .equal: Relation("est"), .notEqual: Relation("n’est pas"), .less: Relation("vient avant"),
            .atMost: Relation("ne vient pas après"), .more: Relation("vient après"),
            .atLeast: Relation("ne vient pas avant"),
        ],
        among: "est parmi", amongNothing: "n’est parmi rien",
        between: ("est compris entre", "et", " inclus"),
        inRange: ("tombe entre", "ne tombe pas entre", "et", " inclus"),
        happened: "a eu lieu", atLeastAgo: "remonte à % au moins",
        within: ("a eu lieu au cours du dernier jour", "a eu lieu au cours des % derniers jours"),
        notWithin: ("n’a pas eu lieu au cours du dernier jour", "n’a pas eu lieu au cours des % derniers jours"),
        and: "et", or: "ou", not: "il n’est pas vrai que", always: "toujours", never: "jamais", yes: "oui", no: "non",
        zero: "zéro", plus: "plus", minus: "moins", text: "le texte",
        quotes: ("«\u{A0}", "\u{A0}»"), decimal: ",", group: "\u{202F}",
        units: [
            .days: ("jour", "jours"), .businessDays: ("jour ouvré", "jours ouvrés"), .weeks: ("semaine", "semaines"),
            .months: ("mois", "mois"), .years: ("an", "ans"),
        ],
        fullDays: ("jour franc", "jours francs"),
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        dayArticle: "le ", firstOfMonth: "1er", after: "après", before: "avant", on: "le jour où survient",
        theDay: "le jour situé", monthEnd: "la fin du mois qui contient", at: "à",
        latest: ", la dernière de ces dates étant retenue",
        listed: [
            .steps: ["none": "aucun"], .disputeReasons: ["none": "aucun"],
            .months: [
                "jan": "janvier", "feb": "février", "mar": "mars", "apr": "avril", "may": "mai", "jun": "juin",
                "jul": "juillet", "aug": "août", "sep": "septembre", "oct": "octobre", "nov": "novembre",
                "dec": "décembre",
            ],
            .weekdays: [
                "mon": "lundi", "tue": "mardi", "wed": "mercredi", "thu": "jeudi", "fri": "vendredi",
                "sat": "samedi", "sun": "dimanche",
            ],
            .serviceStatuses: [
                "active": "actif", "restricted": "restreint", "suspended": "suspendu", "terminated": "résilié",
            ],
        ])
}
