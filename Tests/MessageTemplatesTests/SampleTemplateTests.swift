import Diagnostics
import FinancialValues
import Foundation
import MessageTemplates
import RelanceTestSupport
import Testing

/// What the sample's customers read. `Fixtures/sample` has the letters of one made-up account, to be read as such.
@Suite("The sample's templates")
struct SampleTemplateTests {
    static let sources: [TemplateSource] = ["templates", "templates/partials"].flatMap { folder in
        contents(of: repositoryRoot.appending(path: folder)).filter { $0.pathExtension == "md" }.map { url in
            source("\(folder)/\(url.lastPathComponent)", (try? String(contentsOf: url, encoding: .utf8)) ?? "")
        }
    }
    static let library = TemplateLibrary.read(sources).library

    @Test(
        "each says everything it means to say, and nothing of its markup", arguments: library.templates.map(\.file.path)
    )
    func filled(_ path: String) throws {
        let template = try #require(Self.library.templates.first { $0.file.path == path })
        let message = template.render(.everything, locale: Self.locale(template.language))
        #expect(message.unfilled == [])
        for text in [message.subject, message.text] {
            #expect(!text.contains("**") && !text.contains("{{") && !text.contains("|"))
        }
        #expect(!message.html.contains("{{"))
        #expect(message.text.split(separator: "\n").allSatisfy { $0.count <= 72 })
    }

    static let letters = library.templates.map { "\($0.name).\($0.language)" }.sorted()

    @Test("read like letters", arguments: letters)
    func letter(_ name: String) throws {
        let parts = name.split(separator: ".").map(String.init)
        let template = try #require(Self.library.template(parts[0], in: parts[1]))
        let context = parts[0].hasSuffix("formal_notice") ? MessageContext.everything : .withoutCharges
        let message = template.render(context, locale: Self.locale(parts[1]))
        expectGolden(
            "\(message.subject)\n\n\(message.text)", at: fixtures("sample").appending(path: "\(name).txt"))
        if parts[0] == "formal_notice" {
            expectGolden(message.html, at: fixtures("sample").appending(path: "\(name).html"))
        }
    }

    private static func locale(_ language: String) -> MessageLocale {
        MessageLocale(language: language, country: language == "fr" ? "FR" : "GB")!
    }
}

extension MessageContext {
    /// An account with everything a message can be about.
    fileprivate static let everything: MessageContext = {
        var context: MessageContext = [
            "recipient": .text("Service comptabilité fournisseurs"), "sender": .text("Acme France SAS"),
            "signer": .text("Acme credit management"), "signer_phone": .text("01 99 00 26 02"),
            "signer_email": .text("credit@acme-group.example.com"), "today": .day(day("2026-06-15")),
            "deadline": .day(day("2026-06-26")), "consequence": .flag(true), "billing_continues": .flag(false),
            "services_at_stake": .flag(true),
            "measures": .list([
                [
                    "service": .text("S-1027-1"), "kind": .text("hosting"), "contract": .text("K-1027"),
                    "may_hold_orders": .flag(false), "may_restrict": .flag(true), "may_suspend": .flag(true),
                    "may_terminate": .flag(false),
                ]
            ]),
            "customer.name": .text("Menuiserie Tessandier"), "customer.id": .text("C-1027"),
            "account.days_overdue": .days(41), "account.overdue": money(2_776_00),
            "account.collectable": money(2_376_00),
            "items": .list([
                [
                    "number": .text("F-1027-1"), "issued": .day(day("2026-04-05")), "due": .day(day("2026-05-05")),
                    "days_overdue": .days(41), "open_amount": money(1_776_00), "asked_amount": money(1_376_00),
                    "amount": money(1_776_00), "before_insolvency": .flag(true),
                ],
                [
                    "number": .text("F-1027-2"), "issued": .day(day("2026-05-01")), "due": .day(day("2026-05-31")),
                    "days_overdue": .days(15), "open_amount": money(1_000_00), "asked_amount": money(1_000_00),
                    "amount": money(1_000_00), "before_insolvency": .flag(true),
                ],
            ]),
            "disputed_items": .list([["number": .text("F-1027-1"), "disputed_amount": money(400_00)]]),
            "promised_items": .list([["number": .text("F-1027-3"), "promised_amount": money(500_00)]]),
            "totals": .list([
                [
                    "total": money(2_376_00), "late_interest": money(36_12), "fixed_compensation": money(80_00),
                    "total_due": money(2_492_12),
                    "late_interest_rate": .rates(["12.15", "12.40"].map { AnnualRate(percent: ExactNumber($0)!) }),
                    "late_interest_provisional": .flag(true),
                ]
            ]),
            "promises": .list([["promise.amount": money(1_000_00), "promise.date": .day(day("2026-07-01"))]]),
            "disputes": .list([
                [
                    "number": .text("F-1027-1"), "dispute.amount": money(400_00), "dispute.reason": .text("price"),
                    "dispute.age": .days(21), "dispute.opened": .day(day("2026-05-25")),
                ]
            ]),
            "services": .list([["service": .text("S-1027-1"), "contract": .text("K-1027")]]),
        ]
        context["accounts"] = .list([context])
        return context
    }()

    /// The same where nothing is charged.
    fileprivate static let withoutCharges: MessageContext = {
        var context = everything
        context["totals"] = .list([["total": money(2_376_00), "total_due": money(2_376_00)]])
        return context
    }()
}
