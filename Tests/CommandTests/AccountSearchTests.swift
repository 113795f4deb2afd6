import FinancialValues
import Receivables
import Testing

@testable import RelanceWorkspace

@Suite struct AccountSearchTests {
    /// C-1 pays for C-2 and has accounts at two entities; C-3 and C-4 have one each, C-5 has none.
    private var ledger: LedgerSnapshot {
        var assembly = LedgerAssembly()
        let entities = [assembly.legalEntity("FR01"), assembly.legalEntity("GB01")]
        let names = ["Groupe Éléonor", "Éléonor Lyon", "Bœuf & Fils", "Grand Bœuf & Fils", "Nobody"]
        for (index, (payer, name)) in zip([0, 0, 2, 3, 4], names).enumerated() {
            var customer = Customer(id: assembly.ledger.text.add("C-\(index + 1)"), payer: UInt32(payer))
            customer.name = assembly.ledger.text.add(name)
            assembly.ledger.customers.append(customer)
        }
        for (customer, entity) in [(UInt32(0), 0), (1, 1), (2, 0), (3, 0)] {
            assembly.ledger.invoices.append(
                Invoice(
                    id: assembly.ledger.text.add("F-\(customer)"), customer: customer,
                    issued: HandMadeRun.date("2026-01-01"), due: HandMadeRun.date("2026-02-01"), amount: 100,
                    currency: CurrencyCode("EUR")!))
            assembly.invoiceKeys.append(.init(customer: customer, legalEntity: entities[entity]))
        }
        return assembly.assemble()
    }

    private static let ofGroup = [
        AccountMatch(id: "C-1/FR01", name: "Groupe Éléonor", legalEntity: "FR01", isLeftOut: false),
        AccountMatch(id: "C-1/GB01", name: "Groupe Éléonor", legalEntity: "GB01", isLeftOut: false),
    ]

    private static let paidByGroup = AccountSearch.paidByAnother(
        customer: "C-2", payer: "C-1", accounts: ["C-1/FR01", "C-1/GB01"])

    @Test(
        "an account is found by its id, or by a customer that has one",
        arguments: [
            ("C-1/FR01", AccountSearch.found(0)), ("C-1/GB01", .found(1)), ("C-3", .found(2)), ("c-3/fr01", .found(2)),
            ("C-1", .several(ofGroup)), ("C-2", paidByGroup), ("C-2/GB01", paidByGroup),
            ("F-3", .found(3)), ("f-0", .found(0)), ("C-5", .nothing(customer: "C-5")),
            ("C-3/GB01", .unknown(nearest: ["C-1/GB01"])),
        ])
    func byID(_ name: String, _ found: AccountSearch) { #expect(AccountSearch.find(name, in: ledger) == found) }

    @Test(
        "an account is found by a part of its payer's name, in any case and without accents",
        arguments: [
            ("grand boeuf", AccountSearch.found(3)), ("GROUPE éleonor", .several(ofGroup)),
            ("eleonor", .several(ofGroup)),
            // A whole name before a part of others.
            ("bœuf & fils", .found(2)),
            (
                "boeuf",
                .several([
                    AccountMatch(id: "C-3/FR01", name: "Bœuf & Fils", legalEntity: "FR01", isLeftOut: false),
                    AccountMatch(id: "C-4/FR01", name: "Grand Bœuf & Fils", legalEntity: "FR01", isLeftOut: false),
                ])
            ),
            ("nobody", .nothing(customer: "C-5")), (" ", .unknown(nearest: [])),
        ])
    func byName(_ name: String, _ found: AccountSearch) { #expect(AccountSearch.find(name, in: ledger) == found) }

    @Test(
        "what is not found is told by what is near",
        arguments: [
            ("C-6", ["C-1", "C-2", "C-3"]), ("elsewhere", []), ("Groupe Eleonord", ["Groupe Éléonor"]),
            ("elionor", ["Groupe Éléonor", "Éléonor Lyon"]),
        ])
    func near(_ name: String, _ nearest: [String]) {
        #expect(AccountSearch.find(name, in: ledger) == .unknown(nearest: nearest))
    }

    private static let ofC3 = [
        AccountMatch(id: "C-3/FR01", name: "Bœuf & Fils", legalEntity: "FR01", isLeftOut: false),
        AccountMatch(id: "C-3/GB01", name: "Bœuf & Fils", legalEntity: "GB01", isLeftOut: true),
    ]

    @Test(
        "an account with unusable rows is left out by name",
        arguments: [
            ("C-3", AccountSearch.several(ofC3)), ("C-3/GB01", .leftOut(["C-3/GB01"])), ("C-3/FR01", .found(2)),
            ("C-9", .leftOut(["C-9/*"])), ("c-9/FR01", .leftOut(["C-9/*"])),
            ("C-90", .unknown(nearest: ["C-1", "C-2", "C-3"])),
            ("nobody", .leftOut(["C-5/*"])),
            ("bœuf & fils", .several(ofC3)),
        ])
    func leftOut(_ name: String, _ found: AccountSearch) {
        #expect(AccountSearch.find(name, in: ledger, leftOut: ["C-3/GB01", "C-5/*", "C-9/*"]) == found)
    }
}
