import Diagnostics

extension ActionChange {
    /// `asked for F-1001: 180.00 EUR instead of 480.00 EUR`, `F-1002 is no longer part of it, 1250.00 GBP`
    var sentence: String {
        if what == "items" {
            let name = invoice ?? ""
            guard let planned else { return "\(name) has joined it, \(now ?? "")" }
            return "\(name) is no longer part of it, \(planned)"
        }
        return "\(noun): \(now ?? "none") instead of \(planned ?? "none")"
    }

    private var noun: String {
        let addresses = "recipient.addresses."
        if what.hasPrefix(addresses) { return "address by \(words(what.dropFirst(addresses.count)))" }
        guard let invoice else { return ActionChange.nouns[what] ?? words(what) }
        return ActionChange.itemNouns[what].map { "\($0) \(invoice)" } ?? "\(words(what)), \(invoice)"
    }

    /// A key that has no noun of its own, such as one that a later schedule has.
    private func words(_ path: some StringProtocol) -> String {
        String(path).replacing("_", with: " ").replacing(".", with: ", ")
    }

    private static let nouns = [
        "payer": "name of the customer", "playbook.name": "playbook", "playbook.digest": "digest of the playbook",
        "rule.group": "sequence or suspension", "limit.effect": "effect", "limit.billing": "billing",
        "recipient.role": "recipient", "recipient.side": "side of the recipient",
        "recipient.name": "name of the recipient",
    ]

    private static let itemNouns = [
        "items.asked": "asked for", "items.open": "open of", "items.disputed": "disputed of",
        "items.promised": "promised of", "items.step": "step of", "items.decided": "decided of",
        "items.charges.late_interest": "interest on", "items.charges.fixed_compensation": "compensation for",
        "items.promise": "promise about", "items.dispute": "dispute about",
    ]
}
