import FinancialValues
import PlaybookProgram

/// One row of history in a story.
struct StoryRow {
    var day: CalendarDate
    var action: NamedAction
    var isSkip = false
    /// When it was received; `nil`: nothing says that it was.
    var received: CalendarDate?
}

extension StoryTelling {
    static let historyColumns = [
        "day", "message", "customer", "legal_entity", "playbook", "step", "invoice", "service", "kind", "channel",
        "recipient", "outcome", "outcome_day",
    ]

    /// What happened before, by day.
    var rows: [StoryRow] {
        var rows: [StoryRow] = []
        for action in playbook.guaranteedEvents.compactMap(\.action) {
            let name = MomentFacts.name(of: action)
            if action.isOfSuspension {
                guard happened("\(name) of the service") else { continue }
                rows.append(StoryRow(day: date("\(name) day of the service"), action: action))
            } else if happened("\(name) carries the invoice") {
                let received = happened("\(name) is received") ? date("\(name) receipt") : nil
                rows.append(StoryRow(day: date("\(name) day"), action: action, received: received))
            } else if happened("mark of \(name) is there"), happened("mark of \(name) is a skip") {
                rows.append(StoryRow(day: date("mark of \(name), day"), action: action, isSkip: true))
            }
        }
        return rows.sorted { ($0.day, MomentFacts.name(of: $0.action)) < ($1.day, MomentFacts.name(of: $1.action)) }
    }

    var history: StoryLedger.Table {
        StoryLedger.Table(
            name: "history", columns: StoryTelling.historyColumns,
            rows: rows.enumerated().map { index, row in cells(row, message: "M\(index + 1)") })
    }

    private func cells(_ row: StoryRow, message: String) -> [String] {
        let deed = deed(of: row.action)
        var (kind, channel, recipient, outcome) = ("task", "", "", "done")
        if case .message(let sent)? = deed {
            (kind, channel, recipient, outcome) = ("message", sent.channels[0].rawValue, sent.to.name, "sent")
        } else if case .task(let task)? = deed {
            recipient = task.to.name
        }
        if case .stage = row.action { (kind, channel, recipient, outcome) = ("stage", "", "", "done") }
        if case .lift = row.action { (kind, channel, recipient, outcome) = ("lift", "", "", "done") }
        if row.isSkip { outcome = "skipped" }
        var outcomeDay = ""
        if let received = row.received, kind == "message" { (outcome, outcomeDay) = ("received", received.description) }
        let isOfService = row.action.isOfSuspension && hasService
        return [
            row.day.description, message, customer, legalEntity, playbook.name, name(of: row.action),
            StoryTelling.invoice, isOfService ? StoryTelling.service : "", kind, channel, recipient, outcome,
            outcomeDay,
        ]
    }

    func name(of action: NamedAction) -> String { playbook.name(of: action) }

    private func deed(of action: NamedAction) -> Deed? { playbook.deed(of: action) }

    // MARK: - The story in sentences

    var events: [StoryLedger.Event] {
        var events: [StoryLedger.Event] = []
        func tell(_ day: CalendarDate, _ english: String, _ french: String) {
            events.append(.init(day: day, sentence: ProofSentence(english, french)))
        }
        func sum(_ story: String) -> (english: String, french: String) {
            let plain = money(number(story))
            return ("\(plain) \(currency)", "\(FrenchStory.amount(plain)) \(currency)")
        }
        let invoice = StoryTelling.invoice
        let amount = sum("story: amount")
        tell(
            due - 30, "invoice \(invoice) of \(amount.english) is issued",
            "la facture \(invoice) de \(amount.french) est émise")
        tell(due, "\(invoice) falls due", "\(invoice) arrive à échéance")
        if number("story: other") > 0 {
            let (other, amount) = (StoryTelling.other, sum("story: other"))
            tell(
                due - 30, "invoice \(other) of \(amount.english) is issued",
                "la facture \(other) de \(amount.french) est émise")
            tell(due, "\(other) falls due", "\(other) arrive à échéance")
        }
        if isTrue(.customerInsolvent) {
            tell(
                date("story: insolvency"), "the customer's opening judgment is given",
                "une procédure d’insolvabilité du client est ouverte")
        }
        if isTrue(.invoiceFactored) {
            tell(
                date("story: factored on"), "\(invoice) is assigned to the factor",
                "\(invoice) est cédée à l’affactureur")
        }
        if number("story: disputed") > 0 {
            let disputed = sum("story: disputed")
            tell(
                date("story: dispute opened"), "the customer disputes \(disputed.english) of it",
                "le client en conteste \(disputed.french)")
        }
        if number("story: promised") > 0 {
            let promised = sum("story: promised")
            tell(
                today - 1, "the customer promises \(promised.english) for \(today + 7)",
                "le client promet \(promised.french) pour le \(FrenchStory.day(today + 7))")
        }
        if number("story: unapplied") > 0 {
            let unapplied = sum("story: unapplied")
            tell(
                today, "\(unapplied.english) come in without a reference",
                "\(unapplied.french) sont encaissés sans référence")
        }
        for row in rows {
            let name = name(of: row.action)
            let french = ProofSentence.frenchName(name)
            let isMessage = if case .message? = deed(of: row.action) { !row.action.isOfSuspension } else { false }
            if row.isSkip {
                tell(row.day, "\(name) is skipped", "l’étape \(french) est abandonnée")
            } else if case .stage = row.action {
                tell(row.day, "\(name) takes effect", "la mesure \(french) prend effet")
            } else if case .lift = row.action {
                tell(row.day, "\(name) takes effect", "la levée \(french) a lieu")
            } else if !isMessage {
                tell(row.day, "\(name) is done", "la tâche \(french) est faite")
            } else if row.received == row.day {
                tell(
                    row.day, "\(name) is sent, and received the same day",
                    "la lettre \(french) est envoyée, et reçue le jour même")
            } else {
                tell(row.day, "\(name) is sent", "la lettre \(french) est envoyée")
                if let received = row.received {
                    tell(received, "\(name) is received", "la lettre \(french) est reçue")
                }
            }
        }
        return events.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }
}
