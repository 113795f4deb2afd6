import Diagnostics
import FinancialValues
import MessageTemplates

/// A template `message.LANG.md` with the given body and a subject, and what is wrong with it.
func read(
    _ body: String, subject: String = "About", sms: String? = nil, language: String = "en",
    partials: [String: String] = [:]
) -> (template: MessageTemplate?, diagnostics: [Diagnostic]) {
    let matter = "---\nsubject: \"\(subject)\"\n" + (sms.map { "sms: \"\($0)\"\n" } ?? "") + "---\n"
    let sources =
        [source("templates/message.\(language).md", matter + body)]
        + partials.sorted { $0.key < $1.key }.map { source("templates/partials/\($0.key).\(language).md", $0.value) }
    let (library, diagnostics) = TemplateLibrary.read(sources)
    return (library.template("message", in: language), diagnostics)
}

/// A file below `templates/`, its name and language taken from its path.
func source(_ path: String, _ text: String) -> TemplateSource {
    let parts = path.split(separator: "/").last!.split(separator: ".")
    return TemplateSource(
        name: String(parts[0]), language: String(parts[1]), isPartial: path.contains("/partials/"),
        file: SourceFile(path: path, text: text))
}

func money(_ units: Int64, _ currency: String = "EUR") -> MessageValue { .money(Money(minorUnits: units, currency)) }

extension Money {
    init(minorUnits: Int64, _ currency: String) { self.init(minorUnits: minorUnits, CurrencyCode(currency)!) }
}

func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

func locale(_ name: String) -> MessageLocale {
    let parts = name.split(separator: "-").map(String.init)
    return MessageLocale(language: parts[0], country: parts.count > 1 ? parts[1] : "")!
}

extension MessageTemplate {
    func render(_ context: MessageContext, _ name: String) -> RenderedMessage { render(context, locale: locale(name)) }
}
