import Diagnostics

/// Words that other systems use for what the language calls otherwise, for "did you mean".
enum TradeWords {
    private static let words: [String: [String]] = [
        // Facts.
        "outstanding": ["open_amount", "account.overdue"], "residual": ["open_amount"], "open": ["open_amount"],
        "balance": ["account.balance", "open_amount"], "balance_due": ["open_amount", "account.balance"],
        "remaining": ["open_amount"], "total": ["amount"], "days_late": ["days_overdue", "account.days_overdue"],
        "days_past_due": ["days_overdue", "account.days_overdue"], "dpd": ["days_overdue", "account.days_overdue"],
        "arrears": ["account.overdue"], "past_due": ["account.overdue"], "due_date": ["due"],
        "invoice_date": ["issued"],
        "posted": ["entered"], "posting_date": ["entered"], "credit": ["account.unapplied"],
        "contested": ["disputed"], "sepa": ["direct_debit"], "rating": ["customer.risk_score"],
        "score": ["customer.risk_score"], "type": ["customer.segment", "kind"], "category": ["customer.segment"],
        "b2c": ["customer.consumer"], "bankrupt": ["customer.insolvent"], "limit": ["account.credit_limit"],
        "level": ["step", "invoice.step"], "entity": ["legal_entity"], "company": ["legal_entity"],
        "date": ["today"], "now": ["today"], "encours": ["account.exposure"],
        // Steps, events and tasks.
        "dunning": ["reminder", "formal_notice"], "mise_en_demeure": ["formal_notice"], "mahnung": ["formal_notice"],
        "phone": ["call"], "phone_call": ["call"], "agency": ["hand_over"], "collection_agency": ["hand_over"],
        "write_off": ["hand_over"], "legal_action": ["hand_over"], "reconcile": ["match_cash"],
        "due_date_reached": ["due"], "echeance": ["due"], "faelligkeit": ["due"], "scadenza": ["due"],
        "vencimiento": ["due"], "vervaldatum": ["due"], "vervaldag": ["due"], "rechnungsdatum": ["issued"],
        "factuurdatum": ["issued"], "paid": ["payment_received"], "payment": ["payment_received"],
        "rejected": ["payment_rejected"], "chargeback": ["payment_rejected"], "bankruptcy": ["insolvency"],
        "judgment": ["insolvency"], "promise": ["promise_due", "promise"], "broken": ["promise_broken"],
        // Effects and roles.
        "block": ["hold_orders", "restrict"], "cut": ["suspend"], "cut_off": ["suspend"], "disconnect": ["suspend"],
        "cancel": ["terminate"], "accounting": ["billing"], "accounts_payable": ["billing"], "lawyer": ["legal"],
        "dunner": ["collector"], "sales": ["account_manager", "sales_director"],
        // Codes.
        "uk": ["GB"], "el": ["GR"], "france": ["FR"], "germany": ["DE"], "english": ["en"], "french": ["fr"],
        "german": ["de"], "spanish": ["es"], "italian": ["it"], "dutch": ["nl"],
    ]

    /// `, did you mean "NAME"?`: the nearest name, else what the language calls it; or nothing.
    static func question(for name: String, among names: [String]) -> String {
        suggestion(for: name, among: names).map { ", did you mean \"\($0)\"?" } ?? ""
    }

    static func suggestion(for name: String, among names: [String]) -> String? {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        for key in [name, last] {
            if let word = words[key.lowercased()]?.first(where: names.contains) { return word }
        }
        // Of two letters every other two are near.
        return name.count > 2 ? FactNames.nearest(to: name, among: names) : nil
    }
}
