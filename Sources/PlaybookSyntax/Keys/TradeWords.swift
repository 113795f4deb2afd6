/// What other systems call the language's keys and words: SAP's dunning interval is our spacing.
enum TradeWords {
    /// What others call the key by which a record is named.
    static let identityWords: Set<String> = ["name", "id", "title", "label", "key"]

    /// The key of a table that a word of the trade means there.
    static func key(for word: String, in table: KeyTable) -> String? {
        let word = word.lowercased().replacing("-", with: "_")
        if identityWords.contains(word), let identity = table.identity { return identity }
        return keys[word]?.first { table[$0] != nil }
    }

    /// Where a word of the trade leads when the table has no key for it.
    static func note(for word: String) -> String? { notes[word.lowercased().replacing("-", with: "_")] }

    /// The word of a closed list that a word of the trade means.
    static func word(for written: String, among words: [String]) -> String? {
        let written = written.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
        if words.contains(written) { return written }
        return self.words[written]?.first(where: words.contains)
    }

    static let keys: [String: [String]] = [
        // Playbooks and sequences.
        "level": ["step", "steps"], "levels": ["steps"], "dunning_level": ["step"], "dunning_levels": ["steps"],
        "reminder": ["step"], "reminders": ["steps", "sequences"], "action": ["step", "send", "task"],
        "actions": ["steps"],
        "procedure": ["playbook"], "dunning_procedure": ["playbook"], "strategy": ["playbook"], "profile": ["playbook"],
        "workflow": ["sequences", "playbook"], "workflows": ["sequences"], "campaign": ["sequences"],
        "cadence": ["sequences"],
        "sequence": ["sequences"], "block": ["hold", "holds"], "lock": ["hold", "holds", "locked"], "locks": ["holds"],
        "dunning_block": ["hold", "holds"], "blocks": ["holds"], "pause": ["hold", "holds"],
        "exceptions": ["except", "holds"],
        "grace_days": ["grace"], "grace_period": ["grace"], "interval": ["spacing", "repeat"],
        "dunning_interval": ["spacing"], "gap": ["spacing"], "frequency": ["spacing", "repeat", "contact_limit"],
        "condition": ["when", "for", "require"], "conditions": ["when", "for"], "if": ["when", "whenever"],
        "where": ["for", "services", "when"], "filter": ["for", "covers", "services"], "criteria": ["for", "covers"],
        "segment": ["covers"], "customers": ["accounts", "covers"], "scope": ["covers", "for"],
        "applies_to": ["covers", "for", "services"], "parent": ["extends"], "inherits": ["extends"],
        "base": ["extends"],
        "extend": ["extends"], "validity": ["valid"], "valid_from": ["valid"], "valid_to": ["valid"],
        "valid_until": ["valid"], "ignore": ["left_alone", "omit"], "description": ["title", "text", "reason"],
        // Clocks.
        "delay": ["at"], "offset": ["at"], "after": ["at"], "trigger": ["at"], "days": ["at", "run"],
        "day": ["at", "on"],
        "due": ["at", "by"], "schedule": ["at"], "deadline": ["by", "until", "within"], "end": ["until"],
        "expires": ["until", "notice_lapses"], "late": ["skip_if_late"], "optional": ["skip_if_late"],
        "skip": ["skip_if_late", "omit"],
        // Messages and tasks.
        "channel": ["send"], "channels": ["send"], "medium": ["send"], "notify": ["send"], "email": ["send"],
        "letter": ["send"], "alternative": ["fallback"], "or_by": ["fallback"], "recipient": ["to"],
        "recipients": ["to"],
        "role": ["to"], "assignee": ["to"], "owner": ["to"], "assign": ["to"], "cc": ["copy"], "sender": ["from"],
        "signer": ["from"], "signed_by": ["from"], "reply_to": ["from"], "message": ["template"], "body": ["template"],
        "subject": ["template"], "escalate_to": ["then"], "escalation": ["then", "escalations"], "todo": ["task"],
        "sla": ["within"], "formal": ["notice"], "formal_notice": ["notice"], "approve": ["approval"],
        "approver": ["approval"], "approvers": ["approval"], "approved_by": ["approval"], "group": ["combine"],
        "merge": ["combine"], "consolidate": ["combine"], "show": ["lists"], "include": ["lists"], "last": ["final"],
        "terminal": ["final"], "end_step": ["final"], "every": ["repeat"], "recurrence": ["repeat"],
        // Money.
        "amount": ["minimum", "tolerance"], "min_amount": ["minimum"], "minimum_amount": ["minimum"],
        "threshold": ["minimum", "tolerance", "when"], "small_balance": ["tolerance"], "fees": ["fee"],
        "dunning_fee": ["fee"], "charges": ["charge"], "interest": ["charge"], "penalty": ["charge", "late_payment"],
        "penalties": ["charge", "late_payment"], "margin": ["plus"], "spread": ["plus"], "base_rate": ["reference"],
        "compensation": ["fixed_compensation"], "lump_sum": ["fixed_compensation"],
        // Layers and law.
        "was": ["formerly"], "old_name": ["formerly"], "renamed_from": ["formerly"], "basis": ["legal_basis"],
        "law": ["legal_basis"], "source": ["legal_basis"], "why": ["reason"], "comment": ["reason"], "remove": ["omit"],
        "delete": ["omit"], "disabled": ["omit"], "enabled": ["omit"], "position": ["insert"], "order": ["insert"],
        "read_only": ["locked"], "mandatory": ["locked"], "protected": ["locked"],
        // Holds, suspensions, obligations, guarantees.
        "part": ["only"], "keep": ["except"], "stop": ["stops"], "freeze": ["clock", "stops"], "bars": ["never"],
        "forbidden": ["never"], "exclusions": ["never"], "restore": ["lifts"], "reactivate": ["lifts"],
        "lift_when": ["lifts"],
        "again": ["rest_after_lift"], "cooldown": ["rest_after_lift"], "cool_down": ["rest_after_lift"],
        "rest": ["rest_after_lift"], "lapses": ["notice_lapses"], "level_of_service": ["effect"],
        "service": ["services"],
        "kinds": ["services"], "invoicing": ["billing"], "alert": ["warn"], "remind": ["warn"], "assert": ["require"],
        "must": ["require"], "event": ["whenever"], "max": ["at_most"], "maximum": ["at_most", "contact_limit"],
        // The policy.
        "base_currency": ["currency"], "reporting_currency": ["currency"], "fx": ["exchange_rates"],
        "rates": ["exchange_rates"], "companies": ["legal_entities"], "entities": ["legal_entities"],
        "company_codes": ["legal_entities"], "holidays": ["calendars", "closed"], "custom_fields": ["fields"],
        "attributes": ["fields"], "blackout": ["quiet"], "blackouts": ["quiet"], "quiet_periods": ["quiet"],
        "no_contact": ["quiet"], "max_contacts": ["contact_limit"], "contact_cap": ["contact_limit"],
        "working_days": ["send_days"], "transit": ["delivery"],
        // Tests.
        "scenario": ["case", "cases"], "scenarios": ["cases"], "test": ["tests", "case"], "ledger": ["given"],
        "setup": ["given"], "period": ["run", "valid"], "dates": ["run"], "then": ["expect"], "expected": ["expect"],
        "date": ["on"], "not": ["never"],
    ]

    private static let notes: [String: String] = [
        "grace":
            "time before a reminder is the step's clock (at: 5 days after due); of a promise it is promises: grace",
        "level": "what others call levels are the steps of a sequence",
        "levels": "what others call levels are the steps of a sequence",
        "dunning_level": "what others call levels are the steps of a sequence",
        "reminder": "a reminder is a step of a sequence",
        "reminders": "reminders are the steps of a sequence, which has a name of your own under sequences",
        "procedure": "what others call a dunning procedure is a playbook: this file",
        "workflow": "what others call a workflow is a sequence, under sequences",
        "block":
            "what others call a block or a lock is a hold, under holds; a block of one invoice stands in the ledger",
        "lock": "what others call a block or a lock is a hold, under holds; a lock of one invoice stands in the ledger",
        "interval": "the least time between two messages is spacing, of a sequence",
        "unless": "write the opposite in a condition: when: not ...",
        "else": "there are no branches: give two steps a for: each",
        "priority": "what is graver goes first by itself; coverage is ranked by accounts, covers and everyone else",
        "version": "the edition is said by relance: 1; files are versioned where you keep them",
        "templates": "a message is the file templates/NAME.LANG.md; a step names it with template:",
        "variables": "there are no variables; what many playbooks share stands in one that they extend",
        "<<": "there are no merge keys; what many playbooks share stands in one that they extend",
    ]

    private static let words: [String: [String]] = [
        "mail": ["email", "letter"], "e_mail": ["email"], "emails": ["email"], "post": ["letter"], "postal": ["letter"],
        "print": ["letter"], "lre": ["registered_letter"], "lrar": ["registered_letter"],
        "registered": ["registered_letter"],
        "registered_mail": ["registered_letter"], "einschreiben": ["registered_letter"], "text": ["sms"],
        "phone": ["sms"],
        "web": ["portal"], "customer": ["account"], "client": ["account"], "item": ["invoice"],
        "currency": ["account_currency"],
        "true": ["formal", "included"], "yes": ["formal", "included", "continues"], "no": ["left_out", "stops"],
        "false": ["left_out"], "on": ["continues"], "off": ["stops"], "paused": ["stops"],
        "block": ["hold_orders"], "block_orders": ["hold_orders"], "limit": ["restrict"], "throttle": ["restrict"],
        "cut": ["suspend"], "disconnect": ["suspend"], "cancel": ["terminate"], "end": ["terminate"],
        "interest": ["late_interest"], "penalty": ["late_interest"], "compensation": ["fixed_compensation"],
        "lump_sum": ["fixed_compensation"], "all": ["everything", "overdue"], "messages": ["contact"],
        "contacts": ["contact"],
        "fees": ["charges"], "contract": ["same_contract"], "same": ["same_contract"], "fifo": ["oldest_first"],
        "fixed_at_start": ["start"], "floating": ["half_year"], "act/365": ["actual_365"], "act/act": ["actual_actual"],
        "30e/360": ["30_360"], "30/360": ["30_360"], "reset": ["restart"], "b2b": ["business"], "b2c": ["consumer"],
        "b2g": ["public_body"], "public": ["public_body"], "company": ["business"],
        "bool": ["boolean"], "flag": ["boolean"], "string": ["text"], "integer": ["number"], "decimal": ["number"],
        "amount": ["money"], "enum": ["enumeration"],
    ]
}
